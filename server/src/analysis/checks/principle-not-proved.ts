/** Which principles could not be settled? */
import type { Context } from "../context.ts";
import { finding, type LocalFinding } from "../finding.ts";
import type { PrincipleResult } from "../principle-result.ts";

export function principleNotProved(
  { model }: Context,
  { name, state, statement }: PrincipleResult,
): readonly LocalFinding[] {
  const principle = model.principles.find((other) => other.name === name);
  if (state.kind !== "not-proved" || principle === undefined) return [];
  // That a search found nothing is as good as it gets.
  if (principle.statements[statement]?.kind === "never-evaded") return [];
  return [finding("principle-not-proved", principle, { name, reason: state.reason })];
}
