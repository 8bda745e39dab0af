/** Comparisons: what `is`, `is at least`, `is between` and the others mean for values of a type. */
import type { Comparison, ComparisonOperator } from "@remit/grammar";
import { type Binder, report } from "./binder.ts";
import { type Bound, type CompareOp, unresolved } from "./bound.ts";
import { fit, labelOf, type Side, sideOf, type Typed } from "./typed.ts";
import type { Type } from "./types.ts";
import { formatValue, isAmong, nounPhrase, rangePhrase } from "./values.ts";

type ValueOperator = Exclude<ComparisonOperator, "known" | "unknown" | "met" | "due">;

const operators: Readonly<Record<Exclude<ValueOperator, "between" | "one of">, CompareOp>> = {
  is: "=",
  "at least": ">=",
  "at most": "<=",
  above: ">",
  below: "<",
};

/** `left OPERATOR operands`, its negation left to the caller. What cannot be compared is reported. */
export function compare(
  b: Binder,
  node: Comparison & { readonly op: ValueOperator },
  left: Typed,
  operands: readonly Typed[],
): Bound {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined && isBareNumber(left) && !isBareNumber(only))
    return withBareNumber(b, node, left, only);
  const side = sideOf(b, left);
  if (side === undefined || operands.length === 0) return unresolved;
  if (node.op !== "is" && node.op !== "one of" && !isOrdered(side.type)) {
    report(b, "not-ordered", node, {
      name: side.label,
      is: nounPhrase(side.type),
      operator: `is ${node.op}`,
    });
    return unresolved;
  }
  const right = operands.map((operand) => fit(b, operand, side));
  const compareWith = (op: CompareOp, operand: Bound): Bound => {
    if (operand.kind === "unresolved") return unresolved;
    return { kind: "compare", op, left: left.bound, right: operand };
  };
  /** One of several that are written as one: it stands where its value does. */
  const each = (op: CompareOp, index: number): Bound => {
    const { start, end } = operands[index]?.node ?? node;
    return { ...compareWith(op, right[index] ?? unresolved), span: { start, end } };
  };
  const [first = unresolved, second = unresolved] = right;
  switch (node.op) {
    case "one of":
      for (const [index, operand] of right.entries())
        noteBounds(b, node, side, left, "=", operand, operands[index], "never matched");
      return { kind: "or", operands: right.map((_, index) => each("=", index)) };
    case "between": {
      if (first.kind === "constant" && second.kind === "constant" && first.value > second.value) {
        const [low, high] = operands.map((operand) => labelOf(b, operand.node));
        report(b, "bounds-reversed", node, { low: low ?? "", high: high ?? "" });
        return unresolved;
      }
      noteBetween(b, node, side, left, first, second);
      return { kind: "and", operands: [each(">=", 0), each("<=", 1)] };
    }
    default:
      noteBounds(b, node, side, left, operators[node.op], first, operands[0]);
      return compareWith(operators[node.op], first);
  }
}

function isBareNumber({ bare, bound }: Typed): boolean {
  return bare && bound.kind === "constant";
}

/** A number without a unit on the left takes the unit on the right, as it does the other way round. */
function withBareNumber(b: Binder, { op }: { readonly op: ValueOperator }, left: Typed, right: Typed): Bound {
  const side = sideOf(b, right);
  const number = side === undefined ? unresolved : fit(b, left, side);
  if (number.kind === "unresolved" || op === "between") return unresolved;
  return { kind: "compare", op: op === "one of" ? "=" : operators[op], left: number, right: right.bound };
}

function isOrdered(type: Type): boolean {
  return type.kind !== "yes/no" && type.kind !== "choice";
}

/** Warns where a comparison with a value that the left side never has can only come out one way. */
function noteBounds(
  b: Binder,
  node: Comparison,
  { type, label }: Side,
  left: Typed,
  op: CompareOp,
  right: Bound,
  rightTyped: Typed | undefined,
  never?: string,
): void {
  if (left.symbol === undefined || rightTyped === undefined) return;
  if (type.kind !== "number" && type.kind !== "duration") return;
  const range = amountsOf(right);
  if (range === undefined) return;
  const truth = alwaysOrNever(op, type, range);
  if (truth === undefined) return;
  const value = labelOf(b, rightTyped.node);
  const named = right.kind === "symbol" ? `${value} (${formatValue(right.type, range.min)})` : value;
  report(b, "out-of-bounds", rightTyped.node, {
    name: label,
    range: rangePhrase(type),
    value: named,
    truth: never ?? say(truth, node.negated),
  });
}

function noteBetween(
  b: Binder,
  node: Comparison,
  { type, label }: Side,
  left: Typed,
  low: Bound,
  high: Bound,
): void {
  if (left.symbol === undefined || (type.kind !== "number" && type.kind !== "duration")) return;
  if (low.kind !== "constant" || high.kind !== "constant") return;
  if (low.value <= type.max && high.value >= type.min) return;
  const value = `${formatValue(type, low.value)} to ${formatValue(type, high.value)}`;
  report(b, "out-of-bounds", node, {
    name: label,
    range: rangePhrase(type),
    value,
    truth: say("never", node.negated),
  });
}

function say(truth: "always" | "never", negated: boolean): string {
  return `${(truth === "always") === negated ? "never" : "always"} true`;
}

function amountsOf(bound: Bound): { readonly min: number; readonly max: number } | undefined {
  if (bound.kind === "constant") return { min: bound.value, max: bound.value };
  const isParameter = bound.kind === "symbol" && bound.symbol.kind === "parameter";
  if (!isParameter || (bound.type.kind !== "number" && bound.type.kind !== "duration")) return undefined;
  return bound.type;
}

function alwaysOrNever(
  op: CompareOp,
  type: Type & { readonly kind: "number" | "duration" },
  { min, max }: { readonly min: number; readonly max: number },
): "always" | "never" | undefined {
  const above = min > type.max;
  const below = max < type.min;
  if (op === "=") return above || below || (min === max && !isAmong(type, min)) ? "never" : undefined;
  if (!above && !below) return undefined;
  return above === (op === "<" || op === "<=") ? "always" : "never";
}
