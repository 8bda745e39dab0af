/**
 * How much work a question may cost. Work is counted in steps, not in time, so the same question has the same
 * answer on every machine; a step is roughly a microsecond or less.
 */
export interface Budget {
  /** Steps that are left. */
  left: number;
  /** Steps until it is asked again whether the answer is still wanted. */
  untilAsked: number;
  readonly interruption: Interruption;
}

/** Whether whoever asked does not want the answer any more. It is looked at often. */
export interface Interruption {
  isWanted: () => boolean;
}

export const uninterrupted: Interruption = { isWanted: () => true };

/** So many steps are done in a few milliseconds. */
const STEPS_BETWEEN = 2000;

export const budgetOf = (steps: number, interruption: Interruption = uninterrupted): Budget => ({
  left: steps,
  untilAsked: STEPS_BETWEEN,
  interruption,
});

/** Thrown inside an engine when a budget is used up, and caught where the question was asked. */
export class Exhausted extends Error {}

/** Thrown inside an engine when the answer is not wanted any more, and caught where the whole work was begun. */
export class Interrupted extends Error {}

export function spend(budget: Budget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new Exhausted("the budget of the question is used up");
  budget.untilAsked -= steps;
  if (budget.untilAsked >= 0) return;
  budget.untilAsked = STEPS_BETWEEN;
  goOn(budget.interruption);
}

/** Throws Interrupted where nobody wants the answer any more. */
export function goOn({ isWanted }: Interruption): void {
  if (!isWanted()) throw new Interrupted("the answer is not wanted any more");
}
