/** Cases as data and in words. */
import { valuesAt } from "../compile/case-space.ts";
import { shownCount } from "../protocol/counts.ts";
import type { Point } from "../regions/answer.ts";
import type { Formula } from "../regions/formula.ts";
import { dateText } from "../semantics/dates.ts";
import type { Input } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { formatValue } from "../semantics/values.ts";
import type { Context } from "./context.ts";
import type { WitnessCase } from "./finding.ts";

export function witnessAt(context: Context, point: Point): WitnessCase {
  const { model, cases, idle } = context;
  const values = valuesAt(cases, point);
  const on = dayOf(context, point);
  // A day that only a clock asks for is left out: the clock stands as the case says, whatever the day.
  const told = model.inputs.filter(({ index }) => !idle.includes(index));
  return {
    ...(on === undefined ? {} : { on: dateText(on) }),
    given: Object.fromEntries(told.map(({ name, type, index }) => [name, formatValue(type, values[index])])),
  };
}

/** A day of the period that the case is decided in; undefined where all days are alike. */
function dayOf({ model, cases }: Context, point: Point): number | undefined {
  const period = point[cases.on] ?? 0;
  const { turns } = cases;
  if (turns.length === 0) return undefined;
  const start = turns[period - 1];
  const from = model.policy?.from;
  if (start === undefined) return from ?? (turns[0] ?? 0) - 1;
  return from === undefined ? start : Math.max(start, from);
}

/**
 * What tells a case, in words: of the facts that a formula reads those that are away from the usual, and that the rest
 * is not; where it reads few, all of them. `but`: a fact that is told already.
 */
export function caseText(context: Context, point: Point, formula: Formula, but?: Input): string {
  const { model, cases, formulas } = context;
  const values = valuesAt(cases, point);
  const usual = valuesAt(cases, context.usual);
  const reads = model.inputs.filter((input) => {
    const { index } = input;
    if (input === but) return false;
    const known = cases.known[index];
    return formulas.reads(formula, index) || (known !== undefined && formulas.reads(formula, known));
  });
  const away = reads.filter(({ index }) => values[index] !== usual[index]);
  const told = reads.length <= FEW ? reads : away;
  const date = tellsDate(context, formula, point)
    ? [`it is decided on ${witnessAt(context, point).on ?? ""}`]
    : [];
  const parts = told.slice(0, MOST).map((input) => valueText(input, values[input.index]));
  const more = told.length > MOST ? [`${told.length - MOST} more facts are out of the ordinary`] : [];
  const all = [...date, ...parts, ...more];
  const isAlone = all.length === 0 && but === undefined;
  if (isAlone) return "nothing is out of the ordinary";
  const isRestUsual = told.length < reads.length && more.length === 0;
  return listed(isRestUsual ? [...all, "nothing else is out of the ordinary"] : all, "and");
}

const FEW = 4;
const MOST = 8;

function valueText({ name, type }: Input, value: number | undefined): string {
  return `\`${name}\` is ${formatValue(type, value)}`;
}

/** Whether it would not be so on every other date. */
function tellsDate({ formulas, cases, periods }: Context, formula: Formula, point: Point): boolean {
  if (!formulas.reads(formula, cases.on)) return false;
  for (let period = periods.first; period <= periods.last; period++)
    if (!formulas.holds(formula, point.with(cases.on, period))) return true;
  return false;
}

/** `76 cases`, `one case`, or nothing where they could not be counted. */
export function countText(count: bigint | undefined): string {
  return count === undefined ? "" : counted(count, "cases");
}

/** `one pair of cases`, `8 pairs of cases`. */
export function counted(count: bigint, what: "cases" | "pairs"): string {
  const one = what === "cases" ? "case" : "pair of cases";
  const many = what === "cases" ? "cases" : "pairs of cases";
  return count === 1n ? `one ${one}` : `${shownCount(count.toString())} ${many}`;
}
