/** Run case: the one named by file and id, or the one at the cursor. */
import { Uri, window } from "vscode";
import type { Parts } from "../parts.ts";
import type { TestingView } from "../testing/view.ts";
import { caseAtCursor } from "./at.ts";

export async function runCase({ testing }: Parts, first: unknown, second: unknown): Promise<void> {
  const named = typeof first === "string" && typeof second === "string";
  const item = named ? await caseNamed(testing, first, second) : await caseAtCursor(testing);
  if (item !== undefined) {
    await testing.run([item]);
    return;
  }
  void window.showInformationMessage(
    "Put the cursor in a case or in a row of a table of cases, then ask again.",
  );
}

async function caseNamed({ tree }: TestingView, uri: string, id: string) {
  const file = Uri.parse(uri);
  await tree.refresh(file);
  return tree.find(file.toString(), id);
}
