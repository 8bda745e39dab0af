/** Days as numbers, for drawing. What a month is stays with the policy's own calendar: a page need not carry that. */

const MILLISECONDS = 86_400_000;

/** Days since 1970 of a `YYYY-MM-DD` that exists. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

/** The other way round: `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** `2026-04-01` as `1 April 2026`; what is no date gives nothing. */
export function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  return date.toLocaleDateString("en-GB", { ...IN_WORDS, timeZone: "UTC" });
}

const IN_WORDS = { day: "numeric", month: "long", year: "numeric" } as const;
