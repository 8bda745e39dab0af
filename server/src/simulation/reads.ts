/** The values that conditions read, for a step of the explanation. */
import type { ReadValue } from "../protocol/outcome.ts";
import type { Definition, Expr } from "../semantics/model.ts";
import { formatValue } from "../semantics/values.ts";
import { operandsOf } from "./expressions.ts";
import type { Kase } from "./kase.ts";
import { type Frame, parameterValue } from "./kleene.ts";
import { definitionText } from "./words.ts";

/** Each once, in the order they are read. Definitions count as one value; what they read is a step of its own. */
export function readValues(conditions: readonly (Expr | undefined)[], frame: Frame, kase: Kase): ReadValue[] {
  const found = new Map<string, ReadValue>();
  for (const condition of conditions) if (condition !== undefined) visit(condition, frame, kase, found);
  return [...found.values()];
}

function visit(expr: Expr, frame: Frame, kase: Kase, found: Map<string, ReadValue>): void {
  switch (expr.kind) {
    case "input": {
      const { name, kind, index, type } = expr.input;
      if (found.has(name)) return;
      const because = kase.reasons?.get(index);
      const value = formatValue(type, frame.values[index]);
      found.set(name, { name, kind, value, ...(because === undefined ? {} : { because }) });
      return;
    }
    case "parameter": {
      const { name, type } = expr.parameter;
      found.set(name, {
        name,
        kind: "parameter",
        value: formatValue(type, parameterValue(expr.parameter, frame.on)),
      });
      return;
    }
    case "definition": {
      const { definition } = expr;
      const value = definitionText(definition, frame.definitions[definition.index]);
      found.set(definition.name, { name: definition.name, kind: definitionKind(definition), value });
      return;
    }
    default:
      for (const operand of operandsOf(expr)) visit(operand, frame, kase, found);
  }
}

/** Definitions with and without branches are the same to a reader. */
export function definitionKind({ kind }: Definition): "threshold" | "definition" | "matrix" {
  return kind === "threshold" || kind === "matrix" ? kind : "definition";
}
