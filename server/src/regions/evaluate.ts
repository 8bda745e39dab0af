/**
 * Formulas over many cases at once, 32 to a machine word. No code is generated, so it also runs where that is
 * forbidden. Case i is bit `i & 31` of word `i >> 5`.
 */
import { type Formula, type Formulas, nodeOf } from "./formula.ts";
import type { Space } from "./space.ts";

/** Values by variable, then by case. A column may be absent where no formula reads it. */
export type Columns = readonly (Int32Array | undefined)[];

export interface Evaluator {
  /** Works out all nodes for `count` cases, from `from` on, at most `capacity` of them. */
  readonly run: (columns: Columns, from: number, count: number) => void;
  /** The cases of the last run in which the formula holds, as words. Bits past the count mean nothing. */
  readonly word: (formula: Formula, index: number) => number;
}

/** `words`: how many times 32 cases a run takes at most. */
export function createEvaluator(formulas: Formulas, roots: readonly Formula[], words: number): Evaluator {
  const nodes = formulas.below(roots);
  // Nodes are numbered anew, without holes, so that their bits lie close together.
  const slots = new Int32Array((nodes.at(-1) ?? 0) + 1);
  nodes.forEach((node, slot) => {
    slots[node] = slot;
  });
  const slotOf = (node: number): number => slots[node] as number;
  const slotsOfRoots = new Map(roots.map(nodeOf).map((node) => [node, slotOf(node)]));
  const bits = new Int32Array(nodes.length * words);
  const gates = gateProgram(formulas, nodes, slotOf);
  const atoms = atomProgram(formulas, nodes, slotOf);
  const sums = new Float64Array(words * 32);

  return {
    run: (columns, from, count) => {
      const used = (count + 31) >> 5;
      if (used > words) throw new RangeError(`at most ${words * 32} cases at once`);
      if (nodes[0] === 0) bits.fill(-1, 0, used);
      for (const term of atoms)
        if (term.isVariable) scatterVariable(bits, words, columns[term.term], term, from, count);
        else scatterTerm(formulas, bits, words, columns, term, from, sums.subarray(0, count));
      runGates(bits, words, used, gates);
    },
    word: (formula, index) => {
      const slot = slotsOfRoots.get(nodeOf(formula));
      if (slot === undefined) throw new RangeError("the formula is not among those worked out");
      const word = bits[slot * words + index] as number;
      return (formula & 1) === 0 ? word : ~word;
    },
  };
}

interface TermAtoms {
  readonly term: number;
  readonly isVariable: boolean;
  /** Ascending, and the slots of the atoms with these bounds. */
  readonly bounds: Float64Array;
  readonly slots: Int32Array;
  /** For a variable with few values: how many bounds each value reaches. */
  readonly reached: Uint8Array | undefined;
  /** Work space: the cases of one word by how many bounds they reach. */
  readonly buckets: Int32Array;
}

const FEW_VALUES = 4096;

function atomProgram(
  formulas: Formulas,
  nodes: Int32Array,
  slotOf: (node: number) => number,
): readonly TermAtoms[] {
  const byTerm = new Map<number, number[]>();
  for (const node of nodes)
    if (formulas.isAtom(node)) {
      const term = formulas.termOf(node);
      const atoms = byTerm.get(term);
      if (atoms === undefined) byTerm.set(term, [node]);
      else atoms.push(node);
    }
  return [...byTerm].map(([term, atoms]) => {
    atoms.sort((a, b) => formulas.boundOf(a) - formulas.boundOf(b));
    const bounds = Float64Array.from(atoms, formulas.boundOf);
    const size = formulas.space.variables[term]?.size;
    return {
      term,
      isVariable: size !== undefined,
      bounds,
      slots: Int32Array.from(atoms, slotOf),
      reached:
        size !== undefined && size <= FEW_VALUES && bounds.length < 256 ? reachedBy(size, bounds) : undefined,
      buckets: new Int32Array(bounds.length + 1),
    };
  });
}

function reachedBy(size: number, bounds: Float64Array): Uint8Array {
  return Uint8Array.from({ length: size }, (_, value) => boundsReached(bounds, value));
}

const FEW_BOUNDS = 16;

/** How many bounds are at most the value. Where there are few, counting is faster than halving: nothing is to be guessed. */
function boundsReached(bounds: Float64Array, value: number): number {
  let low = 0;
  if (bounds.length <= FEW_BOUNDS) {
    for (let at = 0; at < bounds.length; at++) low += Number((bounds[at] as number) <= value);
    return low;
  }
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function scatterVariable(
  bits: Int32Array,
  words: number,
  column: Int32Array | undefined,
  { bounds, slots, reached, buckets }: TermAtoms,
  from: number,
  count: number,
): void {
  if (column === undefined) throw new RangeError("the column of a variable is missing");
  if (bounds.length === 1) {
    scatterBound(bits, (slots[0] as number) * words, column, (bounds[0] as number) | 0, from, count);
    return;
  }
  for (let word = 0; word << 5 < count; word++) {
    buckets.fill(0);
    const start = from + (word << 5);
    const end = Math.min(start + 32, from + count);
    for (let index = start, bit = 1; index < end; index++, bit <<= 1) {
      const value = column[index] as number;
      const bucket = reached === undefined ? boundsReached(bounds, value) : (reached[value] as number);
      buckets[bucket] = (buckets[bucket] as number) | bit;
    }
    storeBuckets(bits, words, word, slots, buckets);
  }
}

/** Where there is one bound, as with every yes/no fact: whether each value is below it, told by the sign of a difference. */
function scatterBound(
  bits: Int32Array,
  start: number,
  column: Int32Array,
  bound: number,
  from: number,
  count: number,
): void {
  for (let at = 0; at < count; at += 32) {
    const first = from + at;
    let below = 0;
    for (let index = from + Math.min(at + 32, count) - 1; index >= first; index--)
      below = (below << 1) | (((column[index] as number) - bound) >>> 31);
    bits[start + (at >> 5)] = below;
  }
}

function scatterTerm(
  { space }: Formulas,
  bits: Int32Array,
  words: number,
  columns: Columns,
  { term, bounds, slots, buckets }: TermAtoms,
  from: number,
  values: Float64Array,
): void {
  const count = values.length;
  values.fill(0);
  addTerm(space, term, 1, columns, from, values);
  for (let word = 0; word << 5 < count; word++) {
    buckets.fill(0);
    const start = word << 5;
    const end = Math.min(start + 32, count);
    for (let index = start, bit = 1; index < end; index++, bit <<= 1) {
      const bucket = boundsReached(bounds, values[index] as number);
      buckets[bucket] = (buckets[bucket] as number) | bit;
    }
    storeBuckets(bits, words, word, slots, buckets);
  }
}

/** Adds a multiple of a term, case by case. */
function addTerm(
  space: Space,
  number: number,
  factor: number,
  columns: Columns,
  from: number,
  values: Float64Array,
): void {
  const term = space.term(number);
  switch (term.kind) {
    case "sum":
      for (const part of term.parts)
        addTerm(space, part.term, factor * part.coefficient, columns, from, values);
      return;
    case "variable": {
      const column = columns[number];
      if (column === undefined) throw new RangeError("the column of a variable is missing");
      for (let index = 0; index < values.length; index++)
        values[index] = (values[index] as number) + factor * (column[from + index] as number);
      return;
    }
    case "product":
    case "months": {
      const variables = space.variablesOf(number);
      const point = new Int32Array(space.variables.length);
      for (let index = 0; index < values.length; index++) {
        for (const variable of variables) point[variable] = columns[variable]?.[from + index] ?? 0;
        values[index] = (values[index] as number) + factor * space.valueAt(number, point);
      }
    }
  }
}

/** A case below a bound is below all later ones. */
function storeBuckets(
  bits: Int32Array,
  words: number,
  word: number,
  slots: Int32Array,
  buckets: Int32Array,
): void {
  let below = 0;
  for (let index = 0; index < slots.length; index++) {
    below |= buckets[index] as number;
    bits[(slots[index] as number) * words + word] = below;
  }
}

/** For every gate: its slot, how many operands, and each as slot · 2 + "not". */
function gateProgram(formulas: Formulas, nodes: Int32Array, slotOf: (node: number) => number): Int32Array {
  const gates = nodes.filter((node) => node !== 0 && !formulas.isAtom(node));
  const program = new Int32Array(
    gates.reduce((sum, node) => sum + 2 + formulas.end(node) - formulas.first(node), 0),
  );
  let at = 0;
  for (const node of gates) {
    const end = formulas.end(node);
    program[at++] = slotOf(node);
    program[at++] = end - formulas.first(node);
    for (let index = formulas.first(node); index < end; index++) {
      const edge = formulas.edge(index);
      program[at++] = slotOf(nodeOf(edge)) * 2 + (edge & 1);
    }
  }
  return program;
}

function runGates(bits: Int32Array, words: number, used: number, gates: Int32Array): void {
  for (let at = 0; at < gates.length; ) {
    const target = (gates[at] as number) * words;
    const end = at + 2 + (gates[at + 1] as number);
    const a = gates[at + 2] as number;
    const b = gates[at + 3] as number;
    const flipA = -(a & 1);
    const flipB = -(b & 1);
    const startA = (a >> 1) * words;
    const startB = (b >> 1) * words;
    for (let word = 0; word < used; word++)
      bits[target + word] =
        ((bits[startA + word] as number) ^ flipA) & ((bits[startB + word] as number) ^ flipB);
    // Two at a time, which spares half of the ways to the target and back.
    for (let index = at + 4; index < end; index += 2) {
      const c = gates[index] as number;
      const d = index + 1 < end ? (gates[index + 1] as number) : c;
      const flipC = -(c & 1);
      const flipD = -(d & 1);
      const startC = (c >> 1) * words;
      const startD = (d >> 1) * words;
      for (let word = 0; word < used; word++)
        bits[target + word] =
          (bits[target + word] as number) &
          ((bits[startC + word] as number) ^ flipC) &
          ((bits[startD + word] as number) ^ flipD);
    }
    at = end;
  }
}
