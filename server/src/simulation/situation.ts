/** What a policy says of a case with all its unknowns looked through. */
import type { Model, OutcomeClassName } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { valuesOf } from "./case-values.ts";
import { classOf } from "./classify.ts";
import { isAllowed, keptAssumptions, newBudget, type Search } from "./completions.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { contradicted } from "./impossible.ts";
import { decisionDate, type Kase } from "./kase.ts";
import { evaluate } from "./kleene.ts";
import { limitsOf } from "./measures.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { samples } from "./samples.ts";
import { type Spread, settledSpread, spread } from "./spread.ts";

export interface Situation {
  readonly prepared: Prepared;
  readonly kase: Kase;
  /** By logic alone. */
  readonly root: Decision;
  /** Over every way of filling the unknowns. */
  readonly spread: Spread;
  readonly class: OutcomeClassName;
  /** Why not everything possible was looked through, if so. */
  readonly inexactBecause: string | undefined;
  /** Assumptions that the case breaks: their names, or `an assumption`; empty if none. */
  readonly breaks: readonly string[];
  /** Whether the case gives of its events what no timeline has: more in a year than in two. */
  readonly impossible: boolean;
  /** For more questions about the unknowns. */
  readonly search: Search;
}

/** How many cases are looked at for what the unknowns leave open. */
export const BUDGET = 4096;

/** `values`: those of the case with what is worked out from its events. */
export function situationOf(
  model: Model,
  kase: Kase,
  budget = BUDGET,
  values = valuesOf(model, kase),
): Situation {
  const prepared = prepare(model);
  const root = decideIn(prepared, frameOf(model, values, decisionDate(model, kase)));
  const breaks = model.assumptions
    .filter(({ condition }) => evaluate(condition, root.frame) === 0)
    .map(({ name }) => name ?? "an assumption");
  const search = searchFrom(prepared, root, kase, budget);
  const found = root.open ? spread(search, root, samples(search)) : settledSpread(prepared, root);
  const inexactBecause = found.exact ? undefined : whyInexact(search, found, budget);
  return {
    prepared,
    kase,
    root,
    spread: found,
    class: classOf(search, found, root),
    inexactBecause,
    breaks,
    impossible: contradicted(model, kase, root.frame).length > 0,
    search,
  };
}

function searchFrom(prepared: Prepared, { frame, open }: Decision, kase: Kase, budget: number): Search {
  const limits = limitsOf(prepared.model, kase, frame.values);
  const search = { prepared, root: frame, limits, budget: newBudget(budget) };
  const assumptions = open ? keptAssumptions(prepared, frame) : [];
  if (assumptions.length === 0) return { ...search, assumptions };
  // Where the case leaves the assumptions no way out, they can't tell anything about it.
  return { ...search, assumptions: isAllowed({ ...search, assumptions }, frame) ? assumptions : [] };
}

function whyInexact({ prepared, budget: { tooMany } }: Search, { notFound }: Spread, budget: number): string {
  const names = prepared.model.inputs.filter(({ index }) => tooMany.has(index)).map(({ name }) => name);
  const about = notFound.length > 0 ? `; this concerns ${listed(notFound, "and")}` : "";
  if (names.length > 0)
    return `${listed(names, "and")} ${names.length === 1 ? "has" : "have"} too many values to try each${about}`;
  return `the unknown facts can be filled in more than ${budget.toLocaleString("en-GB")} ways, too many to try each${about}`;
}
