/** Sums and products: what `+`, `-` and `*` mean for values of a type. */
import type { Arithmetic } from "@remit/grammar";
import { type Binder, report } from "./binder.ts";
import type { Bound } from "./bound.ts";
import { fit, labelOf, sideOf, type Typed, typed, untyped } from "./typed.ts";
import type { Duration, Numeric, Type } from "./types.ts";
import { nounPhrase } from "./values.ts";

/** What two typed sides make together; what cannot be calculated is reported. */
export function calculate(b: Binder, node: Arithmetic, left: Typed, right: Typed): Typed {
  if (left.type === undefined || right.type === undefined) return untyped(node);
  const result = node.op === "*" ? product(node, left, right) : sum(b, node, left, right);
  if (result !== "impossible") return result;
  report(b, "cannot-calculate", node, {
    left: labelOf(b, left.node),
    leftIs: nounPhrase(left.type),
    right: labelOf(b, right.node),
    rightIs: nounPhrase(right.type),
    operator: node.op,
  });
  return untyped(node);
}

function sum(b: Binder, node: Arithmetic, left: Typed, right: Typed): Typed | "impossible" {
  const minus = node.op === "-";
  if (left.type?.kind === "date") {
    if (right.type?.kind === "duration") return movedDate(b, node, left, right, minus ? -1 : 1);
    return right.type?.kind === "date" && minus ? daysBetween(node, left, right) : "impossible";
  }
  if (right.type?.kind === "date" && left.type?.kind === "duration" && !minus)
    return movedDate(b, node, right, left, 1);
  return isAmount(left.type) && isAmount(right.type) ? addedUp(b, node, left, right) : "impossible";
}

/** A plain number among the two takes the other's unit. */
function addedUp(b: Binder, node: Arithmetic, left: Typed, right: Typed): Typed {
  const [main, other] = left.bare ? [right, left] : [left, right];
  const side = sideOf(b, main);
  if (side === undefined || !isAmount(side.type) || !isAmount(other.type)) return untyped(node);
  const fitted = fit(b, other, side);
  if (fitted.kind === "unresolved" || main.bound.kind === "unresolved") return untyped(node);
  const [first, second] = left.bare ? [fitted, main.bound] : [main.bound, fitted];
  const [a, z] = [rangeOf(first) ?? other.type, rangeOf(second) ?? other.type];
  const minus = node.op === "-";
  const type = {
    ...side.type,
    min: minus ? a.min - z.max : a.min + z.min,
    max: minus ? a.max - z.min : a.max + z.max,
    ...(side.type.kind === "number" && other.type.kind === "number"
      ? { decimals: Math.max(side.type.decimals, other.type.decimals) }
      : {}),
  };
  const bound: Bound = { kind: minus ? "subtract" : "add", type, left: first, right: second };
  return typed(node, bound, type, left.bare && right.bare);
}

/** The least and most that an expression can come to. */
function rangeOf(bound: Bound): { readonly min: number; readonly max: number } | undefined {
  if (bound.kind === "constant") return { min: bound.value, max: bound.value };
  return "type" in bound && isAmount(bound.type) ? bound.type : undefined;
}

function movedDate(b: Binder, node: Arithmetic, date: Typed, by: Typed, sign: 1 | -1): Typed {
  if (by.type?.kind !== "duration") return untyped(node);
  const type: Type = { kind: "date" };
  switch (by.type.base) {
    case "working days":
      report(b, "working-days-in-sum", by.node, {});
      return untyped(node);
    case "months":
      return typed(node, { kind: "add-months", type, date: date.bound, months: by.bound, sign }, type);
    case "days":
      return typed(
        node,
        { kind: sign === 1 ? "add" : "subtract", type, left: date.bound, right: by.bound },
        type,
      );
  }
}

/** More days than lie between any two dates of the calendar, years 1 to 9999. */
const longest = 3_652_059;

function daysBetween(node: Arithmetic, left: Typed, right: Typed): Typed {
  const type: Duration = { kind: "duration", base: "days", unit: "days", min: -longest, max: longest };
  return typed(node, { kind: "subtract", type, left: left.bound, right: right.bound }, type);
}

/** One side is a plain number, or a percentage of the other. */
function product(node: Arithmetic, left: Typed, right: Typed): Typed | "impossible" {
  const [factor, main] = isPlain(right)
    ? [right, left]
    : isPlain(left)
      ? [left, right]
      : [undefined, undefined];
  if (factor !== undefined) {
    if (!isAmount(main.type) || !isAmount(factor.type)) return "impossible";
    const type = multiplied(main.type, factor.type, 1);
    return typed(
      node,
      { kind: "multiply", type, left: left.bound, right: right.bound },
      type,
      left.bare && right.bare,
    );
  }
  const [share, whole] = isPercentage(right)
    ? [right, left]
    : isPercentage(left)
      ? [left, right]
      : [undefined, undefined];
  if (share?.type?.kind !== "number" || whole?.type?.kind !== "number") return "impossible";
  const type = multiplied(whole.type, share.type, 0.01);
  const hundredth: Bound = { kind: "constant", type: { ...share.type, unit: undefined }, value: 0.01 };
  const times: Bound = { kind: "multiply", type, left: left.bound, right: right.bound };
  return typed(node, { kind: "multiply", type, left: times, right: hundredth }, type);
}

function isPlain({ type }: Typed): boolean {
  return type?.kind === "number" && type.unit === undefined;
}

function isPercentage({ type }: Typed): boolean {
  return type?.kind === "number" && type.unit === "%";
}

function isAmount(type: Type | undefined): type is Numeric | Duration {
  return type?.kind === "number" || type?.kind === "duration";
}

function multiplied<T extends Numeric | Duration>(main: T, factor: Numeric | Duration, by: number): T {
  const corners = [main.min, main.max].flatMap((a) => [a * factor.min * by, a * factor.max * by]);
  const decimals =
    main.kind === "number" && factor.kind === "number"
      ? main.decimals + factor.decimals + (by === 1 ? 0 : 2)
      : undefined;
  return {
    ...main,
    min: Math.min(...corners),
    max: Math.max(...corners),
    ...(decimals === undefined ? {} : { decimals }),
  };
}
