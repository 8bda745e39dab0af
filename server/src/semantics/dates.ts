/** Days: numbers since 1970-01-01, as values count them, and `YYYY-MM-DD`, as people write them. */
import { Temporal } from "temporal-polyfill";

const milliseconds = 86_400_000;

/** Counting days from 1970 is left to `Date`, which is twenty times as fast; what a month is, Temporal says. */
export function plainDate(day: number): Temporal.PlainDate {
  const date = new Date(day * milliseconds);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / milliseconds;
}

const written = /^\d{4}-\d{2}-\d{2}$/;

/** The number of a day that exists; undefined for `2026-02-30` and for what is no date at all. */
export function dayOf(text: string): number | undefined {
  if (!written.test(text)) return undefined;
  try {
    return dayNumber(Temporal.PlainDate.from(text, { overflow: "reject" }));
  } catch {
    return undefined;
  }
}

/** `2026-04-01` for 20544. */
export function dateText(day: number): string {
  return new Date(day * milliseconds).toISOString().slice(0, 10);
}

/** The days that are reasoned about: some six hundred years around 1970. */
export const dateWindow = { first: -200_000, last: 400_000 };

/** The same day of a later (or earlier) month; the last of the month where it has no such day. */
export function addMonths(day: number, months: number): number {
  return dayNumber(plainDate(day).add({ months }));
}
