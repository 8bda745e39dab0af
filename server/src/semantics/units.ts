/** Units: which words mean the same one, and how many of one make another. */
import type { DurationUnit } from "@remit/grammar";
import type { Duration } from "./types.ts";

/** What one of a duration's units counts in its base unit. */
export const durationUnits: Readonly<
  Record<DurationUnit, { readonly base: Duration["base"]; readonly size: number }>
> = {
  days: { base: "days", size: 1 },
  "working days": { base: "working days", size: 1 },
  weeks: { base: "days", size: 7 },
  months: { base: "months", size: 1 },
  years: { base: "months", size: 12 },
};

const irregular: Readonly<Record<string, string>> = {
  children: "child",
  people: "person",
  staff: "staff",
  premises: "premises",
};

/** `notice` for `notices`: one of a unit. */
export function singular(unit: string): string {
  const known = irregular[unit];
  if (known !== undefined) return known;
  if (unit.endsWith("ies")) return `${unit.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x)es$/.test(unit)) return unit.slice(0, -2);
  return unit.endsWith("s") && !unit.endsWith("ss") ? unit.slice(0, -1) : unit;
}

/** `1 notice` and `2 notices` are in the same unit. */
export function sameUnit(a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && singular(a) === singular(b);
}
