/**
 * A pool of sample cases, at the values where formulas turn: what holds in one of them needs no proof that it can
 * hold. Every formula is worked out for the whole pool at once, and once only.
 */
import { createEvaluator } from "./evaluate.ts";
import { type Formula, type Formulas, nodeOf, not } from "./formula.ts";

export interface Pool {
  /** The number of a sample in which the formulas and all axioms hold, and of each list one formula. */
  readonly find: (
    formulas: readonly Formula[],
    anyOf?: readonly (readonly Formula[])[],
  ) => number | undefined;
  /** The case that a sample is. */
  readonly point: (sample: number) => readonly number[];
  /** Only samples in which these hold count from now on. */
  readonly restrict: (axioms: readonly Formula[]) => void;
}

/** 32 samples each. */
const WORDS = 64;
const SAMPLES = WORDS * 32;
/** What is known of so many nodes lies in one array: it grows array by array, and nothing is copied. */
const NODE_BITS = 10;
const NODES = 1 << NODE_BITS;
const NOT_YET = -1;

/**
 * The samples depend on the formulas and the axioms that there are now. `allowed`: a case in which the axioms hold,
 * as usual as may be.
 */
export function createPool(formulas: Formulas, axioms: readonly Formula[], allowed: readonly number[]): Pool {
  const { space } = formulas;
  const columns = samples(formulas, allowed);
  mend(formulas, columns, axioms, allowed);
  /** By place, NODES to an array: the samples in which a node holds. The first place is that of "true". */
  const bits = [new Int32Array(NODES * WORDS).fill(-1, 0, WORDS)];
  /** By node: only those have a place that a question rested on. */
  let places = new Int32Array(NODES).fill(NOT_YET, 1);
  let placed = 1;
  const counted = new Int32Array(WORDS);
  /** Work space. */
  const found = new Int32Array(WORDS);
  const none = new Int32Array(WORDS);
  const termValues = new Map<number, Float64Array>();

  function valuesOf(term: number): ArrayLike<number> {
    const column = columns[term];
    if (column !== undefined) return column;
    const before = termValues.get(term);
    if (before !== undefined) return before;
    const point = new Float64Array(space.variables.length);
    const reads = space.variablesOf(term);
    const values = Float64Array.from({ length: SAMPLES }, (_, sample) => {
      for (const variable of reads) point[variable] = columns[variable]?.[sample] ?? 0;
      return space.valueAt(term, point);
    });
    termValues.set(term, values);
    return values;
  }

  function workOut(asked: readonly Formula[]): void {
    makeRoom(formulas.nodeCount());
    const waiting = asked.map(nodeOf);
    for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
      const others = waiting.length;
      if (places[node] === NOT_YET && !formulas.isAtom(node))
        for (let index = formulas.first(node); index < formulas.end(node); index++) {
          const operand = nodeOf(formulas.edge(index));
          if (places[operand] === NOT_YET) waiting.push(operand);
        }
      if (waiting.length > others) continue;
      waiting.pop();
      if (places[node] !== NOT_YET) continue;
      if ((placed & (NODES - 1)) === 0) bits.push(new Int32Array(NODES * WORDS));
      places[node] = placed++;
      if (formulas.isAtom(node)) atom(node, valuesOf(formulas.termOf(node)), formulas.boundOf(node));
      else gate(node, formulas.first(node), formulas.end(node));
    }
  }

  function makeRoom(count: number): void {
    if (count <= places.length) return;
    const wider = new Int32Array(Math.max(count, places.length * 2)).fill(NOT_YET, places.length);
    wider.set(places);
    places = wider;
  }

  const arrayOf = (node: number) => bits[(places[node] as number) >> NODE_BITS] as Int32Array;
  const startOf = (node: number) => ((places[node] as number) & (NODES - 1)) * WORDS;

  function atom(node: number, values: ArrayLike<number>, bound: number): void {
    const target = arrayOf(node);
    const to = startOf(node);
    for (let word = 0; word < WORDS; word++) {
      let found = 0;
      const start = word << 5;
      for (let bit = 0; bit < 32; bit++) if ((values[start + bit] as number) < bound) found |= 1 << bit;
      target[to + word] = found;
    }
  }

  function gate(node: number, first: number, end: number): void {
    const target = arrayOf(node);
    const to = startOf(node);
    target.fill(-1, to, to + WORDS);
    for (let index = first; index < end; index++) narrow(target, to, formulas.edge(index));
  }

  /** Takes away the samples in which the formula does not hold. */
  function narrow(target: Int32Array, to: number, by: Formula): void {
    const from = arrayOf(nodeOf(by));
    const start = startOf(nodeOf(by));
    const flip = -(by & 1);
    for (let word = 0; word < WORDS; word++)
      target[to + word] = (target[to + word] as number) & ((from[start + word] as number) ^ flip);
  }

  function restrict(to: readonly Formula[]): void {
    workOut(to);
    counted.fill(-1);
    for (const axiom of to) narrow(counted, 0, axiom);
  }

  restrict(axioms);
  return {
    restrict,
    find: (asked, anyOf = []) => {
      workOut(asked.concat(...anyOf));
      found.set(counted);
      for (const formula of asked) narrow(found, 0, formula);
      for (const list of anyOf) {
        none.fill(-1);
        for (const formula of list) narrow(none, 0, not(formula));
        for (let word = 0; word < WORDS; word++)
          found[word] = (found[word] as number) & ~(none[word] as number);
      }
      const word = found.findIndex((samples) => samples !== 0);
      if (word < 0) return undefined;
      const samples = found[word] as number;
      return (word << 5) + (31 - Math.clz32(samples & -samples));
    },
    point: (sample) => columns.map((column) => column[sample] ?? 0),
  };
}

// ── Samples ────────────────────────────────────────────────────────────────────────────────────────────────────

/** By variable, then by sample. */
function samples(formulas: Formulas, usual: readonly number[]): readonly Int32Array[] {
  const { space } = formulas;
  const turns = turningValues(formulas);
  const linked = linkedVariables(formulas);
  const next = randomWords();
  const columns = space.variables.map(() => new Int32Array(SAMPLES));
  for (let sample = 0; sample < SAMPLES; sample++)
    space.variables.forEach(({ size }, variable) => {
      const column = columns[variable];
      if (column === undefined) return;
      const values = turns[variable] ?? [];
      const others = linked[variable] ?? [];
      const other = others[next() % Math.max(others.length, 1)];
      const chance = next() & 15;
      if (chance < 2) column[sample] = usual[variable] ?? 0;
      else if (other !== undefined && other < variable && chance < 8)
        column[sample] = clamp((columns[other]?.[sample] ?? 0) + (next() % 3) - 1, size);
      else column[sample] = clamp(values[next() % Math.max(values.length, 1)] ?? next() % size, size);
    });
  return columns;
}

/** Gives samples that break an axiom the values of one that does not, for all variables that axioms read. */
function mend(
  formulas: Formulas,
  columns: readonly Int32Array[],
  axioms: readonly Formula[],
  allowed: readonly number[],
): void {
  if (axioms.length === 0) return;
  const evaluator = createEvaluator(formulas, axioms, WORDS);
  evaluator.run(columns, 0, SAMPLES);
  const reads = [...new Set(axioms.flatMap(formulas.variablesOf))];
  const good: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const holds = axioms.every((axiom) => ((evaluator.word(axiom, sample >> 5) >>> (sample & 31)) & 1) === 1);
    if (holds) good.push(sample);
    else {
      const model = good[sample % Math.max(good.length, 1)];
      for (const variable of reads) {
        const column = columns[variable];
        if (column !== undefined)
          column[sample] = (model === undefined ? allowed[variable] : column[model]) ?? 0;
      }
    }
  }
}

const clamp = (value: number, size: number): number => Math.min(Math.max(value, 0), size - 1);

/** The values of each variable on both sides of every bound; for variables without bounds, a few in between. */
function turningValues(formulas: Formulas): readonly (readonly number[])[] {
  const { space } = formulas;
  const found = space.variables.map(({ size }) => new Set<number>([0, size - 1]));
  for (let node = 1; node < formulas.nodeCount(); node++) {
    if (!formulas.isAtom(node)) continue;
    const values = found[formulas.termOf(node)];
    values?.add(formulas.boundOf(node) - 1);
    values?.add(formulas.boundOf(node));
  }
  return found.map((values) => [...values]);
}

/** Variables that stand in one compound term, by variable. */
function linkedVariables({ space }: Formulas): readonly (readonly number[])[] {
  const found = space.variables.map(() => new Set<number>());
  for (let term = space.variables.length; term < space.termCount(); term++)
    for (const a of space.variablesOf(term))
      for (const b of space.variablesOf(term)) if (a !== b) found[a]?.add(b);
  return found.map((others) => [...others]);
}

/** Always the same series of numbers (xorshift). */
function randomWords(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 1;
  };
}
