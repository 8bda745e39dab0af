/** Looking at a set of cases: whether it is empty, and what there is to show of it where it is not. */

import type { Point } from "../regions/answer.ts";
import { FALSE, type Formula, TRUE } from "../regions/formula.ts";
import type { Context } from "./context.ts";
import type { WitnessCase } from "./finding.ts";
import type { Frame } from "./frame.ts";
import { caseText, witnessAt } from "./witness.ts";

export interface Shown {
  readonly witness: WitnessCase;
  readonly point: Point;
  /** The case in words. */
  readonly text: string;
  /** On one decision date, that of the case; undefined where there are too many to count. */
  readonly count: bigint | undefined;
}

/** The smallest case of a set that is not empty, and how many cases there are. `point` is one of them. */
export function show(context: Context, formula: Formula, point: Point): Shown {
  const before = shown.get(context.frame) ?? new Map<Formula, Shown>();
  if (before.size > MANY) before.clear();
  shown.set(context.frame, before);
  const found = before.get(formula) ?? shownAnew(context, formula, point);
  before.set(formula, found);
  return found;
}

/** Worked out once for a set, as long as cases are called and assumed the same. */
const shown = new WeakMap<Frame, Map<Formula, Shown>>();
const MANY = 4_000;

function shownAnew(context: Context, formula: Formula, point: Point): Shown {
  const { world } = context;
  const smallest = world.smallest(formula, point);
  return {
    witness: witnessAt(context, smallest),
    point: smallest,
    text: caseText(context, smallest, formula),
    count: world.count(formula, context.counted, sameDay(context, smallest)),
  };
}

/** The cases that are decided in the same period as a case. */
export function sameDay({ formulas, cases, periods }: Context, point: Point): Formula {
  if (periods.first === periods.last) return TRUE;
  return formulas.variableIs(cases.on, point[cases.on] ?? periods.last);
}

/** Whether a set has no case, whatever is assumed or not; false where that is open. */
export function isEmpty({ world }: Context, formula: Formula, topic?: string): boolean {
  return formula === FALSE || world.find([formula], topic).kind === "none";
}
