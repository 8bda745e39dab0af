/** Run all cases of the workspace. */
import { window } from "vscode";
import type { Parts } from "../parts.ts";

export async function runAllCases({ testing }: Parts): Promise<void> {
  await testing.refresh();
  if (testing.files().length > 0) {
    await testing.run();
    return;
  }
  void window.showInformationMessage("There are no cases in this folder yet.");
}
