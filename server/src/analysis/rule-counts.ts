/** In how many cases does each rule apply, as the policy stands at its latest? */
import { defaultLimits } from "../regions/answer.ts";
import type { Model } from "../semantics/model.ts";
import type { AnalysisOptions } from "./analyse.ts";
import { createContext, type Kept } from "./context.ts";
import { sameDay } from "./examine.ts";

export interface RuleCounts {
  /** By the name of the rule, for one decision date; rules whose cases are too many to count are left out. */
  readonly counts: ReadonlyMap<string, string>;
  readonly kept: Kept;
}

/** Step by step, so that other work can come in between. */
export function* countingRules(
  model: Model,
  { limits = defaultLimits, previous, isWanted }: AnalysisOptions = {},
): Generator<undefined, RuleCounts> {
  const { context, kept } = createContext(model, limits, previous, isWanted);
  const { policy, world, counted, usual } = context;
  const counts = new Map<string, string>();
  for (const { rule, applies } of policy.rules) {
    yield undefined;
    const count = world.count(applies.yes, counted, sameDay(context, usual));
    // On one day, at most one edition of a rule is in force.
    const before = BigInt(counts.get(rule.name) ?? 0);
    if (count !== undefined) counts.set(rule.name, (before + count).toString());
  }
  return { counts, kept };
}
