/**
 * What holds between the days of events, how long ago they were, how many there were in which time, and the day of
 * the decision, whatever happened. Of the decision it is known only in which period of the policy it falls; what
 * follows from that is exact.
 */
import { amountsOf, areSame, constantOf, daysOf, isMeantBy, isWithin, reachesNow } from "./among.ts";
import { addMonths } from "./dates.ts";
import { compared, comparison, constant, implies, not, ofInput, ofMeasure, related } from "./forms.ts";
import { isPresent } from "./lower-expressions.ts";
import type { Expr, Input, Measure, Window } from "./model.ts";

/** What is asked of one event, with the count of those that it could be. */
type OfOne = Measure & { readonly presence: Input };

/** `turns`: first days of the periods of the policy but the first. */
export function dayRelations(measures: readonly Measure[], turns: readonly number[]): readonly Expr[] {
  const counts = measures.filter(({ what }) => what === "count");
  const ofOne = measures.filter((one): one is OfOne => one.presence !== undefined);
  const of = (what: Measure["what"]) => ofOne.filter((one) => one.what === what);
  const pairs = (first: readonly OfOne[], then: (a: OfOne, b: OfOne) => readonly Expr[], second = first) =>
    first.flatMap((a) => second.flatMap((b) => (a !== b && a.event === b.event ? then(a, b) : [])));
  const withCounts = (first: readonly OfOne[], then: (a: OfOne, count: Measure) => readonly Expr[]) =>
    first.flatMap((a) => counts.flatMap((count) => (a.event === count.event ? then(a, count) : [])));
  return [
    ...of("date").flatMap((one) => [...inWindow(one, turns), ...beforeDecision(one, turns)]),
    ...of("time since").flatMap(agoInWindow),
    ...counts.flatMap((count) => countBeforeDecision(count, turns)),
    ...withCounts(of("date"), (one, count) => dayAndCount(one, count, turns)),
    ...withCounts(of("time since"), agoAndCount),
    ...pairs(of("date"), order),
    ...pairs(of("time since"), order),
    ...pairs(ofOne, sameEvent),
    ...pairs(of("date"), (day, ago) => dayAndAgo(day, ago, turns), of("time since")),
  ];
}

const present = ({ presence }: OfOne): Expr => isPresent(presence);

// ── The decision ───────────────────────────────────────────────────────────────────────────────────────────────

const from = (day: number): Expr => ({ kind: "in-force", from: day, until: undefined });

/** What counts happened by the day of the decision. */
const beforeDecision = (one: OfOne, turns: readonly number[]): readonly Expr[] =>
  turns.map((turn) => implies([present(one), not(from(turn))], comparison("<=", one.input, turn - 1)));

/** Before a window begins nothing is in it. */
function countBeforeDecision({ window, input }: Measure, turns: readonly number[]): readonly Expr[] {
  const [{ first } = {}] = boundsOf(window, []);
  const turn = first === undefined ? undefined : turns.filter((day) => day <= first).at(-1);
  return turn === undefined ? [] : [implies([not(from(turn))], not(isPresent(input)))];
}

/** The day and how long ago that was make the day of the decision. */
function dayAndAgo(day: OfOne, ago: OfOne, turns: readonly number[]): readonly Expr[] {
  if (day.which !== ago.which || !areSame(day, ago)) return [];
  const { type } = day.input;
  const decided: Expr = { kind: "add", type, left: ofMeasure(day), right: ofMeasure(ago) };
  return turns.flatMap((turn) => [
    implies([present(day), from(turn)], compared(">=", decided, constant({ kind: "date" }, turn))),
    implies([present(day), not(from(turn))], compared("<", decided, constant({ kind: "date" }, turn))),
  ]);
}

// ── Windows ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where the days of a window lie at the farthest, where something is so. */
interface Bounds {
  readonly given: readonly Expr[];
  readonly first?: number;
  readonly last?: number;
  /** Whether just these days lie in it. */
  readonly exact: boolean;
}

function boundsOf(window: Window | undefined, turns: readonly number[]): readonly Bounds[] {
  const [day, to] = [constantOf(window?.from), constantOf(window?.to)];
  const long = window?.length && amountsOf(window.length);
  const always = { given: [], exact: true };
  switch (window?.form) {
    case "since":
      return day === undefined ? [] : [{ ...always, first: day + 1 }];
    case "before":
      return day === undefined ? [] : [{ ...always, last: day - 1 }];
    case "between":
      return day === undefined || to === undefined ? [] : [{ ...always, first: day, last: to }];
    case "within": {
      const last = day === undefined || long === undefined ? undefined : moved(day, window, long.max);
      if (day === undefined || last === undefined) return [];
      return [{ ...always, first: day + 1, last, exact: long?.min === long?.max }];
    }
    case "last":
      return turns.flatMap((turn) => {
        const before = long && moved(turn, window, -long.max);
        return before === undefined ? [] : [{ given: [from(turn)], first: before + 1, exact: false }];
      });
    case undefined:
      return [];
  }
}

function moved(day: number, { length }: Window, amount: number): number | undefined {
  switch (length?.unit) {
    case "days":
      return day + amount;
    case "months":
      return addMonths(day, amount);
    case "working days":
    case undefined:
      return undefined;
  }
}

/** A day lies in the window in which it is looked for. */
const inWindow = (one: OfOne, turns: readonly number[]): readonly Expr[] =>
  boundsOf(one.window, turns).flatMap(({ given, first, last }) => [
    ...(first === undefined ? [] : [implies([...given, present(one)], comparison(">=", one.input, first))]),
    ...(last === undefined ? [] : [implies([...given, present(one)], comparison("<=", one.input, last))]),
  ]);

function agoInWindow(one: OfOne): readonly Expr[] {
  const days = one.window?.form === "last" ? daysOf(one.window.length) : undefined;
  return days === undefined ? [] : [implies([present(one)], comparison("<=", one.input, days.max - 1))];
}

// ── One event and how many ─────────────────────────────────────────────────────────────────────────────────────

/** Where some are counted in a window, the latest is not before it; where the latest is in it, one is counted. */
function dayAndCount(one: OfOne, count: Measure, turns: readonly number[]): readonly Expr[] {
  return boundsOf(count.window, turns).flatMap(({ given, first, last, exact }) => {
    const some = [...given, isPresent(count.input)];
    const notBefore = first === undefined ? [] : [comparison(">=", one.input, first)];
    const notAfter = last === undefined ? [] : [comparison("<=", one.input, last)];
    const bounding = one.which === "latest" ? notBefore : notAfter;
    return [
      ...(isWithin(count, one) ? bounding.map((bound) => implies(some, bound)) : []),
      ...(exact && isMeantBy(one, count)
        ? [implies([present(one), ...notBefore, ...notAfter], isPresent(count.input))]
        : []),
    ];
  });
}

/** How long ago it was, against how many there were in the last so many days. */
function agoAndCount(one: OfOne, count: Measure): readonly Expr[] {
  const days = count.window?.form === "last" ? daysOf(count.window.length) : undefined;
  if (days === undefined) return [];
  const recent = [present(one), comparison("<=", one.input, days.min - 1)];
  const found: Expr[] = [];
  if (isMeantBy(one, count)) {
    found.push(implies(recent, isPresent(count.input)));
    // Where the first of them was then, all were.
    if (one.which === "earliest" && count.field === undefined)
      found.push(implies(recent, compared("<=", ofInput(one.presence), ofMeasure(count))));
  }
  if (isWithin(count, one) && one.which === "latest")
    found.push(implies([isPresent(count.input)], comparison("<=", one.input, days.max - 1)));
  return found;
}

// ── Of two ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The latest of fewer events is no later, and no less long ago; the earliest no earlier. */
function order(a: OfOne, b: OfOne): readonly Expr[] {
  const isLater = a.what === "date" ? 1 : -1;
  const found: Expr[] = [];
  if (isWithin(a, b) && a.which === b.which) {
    const way = (a.which === "latest" ? 1 : -1) * isLater;
    found.push(implies([present(a)], way === 1 ? related("<=", a, b) : related("<=", b, a)));
  }
  if (a.which === "earliest" && b.which === "latest" && areSame(a, b)) {
    found.push(implies([present(a)], isLater === 1 ? related("<=", a, b) : related("<=", b, a)));
    found.push(implies([comparison("=", a.presence, 1)], related("=", a, b)));
  }
  return found;
}

/** The latest in the last months, if there is one, is the latest of all; the earliest before a day the earliest. */
function sameEvent(a: OfOne, b: OfOne): readonly Expr[] {
  if (a.what !== b.what || a.which !== b.which || a.field !== b.field) return [];
  if (!isWithin(a, b) || !isMeantBy(b, a)) return [];
  const isEnd = a.which === "latest" ? reachesNow(a) : a.window === undefined || a.window.form === "before";
  return isEnd ? [implies([present(a)], related("=", a, b))] : [];
}
