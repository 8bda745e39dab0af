/** What holds between the states of clocks, their ends and the events from which they run, whatever happened. */
import { areSame, daysOf, isMeantBy, isWithin } from "./among.ts";
import { compared, comparison, not, ofInput } from "./forms.ts";
import { stateIs } from "./lower-clocks.ts";
import { endName, isPresent } from "./lower-expressions.ts";
import type { Clock, Expr, Input, Measure } from "./model.ts";
import { endsBy, lastDays, type Period } from "./periods.ts";

/**
 * What holds of the states that are asked for, in every case that can happen: nothing runs that nothing has started,
 * nothing is met that nothing meets, of two clocks that run from the same day the shorter one is over first, and
 * while one runs the event from which it does is so long ago at most.
 */
export function clockRelations(
  clocks: readonly Clock[],
  inputs: ReadonlyMap<string, Input>,
  measures: readonly Measure[],
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
    ...asked.flatMap((one) => eventRelations(one, measures)),
  ];
}

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
  return [or(not(stateIs(state, "met")), isPresent(count))];
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
  return [or(stateIs(state, "not-started"), compared("=", ofInput(end), after))];
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

/** Two clocks that count from the same day. */
function pairRelations(one: Asked, other: Asked): readonly Expr[] {
  if (one === other) return [];
  const [waiting, otherWaiting] = [stateIs(one.state, "not-started"), stateIs(other.state, "not-started")];
  return [
    ...(isOverBy(one.clock, other.clock)
      ? [or(not(stateIs(one.state, "running")), not(stateIs(other.state, "expired")))]
      : []),
    ...(startAlike(one.clock, other.clock) ? [or(not(waiting), otherWaiting)] : []),
  ];
}

/** Whether the one, which runs once, is over by the time that the other expires. */
function isOverBy(one: Clock, other: Clock): boolean {
  const [period, another] = periodsOf(one);
  if (period === undefined || another !== undefined || isProlonged(one) || other.cap !== undefined)
    return false;
  const ends = periodsOf(other).map((run) => endsBy(period, run));
  return other.pick === "latest" ? ends.includes(true) : ends.length > 0 && !ends.includes(false);
}

const startAlike = (one: Clock, other: Clock): boolean =>
  [one, other].every(({ runs }) => runs.length === 1) &&
  one.runs[0]?.anchor.name === other.runs[0]?.anchor.name;

export const periodsOf = ({ runs, calendar }: Clock): readonly Period[] =>
  runs.map((run) => ({ ...run, calendar }));

/** Whether something can make it longer than its period. */
export const isProlonged = ({ renewed, suspended, notBefore, rollsForward }: Clock): boolean =>
  rollsForward || [renewed, suspended, notBefore].some((one) => one !== undefined);

/** How it stands, against how long ago the event was from which it runs, and how many there were lately. */
function eventRelations({ clock, state }: Asked, measures: readonly Measure[]): readonly Expr[] {
  const [period, another] = periodsOf(clock);
  const days = period && lastDays(period);
  const day = period?.anchor?.value;
  const anchor = measures.find(
    ({ what, input }) => what === "date" && day?.kind === "input" && day.input === input,
  );
  if (days === undefined || another !== undefined || anchor === undefined) return [];
  const [running, expired] = [stateIs(state, "running"), stateIs(state, "expired")];
  const most = isProlonged(clock) || !Number.isFinite(days.max) ? undefined : days.max;
  const least = clock.cap === undefined ? days.min : undefined;
  return measures.flatMap((one) => {
    if (one.event !== anchor.event) return [];
    if (one.what === "time since" && one.which === anchor.which && areSame(one, anchor))
      return [
        ...(most === undefined ? [] : [or(not(running), comparison("<=", one.input, most))]),
        ...(least === undefined ? [] : [or(not(expired), comparison(">=", one.input, least + 1))]),
      ];
    const window =
      one.what === "count" && one.window?.form === "last" ? daysOf(one.window.length) : undefined;
    if (window === undefined || anchor.which !== "latest") return [];
    return [
      ...(most !== undefined && most < window.min && isMeantBy(anchor, one)
        ? [or(not(running), isPresent(one.input))]
        : []),
      ...(least !== undefined && window.max <= least + 1 && isWithin(one, anchor)
        ? [or(not(expired), not(isPresent(one.input)))]
        : []),
    ];
  });
}
