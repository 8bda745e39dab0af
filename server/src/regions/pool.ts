/**
 * A pool of sample cases, at the values where formulas turn: what holds in one of them needs no proof that it can
 * hold. Every formula is worked out for the whole pool at once, and once only.
 */
import { createEvaluator } from "./evaluate.ts";
import { type Formula, type Formulas, nodeOf } from "./formula.ts";

/** A case of the pool; made when it is looked at, as few are. */
export type Sample = () => readonly number[];

export interface Pool {
  /** A sample in which the formulas and all axioms hold. */
  readonly find: (formulas: readonly Formula[]) => Sample | undefined;
  /** Only samples in which these hold count from now on. */
  readonly restrict: (axioms: readonly Formula[]) => void;
}

/** 32 samples each. */
const WORDS = 64;
const SAMPLES = WORDS * 32;

/**
 * The samples depend on the formulas and the axioms that there are now. `allowed`: a case in which the axioms hold,
 * as usual as may be.
 */
export function createPool(formulas: Formulas, axioms: readonly Formula[], allowed: readonly number[]): Pool {
  const { space } = formulas;
  const columns = samples(formulas, allowed);
  mend(formulas, columns, axioms, allowed);
  let bits = new Int32Array(1024 * WORDS);
  bits.fill(-1, 0, WORDS);
  let done = 1;
  const counted = new Int32Array(WORDS);
  /** Work space. */
  const found = new Int32Array(WORDS);
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

  function workOut(): void {
    const count = formulas.nodeCount();
    if (count * WORDS > bits.length) {
      const wider = new Int32Array(Math.max(bits.length * 2, count * WORDS));
      wider.set(bits);
      bits = wider;
    }
    for (; done < count; done++) {
      const target = done * WORDS;
      if (formulas.isAtom(done)) atom(target, valuesOf(formulas.termOf(done)), formulas.boundOf(done));
      else gate(target, formulas.first(done), formulas.end(done));
    }
  }

  function atom(target: number, values: ArrayLike<number>, bound: number): void {
    for (let word = 0; word < WORDS; word++) {
      let found = 0;
      const start = word << 5;
      for (let bit = 0; bit < 32; bit++) if ((values[start + bit] as number) < bound) found |= 1 << bit;
      bits[target + word] = found;
    }
  }

  function gate(target: number, first: number, end: number): void {
    bits.fill(-1, target, target + WORDS);
    for (let index = first; index < end; index++) {
      const edge = formulas.edge(index);
      const flip = -(edge & 1);
      const start = nodeOf(edge) * WORDS;
      for (let word = 0; word < WORDS; word++)
        bits[target + word] = (bits[target + word] as number) & ((bits[start + word] as number) ^ flip);
    }
  }

  function restrict(to: readonly Formula[]): void {
    workOut();
    counted.fill(-1);
    for (const axiom of to) {
      const start = nodeOf(axiom) * WORDS;
      const flip = -(axiom & 1);
      for (let word = 0; word < WORDS; word++)
        counted[word] = (counted[word] as number) & ((bits[start + word] as number) ^ flip);
    }
  }

  restrict(axioms);
  return {
    restrict,
    find: (asked) => {
      workOut();
      found.set(counted);
      for (const formula of asked) {
        const start = nodeOf(formula) * WORDS;
        const flip = -(formula & 1);
        for (let word = 0; word < WORDS; word++)
          found[word] = (found[word] as number) & ((bits[start + word] as number) ^ flip);
      }
      const word = found.findIndex((samples) => samples !== 0);
      if (word < 0) return undefined;
      const samples = found[word] as number;
      const sample = (word << 5) + (31 - Math.clz32(samples & -samples));
      return () => columns.map((column) => column[sample] ?? 0);
    },
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
