/**
 * How much work a question may cost. Work is counted in steps, not in time, so the same question has the same
 * answer on every machine; a step is roughly a microsecond or less.
 */
export interface Budget {
  /** Steps that are left. */
  left: number;
}

export const budgetOf = (steps: number): Budget => ({ left: steps });

/** Thrown inside an engine when a budget is used up, and caught where the question was asked. */
export class Exhausted extends Error {}

export function spend(budget: Budget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new Exhausted("the budget of the question is used up");
}
