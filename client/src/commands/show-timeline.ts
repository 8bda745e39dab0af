/** Show timeline: what follows from a case's events, day by day. */
import { window } from "vscode";
import type { Parts } from "../parts.ts";
import { placeMeant } from "./at.ts";

export async function showTimeline(parts: Parts, first: unknown, second: unknown): Promise<void> {
  const at = await placeMeant(parts.testing, first, second);
  if (at !== undefined && (await parts.timeline.open(at.uri, at.offset))) return;
  void window.showInformationMessage(
    "Put the cursor in a case or in a row of a table of cases, then ask again.",
  );
}
