/**
 * Sets of cases as interval decision diagrams: equal sets are the same number. They count, pick and compare
 * exactly; they grow fast on wide questions, so every operation has a budget.
 *
 * A node says: below a bound of its variable go one way, else the other; the other way may ask about the same
 * variable again, with a higher bound.
 */
import { type Budget, spend } from "./budget.ts";
import { type Formula, type Formulas, nodeOf } from "./formula.ts";
import { constantForm } from "./space.ts";

export type Diagram = number;

export const EMPTY: Diagram = 0;
export const ALL: Diagram = 1;

export interface Diagrams {
  /** All operations throw Exhausted. */
  readonly of: (formula: Formula, budget: Budget) => Diagram;
  readonly and: (left: Diagram, right: Diagram, budget: Budget) => Diagram;
  readonly or: (left: Diagram, right: Diagram, budget: Budget) => Diagram;
  readonly not: (diagram: Diagram, budget: Budget) => Diagram;
  /** The cases that are in the set for some value of the variable. */
  readonly some: (diagram: Diagram, variable: number, budget: Budget) => Diagram;
  /** How many cases, over the variables given; the diagram may ask about no others. */
  readonly count: (diagram: Diagram, variables: readonly number[]) => bigint;
  /** A case of the set, with what it leaves open as in `near`; undefined for the empty set. */
  readonly pick: (diagram: Diagram, near: readonly number[]) => readonly number[] | undefined;
  /** How many nodes there are by now. */
  readonly size: () => number;
}

const AND = 0;
const OR = 1;
const CACHE = 1 << 14;

/** What diagrams lie in. It grows with them, to megabytes: those of many questions are made in one, one after the other. */
export interface Room {
  variables: Int32Array<ArrayBuffer>;
  bounds: Float64Array<ArrayBuffer>;
  lows: Int32Array<ArrayBuffer>;
  highs: Int32Array<ArrayBuffer>;
  /** By diagram, as far as they are known: 0 where not. */
  opposites: Int32Array<ArrayBuffer>;
  table: Int32Array<ArrayBuffer>;
  readonly cacheKeys: Float64Array<ArrayBuffer>;
  readonly cacheValues: Int32Array<ArrayBuffer>;
}

export const createRoom = (): Room => ({
  variables: new Int32Array(1024),
  bounds: new Float64Array(1024),
  lows: new Int32Array(1024),
  highs: new Int32Array(1024),
  opposites: new Int32Array(1024),
  table: new Int32Array(4096),
  cacheKeys: new Float64Array(CACHE),
  cacheValues: new Int32Array(CACHE),
});

/** `order`: the variables from top to bottom. `room`: diagrams that were made in it mean nothing any more. */
export function createDiagrams(formulas: Formulas, order: readonly number[], room = createRoom()): Diagrams {
  const { space } = formulas;
  const ranks = new Int32Array(space.variables.length + 1);
  order.forEach((variable, rank) => {
    ranks[variable] = rank;
  });
  const NO_VARIABLE = space.variables.length;
  ranks[NO_VARIABLE] = order.length;

  const { cacheKeys, cacheValues } = room;
  let { variables, bounds, lows, highs, opposites, table } = room;
  table.fill(0);
  opposites.fill(0);
  cacheKeys.fill(-1);
  let size = 2;
  variables[EMPTY] = NO_VARIABLE;
  variables[ALL] = NO_VARIABLE;
  const built = new Map<number, Diagram>([[0, ALL]]);

  const rankOf = (diagram: Diagram): number => ranks[variables[diagram] as number] as number;
  const isTerminal = (diagram: Diagram): boolean => diagram <= ALL;

  function node(variable: number, bound: number, low: Diagram, high: Diagram, budget: Budget): Diagram {
    if (low === high) return low;
    if (variables[high] === variable && lows[high] === low) return high;
    let slot = hash(variable, bound, low, high) & (table.length - 1);
    for (let at = table[slot] as number; at !== 0; at = table[slot] as number) {
      if (lows[at] === low && highs[at] === high && variables[at] === variable && bounds[at] === bound)
        return at;
      slot = (slot + 1) & (table.length - 1);
    }
    spend(budget, 1);
    if (size === lows.length) grow();
    const made = size++;
    variables[made] = variable;
    bounds[made] = bound;
    lows[made] = low;
    highs[made] = high;
    table[slot] = made;
    if (size * 2 > table.length) rehash();
    return made;
  }

  function grow(): void {
    const wider = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(from.length * 2);
      to.set(from);
      return to;
    };
    variables = wider(variables);
    lows = wider(lows);
    highs = wider(highs);
    opposites = wider(opposites);
    const widerBounds = new Float64Array(bounds.length * 2);
    widerBounds.set(bounds);
    bounds = widerBounds;
    Object.assign(room, { variables, bounds, lows, highs, opposites });
  }

  function rehash(): void {
    table = new Int32Array(table.length * 2);
    room.table = table;
    for (let at = 2; at < size; at++) {
      let slot =
        hash(variables[at] as number, bounds[at] as number, lows[at] as number, highs[at] as number) &
        (table.length - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = at;
    }
  }

  function apply(operation: typeof AND | typeof OR, a: Diagram, b: Diagram, budget: Budget): Diagram {
    if (a === b) return a;
    const [absorbing, neutral] = operation === AND ? [EMPTY, ALL] : [ALL, EMPTY];
    if (a === absorbing || b === absorbing) return absorbing;
    if (a === neutral) return b;
    if (b === neutral) return a;
    const [left, right] = a < b ? [a, b] : [b, a];
    const key = (left * 67_108_864 + right) * 2 + operation;
    const slot = hash(left, right, operation, 0) & (CACHE - 1);
    if (cacheKeys[slot] === key) return cacheValues[slot] as number;
    spend(budget, 1);
    const rank = Math.min(rankOf(left), rankOf(right));
    const leftIsTop = rankOf(left) === rank;
    const rightIsTop = rankOf(right) === rank;
    const variable = variables[leftIsTop ? left : right] as number;
    const leftBound = leftIsTop ? (bounds[left] as number) : Number.POSITIVE_INFINITY;
    const rightBound = rightIsTop ? (bounds[right] as number) : Number.POSITIVE_INFINITY;
    const bound = Math.min(leftBound, rightBound);
    const low = apply(
      operation,
      leftIsTop ? (lows[left] as number) : left,
      rightIsTop ? (lows[right] as number) : right,
      budget,
    );
    const high = apply(
      operation,
      leftBound === bound ? (highs[left] as number) : left,
      rightBound === bound ? (highs[right] as number) : right,
      budget,
    );
    const result = node(variable, bound, low, high, budget);
    cacheKeys[slot] = key;
    cacheValues[slot] = result;
    return result;
  }

  function not(diagram: Diagram, budget: Budget): Diagram {
    if (isTerminal(diagram)) return diagram === ALL ? EMPTY : ALL;
    const before = opposites[diagram] as number;
    if (before !== 0) return before;
    const result = node(
      variables[diagram] as number,
      bounds[diagram] as number,
      not(lows[diagram] as number, budget),
      not(highs[diagram] as number, budget),
      budget,
    );
    opposites[diagram] = result;
    opposites[result] = diagram;
    return result;
  }

  function of(formula: Formula, budget: Budget): Diagram {
    for (const at of formulas.below([formula]))
      if (!built.has(at)) built.set(at, formulas.isAtom(at) ? ofAtom(at, budget) : ofAll(at, budget));
    return literal(formula, budget);
  }

  function literal(formula: Formula, budget: Budget): Diagram {
    const positive = built.get(nodeOf(formula));
    if (positive === undefined) throw new RangeError("the formula has no diagram yet");
    return (formula & 1) === 0 ? positive : not(positive, budget);
  }

  /** Pairs first, so that no operand is met by the whole of the others one by one. */
  function ofAll(at: number, budget: Budget): Diagram {
    let operands: Diagram[] = [];
    for (let index = formulas.first(at); index < formulas.end(at); index++)
      operands.push(literal(formulas.edge(index), budget));
    operands.sort((a, b) => rankOf(b) - rankOf(a) || a - b);
    while (operands.length > 1) {
      const paired: Diagram[] = [];
      for (let index = 0; index < operands.length; index += 2) {
        const left = operands[index] as Diagram;
        const right = operands[index + 1];
        paired.push(right === undefined ? left : apply(AND, left, right, budget));
      }
      operands = paired;
    }
    return operands[0] ?? ALL;
  }

  function ofAtom(at: number, budget: Budget): Diagram {
    const term = formulas.termOf(at);
    if (space.term(term).kind === "variable") return node(term, formulas.boundOf(at), ALL, EMPTY, budget);
    return expand(at << 1, budget);
  }

  /** A comparison of a compound term: one branch for every value of its first variable, equal neighbours joined. */
  function expand(formula: Formula, budget: Budget): Diagram {
    const known = built.get(nodeOf(formula));
    if (known !== undefined) return literal(formula, budget);
    const at = nodeOf(formula);
    const reads = space.variablesOf(formulas.termOf(at));
    const [first] = [...reads].sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
    if (first === undefined) throw new RangeError("a comparison reads nothing");
    let positive: Diagram;
    if (reads.length === 1 && space.term(formulas.termOf(at)).kind === "variable")
      positive = node(first, formulas.boundOf(at), ALL, EMPTY, budget);
    else {
      const valued = (value: number): Diagram => {
        spend(budget, 4);
        return expand(formulas.substitute(at << 1, first, constantForm(value)), budget);
      };
      const last = (space.variables[first]?.size ?? 1) - 1;
      positive = valued(last);
      for (let value = last - 1; value >= 0; value--) {
        const here = valued(value);
        positive = node(first, value + 1, here, positive, budget);
      }
    }
    built.set(at, positive);
    return literal(formula, budget);
  }

  // ── Looking at a diagram ─────────────────────────────────────────────────────────────────────────────────────

  interface Piece {
    readonly from: number;
    /** Excluded. */
    readonly to: number;
    readonly next: Diagram;
  }

  /** The ranges of the top variable, and what follows for each. */
  function pieces(diagram: Diagram): readonly Piece[] {
    const variable = variables[diagram] as number;
    const found: Piece[] = [];
    let from = 0;
    let at = diagram;
    while (variables[at] === variable) {
      const to = bounds[at] as number;
      found.push({ from, to, next: lows[at] as number });
      from = to;
      at = highs[at] as number;
    }
    found.push({ from, to: space.variables[variable]?.size ?? 0, next: at });
    return found;
  }

  /** A diagram made from another from the bottom up. `change` gets the top variable and its changed pieces. */
  function rebuild(
    diagram: Diagram,
    budget: Budget,
    change: (variable: number, changed: readonly Piece[]) => Diagram | undefined,
  ): Diagram {
    const done = new Map<Diagram, Diagram>();
    function visit(at: Diagram): Diagram {
      if (isTerminal(at)) return at;
      const before = done.get(at);
      if (before !== undefined) return before;
      spend(budget, 1);
      const variable = variables[at] as number;
      const changed = pieces(at).map((piece) => ({ ...piece, next: visit(piece.next) }));
      const result = change(variable, changed) ?? join(variable, changed, budget);
      done.set(at, result);
      return result;
    }
    return visit(diagram);
  }

  function join(variable: number, parts: readonly Piece[], budget: Budget): Diagram {
    return (
      parts.reduceRight<Diagram | undefined>(
        (rest, { to, next }) => (rest === undefined ? next : node(variable, to, next, rest, budget)),
        undefined,
      ) ?? EMPTY
    );
  }

  function some(diagram: Diagram, variable: number, budget: Budget): Diagram {
    return rebuild(diagram, budget, (top, parts) =>
      top === variable ? parts.reduce((all, { next }) => apply(OR, all, next, budget), EMPTY) : undefined,
    );
  }

  function count(diagram: Diagram, counted: readonly number[]): bigint {
    const sorted = [...counted].sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
    // free[i]: cases of the variables from place i on.
    const free: bigint[] = Array.from({ length: sorted.length + 1 }, () => 1n);
    for (let place = sorted.length - 1; place >= 0; place--)
      free[place] = (free[place + 1] ?? 1n) * BigInt(space.variables[sorted[place] as number]?.size ?? 1);
    const placeOf = new Map(sorted.map((variable, place) => [variable, place]));
    const done = new Map<Diagram, bigint>([
      [EMPTY, 0n],
      [ALL, 1n],
    ]);
    const place = (at: Diagram): number => {
      if (isTerminal(at)) return sorted.length;
      const found = placeOf.get(variables[at] as number);
      if (found === undefined) throw new RangeError("the diagram asks about a variable that is not counted");
      return found;
    };
    /** Cases of the variables from the node's own on. */
    function visit(at: Diagram): bigint {
      const before = done.get(at);
      if (before !== undefined) return before;
      let sum = 0n;
      for (const { from, to, next } of pieces(at)) sum += BigInt(to - from) * between(place(at) + 1, next);
      done.set(at, sum);
      return sum;
    }
    const between = (start: number, at: Diagram): bigint =>
      at === EMPTY ? 0n : (visit(at) * (free[start] ?? 1n)) / (free[place(at)] ?? 1n);
    return between(0, diagram);
  }

  function pick(diagram: Diagram, near: readonly number[]): readonly number[] | undefined {
    if (diagram === EMPTY) return undefined;
    const point = [...near];
    for (let at = diagram; at !== ALL; ) {
      const variable = variables[at] as number;
      const value = near[variable] ?? 0;
      const open = pieces(at).filter(({ next }) => next !== EMPTY);
      const piece = open.find(({ from, to }) => from <= value && value < to) ?? open[0];
      if (piece === undefined) throw new RangeError("a diagram that is not empty leads nowhere");
      point[variable] = Math.min(Math.max(value, piece.from), piece.to - 1);
      at = piece.next;
    }
    return point;
  }

  return {
    of,
    and: (left, right, budget) => apply(AND, left, right, budget),
    or: (left, right, budget) => apply(OR, left, right, budget),
    not,
    some,
    count,
    pick,
    size: () => size,
  };
}

function hash(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b | 0, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ Math.imul(c, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f) ^ Math.imul(d, 0x165667b1);
  return mixed ^ (mixed >>> 16);
}
