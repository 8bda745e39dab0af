/** Values in words, where the words depend on more than the type. */
import type { Definition, Position } from "../semantics/model.ts";
import type { Duration, Type, Value } from "../semantics/types.ts";
import { formatValue } from "../semantics/values.ts";

/** A threshold is `met` or `not met`; anything else is its value. */
export function definitionText({ kind, type }: Definition, value: Value): string {
  if (kind !== "threshold" || value === undefined) return formatValue(type, value);
  return value === 1 ? "met" : "not met";
}

/** A number counted in a word, without that word; undefined for any other value. */
export function plainNumber(type: Type, value: Value): string | undefined {
  const counted = type.kind === "number" && type.unit !== "£" && type.unit !== "%";
  return counted && value !== undefined ? formatValue({ ...type, unit: undefined }, value) : undefined;
}

/** `1 month`, `10 working days`. */
export function durationText(amount: number, unit: Duration["base"]): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

export function positionText(position: Position): string {
  return position === "not-addressed" ? "not addressed" : position;
}
