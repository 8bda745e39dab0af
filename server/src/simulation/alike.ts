/**
 * The values of an input that are worth trying: one of each group that the policy can't tell apart. Mostly the
 * model says where the groups end (`Input.breakpoints`); where an input is compared with other values, they end
 * at different places in every case, and are found from what that case knows.
 */
import type { Expr, Input, Model } from "../semantics/model.ts";
import { operandsOf, partsOf } from "../semantics/parts.ts";
import { domainOf } from "../semantics/types.ts";
import { type Frame, same } from "./kleene.ts";
import type { Limits } from "./measures.ts";
import { definitionsIn } from "./prepare.ts";
import { comparisons, DATES, inputsIn, oneOfEach, onGrid, turns } from "./turning-points.ts";

/** More values than this of one input are not tried one by one. */
const MANY = 4096;
/** Of so few, each is tried. */
const FEW = 32;

const NO_LIMITS: AllLimits = new Map();
type AllLimits = ReadonlyMap<number, Limits>;

/** Ascending; undefined where there are too many. `limits`: what is known of unknown counts, by `Input.index`. */
export function alike(
  model: Model,
  input: Input,
  frame: Frame,
  limits: AllLimits = NO_LIMITS,
): readonly number[] | undefined {
  const own = limits.get(input.index);
  if (own === undefined) return groups(model, input, frame, limits);
  const within = (value: number) => value >= own.min && value <= own.max;
  const points = sharedPoints(model, input, frame, limits);
  if (points !== undefined) return between(input, points, frame).filter(within);
  const { min, max } = own;
  return Array.from({ length: max - min + 1 }, (_, place) => min + place);
}

function countOf(domain: Domain | undefined): number {
  return domain === undefined
    ? Number.POSITIVE_INFINITY
    : Math.round((domain.max - domain.min) / domain.step) + 1;
}

/**
 * The inputs, beside those that a measure is held against, on whose values it hangs which values of an input are worth
 * trying: those that it is compared with, and for a date all dates.
 */
export function comparedWith(model: Model, input: Input): readonly Input[] {
  if (input.breakpoints !== undefined || countOf(domainOf(input.type)) <= FEW) return [];
  const sides = (comparisons(model).get(input.index) ?? []).flatMap(({ left, right }) => [left, right]);
  const compared = new Set<number>();
  for (const side of sides) inputsIn(side, compared);
  for (const definition of definitionsIn(sides))
    for (const part of partsOf(definition)) inputsIn(part, compared);
  return model.inputs.filter(
    ({ index, type }) => compared.has(index) || (input.type.kind === "date" && type.kind === "date"),
  );
}

/** The values of inputs of which the groups are the same in every case. */
const inEveryCase = new WeakMap<Input, readonly number[]>();

function groups(model: Model, input: Input, frame: Frame, limits: AllLimits): readonly number[] | undefined {
  const breakpoints =
    input.kind === "measure" ? sharedPoints(model, input, frame, limits) : input.breakpoints;
  if (breakpoints !== undefined && input.kind !== "measure" && input.type.kind !== "date") {
    const known = inEveryCase.get(input) ?? between(input, breakpoints, frame);
    inEveryCase.set(input, known);
    return known;
  }
  if (breakpoints !== undefined) return between(input, breakpoints, frame);
  const domain = domainOf(input.type);
  const count = countOf(domain);
  if (domain !== undefined && count <= FEW) return every(domain, count);
  const found = turns(comparisons(model).get(input.index) ?? [], input, frame);
  if (found !== undefined) return found;
  return domain !== undefined && count <= MANY ? every(domain, count) : undefined;
}

/**
 * Some values of an input of which there are too many to try each: the ends, and for dates the days around the
 * decision date and the dates that the case knows.
 */
export function anyValues({ inputs }: Model, input: Input, { on, values }: Frame): readonly number[] {
  const domain = domainOf(input.type);
  if (domain === undefined) {
    const known = inputs
      .filter(({ type }) => type.kind === "date")
      .flatMap(({ index }) => values[index] ?? []);
    return [...new Set([on ?? 0, ...known].flatMap((day) => [day - 400, day - 1, day, day + 1, day + 400]))];
  }
  const { min, max, step } = domain;
  const middle = onGrid(min + Math.round((max - min) / 2 / step) * step, step);
  return [...new Set([min, onGrid(min + step, step), middle, max])];
}

interface Domain {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

function every({ min, step }: Domain, count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => onGrid(min + place * step, step));
}

/** What holds between measures, told of one of them. */
interface Related {
  /** Those that it is held against, with itself. */
  readonly group: Set<Input>;
  /** Constants that it is held against. */
  readonly points: Set<number>;
}

const related = new WeakMap<Model, ReadonlyMap<number, Related>>();

/** By `Input.index`. */
function relatedIn(model: Model): ReadonlyMap<number, Related> {
  const known = related.get(model);
  if (known !== undefined) return known;
  const all = new Map<number, Related>();
  const of = (input: Input): Related => {
    const found = all.get(input.index) ?? { group: new Set([input]), points: new Set<number>() };
    all.set(input.index, found);
    return found;
  };
  const join = (a: Related, b: Related) => {
    const points = new Set([...a.points, ...b.points]);
    const group = new Set([...a.group, ...b.group]);
    for (const { index } of group) all.set(index, { group, points });
  };
  const visit = (expr: Expr): void => {
    if (expr.kind === "input") of(expr.input).points.add(1);
    if (expr.kind !== "compare" || expr.left.kind !== "input") {
      for (const part of operandsOf(expr)) visit(part);
      return;
    }
    const { left, right } = expr;
    if (right.kind === "constant") of(left.input).points.add(right.value);
    if (right.kind === "input") join(of(left.input), of(right.input));
  };
  for (const relation of model.relations) visit(relation);
  related.set(model, all);
  return all;
}

/**
 * Where the groups of a measure end: where those of any that it is held against do, and at their known values. Then
 * the least value of each group can stand for it: what was no more than another stays so. Undefined where every value
 * of one of them counts.
 */
function sharedPoints(
  model: Model,
  input: Input,
  { values }: Frame,
  limits: AllLimits,
): readonly number[] | undefined {
  const { group, points } = relatedIn(model).get(input.index) ?? { group: [input], points: [] };
  const all = new Set(points);
  for (const { breakpoints, index } of group) {
    if (breakpoints === undefined) return undefined;
    for (const point of breakpoints) all.add(point);
    const value = values[index];
    if (value !== undefined) all.add(value);
    const { min, max } = limits.get(index) ?? {};
    if (min !== undefined && max !== undefined) all.add(min).add(max);
  }
  return [...all].sort((a, b) => a - b);
}

/** One value at each breakpoint, one on each side of it. */
function between(input: Input, breakpoints: readonly number[], { on }: Frame): readonly number[] {
  const { min, max, step } = domainOf(input.type) ?? DATES;
  const start = input.type.kind === "date" ? (breakpoints[0] ?? on ?? 0) : min;
  const candidates = [start];
  for (const point of breakpoints) {
    const place = (point - min) / step;
    const low = min + Math.floor(place + 1e-9) * step;
    const high = min + Math.ceil(place - 1e-9) * step;
    candidates.push(low - step, low, high, high + step);
  }
  const groupOf = (value: number) =>
    breakpoints.reduce((group, point) => group + (same(value, point) ? 1 : value > point ? 2 : 0), 0);
  return oneOfEach(
    candidates.map((value) => onGrid(value, step)).filter((value) => value >= min && value <= max),
    (value) => String(groupOf(value)),
  );
}
