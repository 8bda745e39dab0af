/**
 * What holds between measures in every case that can happen, whatever the timeline: twelve months never count more
 * than twenty-four. Every relation is true of all timelines; not everything that is true of them is a relation.
 */
import { isSame, range } from "./exclusive.ts";
import { isPresent } from "./lower-expressions.ts";
import type { Expr, Input, Length, Measure, Window } from "./model.ts";

export function relationsOf(measures: readonly Measure[]): readonly Expr[] {
  const found: Expr[] = [];
  const pairs = measures.flatMap((a) =>
    measures.flatMap((b): readonly (readonly [Measure, Measure])[] =>
      a !== b && a.event === b.event ? [[a, b]] : [],
    ),
  );
  for (const measure of measures) found.push(...alone(measure));
  for (const [a, b] of pairs) found.push(...between(a, b));
  found.push(...sums(measures));
  return found;
}

// ── Of one measure ─────────────────────────────────────────────────────────────────────────────────────────────

/** What is noted of the latest event that satisfies a condition satisfies it. */
function alone({ input, what, field, where, presence }: Measure): readonly Expr[] {
  if (what !== "field" || field === undefined || presence === undefined) return [];
  return conjuncts(where).flatMap((part) => {
    const said = saidOf(part, field, input);
    return said === undefined ? [] : [implies([isPresent(presence)], said)];
  });
}

/** A condition on a field, said of a value; undefined where it speaks of something else. */
function saidOf(condition: Expr, field: Input, of: Input): Expr | undefined {
  const value: Expr = { kind: "input", type: of.type, input: of };
  if (condition.kind === "input") return condition.input.index === field.index ? value : undefined;
  if (condition.kind === "not") {
    const operand = saidOf(condition.operand, field, of);
    return operand && { kind: "not", operand };
  }
  if (condition.kind === "or") {
    const operands = condition.operands.map((operand) => saidOf(operand, field, of));
    const all = operands.filter((operand) => operand !== undefined);
    return all.length === operands.length ? { kind: "or", operands: all } : undefined;
  }
  if (condition.kind !== "compare" || condition.right.kind !== "constant") return undefined;
  const isAbout = condition.left.kind === "input" && condition.left.input.index === field.index;
  return isAbout ? { ...condition, left: value } : undefined;
}

// ── Of two ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What follows for the second from the first. */
function between(a: Measure, b: Measure): readonly Expr[] {
  if (isCount(a) && isCount(b)) return counts(a, b);
  if (a.what === "field") return [...fieldAndCount(a, b), ...begunAndCount(a, b)];
  if (a.what === "time since") return [...sinceAndCount(a, b), ...ofOneEvent(a, b)];
  return ofOneEvent(a, b);
}

const isCount = ({ what }: Measure): boolean => what === "count" || what === "consecutive";

function counts(a: Measure, b: Measure): readonly Expr[] {
  const found: Expr[] = [];
  const all = b.what === "count" && b.field === undefined;
  const within = isWithin(a, b);
  const likewise = a.what === "count" && b.what === "count" && a.field === b.field;
  const runs = a.what === "consecutive" && b.what === "consecutive" && isWithin(a, b) && reachesNow(b);
  if (within && (all || likewise)) found.push(atMost(a, b));
  else if (runs && a.seesWithdrawn === b.seesWithdrawn && reachesNow(a)) found.push(atMost(a, b));
  const distinct = b.what === "count" && b.field !== undefined;
  if (within && distinct && a.what === "count" && a.field === undefined)
    found.push(implies([isPresent(a.input)], isPresent(b.input)));
  return found;
}

/** Runs are counted back from now: a window that ends earlier starts elsewhere. */
const reachesNow = ({ window }: Measure): boolean =>
  window === undefined || window.form === "last" || window.form === "since";

/** The latest of fewer events is no later, and no less long ago; the earliest no earlier. */
function ofOneEvent(a: Measure, b: Measure): readonly Expr[] {
  if (a.presence === undefined || b.presence === undefined || a.what !== b.what) return [];
  if (a.what !== "date" && a.what !== "time since") return [];
  const present = [isPresent(a.presence)];
  const found: Expr[] = [];
  const isLater = a.what === "date" ? 1 : -1;
  if (isWithin(a, b) && a.which === b.which) {
    const way = (a.which === "latest" ? 1 : -1) * isLater;
    found.push(implies(present, way === 1 ? atMost(a, b) : atMost(b, a)));
  }
  if (a.which === "earliest" && b.which === "latest" && isWithin(a, b) && isWithin(b, a)) {
    found.push(implies(present, isLater === 1 ? atMost(a, b) : atMost(b, a)));
    const single: Expr = { ...comparison("=", a.presence, 1) };
    found.push(implies([single], { kind: "compare", op: "=", left: inputOf(a), right: inputOf(b) }));
  }
  return found;
}

/** Of what is noted of an event, that those of this kind are counted somewhere. */
function fieldAndCount(a: Measure, b: Measure): readonly Expr[] {
  const { field, presence, input } = a;
  if (b.what !== "count" || field === undefined || presence === undefined) return [];
  if (!isWindowWithin(a.window, b.window) || (a.seesWithdrawn && !b.seesWithdrawn)) return [];
  const open = conjuncts(b.where).filter((part) => !conjuncts(a.where).some((given) => follows(given, part)));
  const said = open.map((part) => saidOf(part, field, input));
  const all = said.filter((part) => part !== undefined);
  if (all.length === 0 || all.length !== said.length) return [];
  return [implies([isPresent(presence), ...all], isPresent(b.input))];
}

/** A process has begun where a move of it is counted, and only there. */
function begunAndCount(a: Measure, b: Measure): readonly Expr[] {
  if (a.none === undefined || b.what !== "count") return [];
  const begun: Expr = { kind: "not", operand: comparison("=", a.input, a.none) };
  return [
    ...(isWithin(b, a) ? [implies([isPresent(b.input)], begun)] : []),
    ...(isWithin(a, b) && b.field === undefined ? [implies([begun], isPresent(b.input))] : []),
  ];
}

/** How long ago the latest was, against how many there were in the last so many days. */
function sinceAndCount(a: Measure, b: Measure): readonly Expr[] {
  const days = b.window?.form === "last" ? daysOf(b.window.length) : undefined;
  const isAny = b.what === "count";
  if (days === undefined || !isAny || a.which !== "latest" || a.presence === undefined) return [];
  if (a.window !== undefined) return [];
  const found: Expr[] = [];
  if (isMeantBy(a, b))
    found.push(implies([isPresent(a.presence), comparison("<=", a.input, days.min - 1)], isPresent(b.input)));
  if (isMeantBy(b, a)) found.push(implies([isPresent(b.input)], comparison("<=", a.input, days.max - 1)));
  return found;
}

// ── Of four ────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Of two conditions and two windows, each within the other: what the narrower condition counts between the windows,
 * the wider one counts there too.
 */
function sums(measures: readonly Measure[]): readonly Expr[] {
  const plain = measures.filter(({ what, field }) => what === "count" && field === undefined);
  const found: Expr[] = [];
  for (const low of plain)
    for (const high of plain) {
      if (low === high || low.event !== high.event) continue;
      const isNarrow =
        isWithin(low, high) && !isMeantBy(high, low) && !isWindowWithin(high.window, low.window);
      if (!isNarrow) continue;
      const corner = (meant: Measure, when: Measure) =>
        plain.find((one) => one.event === low.event && hasWhere(one, meant) && hasWindow(one, when));
      const narrowLong = corner(low, high);
      const wideShort = corner(high, low);
      if (narrowLong === undefined || wideShort === undefined) continue;
      const { type } = high.input;
      const sum = (left: Measure, right: Measure): Expr => ({
        kind: "add",
        type,
        left: inputOf(left),
        right: inputOf(right),
      });
      found.push({ kind: "compare", op: "<=", left: sum(narrowLong, wideShort), right: sum(high, low) });
    }
  return found;
}

const hasWhere = (one: Measure, other: Measure): boolean => isMeantBy(one, other) && isMeantBy(other, one);
const hasWindow = (one: Measure, other: Measure): boolean => isSameWindow(one.window, other.window);

export const isSameWindow = (one: Window | undefined, other: Window | undefined): boolean =>
  isWindowWithin(one, other) && isWindowWithin(other, one);

// ── Which events are among which ───────────────────────────────────────────────────────────────────────────────

/** Whether every event that the first means is one that the second means. */
const isWithin = (a: Measure, b: Measure): boolean => isMeantBy(a, b) && isWindowWithin(a.window, b.window);

/** The same, windows left aside. */
function isMeantBy(a: Measure, b: Measure): boolean {
  if (a.seesWithdrawn && !b.seesWithdrawn) return false;
  const given = conjuncts(a.where);
  return conjuncts(b.where).every((part) => given.some((one) => follows(one, part)));
}

function conjuncts(where: Expr | undefined): readonly Expr[] {
  if (where === undefined) return [];
  return where.kind === "and" ? where.operands.flatMap(conjuncts) : [where];
}

/** Whether the second condition holds wherever the first does. */
function follows(a: Expr, b: Expr): boolean {
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

function isWindowWithin(a: Window | undefined, b: Window | undefined): boolean {
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

const constantOf = (day: Expr | undefined): number | undefined =>
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

interface Range {
  readonly min: number;
  readonly max: number;
}

function amountsOf({ amount }: Length): Range | undefined {
  if (amount.kind === "constant") return { min: amount.value, max: amount.value };
  if (amount.kind !== "parameter") return undefined;
  const values = amount.parameter.values.map(({ value }) => value);
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** How many days a length of time has, counted back from whatever day. */
function daysOf(length: Length | undefined): Range | undefined {
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

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────

const inputOf = ({ input }: Measure): Expr => ({ kind: "input", type: input.type, input });

const atMost = (a: Measure, b: Measure): Expr => ({
  kind: "compare",
  op: "<=",
  left: inputOf(a),
  right: inputOf(b),
});

function comparison(op: "=" | "<=", input: Input, value: number): Expr {
  const { type } = input;
  return {
    kind: "compare",
    op,
    left: { kind: "input", type, input },
    right: { kind: "constant", type, value },
  };
}

const implies = (given: readonly Expr[], then: Expr): Expr => ({
  kind: "or",
  operands: [...given.map((operand): Expr => ({ kind: "not", operand })), then],
});
