/** Days: numbers since 1970-01-01, as values count them, and `YYYY-MM-DD`, as people write them. */
import { Temporal } from "temporal-polyfill";

const milliseconds = 86_400_000;

/** Counting is left to `Date`, which is twenty times as fast; which days there are, Temporal says. */
function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / milliseconds;
}

const written = /^\d{4}-\d{2}-\d{2}$/;

/** Answers given lately: the same few days come again and again. */
const LATELY = 4096;
const texts = new Map<number, string>();
const days = new Map<string, number>();

/** The number of a day that exists; undefined for `2026-02-30` and for what is no date at all. */
export function dayOf(text: string): number | undefined {
  const known = days.get(text);
  if (known !== undefined) return known;
  if (!written.test(text)) return undefined;
  try {
    const day = dayNumber(Temporal.PlainDate.from(text, { overflow: "reject" }));
    if (days.size >= LATELY) days.clear();
    days.set(text, day);
    return day;
  } catch {
    return undefined;
  }
}

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
  const month = monthOf(day) + Math.trunc(months);
  const last = firstOfMonth(month + 1) - 1;
  return Math.min(firstOfMonth(month) + day - firstOfMonth(monthOf(day)), last);
}

/**
 * Months are counted from March of the year 0 on: with years that begin in March, leap days come last, and whole numbers
 * alone tell the day that a month begins on.
 */
function firstOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  // From March on, five months have 153 days, again and again.
  return 365 * year + leapDays + Math.floor((153 * (month - 12 * year) + 2) / 5) - MARCH_OF_YEAR_0;
}

/** From 0000-03-01 to 1970-01-01. */
const MARCH_OF_YEAR_0 = 719_468;

/** The month that a day lies in: an average one has 30.436875 days, and what that tells is at most one month off. */
function monthOf(day: number): number {
  const about = Math.floor((day + MARCH_OF_YEAR_0) / 30.436875);
  if (firstOfMonth(about) > day) return about - 1;
  return firstOfMonth(about + 1) <= day ? about + 1 : about;
}
