/** A small policy in two files, written into the workspace for one test and taken away after it. */
import * as vscode from "vscode";

const POLICY = `policy visits "Visits to care homes" in force from 2026-01-01

actor inspector

scale harm worsens none < low < serious

track response one at a time strengthens advise < warn < restrict

fact harm-found "Harm found": harm

fact warnings "Earlier warnings": 0..20 notices, worsens

judgement evidence-sufficient "Evidence is sufficient": yes/no
  by inspector
  guided by "credible, relevant, recorded"

power advice-letter is advise on response

power warning-notice is warn on response

power conditions is restrict on response

rule R1 "Warn about serious harm"
  when harm-found is serious and evidence-sufficient
  then inspector must use warning-notice

rule R2 "Restrict where warnings did not help"
  when harm-found is serious and warnings is at least 2 and evidence-sufficient
  then inspector must use conditions
  overrides R1

rule default "Advise in all other cases"
  otherwise inspector may use advice-letter

principle proportionality "The lowest adequate power"
  choose the lowest adequate power on response
`;

const CASES = `use "./policy.remit"

case "Serious harm, first time" on 2026-05-01
  given harm-found is serious, warnings is 0, evidence-sufficient is yes
  expect warning-notice is required by R1

case "Low harm, wrongly expected" on 2026-05-01
  given harm-found is low, warnings is 0, evidence-sufficient is yes
  expect conditions is required

cases "Boundaries" on 2026-05-01
  given evidence-sufficient is yes
  | harm-found | warnings | expect         |
  | serious    | 1        | warning-notice |
  | serious    | 2        | conditions     |
`;

export interface Visits {
  readonly policy: vscode.Uri;
  readonly cases: vscode.Uri;
  readonly remove: () => Promise<void>;
}

let written = 0;

export async function writeVisits(): Promise<Visits> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error("the tests need a folder");
  const folder = vscode.Uri.joinPath(root, `visits-${++written}`);
  const policy = vscode.Uri.joinPath(folder, "policy.remit");
  const cases = vscode.Uri.joinPath(folder, "cases.remit");
  const bytes = (text: string) => new TextEncoder().encode(text);
  await vscode.workspace.fs.writeFile(policy, bytes(POLICY));
  await vscode.workspace.fs.writeFile(cases, bytes(CASES));
  return {
    policy,
    cases,
    remove: async () => {
      // Else what was typed would stay open, and be a file of the workspace, after its folder is gone.
      await vscode.workspace.saveAll(false);
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await vscode.workspace.fs.delete(folder, { recursive: true });
    },
  };
}

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Replaces the first occurrence of a text, as somebody who types would. */
export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const range = rangeOf(editor.document, text);
  if (!(await editor.edit((edit) => edit.replace(range, by)))) throw new Error(`could not replace ${text}`);
}

/** Where a text stands for the first time. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`there is no “${text}” in ${document.uri}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}
