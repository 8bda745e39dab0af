/** The shapes of what is said to hold between measures. */
import type { Expr, Input, Measure } from "./model.ts";

export const inputOf = ({ input }: Measure): Expr => ({ kind: "input", type: input.type, input });

export const atMost = (a: Measure, b: Measure): Expr => ({
  kind: "compare",
  op: "<=",
  left: inputOf(a),
  right: inputOf(b),
});

export function comparison(op: "=" | "<=" | ">=", input: Input, value: number): Expr {
  const { type } = input;
  return {
    kind: "compare",
    op,
    left: { kind: "input", type, input },
    right: { kind: "constant", type, value },
  };
}

export const implies = (given: readonly Expr[], then: Expr): Expr => ({
  kind: "or",
  operands: [...given.map(not), then],
});

export const not = (operand: Expr): Expr => ({ kind: "not", operand });
