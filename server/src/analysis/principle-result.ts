/** Whether a principle holds. */
import type { Place, Principle } from "../semantics/model.ts";
import type { WitnessCase } from "./finding.ts";

export interface PrincipleResult {
  /** The principle's name. */
  readonly name: string;
  readonly place: Place;
  /** Which of its statements, from 0, and what that says. */
  readonly statement: number;
  readonly text: string;
  readonly state: PrincipleState;
}

export type PrincipleState =
  | {
      readonly kind: "holds";
      /** In how many cases: all that there are; absent where those are too many to count. */
      readonly cases: string | undefined;
      /** The assumptions that it needs, in words. */
      readonly assumptions: readonly string[];
    }
  | {
      readonly kind: "fails";
      /** What is wrong, in words. */
      readonly how: string;
      /** None where what is wrong can be read off the declarations. */
      readonly witness: WitnessCase | undefined;
      /** The second of a pair. */
      readonly second: WitnessCase | undefined;
      /** How many, and of what. */
      readonly count: string | undefined;
      readonly counts: "cases" | "pairs";
    }
  | { readonly kind: "not-proved"; readonly reason: string };

/** What of a principle a result is about; empty where the principle says one thing only. */
export const saidBy = ({ statements }: Principle, { text }: PrincipleResult): string =>
  statements.length > 1 ? text : "";
