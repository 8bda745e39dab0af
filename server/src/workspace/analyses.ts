/** What is known of the meaning of each policy: the analysis of the version at hand, or that it is still to come. */
import type { Finding } from "../analysis/finding.ts";
import type { Checked } from "../semantics/check.ts";
import type { Analyser, AnalysisResult } from "./analyser.ts";

export type PolicyAnalysis =
  /** What has been found by now: it is so, but it need not be all. */
  | { readonly kind: "checking"; readonly findings: readonly Finding[] }
  /** Nothing can be said of its meaning while its text has errors. */
  | { readonly kind: "has-mistakes" }
  | ({ readonly kind: "analysed" } & AnalysisResult)
  | { readonly kind: "failed"; readonly reason: string };

export interface Analyses {
  /** Of exactly this check of the policy; nothing is taken over from another version. */
  readonly of: (root: string, checked: () => Checked) => PolicyAnalysis;
  /**
   * Analyses it, unless the signal comes first, and calls `tell` whenever there is something new to tell: in the
   * midst, and at the end.
   */
  readonly settle: (
    root: string,
    checked: () => Checked,
    signal: AbortSignal,
    tell: () => void,
  ) => Promise<void>;
}

const checking: PolicyAnalysis = { kind: "checking", findings: [] };

export function analysesBy(analyser: Analyser): Analyses {
  const kept = new Map<string, { readonly checked: () => Checked; readonly analysis: PolicyAnalysis }>();

  async function analyse(
    root: string,
    checked: () => Checked,
    signal: AbortSignal,
    tell: (findings: readonly Finding[]) => void,
  ): Promise<PolicyAnalysis | undefined> {
    const model = checked().model();
    if (!model.complete) return { kind: "has-mistakes" };
    try {
      const result = await analyser.analyse(root, model, signal, tell);
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
    settle: async (root, checked, signal, tell) => {
      const learn = (analysis: PolicyAnalysis | undefined) => {
        if (analysis === undefined || signal.aborted) return;
        kept.set(root, { checked, analysis });
        tell();
      };
      learn(await analyse(root, checked, signal, (findings) => learn({ kind: "checking", findings })));
    },
  };
}
