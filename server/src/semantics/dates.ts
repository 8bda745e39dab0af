/** Days: numbers since 1970-01-01, as values count them, and `YYYY-MM-DD`, as people write them. */
import { Temporal } from "temporal-polyfill";

const epoch = Temporal.PlainDate.from("1970-01-01");
const written = /^\d{4}-\d{2}-\d{2}$/;

/** The number of a day that exists; undefined for `2026-02-30` and for what is no date at all. */
export function dayOf(text: string): number | undefined {
  if (!written.test(text)) return undefined;
  try {
    return epoch.until(Temporal.PlainDate.from(text, { overflow: "reject" }), { largestUnit: "days" }).days;
  } catch {
    return undefined;
  }
}

/** `2026-04-01` for 20544. */
export function dateText(day: number): string {
  return epoch.add({ days: day }).toString();
}

/** The days that are reasoned about: some six hundred years around 1970. */
export const dateWindow = { first: -200_000, last: 400_000 };

/** The same day of a later (or earlier) month; the last of the month where it has no such day. */
export function addMonths(day: number, months: number): number {
  return epoch.until(epoch.add({ days: day }).add({ months }), { largestUnit: "days" }).days;
}
