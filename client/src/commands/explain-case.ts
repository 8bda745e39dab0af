/** Explain this case: why it ends as it does, step by step. */
import { window } from "vscode";
import type { Parts } from "../parts.ts";
import { placeMeant } from "./at.ts";

export async function explainThisCase(parts: Parts, first: unknown, second: unknown): Promise<void> {
  const at = await placeMeant(parts.testing, first, second);
  if (at !== undefined && (await parts.explain.open(at.uri, at.offset))) return;
  void window.showInformationMessage(
    "Put the cursor in a case or in a row of a table of cases, then ask again.",
  );
}
