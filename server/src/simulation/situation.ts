/** What a policy says of a case with all its unknowns looked through. */
import type { Model, OutcomeClassName } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { classOf } from "./classify.ts";
import { explore, searchIn } from "./completions.ts";
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
  /** Indexes of the unknown inputs that were filled, ascending. */
  readonly filled: readonly number[];
  /** Why not every way of filling the unknowns was tried, if so. */
  readonly inexactBecause: string | undefined;
  /** Assumptions that the case breaks: their names, or `an assumption`; empty if none. */
  readonly breaks: readonly string[];
  readonly budget: number;
}

export const BUDGET = 4096;

export function situationOf(model: Model, kase: Kase, budget = BUDGET): Situation {
  const prepared = prepare(model);
  const root = decideIn(prepared, frameOf(model, kase.values, decisionDate(model, kase)));
  const breaks = model.assumptions
    .filter(({ condition }) => evaluate(condition, root.frame) === 0)
    .map(({ name }) => name ?? "an assumption");
  const { decisions, filled, inexactBecause } = complete(prepared, root, budget);
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
    budget,
  };
}

interface Completed {
  readonly decisions: readonly Decision[];
  readonly filled: readonly number[];
  readonly inexactBecause: string | undefined;
}

function complete(prepared: Prepared, root: Decision, budget: number): Completed {
  if (!root.open) return { decisions: [root], filled: [], inexactBecause: undefined };
  const search = searchIn(prepared, root.frame, budget);
  const decisions: Decision[] = [];
  const look = (assuming: boolean) =>
    explore(assuming ? search : { ...search, assumptions: [] }, root.frame.values, root.frame, (leaf) => {
      decisions.push(leaf);
      return true;
    });
  let verdict = look(true);
  // The case leaves the assumptions no way out: they can't tell anything about it.
  if (verdict === "done" && decisions.length === 0) verdict = look(false);
  const filled = [...search.filled].sort((a, b) => a - b);
  const names = [...search.tooMany]
    .sort((a, b) => a - b)
    .flatMap((index) => prepared.model.inputs[index]?.name ?? []);
  if (verdict === "over" || decisions.length === 0) {
    const limit = budget.toLocaleString("en-GB");
    return {
      decisions: [root],
      filled,
      inexactBecause: `the unknown facts can be filled in more than ${limit} ways, too many to try each`,
    };
  }
  const many =
    names.length === 0
      ? undefined
      : `${listed(names, "and")} ${names.length === 1 ? "has" : "have"} too many values to try each`;
  return { decisions, filled, inexactBecause: many };
}
