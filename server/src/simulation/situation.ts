/** What a policy says of a case with all its unknowns looked through. */
import type { Expr, Model, OutcomeClassName } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { classOf } from "./classify.ts";
import { byName, explore, keptAssumptions, newSearch } from "./completions.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { decisionDate, type Kase } from "./kase.ts";
import { evaluate } from "./kleene.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { type Spread, spread } from "./spread.ts";

export interface Situation {
  readonly prepared: Prepared;
  readonly kase: Kase;
  /** By logic alone. */
  readonly root: Decision;
  /** Over every way of filling the unknowns; over the root alone where it leaves nothing open. */
  readonly spread: Spread;
  readonly class: OutcomeClassName;
  /** Indexes of the unknown inputs that were filled, by name. */
  readonly filled: readonly number[];
  /** Why not every way of filling the unknowns was tried, if so. */
  readonly inexactBecause: string | undefined;
  /** Assumptions that the case breaks: their names, or `an assumption`; empty if none. */
  readonly breaks: readonly string[];
  /** What restricts its unknowns. */
  readonly assumptions: readonly Expr[];
  readonly budget: number;
}

export const BUDGET = 4096;

export function situationOf(model: Model, kase: Kase, budget = BUDGET): Situation {
  const prepared = prepare(model);
  const root = decideIn(prepared, frameOf(model, kase.values, decisionDate(model, kase)));
  const breaks = model.assumptions
    .filter(({ condition }) => evaluate(condition, root.frame) === 0)
    .map(({ name }) => name ?? "an assumption");
  const { decisions, filled, assumptions, inexactBecause } = complete(prepared, root, budget);
  const found = spread(prepared, decisions);
  return {
    prepared,
    kase,
    root,
    spread: found,
    class: classOf(prepared, found, root),
    filled,
    inexactBecause,
    breaks,
    assumptions,
    budget,
  };
}

interface Completed extends Pick<Situation, "filled" | "assumptions" | "inexactBecause"> {
  readonly decisions: readonly Decision[];
}

function complete(prepared: Prepared, root: Decision, budget: number): Completed {
  if (!root.open) return { decisions: [root], filled: [], assumptions: [], inexactBecause: undefined };
  const decisions: Decision[] = [];
  const look = (assumptions: readonly Expr[]) => {
    const search = newSearch(prepared, assumptions, budget);
    const verdict = explore(search, root.frame.values, root.frame, (leaf) => {
      decisions.push(leaf);
      return true;
    });
    return { search, verdict };
  };
  const assumed = keptAssumptions(prepared, root.frame);
  const first = look(assumed);
  // Where the case leaves the assumptions no way out, they can't tell anything about it.
  const noWayOut = first.verdict === "done" && decisions.length === 0;
  const assumptions = noWayOut ? [] : assumed;
  const { search, verdict } = noWayOut ? look(assumptions) : first;
  const filled = [...search.filled].sort((a, b) => byName(prepared.model, a, b));
  const names = [...search.tooMany]
    .sort((a, b) => a - b)
    .flatMap((index) => prepared.model.inputs[index]?.name ?? []);
  if (verdict === "over" || decisions.length === 0) {
    const limit = budget.toLocaleString("en-GB");
    return {
      decisions: [root],
      filled,
      assumptions,
      inexactBecause: `the unknown facts can be filled in more than ${limit} ways, too many to try each`,
    };
  }
  const many =
    names.length === 0
      ? undefined
      : `${listed(names, "and")} ${names.length === 1 ? "has" : "have"} too many values to try each`;
  return { decisions, filled, assumptions, inexactBecause: many };
}
