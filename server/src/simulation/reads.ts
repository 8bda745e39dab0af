/** The values that conditions read, for a step of the explanation. */
import type { ReadValue } from "../protocol/outcome.ts";
import type { Definition, Expr } from "../semantics/model.ts";
import { operandsOf } from "../semantics/parts.ts";
import { formatValue } from "../semantics/values.ts";
import type { Kase } from "./kase.ts";
import { type Frame, parameterValue } from "./kleene.ts";
import { definitionText } from "./words.ts";

/** Each once, in the order they are read. Definitions count as one value; what they read is a step of its own. */
export function readValues(conditions: readonly (Expr | undefined)[], frame: Frame, kase: Kase): ReadValue[] {
  const found: ReadValue[] = [];
  for (const condition of conditions) if (condition !== undefined) visit(condition, frame, kase, found);
  return found;
}

function visit(expr: Expr, frame: Frame, kase: Kase, found: ReadValue[]): void {
  switch (expr.kind) {
    case "constant":
      return;
    case "input": {
      const { name, kind, index, type } = expr.input;
      if (isAmong(found, name)) return;
      const because = kase.reasons?.get(index);
      const value = formatValue(type, frame.values[index]);
      found.push(because === undefined ? { name, kind, value } : { name, kind, value, because });
      return;
    }
    case "parameter": {
      const { name, type } = expr.parameter;
      if (isAmong(found, name)) return;
      found.push({
        name,
        kind: "parameter",
        value: formatValue(type, parameterValue(expr.parameter, frame.on)),
      });
      return;
    }
    case "definition": {
      const { definition } = expr;
      const { name, index } = definition;
      if (isAmong(found, name)) return;
      found.push({
        name,
        kind: definitionKind(definition),
        value: definitionText(definition, frame.definitions[index]),
      });
      return;
    }
    default:
      for (const operand of operandsOf(expr)) visit(operand, frame, kase, found);
  }
}

function isAmong(found: readonly ReadValue[], name: string): boolean {
  for (const value of found) if (value.name === name) return true;
  return false;
}

/** Definitions with and without branches are the same to a reader. */
export function definitionKind({ kind }: Definition): "threshold" | "definition" | "matrix" {
  return kind === "threshold" || kind === "matrix" ? kind : "definition";
}
