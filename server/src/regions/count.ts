/** How many cases there are in which a formula holds, by diagrams. */
import { ALL } from "./diagram.ts";
import { type Formula, TRUE } from "./formula.ts";
import { type Ground, within } from "./ground.ts";

/** A diagram seldom takes fewer steps than this for every node of its formula, once there are thousands. */
const STEPS_PER_NODE = 30;

/**
 * How many cases, over the variables given and those that are read, for some values of `some`; undefined beyond the
 * limits. `among`: only those in which this holds too.
 */
export type Count = (
  formula: Formula,
  over: readonly number[],
  some: readonly number[],
  among: Formula,
) => bigint | undefined;

export function createCount({
  formulas,
  axioms,
  limits,
  budgetFor,
  relevant,
  isOpaque,
  drawn,
}: Ground): Count {
  const counts = new Map<string, bigint | undefined>();

  function counted(
    formula: Formula,
    over: readonly number[],
    some: readonly number[],
    among: Formula,
  ): bigint | undefined {
    const question = `${formula} ${among} ${over.join()} ${some.join()}`;
    if (!counts.has(question)) counts.set(question, counting(formula, over, some, among));
    return counts.get(question);
  }

  function counting(
    formula: Formula,
    over: readonly number[],
    some: readonly number[],
    among: Formula,
  ): bigint | undefined {
    const bearing = relevant([formula]);
    const own = formulas.and([formula, ...bearing.map((place) => axioms[place] ?? TRUE)]);
    const rest = formulas.and([...axioms.filter((_, place) => !bearing.includes(place)), among]);
    const goal = formulas.and([own, rest]);
    if (isOpaque([goal]) || formulas.isLargerThan(limits.count / STEPS_PER_NODE, goal)) return undefined;
    const variables = [...new Set([...over, ...formulas.variablesOf(goal)])].filter(
      (variable) => !some.includes(variable),
    );
    const budget = budgetFor(limits.count);
    return within(() => {
      const { diagrams, copies } = drawn([own, rest]);
      const [first = ALL, second = ALL] = copies.map((copy) => diagrams.of(copy, budget));
      const all = diagrams.and(first, second, budget);
      return diagrams.count(
        some.reduce((left, variable) => diagrams.some(left, variable, budget), all),
        variables,
      );
    }, undefined);
  }

  return counted;
}
