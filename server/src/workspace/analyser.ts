/** Who analyses a policy: this process, in turns with whatever else it does, or another one. */
import type { AnalysisOptions } from "../analysis/analyse.ts";
import type { Kept } from "../analysis/context.ts";
import type { Finding } from "../analysis/finding.ts";
import type { PrincipleResult } from "../analysis/principle-result.ts";
import { Interrupted } from "../regions/budget.ts";
import type { Model } from "../semantics/model.ts";

export interface AnalysisResult {
  readonly findings: readonly Finding[];
  readonly principles: readonly PrincipleResult[];
}

export type RuleCounts = ReadonlyMap<string, string>;

/**
 * Answers about a policy; `root` is its address, by which a later version of it is known. Undefined where the signal
 * came first. Rejects, with a reason for a person to read, where the work could not be done.
 */
export interface Analyser {
  readonly analyse: (
    root: string,
    model: Model,
    signal: AbortSignal,
    tell?: Tell,
  ) => Promise<AnalysisResult | undefined>;
  /** In how many cases each rule applies, by name; rules whose cases are too many to count are left out. */
  readonly countRules: Ask<RuleCounts>;
}

export type Ask<R> = (root: string, model: Model, signal: AbortSignal) => Promise<R | undefined>;

/** Is told in the midst of a first analysis, which takes longest, what has been found by then. */
export type Tell = (findings: readonly Finding[]) => void;

/** What tells that an answer is not wanted any more, where that is only looked at. */
export type Stop = Pick<AbortSignal, "aborted">;

/** An analyser that looks now and then whether to stop, and in the midst of a long question. */
export interface AnalyserInTurns {
  readonly analyse: (
    root: string,
    model: Model,
    stop: Stop,
    tell?: Tell,
  ) => Promise<AnalysisResult | undefined>;
  readonly countRules: (root: string, model: Model, stop: Stop) => Promise<RuleCounts | undefined>;
}

/** How long, in milliseconds, the analysis works before it lets others have their turn. */
const TURN_MS = 10;

/** Of so many policies it is remembered what makes the analysis of their next version fast. */
const REMEMBERED = 4;

/** Analyses in this process. `pause` lets whatever else has arrived be done. */
export function analyserInTurns(pause: () => Promise<void>): AnalyserInTurns {
  const remembered = new Map<string, Kept>();

  async function inTurns<R extends { readonly kept: Kept }>(
    root: string,
    stop: Stop,
    begin: (options: AnalysisOptions) => Generator<undefined, R>,
  ): Promise<R | undefined> {
    await pause();
    const work = begin({ previous: remembered.get(root), isWanted: () => !stop.aborted });
    let started = performance.now();
    try {
      for (;;) {
        if (stop.aborted) return undefined;
        const { done, value } = work.next();
        if (done === true) {
          remember(root, value.kept);
          return value;
        }
        if (performance.now() - started < TURN_MS) continue;
        await pause();
        started = performance.now();
      }
    } catch (fault) {
      if (fault instanceof Interrupted) return undefined;
      throw fault;
    }
  }

  function remember(root: string, kept: Kept): void {
    remembered.delete(root);
    remembered.set(root, kept);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  return {
    analyse: async (root, model, stop, tell) => {
      const { analysing } = await import("../analysis/analyse.ts");
      const { searchForEvasion } = await import("../simulation/evasion.ts");
      const found = await inTurns(root, stop, (options) =>
        analysing(model, {
          ...options,
          searchForEvasion,
          tell: options.previous === undefined ? tell : undefined,
        }),
      );
      return found && { findings: found.findings, principles: found.principles };
    },
    countRules: async (root, model, stop) => {
      const { countingRules } = await import("../analysis/rule-counts.ts");
      const found = await inTurns(root, stop, (options) => countingRules(model, options));
      return found?.counts;
    },
  };
}
