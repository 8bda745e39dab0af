/** The bands that the rows and columns of a matrix stand for. */
import type { Band } from "./model.ts";
import { domainOf, type Type } from "./types.ts";

/** Whether a value can fall into two of them. */
export function overlap(bands: readonly Band[]): boolean {
  let reach = Number.NEGATIVE_INFINITY;
  return ascending(bands).some(({ from, to }) => {
    const meets = from <= reach;
    reach = Math.max(reach, to);
    return meets;
  });
}

/** Whether every value of a type falls into one of them; dates go on without end. */
export function covers(bands: readonly Band[], type: Type): boolean {
  const domain = domainOf(type);
  if (domain === undefined) return false;
  const { min, max, step } = domain;
  // Values lie whole steps apart, but for what is lost in writing decimals in binary.
  let reach = min - step;
  for (const { from, to } of ascending(bands)) {
    if (from - reach > 1.5 * step) return false;
    reach = Math.max(reach, to);
  }
  return max - reach < 0.5 * step;
}

const ascending = (bands: readonly Band[]): readonly Band[] => [...bands].sort((a, b) => a.from - b.from);
