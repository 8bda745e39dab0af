/** The order in which diagrams ask about the facts. */
import type { CaseSpace } from "../compile/case-space.ts";
import type { Formulas } from "../regions/formula.ts";

/**
 * Facts that much of the policy depends on come first, the others as declared: facts of one topic are declared
 * together, and diagrams stay small where facts that occur together stand together.
 */
export function variableOrder(
  formulas: Formulas,
  { model, on, known, twin, space }: CaseSpace,
): readonly number[] {
  const uses = new Float64Array(space.variables.length);
  for (let node = 1; node < formulas.nodeCount(); node++)
    for (let index = formulas.first(node); index < formulas.end(node); index++) {
      const child = formulas.edge(index) >> 1;
      if (!formulas.isAtom(child)) continue;
      for (const variable of space.variablesOf(formulas.termOf(child)))
        uses[variable] = (uses[variable] as number) + 1;
    }
  const sorted = model.inputs.map(({ index }) => uses[index] as number).sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? 0;
  const isShared = (index: number) => (uses[index] as number) > 3 * median;
  const inputs = model.inputs.map(({ index }) => index);
  const inOrder = [...inputs.filter(isShared), ...inputs.filter((index) => !isShared(index))];
  const order = [on, ...inOrder.flatMap((index) => [index, known[index], twin[index]])].filter(
    (variable) => variable !== undefined,
  );
  const placed = new Set(order);
  return [
    ...order,
    ...space.variables.map((_, variable) => variable).filter((variable) => !placed.has(variable)),
  ];
}
