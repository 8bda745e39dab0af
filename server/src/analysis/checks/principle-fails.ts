/** Which principles fail? */
import type { Context } from "../context.ts";
import { finding, type LocalFinding } from "../finding.ts";
import { type PrincipleResult, saidBy } from "../principle-result.ts";
import { counted } from "../witness.ts";

export function principleFails({ model }: Context, result: PrincipleResult): readonly LocalFinding[] {
  const { name, state } = result;
  const principle = model.principles.find((other) => other.name === name);
  if (state.kind !== "fails" || state.witness === undefined || principle === undefined) return [];
  const { how, witness, second, count, counts } = state;
  const cases = count === undefined ? "" : counted(BigInt(count), counts);
  return [
    finding(
      "principle-fails",
      principle,
      { name, statement: saidBy(principle, result), how, cases },
      { witness, second, count },
    ),
  ];
}
