/** Types as written: what values a type node or the values of a parameter stand for. */
import type {
  DatedValue,
  Declaration,
  DurationLiteral,
  Expression,
  NumberLiteral,
  ParameterDeclaration,
  TypeNode,
} from "@remit/grammar";
import { dayOf } from "./dates.ts";
import type { Duration, Numeric, Type } from "./types.ts";
import { durationUnits } from "./units.ts";

/** A type that names no scale or choice; undefined where too little is written. Reversed bounds are turned round. */
export function plainType(node: Exclude<TypeNode, { kind: "named-type" }>): Type | undefined {
  switch (node.kind) {
    case "yes-no-type":
      return { kind: "yes/no" };
    case "date-type":
      return { kind: "date" };
    case "range-type":
      return node.to === undefined ? undefined : rangeType(node.from, node.to);
  }
}

/** The type node of a declaration, where it has one. */
export function typeNodeOf(declaration: Declaration): TypeNode | undefined {
  return "type" in declaration ? declaration.type : undefined;
}

export function durationType(literal: DurationLiteral): Duration {
  const { base, size } = durationUnits[literal.unit];
  const value = literal.amount * size;
  return { kind: "duration", base, unit: literal.unit, min: value, max: value };
}

export function numberType({ value, decimals, unit }: NumberLiteral): Numeric {
  return { kind: "number", unit: unit?.text, min: value, max: value, decimals };
}

function rangeType(from: NumberLiteral | DurationLiteral, to: NumberLiteral | DurationLiteral): Type {
  const duration = to.kind === "duration" ? to : from.kind === "duration" ? from : undefined;
  if (duration !== undefined) {
    const { base, size } = durationUnits[duration.unit];
    const ends = [from, to].map((end) =>
      end.kind === "duration" ? end.amount * durationUnits[end.unit].size : end.value * size,
    );
    return { kind: "duration", base, unit: duration.unit, min: Math.min(...ends), max: Math.max(...ends) };
  }
  const ends = [from, to].filter((end) => end.kind === "number");
  return {
    kind: "number",
    unit: ends.find(({ unit }) => unit !== undefined)?.unit?.text,
    min: Math.min(...ends.map(({ value }) => value)),
    max: Math.max(...ends.map(({ value }) => value)),
    decimals: Math.max(...ends.map(({ decimals }) => decimals)),
  };
}

/** The type that the values of a parameter have, where they tell: the level of a scale does not. */
export function typeOfValues({ values }: ParameterDeclaration): Type | undefined {
  const written = values.map(({ value }: DatedValue) => ungrouped(value));
  const numbers = written.filter((value) => value.kind === "number");
  const durations = written.filter((value) => value.kind === "duration");
  const [first] = written;
  switch (first?.kind) {
    case "number": {
      const amounts = numbers.map(({ value }) => value);
      const unit = numbers.find((value) => value.unit !== undefined)?.unit?.text;
      const decimals = Math.max(...numbers.map((value) => value.decimals));
      return { kind: "number", unit, min: Math.min(...amounts), max: Math.max(...amounts), decimals };
    }
    case "duration": {
      const { base, unit } = durationType(first);
      const amounts = durations.map(durationType).filter((type) => type.base === base);
      return {
        kind: "duration",
        base,
        unit,
        min: Math.min(...amounts.map(({ min }) => min)),
        max: Math.max(...amounts.map(({ max }) => max)),
      };
    }
    case "date":
      return dayOf(first.text) === undefined ? undefined : { kind: "date" };
    case "word":
      return first.word === "unknown" ? undefined : { kind: "yes/no" };
    default:
      return undefined;
  }
}

export function ungrouped(expression: Expression): Expression {
  return expression.kind === "group" ? ungrouped(expression.inner) : expression;
}
