/** Clocks of the model, what is asked of them, and what holds between their states. */
import { allExpressionsOf, type BoundClock, type BoundDeadline, walkBound } from "./bound.ts";
import { endName, type Lowering, lowerDay, lowerExpression, lowerLength } from "./lower-expressions.ts";
import { type Numbered, namedOf } from "./lower-named.ts";
import type { Clock, ClockMeasure, EventKind, Expr, Input, Named, Run } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import { type ClockState, clockStates, clockType, type Type } from "./types.ts";
import type { Whole } from "./whole.ts";

/** What can be asked of a clock: how it stands, and its last day. */
export interface AskedClock {
  readonly symbol: PolicySymbol;
  readonly what: ClockMeasure["what"];
  /** The name of the value. */
  readonly text: string;
  readonly type: Type;
}

const stateOf = (symbol: PolicySymbol): AskedClock => ({
  symbol,
  what: "clock state",
  text: symbol.name,
  type: clockType,
});

const endOf = (symbol: PolicySymbol): AskedClock => ({
  symbol,
  what: "clock end",
  text: endName(symbol.name),
  type: { kind: "date" },
});

/** What the policy asks of its clocks, each once; whoever asks for the end asks whether there is one. */
export function askedClocks({ results }: Whole): readonly AskedClock[] {
  const states = new Set<PolicySymbol>();
  const ends = new Set<PolicySymbol>();
  for (const { bound } of results.values())
    for (const expression of allExpressionsOf(bound))
      walkBound(expression, (part) => {
        if (part.kind === "clock-end") ends.add(part.symbol);
        if (part.kind === "clock-end" || (part.kind === "symbol" && part.symbol.kind === "clock"))
          states.add(part.symbol);
      });
  return [...[...states].map(stateOf), ...[...ends].map(endOf)];
}

/** What is asked of a clock as what a case may give. */
export function clockInput(
  whole: Numbered,
  { symbol, what, text, type }: AskedClock,
  index: number,
  breakpoints: readonly number[] | undefined,
): Input {
  const named = namedOf(whole, symbol);
  return {
    ...named,
    kind: "measure",
    name: text,
    title: what === "clock state" ? named.title : undefined,
    index,
    type,
    worse: 0,
    question: undefined,
    by: undefined,
    guidedBy: undefined,
    breakpoints,
  };
}

/** By end of a clock: its state. */
export function clockPresences(
  inputs: ReadonlyMap<string, Input>,
  asked: readonly AskedClock[],
): ReadonlyMap<Input, Input> {
  const found = new Map<Input, Input>();
  for (const { what, text, symbol } of asked) {
    const end = what === "clock end" ? inputs.get(text) : undefined;
    const state = inputs.get(symbol.name);
    if (end !== undefined && state !== undefined) found.set(end, state);
  }
  return found;
}

export function lowerClock(
  l: Lowering,
  named: Named,
  bound: BoundClock,
  index: number,
  events: ReadonlyMap<string, EventKind>,
  calendar: string | undefined,
): Clock {
  const { runs, pick, renewed, cap, suspended, notBefore, rollsForward, metBy } = bound;
  const event = (symbol: PolicySymbol | undefined) => symbol && events.get(symbol.name);
  const length = cap && lowerLength(l, cap.length);
  const renewedBy = event(renewed?.event);
  const from = event(suspended?.from);
  const until = event(suspended?.until);
  const met = event(metBy?.event);
  return {
    ...named,
    kind: "clock",
    index,
    runs: runs.flatMap((run) => lowerRun(l, run) ?? []),
    pick,
    renewed: renewedBy && { event: renewedBy, most: renewed?.most },
    cap: length && { length, unless: cap?.unless && lowerExpression(l, cap.unless) },
    suspended: from && until && { from, until },
    notBefore: notBefore && lowerDay(l, notBefore),
    rollsForward,
    metBy: met && { event: met, receipt: metBy?.receipt === true },
    calendar: bound.calendar ?? calendar,
  };
}

function lowerRun(l: Lowering, { amount, counting, anchor }: BoundDeadline): Run | undefined {
  const length = lowerLength(l, amount);
  return length && anchor && { ...length, counting, anchor: lowerDay(l, anchor) };
}

// ── What holds between states ──────────────────────────────────────────────────────────────────────────────────

/**
 * What holds of the states that are asked for, in every case that can happen: nothing runs that nothing has started,
 * nothing is met that nothing meets, and of two clocks that run from the same day the shorter one is over first.
 */
export function clockRelations(
  clocks: readonly Clock[],
  inputs: ReadonlyMap<string, Input>,
): readonly Expr[] {
  const asked = clocks.flatMap((clock) => {
    const state = inputs.get(clock.name);
    return state === undefined ? [] : [{ clock, state }];
  });
  return [
    ...asked.flatMap(({ clock, state }) => startRelations(clock, state)),
    ...asked.flatMap(({ clock, state }) => meetRelations(clock, state, inputs)),
    ...asked.flatMap(({ clock, state }) => endRelations(clock, state, inputs.get(endName(clock.name)))),
    ...asked.flatMap((one) => asked.flatMap((other) => pairRelations(one, other))),
  ];
}

/** That a clock stands so. */
export const stateIs = (input: Input, state: ClockState): Expr => ({
  kind: "compare",
  op: "=",
  left: { kind: "input", type: input.type, input },
  right: { kind: "constant", type: clockType, value: clockStates.indexOf(state) },
});
const not = (operand: Expr): Expr => ({ kind: "not", operand });
const or = (...operands: readonly Expr[]): Expr => ({ kind: "or", operands });

/** Where none of the events is there from which it runs, it has not started; where one has happened, it has. */
function startRelations({ runs }: Clock, state: Input): readonly Expr[] {
  const waiting = stateIs(state, "not-started");
  const starts = runs.map(({ anchor: { exists } }) => exists);
  const known = starts.filter((exists) => exists !== undefined);
  const without = known.length === runs.length ? [or(...known, waiting)] : [];
  const sure = runs.flatMap(({ anchor: { value, exists } }) =>
    exists !== undefined && isEventDay(value) ? [or(not(exists), not(waiting))] : [],
  );
  return [...without, ...sure];
}

/** The day of an event that counts is never later than the decision; its receipt may be. */
function isEventDay(value: Expr): boolean {
  return value.kind === "input" && /^(latest|earliest) /.test(value.input.name);
}

function meetRelations({ metBy }: Clock, state: Input, inputs: ReadonlyMap<string, Input>): readonly Expr[] {
  if (metBy === undefined) return [not(stateIs(state, "met"))];
  const count = inputs.get(`count of ${metBy.event.name}`);
  if (count === undefined) return [];
  const happened: Expr = {
    kind: "compare",
    op: ">=",
    left: { kind: "input", type: count.type, input: count },
    right: { kind: "constant", type: count.type, value: 1 },
  };
  return [or(not(stateIs(state, "met")), happened)];
}

/** Once it has started, a clock whose end nothing moves ends so long after its day. */
function endRelations(clock: Clock, state: Input, end: Input | undefined): readonly Expr[] {
  const [run] = clock.runs;
  if (run === undefined || end === undefined || isMoved(clock)) return [];
  const { amount, unit, counting, anchor } = run;
  const { type } = end;
  const isWhole = amount.kind === "constant" && amount.value >= 1;
  if (unit === "working days" || (counting === "beginning with" && (unit === "months" || !isWhole)))
    return [];
  const after: Expr =
    unit === "months"
      ? { kind: "add-months", type, date: anchor.value, months: amount, sign: 1 }
      : { kind: "add", type, left: anchor.value, right: counting === "after" ? amount : dayLess(amount) };
  const left: Expr = { kind: "input", type, input: end };
  return [or(stateIs(state, "not-started"), { kind: "compare", op: "=", left, right: after })];
}

const dayLess = (amount: Expr): Expr =>
  amount.kind === "constant" ? { ...amount, value: amount.value - 1 } : amount;

/** Whether anything moves its end, or several times compete for it. */
function isMoved({ runs, renewed, cap, suspended, notBefore, rollsForward }: Clock): boolean {
  return (
    runs.length > 1 || rollsForward || [renewed, cap, suspended, notBefore].some((move) => move !== undefined)
  );
}

interface Asked {
  readonly clock: Clock;
  readonly state: Input;
}

/** Two plain clocks that count from the same day in the same way. */
function pairRelations(one: Asked, other: Asked): readonly Expr[] {
  const shorter = plainLength(one.clock);
  const longer = plainLength(other.clock);
  if (one === other || shorter === undefined || longer === undefined) return [];
  if (shorter.from !== longer.from || shorter.amount > longer.amount) return [];
  const [waiting, otherWaiting] = [stateIs(one.state, "not-started"), stateIs(other.state, "not-started")];
  return [
    or(not(stateIs(one.state, "running")), not(stateIs(other.state, "expired"))),
    or(not(waiting), otherWaiting),
    or(waiting, not(otherWaiting)),
  ];
}

/** Of a clock that runs a written time and nothing moves its end: how much, and from what. */
function plainLength(clock: Clock): { readonly from: string; readonly amount: number } | undefined {
  const [run] = clock.runs;
  if (run === undefined || isMoved(clock)) return undefined;
  const { amount, unit, counting, anchor } = run;
  if (amount.kind !== "constant") return undefined;
  return { from: [anchor.name, unit, counting, clock.calendar].join(), amount: amount.value };
}
