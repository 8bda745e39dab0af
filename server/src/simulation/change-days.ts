/**
 * Days on which a case may begin to end otherwise: what happens on them, what falls out of a window, what comes into
 * force. On every other day the case ends as on the day before.
 */
import { addMonths } from "../semantics/dates.ts";
import { editionDays } from "../semantics/editions.ts";
import type { Expr, Happened, Measure, Model, Window } from "../semantics/model.ts";
import { datesOf } from "./changes.ts";
import { receiptDays, standingIn } from "./clocks.ts";
import { frameOf } from "./definitions.ts";
import type { Kase } from "./kase.ts";
import { evaluate } from "./kleene.ts";
import { prepare } from "./prepare.ts";

/** In order, each once. The first of them is `from`. */
export function changeDays(model: Model, kase: Kase, from: number, until: number): readonly number[] {
  const days = new Set([from]);
  const add = (day: number) => {
    if (day > from && day <= until) days.add(day);
  };
  for (const day of editionDays(model)) add(day);
  const happened = kase.timeline?.events ?? [];
  for (const day of happened.flatMap(datesOf)) add(day);
  for (const measure of model.measures) {
    if (!("event" in measure) || kase.values[measure.input.index] !== undefined) continue;
    const own = happened.filter(({ event }) => event.index === measure.event.index);
    const found = ownDays(measure, own, kase);
    if (found === undefined) return everyDay(from, until);
    for (const day of found) add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/**
 * Of a day, with all that is asked on it worked out: the days on which a clock starts, has ended or is met by what is
 * received, and those after the last day of a duty, as far as they are known on it.
 */
export function turningDays(model: Model, kase: Kase): readonly number[] {
  const clocks = model.clocks.flatMap((clock) => {
    const { start, end } = standingIn(model, kase, clock);
    return [start ?? [], end === undefined ? [] : end + 1, receiptDays(model, kase, clock)].flat();
  });
  const { lastDays } = prepare(model);
  if (lastDays.length === 0) return clocks;
  const frame = frameOf(model, kase.values, kase.on);
  return [...clocks, ...lastDays.flatMap((value) => evaluate(value, frame) ?? []).map((day) => day + 1)];
}

/** Days on which what is asked changes though nothing happens; undefined where that may be any day. */
function ownDays(measure: Measure, events: readonly Happened[], kase: Kase): readonly number[] | undefined {
  const leaving = measure.window === undefined ? [] : leavingDays(measure.window, events, kase);
  if (measure.what !== "time since" || leaving === undefined) return leaving;
  const { breakpoints } = measure.input;
  if (breakpoints === undefined) return undefined;
  // Values are told apart at a breakpoint, and right after it.
  const reached = breakpoints.flatMap((point) => [Math.ceil(point), Math.floor(point) + 1]);
  return [...leaving, ...events.flatMap(({ on }) => reached.map((point) => on + point))];
}

/** The first days on which events are no longer in the last so long. Other windows move with nothing but events. */
function leavingDays(
  { form, length }: Window,
  events: readonly Happened[],
  kase: Kase,
): readonly number[] | undefined {
  if (form !== "last" || length === undefined) return [];
  const amounts = amountsOf(length.amount, kase);
  if (amounts === undefined) return undefined;
  switch (length.unit) {
    case "days":
      return amounts.flatMap((amount) => events.map(({ on }) => on + amount));
    case "months":
      return amounts.flatMap((amount) => events.map(({ on }) => dayMonthsAfter(on, amount)));
    case "working days":
      return [];
  }
}

/** Every value that an amount may have in the course of time; undefined where that can't be said beforehand. */
function amountsOf(amount: Expr, { values }: Kase): readonly number[] | undefined {
  switch (amount.kind) {
    case "constant":
      return [amount.value];
    case "parameter":
      return amount.parameter.values.map(({ value }) => value);
    case "input": {
      if (amount.input.kind === "measure") return undefined;
      const value = values[amount.input.index];
      return value === undefined ? [] : [value];
    }
    default:
      return undefined;
  }
}

/** The first day of which so many months before are not before `day`. */
function dayMonthsAfter(day: number, months: number): number {
  let found = addMonths(day, months);
  while (addMonths(found, -months) < day) found++;
  return found;
}

function everyDay(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}
