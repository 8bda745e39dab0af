/** Conditions in the policy's own words. */
import { dateText } from "../semantics/dates.ts";
import { daysText } from "../semantics/editions.ts";
import type { Expr } from "../semantics/model.ts";
import { formatValue } from "../semantics/values.ts";

const operators = {
  "=": "is",
  "<": "is below",
  "<=": "is at most",
  ">": "is above",
  ">=": "is at least",
} as const;

const opposites = {
  "=": "is not",
  "<": "is at least",
  "<=": "is above",
  ">": "is at most",
  ">=": "is below",
} as const;

/** A condition, or its opposite. */
export function conditionText(expr: Expr, holds: boolean): string {
  switch (expr.kind) {
    case "compare": {
      const words = (holds ? operators : opposites)[expr.op];
      return `${valueText(expr.left)} ${words} ${valueText(expr.right)}`;
    }
    case "known":
      return `${valueText(expr.operand)} is ${holds ? "known" : "unknown"}`;
    case "not":
      return conditionText(expr.operand, !holds);
    case "and":
    case "or":
      return holds ? joined(expr.kind, expr.operands) : `not (${joined(expr.kind, expr.operands)})`;
    case "count": {
      const of = `at least ${expr.atLeast} of (${expr.operands.map((operand) => conditionText(operand, true)).join(", ")})`;
      return holds ? of : `not ${of}`;
    }
    case "in-force":
      return `the edition ${daysText(expr)} is ${holds ? "" : "not "}in force`;
    default:
      return holds ? valueText(expr) : `not ${valueText(expr)}`;
  }
}

function joined(word: "and" | "or", operands: readonly Expr[]): string {
  return operands
    .map((operand) => {
      const text = conditionText(operand, true);
      return operand.kind === "and" || operand.kind === "or" ? `(${text})` : text;
    })
    .join(` ${word} `);
}

export function valueText(expr: Expr): string {
  switch (expr.kind) {
    case "constant":
      return formatValue(expr.type, expr.value);
    case "input":
      return `\`${expr.input.name}\``;
    case "parameter":
      return `\`${expr.parameter.name}\``;
    case "definition":
      return `\`${expr.definition.name}\``;
    case "add":
      return `${valueText(expr.left)} + ${valueText(expr.right)}`;
    case "subtract":
      return `${valueText(expr.left)} - ${valueText(expr.right)}`;
    case "multiply":
      return `${valueText(expr.left)} * ${valueText(expr.right)}`;
    case "add-months":
      return `${valueText(expr.date)} ${expr.sign === 1 ? "+" : "-"} ${valueText(expr.months)}`;
    default:
      return "the value";
  }
}

/** What holds in every case that can happen, as a sentence. */
export function relationText(relation: Expr): string {
  if (relation.kind === "compare" && relation.op === "<=" && relation.right.kind !== "constant") {
    const [left, right] = [relation.left, relation.right].map(valueText);
    return `${left} is never ${moreWord(relation.left)} than ${right}`;
  }
  if (relation.kind !== "or") return conditionText(relation, true);
  const given = relation.operands.slice(0, -1).map((operand) => givenText(operand, false));
  const then = relation.operands.slice(-1).map(relationText);
  return `where ${given.join(" and ")}, ${then.join("")}`;
}

function givenText(given: Expr, holds: boolean): string {
  if (given.kind === "not") return givenText(given.operand, !holds);
  if (given.kind !== "in-force" || given.from === undefined) return conditionText(given, holds);
  return `the decision is ${holds ? "not " : ""}before ${dateText(given.from)}`;
}

function moreWord(value: Expr): string {
  const kind = "type" in value ? value.type.kind : undefined;
  if (kind === "date") return "later";
  return kind === "duration" ? "longer" : "more";
}
