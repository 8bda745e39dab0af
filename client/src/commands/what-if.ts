/** What if…: a case made up by hand, and its outcome. Starts from the case at the place, if there is one. */
import { window } from "vscode";
import type { Parts } from "../parts.ts";
import { placeMeant } from "./at.ts";

export async function whatIf(parts: Parts, first: unknown, second: unknown): Promise<void> {
  const at = await placeMeant(parts.testing, first, second);
  if (at !== undefined) {
    await parts.whatIf.open(at.uri, at.offset);
    return;
  }
  void window.showInformationMessage("Open a policy file (its name ends with .remit), then ask again.");
}
