/**
 * Whether terms that share variables can lie between given bounds all at once, and with which values. Differences
 * of two variables are settled by looking for a cycle that contradicts itself; everything else by narrowing and
 * halving the variables' ranges, which ends because all domains are finite, but may cost more than the budget.
 */
import { type Budget, budgetOf, Exhausted, spend } from "./budget.ts";
import type { Range, Space } from "./space.ts";

/** `min <= term <= max`; a side that only repeats what the term can be anyway is no requirement. */
export interface Between extends Range {
  readonly term: number;
}

/** One side of one of the bounds given. */
export interface Side {
  readonly term: number;
  readonly side: "min" | "max";
}

export type Consistency =
  /** Values of the variables that the terms share. */
  | { readonly kind: "yes"; readonly values: ReadonlyMap<number, number> }
  /** These bounds can't all hold. */
  | { readonly kind: "no"; readonly because: readonly Side[] };

/** `bounds`: at most one for each term, variables among them. Throws Exhausted. */
export function consistent(space: Space, bounds: readonly Between[], budget: Budget): Consistency {
  const values = new Map<number, number>();
  for (const linked of components(space, bounds)) {
    const found = linked.every(({ term }) => isDifference(space, term))
      ? differences(space, linked, budget)
      : narrowed(space, linked, budget);
    if (found.kind === "no") return found;
    for (const [variable, value] of found.values) values.set(variable, value);
  }
  return { kind: "yes", values };
}

/** The bounds by which variables hang together; a component without a compound term is always consistent. */
function components(space: Space, bounds: readonly Between[]): readonly (readonly Between[])[] {
  const leader = new Map<number, number>();
  const find = (variable: number): number => {
    const next = leader.get(variable) ?? variable;
    return next === variable ? variable : find(next);
  };
  const compound = bounds.filter(({ term }) => space.term(term).kind !== "variable");
  for (const { term } of compound) {
    const [first = 0, ...others] = space.variablesOf(term);
    for (const other of others) leader.set(find(other), find(first));
  }
  const groups = new Map<number, Between[]>();
  for (const { term } of compound) groups.set(find(space.variablesOf(term)[0] ?? 0), []);
  for (const bound of bounds) groups.get(find(space.variablesOf(bound.term)[0] ?? 0))?.push(bound);
  return [...groups.values()];
}

function isDifference(space: Space, number: number): boolean {
  const term = space.term(number);
  if (term.kind === "variable") return true;
  if (term.kind !== "sum" || term.parts.length !== 2) return false;
  const [first, second] = term.parts;
  return (
    first?.coefficient === 1 &&
    second?.coefficient === -1 &&
    term.parts.every((part) => space.term(part.term).kind === "variable")
  );
}

// ── Differences ────────────────────────────────────────────────────────────────────────────────────────────────

/** `from - to <= most`; nodes are variables, and one that stands for 0. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly most: number;
  /** Absent for the bounds of the domain. */
  readonly side: Side | undefined;
}

const ZERO = -1;

function differences(space: Space, bounds: readonly Between[], budget: Budget): Consistency {
  const variables = [...new Set(bounds.flatMap(({ term }) => space.variablesOf(term)))];
  const edges: Edge[] = variables.flatMap((variable) => {
    const { min, max } = space.range(variable);
    return [
      { from: variable, to: ZERO, most: max, side: undefined },
      { from: ZERO, to: variable, most: -min, side: undefined },
    ];
  });
  for (const { term, min, max } of bounds) {
    const [from = ZERO, to = ZERO] = space.variablesOf(term);
    const [a, b] = space.term(term).kind === "variable" ? [term, ZERO] : [from, to];
    const range = space.range(term);
    if (max < range.max) edges.push({ from: a, to: b, most: max, side: { term, side: "max" } });
    if (min > range.min) edges.push({ from: b, to: a, most: -min, side: { term, side: "min" } });
  }
  // Shortest ways (Bellman and Ford): where there are any, they are values that fit.
  const above = new Map<number, number>([[ZERO, 0], ...variables.map((variable) => [variable, 0] as const)]);
  const through = new Map<number, Edge>();
  for (let round = 0; round <= variables.length + 1; round++) {
    spend(budget, edges.length);
    let last: number | undefined;
    for (const edge of edges) {
      const reach = (above.get(edge.to) ?? 0) + edge.most;
      if (reach >= (above.get(edge.from) ?? 0)) continue;
      above.set(edge.from, reach);
      through.set(edge.from, edge);
      last = edge.from;
    }
    if (last === undefined) {
      const zero = above.get(ZERO) ?? 0;
      return {
        kind: "yes",
        values: new Map(variables.map((variable) => [variable, (above.get(variable) ?? 0) - zero])),
      };
    }
    if (round === variables.length + 1)
      return { kind: "no", because: cycle(through, last, variables.length) };
  }
  throw new Error("the search for a cycle neither found one nor settled");
}

function cycle(through: ReadonlyMap<number, Edge>, start: number, nodes: number): readonly Side[] {
  let at = start;
  for (let step = 0; step <= nodes; step++) at = through.get(at)?.to ?? at;
  const because: Side[] = [];
  let next = at;
  do {
    const edge = through.get(next);
    if (edge === undefined) throw new Error("the cycle is open");
    if (edge.side !== undefined) because.push(edge.side);
    next = edge.to;
  } while (next !== at);
  return because;
}

// ── Everything else ────────────────────────────────────────────────────────────────────────────────────────────

function narrowed(space: Space, bounds: readonly Between[], budget: Budget): Consistency {
  const values = search(space, bounds, budget);
  if (values !== undefined) return { kind: "yes", values };
  return { kind: "no", because: shrink(space, bounds, budget) };
}

/** Fewer bounds that still can't all hold: each is left out in turn, as long as finding out is cheap. */
function shrink(space: Space, bounds: readonly Between[], budget: Budget): readonly Side[] {
  let kept = bounds;
  let sides = bounds.flatMap(({ term, min, max }): readonly Side[] => {
    const range = space.range(term);
    return [
      ...(min > range.min ? [{ term, side: "min" } as const] : []),
      ...(max < range.max ? [{ term, side: "max" } as const] : []),
    ];
  });
  const small = budgetOf(Math.min(2000, budget.left), budget.interruption);
  try {
    for (const side of [...sides]) {
      const fewer = kept.map((bound) =>
        bound.term === side.term ? { ...bound, [side.side]: space.range(bound.term)[side.side] } : bound,
      );
      if (search(space, fewer, small) !== undefined) continue;
      kept = fewer;
      sides = sides.filter((other) => other !== side);
    }
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
  }
  return sides;
}

function search(
  space: Space,
  bounds: readonly Between[],
  budget: Budget,
): ReadonlyMap<number, number> | undefined {
  const variables = [...new Set(bounds.flatMap(({ term }) => space.variablesOf(term)))];
  const low = new Float64Array(space.variables.length);
  const high = Float64Array.from(space.variables, ({ size }) => size - 1);
  const found = halve(space, bounds, variables, low, high, budget);
  return found === undefined
    ? undefined
    : new Map(variables.map((variable) => [variable, found[variable] ?? 0]));
}

/** A point within the ranges at which all bounds hold. */
function halve(
  space: Space,
  bounds: readonly Between[],
  variables: readonly number[],
  low: Float64Array,
  high: Float64Array,
  budget: Budget,
): Float64Array | undefined {
  if (!narrow(space, bounds, low, high, budget)) return undefined;
  let widest: number | undefined;
  let width = 0;
  for (const variable of variables) {
    const here = (high[variable] ?? 0) - (low[variable] ?? 0);
    if (here > width) {
      width = here;
      widest = variable;
    }
  }
  if (widest === undefined) return low;
  const middle = Math.floor(((low[widest] ?? 0) + (high[widest] ?? 0)) / 2);
  const lower = Float64Array.from(high);
  lower[widest] = middle;
  const below = halve(space, bounds, variables, Float64Array.from(low), lower, budget);
  if (below !== undefined) return below;
  const upper = Float64Array.from(low);
  upper[widest] = middle + 1;
  return halve(space, bounds, variables, upper, Float64Array.from(high), budget);
}

/** Rounds of narrowing before halving is tried: two bounds can push each other on one by one. */
const ROUNDS = 20;

/** Draws the ranges together as far as the bounds say; false when one is empty. */
function narrow(
  space: Space,
  bounds: readonly Between[],
  low: Float64Array,
  high: Float64Array,
  budget: Budget,
): boolean {
  for (let round = 0; round < ROUNDS; round++) {
    spend(budget, bounds.length);
    let changed = false;
    for (const { term, min, max } of bounds) {
      const within = narrowTerm(space, term, min, max, low, high);
      if (within === "empty") return false;
      if (within === "changed") changed = true;
    }
    if (!changed) return true;
  }
  return true;
}

type Narrowing = "empty" | "changed" | "same";

function narrowTerm(
  space: Space,
  number: number,
  min: number,
  max: number,
  low: Float64Array,
  high: Float64Array,
): Narrowing {
  const term = space.term(number);
  const range = space.rangeWithin(number, low, high);
  if (range.max < min || range.min > max) return "empty";
  if (range.min >= min && range.max <= max) return "same";
  switch (term.kind) {
    case "variable": {
      low[number] = Math.max(range.min, min);
      high[number] = Math.min(range.max, max);
      return "changed";
    }
    case "sum": {
      let result: Narrowing = "same";
      for (const { term: part, coefficient } of term.parts) {
        const own = space.rangeWithin(part, low, high);
        const whole = space.rangeWithin(number, low, high);
        const ownLeast = coefficient > 0 ? coefficient * own.min : coefficient * own.max;
        const ownMost = coefficient > 0 ? coefficient * own.max : coefficient * own.min;
        const least = min - (whole.max - ownMost);
        const most = max - (whole.min - ownLeast);
        const [partMin, partMax] =
          coefficient > 0
            ? [Math.ceil(least / coefficient), Math.floor(most / coefficient)]
            : [Math.ceil(most / coefficient), Math.floor(least / coefficient)];
        const within = narrowTerm(space, part, partMin, partMax, low, high);
        if (within === "empty") return "empty";
        if (within === "changed") result = "changed";
      }
      return result;
    }
    case "product":
    case "months":
      return "same";
  }
}
