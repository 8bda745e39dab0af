/** A case as the interpreter takes it. (`case` is a word of TypeScript.) */
import type { Model, Timeline } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";

export interface Kase {
  readonly title?: string;
  /** The decision date, a day number; without one, the day the policy comes into force. */
  readonly on: number | undefined;
  /**
   * By `Input.index`; what is not given is undefined. Measures are worked out from the timeline where they are not
   * given: see measures.ts.
   */
  readonly values: readonly Value[];
  /** What happened. */
  readonly timeline?: Timeline | undefined;
  /** Why a value is what it is, by `Input.index`. */
  readonly reasons?: ReadonlyMap<number, string>;
}

export function decisionDate(model: Model, kase: Kase): Value {
  return kase.on ?? model.policy?.from;
}
