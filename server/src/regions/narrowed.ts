/** A part of a set that is too wide to look for its smallest case. */

import type { Answer, Point } from "./answer.ts";
import { shapesOf } from "./apart.ts";
import { conjunctsOf, type Formula, type Formulas, not } from "./formula.ts";

/**
 * A part that is not empty: of each "any of" of more than so many nodes, the alternative that rests on the least.
 * `point`: a case of the set, which is looked at where it is open which alternatives are empty.
 */
export function narrowed(
  formulas: Formulas,
  goal: Formula,
  point: Point,
  most: number,
  find: (asked: readonly Formula[]) => Answer,
): Formula {
  const parts = conjunctsOf(formulas, goal);
  const isWideAny = (part: Formula) => formulas.isLargerThan(most, part) && (part & 1) === 1;
  const kept = parts.filter((part) => !isWideAny(part));
  for (const part of parts.filter(isWideAny)) {
    const alternatives = conjunctsOf(formulas, not(part)).map(not);
    kept.push(least(alternatives) ?? formulas.holding(alternatives, point)[0] ?? part);
  }
  return formulas.and(kept);

  function least(alternatives: readonly Formula[]): Formula | undefined {
    for (const one of smallestFirst(formulas, alternatives))
      if (find([...kept, one]).kind === "some") return one;
    return undefined;
  }
}

/** By how much they rest on; of those that rest on as much, by what they say. */
function* smallestFirst(formulas: Formulas, alternatives: readonly Formula[]): Iterable<Formula> {
  for (const [, same] of [...Map.groupBy(alternatives, formulas.sizeOf)].sort(([a], [b]) => a - b)) {
    const shapeOf = shapesOf(formulas, same);
    yield* same.sort((a, b) => shapeOf(a) - shapeOf(b));
  }
}
