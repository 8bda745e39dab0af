/** Checks of what is worked out: `define`, `threshold`, and the conditions that are assumed. */
import type { AssumeDeclaration, DefineDeclaration, Expression, ThresholdDeclaration } from "@remit/grammar";
import { type Binder, report } from "./binder.ts";
import { type Bound, type BoundDeclaration, unresolved } from "./bound.ts";
import { checkReason } from "./check-citations.ts";
import { checkInForce } from "./check-policy.ts";
import { checkType } from "./check-values.ts";
import { condition, value, valueFor } from "./expressions.ts";

export function checkDefine(b: Binder, declaration: DefineDeclaration): BoundDeclaration {
  const { name, branches } = declaration;
  const type = checkType(b, declaration.type, declaration.direction);
  checkInForce(b, declaration.inForce);
  const symbol = b.scope.byDeclaration.get(declaration);
  const give = (node: Expression): Bound => {
    if (type !== undefined)
      return valueFor(b, node, { label: `\`${name?.text ?? ""}\``, type, bare: false }, symbol);
    value(b, node, { type: undefined, lenient: true });
    return unresolved;
  };
  if (declaration.value !== undefined) return { kind: "define", value: give(declaration.value) };
  for (const branch of branches.filter(({ otherwise }) => otherwise).slice(1))
    report(b, "otherwise-twice", branch, { name: name?.text ?? "" });
  const bound = branches.map((branch) => ({
    value: give(branch.value),
    when: branch.when === undefined ? (branch.otherwise ? undefined : unresolved) : condition(b, branch.when),
  }));
  return bound.length === 0 ? { kind: "define", value: unresolved } : { kind: "branches", branches: bound };
}

export function checkThreshold(
  b: Binder,
  { inForce, when, because }: ThresholdDeclaration,
): BoundDeclaration {
  checkInForce(b, inForce);
  checkReason(b, because);
  return { kind: "threshold", when: when === undefined ? unresolved : condition(b, when) };
}

export function checkAssume(b: Binder, declaration: AssumeDeclaration): BoundDeclaration {
  checkReason(b, declaration.because);
  return {
    kind: "assume",
    condition: declaration.condition === undefined ? unresolved : condition(b, declaration.condition),
  };
}
