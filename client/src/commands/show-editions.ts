/** Show what changes: the cases of a policy that end otherwise at each change of it. */
import { Uri, window } from "vscode";
import type { Parts } from "../parts.ts";
import { policyInFront } from "./at.ts";

export async function showEditions({ editions }: Parts, file: unknown): Promise<void> {
  const uri = typeof file === "string" ? Uri.parse(file) : policyInFront()?.document.uri;
  if (uri !== undefined) return editions.open(uri);
  void window.showInformationMessage("Open a policy file (its name ends with .remit), then ask again.");
}
