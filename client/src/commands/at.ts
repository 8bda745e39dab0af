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
export function placeMeant(testing: TestingView, first: unknown, second: unknown): At | undefined {
  if (typeof first === "string" && typeof second === "number")
    return { uri: Uri.parse(first), offset: second };
  const kase = isTestItem(first) ? testing.tree.of(first) : undefined;
  if (kase !== undefined) return { uri: Uri.parse(kase.uri), offset: kase.offset };
  return atCursor();
}

/** The cursor of the policy in front: the active editor, or one that stands beside a panel. */
export function atCursor(): At | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const editor = editors.find((one) => one?.document.languageId === "remit");
  if (editor === undefined) return undefined;
  return { uri: editor.document.uri, offset: editor.document.offsetAt(editor.selection.active) };
}

function isTestItem(value: unknown): value is TestItem {
  return typeof value === "object" && value !== null && "children" in value && "id" in value;
}
