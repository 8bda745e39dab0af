/** Keeping a case in a policy file. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import { caseText } from "@remit/server/protocol/requests.ts";
import { Range, Uri, WorkspaceEdit, window, workspace } from "vscode";
import type { LanguageServer } from "../language-server.ts";

/** Adds the case at the end of the file, in the editor, unsaved: the person sees it and may undo it. */
export async function keepAsCase(server: LanguageServer, uri: string, kase: CaseData): Promise<string> {
  const { text } = await server.ask(caseText, { uri, case: kase });
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const whole = document.getText();
  const end = document.positionAt(whole.length);
  const gap = whole.trim() === "" ? "" : whole.endsWith("\n") ? "\n" : "\n\n";
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, end, `${gap}${text.trimEnd()}\n`);
  if (!(await workspace.applyEdit(edit))) return `The case could not be written into ${fileName(uri)}.`;
  const start = document.positionAt(whole.length + gap.length);
  const column = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await window.showTextDocument(document, {
    selection: new Range(start, start),
    preserveFocus: true,
    preview: false,
    viewColumn: column ?? 1,
  });
  return `The case was added at the end of ${fileName(uri)}. It is not saved yet.`;
}

export function fileName(uri: string): string {
  return Uri.parse(uri).path.split("/").at(-1) ?? uri;
}
