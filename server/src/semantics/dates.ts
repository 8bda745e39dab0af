/** Days: numbers since 1970-01-01, as values count them, and `YYYY-MM-DD`, as people write them. */
import { Temporal } from "temporal-polyfill";

const milliseconds = 86_400_000;

/** Counting is left to `Date`, which is twenty times as fast; which days there are, Temporal says. */
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

/** Answers given lately: the same few days come again and again. */
const LATELY = 4096;
const texts = new Map<number, string>();

/** Days of no calendar: beyond them, dates are only compared. */
const farthest = 99_000_000;

/** `2026-04-01` for 20544. */
export function dateText(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  if (!(Math.abs(day) <= farthest)) return "a day beyond the calendar";
  if (texts.size >= LATELY) texts.clear();
  const text = new Date(day * milliseconds).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** The days that are reasoned about: from 1422 to 3065. */
export const dateWindow = { first: -200_000, last: 400_000 };

/** The same day of a later (or earlier) month; the last of the month where it has no such day. */
export function addMonths(day: number, months: number): number {
  const about = day + months * 31;
  if (!(Math.abs(day) <= farthest && Math.abs(about) <= farthest)) return about;
  const date = new Date(day * milliseconds);
  const month = date.getUTCMonth() + Math.trunc(months);
  const first = firstOfMonth(date.getUTCFullYear(), month);
  const last = firstOfMonth(date.getUTCFullYear(), month + 1) - 1;
  return Math.min(first + date.getUTCDate() - 1, last);
}

/** Months are counted on, over the ends of years. */
function firstOfMonth(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1) / milliseconds;
}
