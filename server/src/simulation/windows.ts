/** Windows: the days between which an event has to lie to be counted. */
import { addMonths } from "../semantics/dates.ts";
import type { Length, Window } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { periodEnd, workingDaysBefore } from "./calendar.ts";
import { evaluate, type Frame } from "./kleene.ts";

/** First and last day, both included; undefined at an end that nobody knows. */
export interface Days {
  readonly first: Value;
  readonly last: Value;
}

const EVER: Days = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
const NEVER: Days = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };

export function daysIn(window: Window, frame: Frame, on: number, calendar: string | undefined): Days {
  const { form, length, from, to, exists } = window;
  if (exists !== undefined && evaluate(exists, frame) === 0) return NEVER;
  const start = from && evaluate(from, frame);
  switch (form) {
    case "last": {
      const before = length && moved(on, length, -1, frame, calendar);
      return { ...EVER, first: before === undefined ? undefined : before + 1 };
    }
    case "since":
      return { ...EVER, first: start === undefined ? undefined : start + 1 };
    case "before":
      return { ...EVER, last: start === undefined ? undefined : start - 1 };
    case "within": {
      const last =
        start === undefined || length === undefined ? undefined : moved(start, length, 1, frame, calendar);
      return { first: start === undefined ? undefined : start + 1, last };
    }
    case "between":
      return { first: start, last: to && evaluate(to, frame) };
  }
}

/** A day moved by a length of time; undefined where that can't be told. */
export function moved(
  day: number,
  { amount, unit }: Length,
  sign: 1 | -1,
  frame: Frame,
  calendar: string | undefined,
): Value {
  const much = evaluate(amount, frame);
  if (much === undefined) return undefined;
  switch (unit) {
    case "days":
      return day + sign * much;
    case "months":
      return addMonths(day, sign * much);
    case "working days":
      return sign === 1
        ? periodEnd(day, { amount: much, unit, counting: "after" }, calendar).day
        : workingDaysBefore(day, much, calendar);
  }
}
