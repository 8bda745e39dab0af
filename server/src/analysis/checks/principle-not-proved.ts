/** Which principles could not be settled? */
import type { Context } from "../context.ts";
import { finding, type LocalFinding } from "../finding.ts";
import { type PrincipleResult, saidBy } from "../principle-result.ts";

export function principleNotProved({ model }: Context, result: PrincipleResult): readonly LocalFinding[] {
  const { name, state, statement } = result;
  const principle = model.principles.find((other) => other.name === name);
  if (state.kind !== "not-proved" || principle === undefined) return [];
  // That a search found nothing is as good as it gets.
  if (principle.statements[statement]?.kind === "never-evaded") return [];
  return [
    finding("principle-not-proved", principle, {
      name,
      statement: saidBy(principle, result),
      reason: state.reason,
    }),
  ];
}
