/** Show findings, show principles: of the policy of a file, or of the file in front. */
import { Uri, window } from "vscode";
import type { FindingsPart } from "../panels/findings-session.ts";
import type { Parts } from "../parts.ts";
import { policyInFront } from "./at.ts";

export async function showFindings({ findings }: Parts, file: unknown, part: FindingsPart): Promise<void> {
  const uri = typeof file === "string" ? Uri.parse(file) : policyInFront()?.document.uri;
  if (uri !== undefined) return findings.open(uri, part);
  void window.showInformationMessage("Open a policy file (its name ends with .remit), then ask again.");
}
