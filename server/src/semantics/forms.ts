/** The shapes of conditions that nobody wrote. */
import type { Expr, Input, Measure } from "./model.ts";
import type { Type } from "./types.ts";

export const ofInput = (input: Input): Expr => ({ kind: "input", type: input.type, input });

export const ofMeasure = ({ input }: Measure): Expr => ofInput(input);

export const constant = (type: Type, value: number): Expr => ({ kind: "constant", type, value });

type Op = (Expr & { readonly kind: "compare" })["op"];

export const compared = (op: Op, left: Expr, right: Expr): Expr => ({ kind: "compare", op, left, right });

/** A comparison of measures. */
export const related = (op: Op, a: Measure, b: Measure): Expr => compared(op, ofMeasure(a), ofMeasure(b));

/** A comparison with a constant. */
export const comparison = (op: Op, input: Input, value: number): Expr =>
  compared(op, ofInput(input), constant(input.type, value));

export const implies = (given: readonly Expr[], then: Expr): Expr => ({
  kind: "or",
  operands: [...given.map(not), then],
});

export const not = (operand: Expr): Expr => ({ kind: "not", operand });

/** One condition out of several; none is always true. What is undefined is not asked for. */
export const allOf = (conditions: readonly (Expr | undefined)[]): Expr =>
  one(
    "and",
    conditions.filter((condition) => condition !== undefined),
  );

/** One condition out of several; none is never true. */
export const anyOf = (conditions: readonly Expr[]): Expr => one("or", conditions);

function one(kind: "and" | "or", operands: readonly Expr[]): Expr {
  const [first] = operands;
  return operands.length === 1 && first !== undefined ? first : { kind, operands };
}
