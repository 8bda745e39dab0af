/** Why a condition is true, false or not known: the comparisons that made it so, with the values they met. */

import { dateText } from "../semantics/dates.ts";
import { daysText } from "../semantics/editions.ts";
import type { Expr } from "../semantics/model.ts";
import { typeOf } from "../semantics/parts.ts";
import { listed } from "../semantics/symbols.ts";
import type { Type } from "../semantics/types.ts";
import { formatValue } from "../semantics/values.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { definitionText } from "./words.ts";

/** `how-serious is high (at least high)`: a subject, where it stands, and what it was held against. */
interface Reason {
  readonly subject: string;
  readonly state: string;
  readonly remark: string | undefined;
}

/**
 * In words: `warnings is 2 notices (at least repeat, 2 notices on 2026-05-01), evidence-sufficient is yes`. Empty
 * where there is nothing to tell.
 */
export function reasonsText(conditions: readonly (Expr | undefined)[], frame: Frame): string {
  const reasons: Reason[] = [];
  for (const condition of conditions) if (condition !== undefined) collect(condition, frame, reasons);
  let text = "";
  for (const [place, reason] of reasons.entries()) {
    if (reasons.findIndex((other) => sameState(reason, other)) < place) continue;
    const remarks = remarksOn(reason, reasons, place);
    text += `${text === "" ? "" : ", "}${reason.subject} is ${reason.state}${remarks === "" ? "" : ` (${remarks})`}`;
  }
  return text;
}

function sameState(a: Reason, b: Reason): boolean {
  return a.subject === b.subject && a.state === b.state;
}

/** What one subject was held against, from its first reason on, each told once. */
function remarksOn(reason: Reason, reasons: readonly Reason[], from: number): string {
  let text = reason.remark ?? "";
  const told = [reason.remark];
  for (let place = from + 1; place < reasons.length; place++) {
    const other = reasons[place];
    if (other?.remark === undefined || !sameState(reason, other) || told.includes(other.remark)) continue;
    told.push(other.remark);
    text += `${text === "" ? "" : ", "}${other.remark}`;
  }
  return text;
}

/** Only what made the condition come out as it did: of a false `and`, the parts that are false. */
function collect(expr: Expr, frame: Frame, reasons: Reason[]): void {
  switch (expr.kind) {
    case "and":
    case "or":
    case "count": {
      const value = evaluate(expr, frame);
      const all = (expr.kind === "and" && value === 1) || (expr.kind === "or" && value === 0);
      for (const operand of expr.operands)
        if (all || evaluate(operand, frame) === value) collect(operand, frame, reasons);
      return;
    }
    case "not":
      collect(expr.operand, frame, reasons);
      return;
    case "compare":
      reasons.push(comparison(expr, frame));
      return;
    case "known": {
      const state = evaluate(expr, frame) === 1 ? "known" : "not known";
      reasons.push({ subject: phrase(expr.operand), state, remark: undefined });
      return;
    }
    case "in-force":
      reasons.push(edition(expr, frame));
      return;
    case "constant":
      return;
    case "unresolved":
      reasons.push({ subject: "a part with a mistake", state: "not known", remark: undefined });
      return;
    default:
      reasons.push({ subject: phrase(expr), state: stateOf(expr, frame), remark: undefined });
  }
}

function edition(expr: Extract<Expr, { kind: "in-force" }>, frame: Frame): Reason {
  const value = evaluate(expr, frame);
  const state = value === undefined ? "known" : value === 1 ? "in force" : "not in force";
  const day = frame.on === undefined ? undefined : `on ${dateText(frame.on)}`;
  return {
    subject: value === undefined ? `whether ${phrase(expr)} counts is not` : phrase(expr),
    state,
    remark: day,
  };
}

function comparison(expr: Extract<Expr, { kind: "compare" }>, frame: Frame): Reason {
  const turned = expr.left.kind === "constant" && expr.right.kind !== "constant";
  const [left, right] = turned ? [expr.right, expr.left] : [expr.left, expr.right];
  const op = turned ? MIRRORED[expr.op] : expr.op;
  const subject = phrase(left);
  const state = stateOf(left, frame);
  const value = evaluate(expr, frame);
  const plain = op === "=" && value === 1 && right.kind === "constant";
  const sideUnknown = value === undefined && evaluate(left, frame) === undefined;
  if (plain || sideUnknown || isYesNo(typeOf(left), right)) return { subject, state, remark: undefined };
  const held = `${wordOf(op, typeOf(left))}${standard(right, typeOf(left), frame)}`;
  return {
    subject,
    state,
    remark: value === undefined ? `whether ${held}` : value === 1 ? held : `not ${held}`,
  };
}

function isYesNo(type: Type, right: Expr): boolean {
  return type.kind === "yes/no" && right.kind === "constant";
}

const MIRRORED = { "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

function wordOf(op: keyof typeof MIRRORED, type: Type): string {
  const dated = type.kind === "date";
  switch (op) {
    case "=":
      return "";
    case "<":
      return dated ? "before " : "below ";
    case "<=":
      return dated ? "on or before " : "at most ";
    case ">":
      return dated ? "after " : "above ";
    case ">=":
      return dated ? "on or after " : "at least ";
  }
}

/** What a value was held against: a constant as it is, anything else by name and with its value. */
function standard(expr: Expr, type: Type, frame: Frame): string {
  if (expr.kind === "constant") return formatValue(type, expr.value);
  const state = stateOf(expr, frame);
  const dated =
    expr.kind === "parameter" && frame.on !== undefined && expr.parameter.values[0]?.from !== undefined;
  return `${phrase(expr)}, ${state}${dated && frame.on !== undefined ? ` on ${dateText(frame.on)}` : ""}`;
}

function stateOf(expr: Expr, frame: Frame): string {
  const value = evaluate(expr, frame);
  if (value === undefined) return "not known";
  return expr.kind === "definition"
    ? definitionText(expr.definition, value)
    : formatValue(typeOf(expr), value);
}

/** An expression in words, as short as it can be told. */
function phrase(expr: Expr): string {
  switch (expr.kind) {
    case "input":
      return expr.input.name;
    case "parameter":
      return expr.parameter.name;
    case "definition":
      return expr.definition.name;
    case "constant":
      return formatValue(expr.type, expr.value);
    case "add":
      return `${phrase(expr.left)} + ${phrase(expr.right)}`;
    case "subtract":
      return `${phrase(expr.left)} - ${phrase(expr.right)}`;
    case "multiply":
      return `${phrase(expr.left)} * ${phrase(expr.right)}`;
    case "add-months":
      return `${phrase(expr.date)} ${expr.sign === 1 ? "+" : "-"} ${phrase(expr.months)}`;
    case "not":
      return `not ${phrase(expr.operand)}`;
    case "and":
    case "or":
      return listed(expr.operands.map(phrase), expr.kind);
    case "count":
      return `at least ${expr.atLeast} of ${listed(expr.operands.map(phrase), "and")}`;
    case "compare":
      return `${phrase(expr.left)} compared with ${phrase(expr.right)}`;
    case "known":
      return `${phrase(expr.operand)} known`;
    case "in-force":
      return `the edition ${daysText(expr)}`;
    case "unresolved":
      return "a part with a mistake";
  }
}
