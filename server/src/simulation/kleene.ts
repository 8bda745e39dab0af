/**
 * The value of an expression in a case, in three-valued logic: what is not known is `undefined`, and a condition
 * is only true or false where every way of knowing more would say the same (Kleene's strong logic).
 */
import { addMonths } from "../semantics/dates.ts";
import type { Days } from "../semantics/editions.ts";
import type { Expr, Parameter } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";

/** What an expression is evaluated in. */
export interface Frame {
  /** By `Input.index`. */
  readonly values: readonly Value[];
  /** By `Definition.index`. */
  readonly definitions: readonly Value[];
  /** Definitions of which two true branches give different values: their value is unknown. */
  readonly clashes: readonly number[];
  /** Definitions of which that may turn out to be so. */
  readonly mayClash: readonly number[];
  /** The decision date, a day number. */
  readonly on: Value;
  /**
   * Where `values` holds guesses for what is unknown: the frame of what is really known. `is known` asks that one,
   * because guessing a fact does not make it known.
   */
  readonly known: Frame | undefined;
}

const BILLION = 1e9;

/** Numbers as they are compared: to 9 decimals. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Math.round(value * BILLION) / BILLION;
}

export function same(a: number, b: number): boolean {
  return a === b || rounded(a) === rounded(b);
}

/** The value in effect on a day; undefined before the first, and for a dated one without a day. */
export function parameterValue(parameter: Parameter, on: Value): Value {
  for (const { value, from } of parameter.values) {
    if (from === undefined) return value;
    if (on === undefined) return undefined;
    if (from <= on) return value;
  }
  return undefined;
}

export function evaluate(expr: Expr, frame: Frame): Value {
  switch (expr.kind) {
    case "constant":
      return expr.value;
    case "input":
      return frame.values[expr.input.index];
    case "definition":
      return frame.definitions[expr.definition.index];
    case "parameter":
      return parameterValue(expr.parameter, frame.on);
    case "compare": {
      const left = evaluate(expr.left, frame);
      if (left === undefined) return undefined;
      const right = evaluate(expr.right, frame);
      if (right === undefined) return undefined;
      return compare(expr.op, rounded(left), rounded(right)) ? 1 : 0;
    }
    case "and": {
      let result: Value = 1;
      for (const operand of expr.operands) {
        const value = evaluate(operand, frame);
        if (value === 0) return 0;
        if (value === undefined) result = undefined;
      }
      return result;
    }
    case "or": {
      let result: Value = 0;
      for (const operand of expr.operands) {
        const value = evaluate(operand, frame);
        if (value === 1) return 1;
        if (value === undefined) result = undefined;
      }
      return result;
    }
    case "not":
      return not(evaluate(expr.operand, frame));
    case "count": {
      let sure = 0;
      let possible = 0;
      for (const operand of expr.operands) {
        const value = evaluate(operand, frame);
        if (value === 1) sure++;
        if (value !== 0) possible++;
      }
      if (sure >= expr.atLeast) return 1;
      return possible >= expr.atLeast ? undefined : 0;
    }
    case "known":
      return evaluate(expr.operand, frame.known ?? frame) === undefined ? 0 : 1;
    case "add": {
      const left = evaluate(expr.left, frame);
      const right = evaluate(expr.right, frame);
      return left === undefined || right === undefined ? undefined : left + right;
    }
    case "subtract": {
      const left = evaluate(expr.left, frame);
      const right = evaluate(expr.right, frame);
      return left === undefined || right === undefined ? undefined : left - right;
    }
    case "multiply": {
      const left = evaluate(expr.left, frame);
      const right = evaluate(expr.right, frame);
      return left === undefined || right === undefined ? undefined : left * right;
    }
    case "add-months": {
      const date = evaluate(expr.date, frame);
      const months = evaluate(expr.months, frame);
      return date === undefined || months === undefined ? undefined : addMonths(date, expr.sign * months);
    }
    case "in-force":
      return isWithin(expr, frame.on);
    case "unresolved":
      return undefined;
  }
}

/** Whether a day lies in some days, both ends included. */
function isWithin({ from, until }: Days, day: Value): Value {
  if (day === undefined) return undefined;
  return (from === undefined || from <= day) && (until === undefined || day <= until) ? 1 : 0;
}

function compare(op: "=" | "<" | "<=" | ">" | ">=", left: number, right: number): boolean {
  switch (op) {
    case "=":
      return left === right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

export function not(value: Value): Value {
  return value === undefined ? undefined : 1 - value;
}

export function and(a: Value, b: Value): Value {
  if (a === 0 || b === 0) return 0;
  return a === 1 && b === 1 ? 1 : undefined;
}
