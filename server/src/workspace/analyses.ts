/** What is known of the meaning of each policy: the analysis of the version at hand, or that it is still to come. */
import type { Checked } from "../semantics/check.ts";
import type { Analyser, AnalysisResult } from "./analyser.ts";

export type PolicyAnalysis =
  | { readonly kind: "checking" }
  /** Nothing can be said of its meaning while its text has errors. */
  | { readonly kind: "has-mistakes" }
  | ({ readonly kind: "analysed" } & AnalysisResult)
  | { readonly kind: "failed"; readonly reason: string };

export interface Analyses {
  /** Of exactly this check of the policy; nothing is taken over from another version. */
  readonly of: (root: string, checked: () => Checked) => PolicyAnalysis;
  /** Analyses it, unless the signal comes first; true when there is something new to tell. */
  readonly settle: (root: string, checked: () => Checked, signal: AbortSignal) => Promise<boolean>;
}

const checking: PolicyAnalysis = { kind: "checking" };

export function analysesBy(analyser: Analyser): Analyses {
  const kept = new Map<string, { readonly checked: () => Checked; readonly analysis: PolicyAnalysis }>();

  async function analyse(
    root: string,
    checked: () => Checked,
    signal: AbortSignal,
  ): Promise<PolicyAnalysis | undefined> {
    const model = checked().model();
    if (!model.complete) return { kind: "has-mistakes" };
    try {
      const result = await analyser.analyse(root, model, signal);
      return result && { kind: "analysed", ...result };
    } catch (fault) {
      return { kind: "failed", reason: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  return {
    of: (root, checked) => {
      const known = kept.get(root);
      return known?.checked === checked ? known.analysis : checking;
    },
    settle: async (root, checked, signal) => {
      const analysis = await analyse(root, checked, signal);
      if (analysis === undefined || signal.aborted) return false;
      kept.set(root, { checked, analysis });
      return true;
    },
  };
}
