/** A typed expression, and whether it can stand where a value of some type is wanted. */
import type { Expression } from "@remit/grammar";
import type { Code } from "../problems/table.ts";
import { type Binder, report } from "./binder.ts";
import { type Bound, unresolved } from "./bound.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Type } from "./types.ts";
import { durationUnits, sameUnit } from "./units.ts";
import { isPhrase, nounPhrase } from "./values.ts";

export interface Typed {
  readonly bound: Bound;
  /** Undefined where something in it could not be resolved; that has been reported. */
  readonly type: Type | undefined;
  /** A number written without a unit: it takes the unit of what it meets. */
  readonly bare: boolean;
  /** What it names, if it is a name. */
  readonly symbol: PolicySymbol | undefined;
  readonly node: Expression;
}

export function untyped(node: Expression): Typed {
  return { bound: unresolved, type: undefined, bare: false, symbol: undefined, node };
}

export function typed(node: Expression, bound: Bound, type: Type, bare = false): Typed {
  return { bound, type, bare, symbol: undefined, node };
}

/** One side of a comparison, or what a value is given to. */
export interface Side {
  /** In words: `` `tenure` ``. */
  readonly label: string;
  readonly type: Type;
  readonly bare: boolean;
}

/** The expression as a value of the side's type; `unresolved`, reported, where it cannot be one. */
export function fit(b: Binder, part: Typed, side: Side): Bound {
  if (part.type === undefined) return part.bound;
  const { type } = side;
  if (part.bare && part.bound.kind === "constant" && (type.kind === "number" || type.kind === "duration")) {
    const size = type.kind === "duration" ? durationUnits[type.unit].size : 1;
    return { kind: "constant", type, value: part.bound.value * size };
  }
  const fault = faultOf(part.type, part.bare, side);
  if (fault === undefined) return part.bound.kind === "constant" ? { ...part.bound, type } : part.bound;
  const phrase = fault === "kinds-mixed" ? nounPhrase : isPhrase;
  report(b, fault, part.node, {
    left: side.label,
    leftIs: phrase(type),
    right: labelOf(b, part.node),
    rightIs: phrase(part.type),
  });
  return unresolved;
}

function faultOf(
  type: Type,
  bare: boolean,
  side: Side,
): (Code & ("units-mixed" | "scales-mixed" | "kinds-mixed")) | undefined {
  const other = side.type;
  const countable = (one: Type) => one.kind === "number" || one.kind === "duration";
  if (type.kind === "number" && other.kind === "number")
    return bare || side.bare || sameUnit(type.unit, other.unit) ? undefined : "units-mixed";
  if (type.kind === "duration" && other.kind === "duration")
    return type.base === other.base ? undefined : "units-mixed";
  if (countable(type) && countable(other)) return "units-mixed";
  const named = (one: Type) => (one.kind === "scale" || one.kind === "choice" ? one.name : undefined);
  if (named(type) !== undefined && named(other) !== undefined)
    return named(type) === named(other) ? undefined : "scales-mixed";
  return type.kind === other.kind ? undefined : "kinds-mixed";
}

const longestLabel = 40;

/** An expression in a message: as written, in backticks, when it is short. */
export function labelOf(b: Binder, node: Expression): string {
  const text = b.text.slice(node.start, node.end).replaceAll(/\s+/g, " ");
  return text === "" || text.length > longestLabel ? "this" : `\`${text}\``;
}

export function sideOf(b: Binder, part: Typed): Side | undefined {
  return part.type === undefined
    ? undefined
    : { label: labelOf(b, part.node), type: part.type, bare: part.bare };
}
