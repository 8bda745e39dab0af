/**
 * Where an input is compared with other values: the comparisons, and the values around which they change their answers in
 * a case.
 */
import { dateWindow } from "../semantics/dates.ts";
import type { Band, Expr, Input, Model } from "../semantics/model.ts";
import { operandsOf } from "../semantics/parts.ts";
import { domainOf } from "../semantics/types.ts";
import { evaluate, type Frame } from "./kleene.ts";

/** The days that a date can be, in steps of one. */
export const DATES = { min: dateWindow.first, max: dateWindow.last, step: 1 };

/** `left - right`: the policy can only tell its sign. */
interface Comparison {
  readonly left: Expr;
  readonly right: Expr;
}

const found = new WeakMap<Model, ReadonlyMap<number, readonly Comparison[]>>();

/** All comparisons in which an input takes part, by `Input.index`. */
export function comparisons(model: Model): ReadonlyMap<number, readonly Comparison[]> {
  const known = found.get(model);
  if (known !== undefined) return known;
  const all = new Map<number, Comparison[]>();
  const note = (left: Expr, right: Expr) => {
    const comparison = { left: spelledOut(left), right: spelledOut(right) };
    const inputs = new Set<number>();
    for (const side of [comparison.left, comparison.right]) inputsIn(side, inputs);
    for (const input of inputs) all.set(input, [...(all.get(input) ?? []), comparison]);
  };
  const visit = (expr: Expr | undefined): void => {
    if (expr === undefined) return;
    if (expr.kind === "compare") note(expr.left, expr.right);
    for (const part of operandsOf(expr)) visit(part);
  };
  const axis = (expr: Expr, keys: readonly Band[]) => {
    for (const key of keys)
      for (const value of [key.from, key.to]) note(expr, { kind: "constant", type: { kind: "date" }, value });
  };
  for (const definition of model.definitions) {
    if (definition.kind === "matrix") {
      axis(definition.rows, definition.rowKeys);
      if (definition.columns !== undefined) axis(definition.columns, definition.columnKeys);
    } else if (definition.kind === "branches")
      for (const { when, value } of definition.branches) for (const part of [when, value]) visit(part);
    else visit(definition.value);
  }
  visit(model.policy?.force);
  for (const { force, when, unless } of model.rules) for (const part of [force, when, unless]) visit(part);
  for (const { openWhen, adequateWhen } of model.targets)
    for (const part of [openWhen, adequateWhen]) visit(part);
  for (const condition of [...model.assumptions.map((one) => one.condition), ...model.relations])
    visit(condition);
  found.set(model, all);
  return all;
}

/** With plain definitions in the place of their names, so that a value can be tried in them. */
function spelledOut(expr: Expr): Expr {
  switch (expr.kind) {
    case "definition":
      return expr.definition.kind === "define" ? spelledOut(expr.definition.value) : expr;
    case "add":
    case "subtract":
    case "multiply":
      return { ...expr, left: spelledOut(expr.left), right: spelledOut(expr.right) };
    case "add-months":
      return { ...expr, date: spelledOut(expr.date), months: spelledOut(expr.months) };
    default:
      return expr;
  }
}

export function inputsIn(expr: Expr, inputs: Set<number>): void {
  if (expr.kind === "input") inputs.add(expr.input.index);
  for (const part of operandsOf(expr)) inputsIn(part, inputs);
}

/** Values around those where a comparison changes its answer; undefined where the case does not tell. */
export function turns(
  sides: readonly Comparison[],
  input: Input,
  frame: Frame,
): readonly number[] | undefined {
  const { min, max, step } = domainOf(input.type) ?? DATES;
  const last = Math.round((max - min) / step);
  const at = (place: number) => onGrid(min + place * step, step);
  const values = [...frame.values];
  const tried: Frame = { ...frame, values };
  const candidates = [0, last];
  const differences: ((value: number) => number)[] = [];
  for (const { left, right } of sides) {
    const way = slope({ kind: "subtract", type: input.type, left, right }, input, frame);
    if (way === undefined) return undefined;
    if (way === 0) continue;
    const difference = (value: number) => {
      values[input.index] = value;
      return (evaluate(left, tried) ?? 0) - (evaluate(right, tried) ?? 0);
    };
    differences.push(difference);
    const reaches = (place: number) => way * difference(at(place)) > -1e-9;
    const passes = (place: number) => way * difference(at(place)) > 1e-9;
    for (const place of [first(last, reaches), first(last, passes)]) candidates.push(place - 1, place);
  }
  return oneOfEach(candidates.filter((place) => place >= 0 && place <= last).map(at), (value) =>
    differences.map((difference) => signOf(difference(value))).join(),
  );
}

function signOf(difference: number): number {
  return Math.abs(difference) < 1e-9 ? 0 : Math.sign(difference);
}

/** The first place from 0 to `last` from which on the test holds; `last + 1` if it never does. */
function first(last: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = last + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 1 if an expression grows with the input, -1 if it shrinks, 0 if it stays; undefined if that can't be told. */
function slope(expr: Expr, input: Input, frame: Frame): 1 | -1 | 0 | undefined {
  switch (expr.kind) {
    case "input":
      if (expr.input.index === input.index) return 1;
      return evaluate(expr, frame) === undefined ? undefined : 0;
    case "add":
      return together(slope(expr.left, input, frame), slope(expr.right, input, frame));
    case "subtract":
      return together(slope(expr.left, input, frame), turned(slope(expr.right, input, frame), -1));
    case "multiply": {
      const left = slope(expr.left, input, frame);
      const right = slope(expr.right, input, frame);
      if (left === 0) return turned(right, evaluate(expr.left, frame));
      return right === 0 ? turned(left, evaluate(expr.right, frame)) : undefined;
    }
    case "add-months":
      return together(slope(expr.date, input, frame), turned(slope(expr.months, input, frame), expr.sign));
    default:
      return evaluate(expr, frame) === undefined ? undefined : 0;
  }
}

type Slope = 1 | -1 | 0 | undefined;

function together(a: Slope, b: Slope): Slope {
  if (a === 0) return b;
  return b === 0 || a === b ? a : undefined;
}

function turned(way: Slope, factor: number | undefined): Slope {
  if (way === undefined || factor === undefined) return undefined;
  return factor === 0 || way === 0 ? 0 : factor > 0 ? way : way === 1 ? -1 : 1;
}

/** Values as they are written, without the dust of binary fractions. */
export function onGrid(value: number, step: number): number {
  return step === 1 ? Math.round(value) : Number(value.toFixed(Math.max(0, Math.round(-Math.log10(step)))));
}

export function oneOfEach(
  candidates: readonly number[],
  groupOf: (value: number) => string,
): readonly number[] {
  const groups = new Map<string, number>();
  for (const value of [...candidates].sort((a, b) => a - b)) {
    const group = groupOf(value);
    if (!groups.has(group)) groups.set(group, value);
  }
  return [...groups.values()];
}
