/** Run case: the one named by file and id, or the one at the cursor. */
import { Uri, window } from "vscode";
import { atCursor } from "./at.ts";
import type { Parts } from "./register.ts";

export async function runCase({ testing }: Parts, first: unknown, second: unknown): Promise<void> {
  const item =
    typeof first === "string" && typeof second === "string"
      ? await caseNamed(testing.tree, first, second)
      : await caseAtCursor(testing.tree);
  if (item !== undefined) {
    await testing.run([item]);
    return;
  }
  void window.showInformationMessage(
    "Put the cursor in a case or in a row of a table of cases, then ask again.",
  );
}

async function caseNamed(tree: Parts["testing"]["tree"], uri: string, id: string) {
  const file = Uri.parse(uri);
  await tree.refresh(file);
  return tree.find(file.toString(), id);
}

async function caseAtCursor(tree: Parts["testing"]["tree"]) {
  const at = atCursor();
  if (at === undefined) return undefined;
  await tree.refresh(at.uri);
  return tree.at(at.uri.toString(), at.offset);
}
