/** The workspace as it stands at one moment. Nothing in it changes; a later edit makes another snapshot. */
import type { Checked } from "../semantics/check.ts";
import type { Model } from "../semantics/model.ts";
import type { AnalysisResult, RuleCounts } from "./analyser.ts";
import type { PolicyAnalysis } from "./analyses.ts";
import type { Document } from "./document.ts";

export interface Policy {
  /** The file that no other file of the policy uses. */
  readonly root: string;
  /** The root first. */
  readonly documents: readonly Document[];
  /** What the check found; made when first asked for, then kept. */
  readonly checked: () => Checked;
  /** What the analysis of its meaning found, as far as that was known at the moment. */
  readonly analysis: PolicyAnalysis;
  /** Analyses the policy as it would be. Undefined where the signal came first. */
  readonly tryOut: (model: Model, signal: AbortSignal) => Promise<AnalysisResult | undefined>;
  /** In how many cases each rule applies, by name; without those that are too many to count. */
  readonly ruleCounts: (signal: AbortSignal) => Promise<RuleCounts | undefined>;
}

export interface Snapshot {
  readonly policies: readonly Policy[];
  /** Every policy file known, by address. */
  readonly documents: ReadonlyMap<string, Document>;
  /** The policies that a file belongs to; names are looked up in the first. */
  readonly policiesOf: (uri: string) => readonly Policy[];
}

export function snapshotOf(documents: ReadonlyMap<string, Document>, policies: readonly Policy[]): Snapshot {
  const byFile = new Map<string, Policy[]>();
  for (const policy of policies)
    for (const { uri } of policy.documents) {
      const found = byFile.get(uri);
      if (found === undefined) byFile.set(uri, [policy]);
      else found.push(policy);
    }
  return { documents, policies, policiesOf: (uri) => byFile.get(uri) ?? [] };
}
