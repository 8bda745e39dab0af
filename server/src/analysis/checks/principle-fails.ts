/** Which principles fail? */
import type { Context } from "../context.ts";
import { finding, type LocalFinding } from "../finding.ts";
import type { PrincipleResult } from "../principle-result.ts";
import { counted } from "../witness.ts";

export function principleFails(
  { model }: Context,
  { name, state }: PrincipleResult,
): readonly LocalFinding[] {
  const principle = model.principles.find((other) => other.name === name);
  if (state.kind !== "fails" || state.witness === undefined || principle === undefined) return [];
  const { how, witness, second, count, counts } = state;
  const cases = count === undefined ? "" : counted(BigInt(count), counts);
  return [finding("principle-fails", principle, { name, how, cases }, { witness, second, count })];
}
