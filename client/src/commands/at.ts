/**
 * The place a command is about. It comes from a code lens (a file's uri and an offset), from an item of the Testing
 * view, or from the cursor.
 */
import { type TestItem, Uri, window } from "vscode";
import type { TestingView } from "../testing/view.ts";

export interface At {
  readonly uri: Uri;
  readonly offset: number;
}

/** Undefined where no policy file is in front of the person. */
export async function placeMeant(
  testing: TestingView,
  first: unknown,
  second: unknown,
): Promise<At | undefined> {
  if (typeof first === "string" && typeof second === "number")
    return { uri: Uri.parse(first), offset: second };
  const item = isTestItem(first) ? first : await caseAtCursor(testing);
  const kase = item && testing.tree.of(item);
  if (kase !== undefined) return { uri: Uri.parse(kase.uri), offset: kase.offset };
  const editor = policyInFront();
  if (editor === undefined) return undefined;
  return { uri: editor.document.uri, offset: editor.document.offsetAt(editor.selection.active) };
}

/** The case, row or table on the line of the cursor, as the file is now. */
export async function caseAtCursor({ tree }: TestingView): Promise<TestItem | undefined> {
  const editor = policyInFront();
  if (editor === undefined) return undefined;
  const { uri } = editor.document;
  await tree.refresh(uri);
  return tree.at(uri.toString(), editor.selection.active.line);
}

/** The active editor, or one that stands beside a panel. */
export function policyInFront() {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  return editors.find((editor) => editor?.document.languageId === "remit");
}

function isTestItem(value: unknown): value is TestItem {
  return typeof value === "object" && value !== null && "children" in value && "id" in value;
}
