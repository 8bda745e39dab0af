/** What questions about sets of cases are answered with, and what bears on them. */
import type { Formula } from "./formula.ts";

export type Answer =
  | { readonly kind: "some"; readonly point: Point }
  /** The axioms that it rests on, by their place: as few as will do, found when they are asked for. */
  | { readonly kind: "none"; readonly axioms: readonly number[] }
  | { readonly kind: "open"; readonly reason: string };

/** That there is no such case; `axioms` is called once, if at all. */
export function none(axioms: () => readonly number[]): Extract<Answer, { readonly kind: "none" }> {
  let found: readonly number[] | undefined;
  return {
    kind: "none",
    get axioms() {
      found ??= axioms();
      return found;
    },
  };
}

/** A case: a value for every variable. */
export type Point = readonly number[];

/** How much work questions may cost, in steps. */
export interface Limits {
  /** Whether something can be: by the prover, and where it gives up, by a diagram. */
  readonly proof: number;
  readonly diagram: number;
  readonly count: number;
  /** The smallest case, once trying those near the usual has not found it. */
  readonly smallest: number;
}

export const defaultLimits: Limits = { proof: 400_000, diagram: 60_000, count: 20_000, smallest: 20_000 };

/** How the axioms bear on one question. */
export interface AxiomsAsked {
  /** Axioms to leave out, by their place. */
  readonly without?: readonly number[];
  /** What axioms say of the second of a pair of cases. */
  readonly mirrored?: readonly Mirrored[];
}

export interface Mirrored {
  /** The axiom's place. */
  readonly place: number;
  readonly formula: Formula;
}
