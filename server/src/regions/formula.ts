/**
 * Formulas over a space, each kept once: equal formulas have the same number, so what is known of one is never
 * worked out again. A formula is a number; its lowest bit says "not". Nodes are "term < bound" and "all of".
 *
 * Nodes only ever refer to earlier ones, so their order is one in which they can be evaluated.
 */
import type { Form, Range, Space } from "./space.ts";

export type Formula = number;

export const TRUE: Formula = 0;
export const FALSE: Formula = 1;

export const not = (formula: Formula): Formula => formula ^ 1;

/** The node that a formula is, or is the opposite of. */
export const nodeOf = (formula: Formula): number => formula >> 1;

export interface Formulas {
  readonly space: Space;
  /** `term < bound`. */
  readonly less: (term: number, bound: number) => Formula;
  /** `form <= 0`. */
  readonly atMostZero: (form: Form) => Formula;
  readonly variableIs: (variable: number, value: number) => Formula;
  readonly variableBetween: (variable: number, range: Range) => Formula;
  readonly and: (operands: readonly Formula[]) => Formula;
  readonly or: (operands: readonly Formula[]) => Formula;
  readonly differ: (left: Formula, right: Formula) => Formula;
  readonly atLeast: (count: number, operands: readonly Formula[]) => Formula;
  /** The formula with a variable replaced by a form: as long as that is one of the variable's values. */
  readonly substitute: (formula: Formula, variable: number, by: Form) => Formula;
  readonly reads: (formula: Formula, variable: number) => boolean;
  readonly variablesOf: (formula: Formula) => readonly number[];
  readonly holds: (formula: Formula, point: ArrayLike<number>) => boolean;
  /** Nodes so far; node 0 is "true". */
  readonly nodeCount: () => number;
  readonly isAtom: (node: number) => boolean;
  readonly termOf: (atom: number) => number;
  readonly boundOf: (atom: number) => number;
  /** The operands of a node that is no atom: `edge(first(node))` up to `edge(end(node) - 1)`. */
  readonly first: (node: number) => number;
  readonly end: (node: number) => number;
  readonly edge: (index: number) => Formula;
  /** All nodes that formulas rest on, ascending. */
  readonly below: (formulas: readonly Formula[]) => Int32Array;
}

const ATOM = -1;
/** Above this many operands the cheap simplifications are left out: they look at all pairs. */
const WIDE = 48;

export function createFormulas(space: Space): Formulas {
  const words = (space.variables.length + 31) >> 5;
  // For an atom `starts` is the term and `counts` is ATOM; else they say where its operands stand in `edges`.
  let starts = new Int32Array(1024);
  let counts = new Int32Array(1024);
  let bounds = new Float64Array(1024);
  let supports = new Int32Array(1024 * words);
  let edges = new Int32Array(4096);
  let edgeCount = 0;
  let size = 1;
  let table = new Int32Array(4096);
  // By formula, or by node: always room for two per node.
  let seen = new Int32Array(2048);
  let stamp = 0;

  function reserve(): void {
    if (size < counts.length) return;
    starts = grown(starts);
    counts = grown(counts);
    supports = grown(supports);
    const wider = new Float64Array(bounds.length * 2);
    wider.set(bounds);
    bounds = wider;
    seen = grown(seen);
  }

  function rehash(): void {
    table = new Int32Array(table.length * 2);
    for (let node = 1; node < size; node++) {
      let slot = hashOf(node) & (table.length - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = node;
    }
  }

  function hashOf(node: number): number {
    const start = starts[node] as number;
    const count = counts[node] as number;
    return count === ATOM ? hashAtom(start, bounds[node] as number) : hashEdges(edges, start, start + count);
  }

  function less(term: number, bound: number): Formula {
    const range = space.range(term);
    if (bound <= range.min) return FALSE;
    if (bound > range.max) return TRUE;
    let slot = hashAtom(term, bound) & (table.length - 1);
    for (let node = table[slot] as number; node !== 0; node = table[slot] as number) {
      if (counts[node] === ATOM && starts[node] === term && bounds[node] === bound) return node << 1;
      slot = (slot + 1) & (table.length - 1);
    }
    reserve();
    const node = size++;
    starts[node] = term;
    counts[node] = ATOM;
    bounds[node] = bound;
    for (const variable of space.variablesOf(term)) {
      const word = node * words + (variable >> 5);
      supports[word] = (supports[word] as number) | (1 << (variable & 31));
    }
    keep(slot, node);
    return node << 1;
  }

  function keep(slot: number, node: number): void {
    table[slot] = node;
    if (size * 2 > table.length) rehash();
  }

  function internAnd(operands: Int32Array): Formula {
    const count = operands.length;
    let slot = hashEdges(operands, 0, count) & (table.length - 1);
    for (let node = table[slot] as number; node !== 0; node = table[slot] as number) {
      if (counts[node] === count && sameEdges(operands, starts[node] as number)) return node << 1;
      slot = (slot + 1) & (table.length - 1);
    }
    reserve();
    while (edgeCount + count > edges.length) edges = grown(edges);
    const node = size++;
    starts[node] = edgeCount;
    counts[node] = count;
    for (let index = 0; index < count; index++) {
      const operand = operands[index] as number;
      edges[edgeCount++] = operand;
      for (let word = 0; word < words; word++)
        supports[node * words + word] =
          (supports[node * words + word] as number) | (supports[nodeOf(operand) * words + word] as number);
    }
    keep(slot, node);
    return node << 1;
  }

  function sameEdges(operands: Int32Array, start: number): boolean {
    for (let index = 0; index < operands.length; index++)
      if (operands[index] !== edges[start + index]) return false;
    return true;
  }

  function and(operands: readonly Formula[]): Formula {
    const flat = flatten(operands);
    if (flat === undefined) return FALSE;
    const tight = tightenBounds(flat);
    if (tight === undefined) return FALSE;
    const [only] = tight;
    if (only === undefined) return TRUE;
    if (tight.length === 1) return only;
    if (tight.length <= WIDE) {
      const simpler = absorb(tight);
      if (simpler !== undefined) return and(simpler);
    }
    return internAnd(Int32Array.from(tight));
  }

  /** Ascending, without repetition, and with nested "all of" opened; undefined when two contradict. */
  function flatten(operands: readonly Formula[]): Formula[] | undefined {
    const open: Formula[] = [];
    for (const operand of operands) {
      const node = nodeOf(operand);
      const isOpened = (operand & 1) === 0 && (counts[node] as number) > 1 && operands.length <= WIDE;
      if (!isOpened) open.push(operand);
      else {
        const start = starts[node] as number;
        for (let index = start; index < start + (counts[node] as number); index++)
          open.push(edges[index] as number);
      }
    }
    open.sort((a, b) => a - b);
    const distinct: Formula[] = [];
    for (const operand of open) {
      const last = distinct.at(-1);
      if (operand === FALSE) return undefined;
      if (operand === TRUE || operand === last) continue;
      if (last !== undefined && operand === not(last)) return undefined;
      distinct.push(operand);
    }
    return distinct;
  }

  /** Keeps only the tightest bounds on every term; undefined when nothing lies between them. */
  function tightenBounds(operands: readonly Formula[]): readonly Formula[] | undefined {
    let atoms = 0;
    for (const operand of operands) if (counts[nodeOf(operand)] === ATOM) atoms++;
    if (atoms < 2) return operands;
    const below = new Map<number, number>();
    const from = new Map<number, number>();
    let hasLooser = false;
    for (const operand of operands) {
      const node = nodeOf(operand);
      if (counts[node] !== ATOM) continue;
      const term = starts[node] as number;
      const bound = bounds[node] as number;
      const side = (operand & 1) === 0 ? below : from;
      const known = side.get(term);
      if (known !== undefined) hasLooser = true;
      const isTighter = known === undefined || (side === below ? bound < known : bound > known);
      if (isTighter) side.set(term, bound);
    }
    for (const [term, bound] of below)
      if ((from.get(term) ?? Number.NEGATIVE_INFINITY) >= bound) return undefined;
    if (!hasLooser) return operands;
    return operands.filter((operand) => {
      const node = nodeOf(operand);
      const side = (operand & 1) === 0 ? below : from;
      return counts[node] !== ATOM || side.get(starts[node] as number) === bounds[node];
    });
  }

  /** What an "any of" says beyond its fellows, the operands of the same "all of"; undefined when nothing changes. */
  function absorb(operands: readonly Formula[]): readonly Formula[] | undefined {
    stamp++;
    for (const operand of operands) seen[operand] = stamp;
    let changed: Formula[] | undefined;
    for (let index = 0; index < operands.length; index++) {
      const operand = operands[index] as number;
      const reduced = reduceAny(operand);
      if (reduced === operand) changed?.push(operand);
      else {
        changed ??= operands.slice(0, index);
        changed.push(reduced);
      }
    }
    return changed;
  }

  /** An "any of", without the alternatives that its fellows rule out; true when one of them is among them. */
  function reduceAny(operand: Formula): Formula {
    const node = nodeOf(operand);
    const count = counts[node] as number;
    if ((operand & 1) === 0 || count < 2 || count > WIDE) return operand;
    const start = starts[node] as number;
    let ruledOut = 0;
    for (let index = start; index < start + count; index++) {
      const negated = edges[index] as number;
      if (seen[not(negated)] === stamp) return TRUE;
      if (seen[negated] === stamp) ruledOut++;
    }
    if (ruledOut === 0) return operand;
    const left: Formula[] = [];
    for (let index = start; index < start + count; index++)
      if (seen[edges[index] as number] !== stamp) left.push(edges[index] as number);
    return not(internOrSingle(left));
  }

  /** An "all of" over operands that already stood together in one. */
  function internOrSingle(operands: readonly Formula[]): Formula {
    const [only] = operands;
    if (only === undefined) return TRUE;
    return operands.length === 1 ? only : internAnd(Int32Array.from(operands));
  }

  const or = (operands: readonly Formula[]): Formula => not(and(operands.map(not)));

  const differ = (left: Formula, right: Formula): Formula =>
    left === right ? FALSE : or([and([left, not(right)]), and([not(left), right])]);

  function atLeast(count: number, operands: readonly Formula[]): Formula {
    // row[k]: at least k of the operands looked at so far.
    let row: Formula[] = [TRUE, ...Array.from({ length: Math.max(count, 0) }, () => FALSE)];
    for (const operand of operands)
      row = row.map((before, k) => (k === 0 ? TRUE : or([before, and([operand, row[k - 1] ?? FALSE])])));
    return row[Math.max(count, 0)] ?? FALSE;
  }

  function atMostZero(form: Form): Formula {
    const bounded = space.atMostZero(form);
    switch (bounded.kind) {
      case "always":
        return TRUE;
      case "never":
        return FALSE;
      case "less":
        return less(bounded.term, bounded.bound);
      case "not-less":
        return not(less(bounded.term, bounded.bound));
    }
  }

  function readsNode(node: number, variable: number): boolean {
    return ((supports[node * words + (variable >> 5)] as number) & (1 << (variable & 31))) !== 0;
  }

  function substitute(formula: Formula, variable: number, by: Form): Formula {
    const done = new Map<number, Formula>();
    function visit(node: number): Formula {
      if (!readsNode(node, variable)) return node << 1;
      const before = done.get(node);
      if (before !== undefined) return before;
      const result = counts[node] === ATOM ? substituteAtom(node) : substituteAnd(node);
      done.set(node, result);
      return result;
    }
    function substituteAnd(node: number): Formula {
      const start = starts[node] as number;
      const operands: Formula[] = [];
      for (let index = start; index < start + (counts[node] as number); index++) {
        const edge = edges[index] as number;
        operands.push(visit(nodeOf(edge)) ^ (edge & 1));
      }
      return and(operands);
    }
    function substituteAtom(node: number): Formula {
      const form = space.substitute(starts[node] as number, variable, by);
      // term < bound  ⟺  term - bound + 1 <= 0
      return atMostZero({ constant: form.constant - (bounds[node] as number) + 1, parts: form.parts });
    }
    return visit(nodeOf(formula)) ^ (formula & 1);
  }

  function variablesOf(formula: Formula): readonly number[] {
    return space.variables
      .map((_, index) => index)
      .filter((variable) => readsNode(nodeOf(formula), variable));
  }

  function below(formulas: readonly Formula[]): Int32Array {
    stamp++;
    const found: number[] = [];
    const waiting = formulas.map(nodeOf);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (seen[node] === stamp) continue;
      seen[node] = stamp;
      found.push(node);
      const start = starts[node] as number;
      for (let index = start; index < start + (counts[node] as number); index++)
        waiting.push((edges[index] as number) >> 1);
    }
    return Int32Array.from(found).sort();
  }

  function holds(formula: Formula, point: ArrayLike<number>): boolean {
    const truth = new Map<number, boolean>([[0, true]]);
    for (const node of below([formula])) {
      if (node === 0) continue;
      const start = starts[node] as number;
      const count = counts[node] as number;
      let value = true;
      if (count === ATOM) value = space.valueAt(start, point) < (bounds[node] as number);
      else
        for (let index = start; value && index < start + count; index++) {
          const edge = edges[index] as number;
          value = truth.get(nodeOf(edge)) === ((edge & 1) === 0);
        }
      truth.set(node, value);
    }
    return truth.get(nodeOf(formula)) === ((formula & 1) === 0);
  }

  const variableBetween = (variable: number, { min, max }: Range): Formula =>
    and([not(less(variable, min)), less(variable, max + 1)]);

  return {
    space,
    less,
    atMostZero,
    variableIs: (variable, value) => variableBetween(variable, { min: value, max: value }),
    variableBetween,
    and,
    or,
    differ,
    atLeast,
    substitute,
    reads: (formula, variable) => readsNode(nodeOf(formula), variable),
    variablesOf,
    holds,
    nodeCount: () => size,
    isAtom: (node) => counts[node] === ATOM,
    termOf: (atom) => starts[atom] as number,
    boundOf: (atom) => bounds[atom] as number,
    first: (node) => starts[node] as number,
    end: (node) => (starts[node] as number) + (counts[node] as number),
    edge: (index) => edges[index] as number,
    below,
  };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}

function hashAtom(term: number, bound: number): number {
  return mix(Math.imul(term, 0x9e3779b1) ^ Math.imul(bound | 0, 0x85ebca6b));
}

function hashEdges(edges: Int32Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++)
    hash = mix(Math.imul(hash ^ (edges[index] as number), 0x01000193));
  return hash;
}

function mix(hash: number): number {
  const folded = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return folded ^ (folded >>> 12);
}
