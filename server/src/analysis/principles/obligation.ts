/** What has to be shown for a principle, form by form, as sets of cases that must be empty. */

import type { Answer, Mirrored, Point } from "../../regions/answer.ts";
import type { Formula } from "../../regions/formula.ts";
import type { Context } from "../context.ts";

/** A set of cases, or of pairs of cases, that should be empty. */
export interface Trouble {
  /** All that is so in them, the axioms about a second case included. */
  readonly formula: Formula;
  /** The same without those axioms, and those axioms. */
  readonly own: Formula;
  readonly mirrored: readonly Mirrored[];
  /** The topic of questions about it. */
  readonly topic: string;
}

/** One way in which a principle can fail: a set of cases, or of pairs of cases. */
export interface Failure extends Trouble {
  /** The other case of the pair. */
  readonly second: ((point: Point) => Point) | undefined;
  /** What is wrong in a case, in words: it goes on from "fails: ". */
  readonly how: (point: Point) => string;
  /** How many cases or pairs there are among some; undefined where that is too much to count. */
  readonly count: (among: Formula) => bigint | undefined;
}

export interface Obligation {
  readonly failures: readonly Failure[];
  /** Cases in which a missing value leaves open whether the principle holds. */
  readonly doubts: readonly Formula[];
  /** What `count` counts. */
  readonly counts: "cases" | "pairs";
}

export const countCases =
  ({ world, counted }: Context, formula: Formula) =>
  (among: Formula): bigint | undefined =>
    world.count(formula, counted, among);

export function troubleOf(
  { formulas }: Context,
  own: Formula,
  topic: string,
  mirrored: readonly Mirrored[] = [],
): Trouble {
  return { formula: formulas.and([own, ...mirrored.map(({ formula }) => formula)]), own, mirrored, topic };
}

/** The cases that leave open whether a principle holds, as something that should not be. */
export function doubtsOf(context: Context, obligation: Obligation | undefined): readonly Trouble[] {
  return (obligation?.doubts ?? []).map((doubt) => troubleOf(context, doubt, "doubt"));
}

/** Whether the set is empty. `without`: axioms to leave out. */
export function findTrouble(
  { world }: Context,
  { own, mirrored, topic }: Trouble,
  without: readonly number[] = [],
): Answer {
  const isPlain = without.length === 0 && mirrored.length === 0;
  return world.find([own], topic, isPlain ? undefined : { without, mirrored });
}

/** What the axioms say of the second of a pair of cases. `other`: what a formula says of it. */
export function mirroredAxioms(
  { world }: Context,
  other: (formula: Formula) => Formula,
): readonly Mirrored[] {
  return world.axioms.flatMap((axiom, place) => {
    const formula = other(axiom);
    return formula === axiom ? [] : [{ place, formula }];
  });
}
