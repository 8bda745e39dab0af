/** Which events are among which: of two measures, whether every event that the one means the other means too. */
import { contradict, isSame, range } from "./exclusive.ts";
import type { Expr, Length, Measure, Window } from "./model.ts";

/** Whether every event that the first means is one that the second means. */
export const isWithin = (a: Measure, b: Measure): boolean =>
  isMeantBy(a, b) && isWindowWithin(a.window, b.window);

/** Whether they mean the same events. */
export const areSame = (a: Measure, b: Measure): boolean => isWithin(a, b) && isWithin(b, a);

/** That no event is one that a measure means: its conditions rule each other out, or no day lies in its window. */
export function meansNone({ where, window }: Measure): boolean {
  const parts = conjuncts(where);
  if (parts.some((one, place) => parts.slice(place + 1).some((other) => contradict(one, other)))) return true;
  const [from, to] = [constantOf(window?.from), constantOf(window?.to)];
  return window?.form === "between" && from !== undefined && to !== undefined && from > to;
}

/** Whether its window is open to the day of the decision, so that what is later than something in it is in it too. */
export const reachesNow = ({ window }: Measure): boolean =>
  window === undefined || window.form === "last" || window.form === "since";

/** The same, windows left aside. */
export function isMeantBy(a: Measure, b: Measure): boolean {
  if (a.seesWithdrawn && !b.seesWithdrawn) return false;
  const given = conjuncts(a.where);
  return conjuncts(b.where).every((part) => given.some((one) => follows(one, part)));
}

export function conjuncts(where: Expr | undefined): readonly Expr[] {
  if (where === undefined) return [];
  return where.kind === "and" ? where.operands.flatMap(conjuncts) : [where];
}

/** Whether the second condition holds wherever the first does. */
export function follows(a: Expr, b: Expr): boolean {
  if (isSame(a, b)) return true;
  if (a.kind === "or") return a.operands.every((operand) => follows(operand, b));
  if (b.kind === "or") return b.operands.some((operand) => follows(a, operand));
  if (a.kind !== "compare" || b.kind !== "compare" || !isSame(a.left, b.left)) return false;
  if (a.right.kind !== "constant" || b.right.kind !== "constant") return false;
  const [inner, outer] = [range(a.op, a.right.value), range(b.op, b.right.value)];
  const isInside = inner.from >= outer.from && inner.to <= outer.to;
  const touches = inner.from === outer.from || inner.to === outer.to;
  return isInside && (!outer.open || inner.open || !touches);
}

export const isSameWindow = (one: Window | undefined, other: Window | undefined): boolean =>
  isWindowWithin(one, other) && isWindowWithin(other, one);

export function isWindowWithin(a: Window | undefined, b: Window | undefined): boolean {
  if (b === undefined) return true;
  if (a === undefined) return false;
  const [from, other] = [constantOf(a.from), constantOf(b.from)];
  switch (b.form) {
    case "last":
      return a.form === "last" && isNoLonger(a.length, b.length);
    case "since":
      if (a.form !== "since" && a.form !== "within") return false;
      return isSameDay(a.from, b.from) || (from !== undefined && other !== undefined && from >= other);
    case "before":
      if (a.form !== "before") return false;
      return isSameDay(a.from, b.from) || (from !== undefined && other !== undefined && from <= other);
    case "within":
      return a.form === "within" && isSameDay(a.from, b.from) && isNoLonger(a.length, b.length);
    case "between": {
      const [to, until] = [constantOf(a.to), constantOf(b.to)];
      const isInside =
        from !== undefined && other !== undefined && to !== undefined && until !== undefined
          ? from >= other && to <= until
          : isSameDay(a.from, b.from) && isSameDay(a.to, b.to);
      return a.form === "between" && isInside;
    }
  }
}

export const constantOf = (day: Expr | undefined): number | undefined =>
  day?.kind === "constant" ? day.value : undefined;

const isSameDay = (a: Expr | undefined, b: Expr | undefined): boolean =>
  a !== undefined && b !== undefined && isSame(a, b);

function isNoLonger(a: Length | undefined, b: Length | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.unit === b.unit && isSame(a.amount, b.amount)) return true;
  const [long, short] = [amountsOf(a), amountsOf(b)];
  if (long === undefined || short === undefined) return false;
  if (a.unit === b.unit) return long.max <= short.min;
  const [longest, shortest] = [daysOf(a), daysOf(b)];
  return longest !== undefined && shortest !== undefined && longest.max <= shortest.min;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

export function amountsOf({ amount }: Length): Range | undefined {
  if (amount.kind === "constant") return { min: amount.value, max: amount.value };
  if (amount.kind !== "parameter") return undefined;
  const values = amount.parameter.values.map(({ value }) => value);
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** How many days a length of time has, counted back from whatever day. */
export function daysOf(length: Length | undefined): Range | undefined {
  const amounts = length && amountsOf(length);
  if (length === undefined || amounts === undefined) return undefined;
  switch (length.unit) {
    case "days":
      return amounts;
    case "months":
      return { min: daysIn(amounts.min, shortest, 365), max: daysIn(amounts.max, longest, 366) };
    case "working days":
      return undefined;
  }
}

/** So many months in a row, 0 to 11, have at least and at most so many days. */
const shortest = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
const longest = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

const daysIn = (months: number, rest: readonly number[], year: number): number =>
  Math.floor(months / 12) * year + (rest[months % 12] ?? 0);
