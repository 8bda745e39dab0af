/**
 * Formulas over a space, each kept once: equal formulas have the same number, so what is known of one is never
 * worked out again. A formula is a number; its lowest bit says "not". Nodes are "term < bound" and "all of".
 *
 * Nodes only ever refer to earlier ones, so their order is one in which they can be evaluated.
 */
import { goOn, type Interruption, uninterrupted } from "./budget.ts";
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
  /** Those of the formulas that hold in a case. */
  readonly holding: (formulas: readonly Formula[], point: ArrayLike<number>) => readonly Formula[];
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
  /** How many nodes there are at and below that of a formula. */
  readonly sizeOf: (formula: Formula) => number;
  /** Whether there are more than so many: quicker to tell. */
  readonly isLargerThan: (count: number, formula: Formula) => boolean;
}

const ATOM = -1;
/** Above this many operands an "all of" stays closed: it would be copied into everything that rests on it. */
const WIDE = 48;
/**
 * From here on there is made room for a quarter more edges, and not for twice as many: every edit of a large policy
 * makes an "all of" over thousands.
 */
const MANY_EDGES = 1 << 18;
/** So many are made in a few milliseconds. */
const MADE_BETWEEN = 500;

/** `interruption` is looked at while many formulas are made. */
export function createFormulas(space: Space, interruption: Interruption = uninterrupted): Formulas {
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
  let untilAsked = 0;
  /** Work space: by node, whether it holds in the case at hand; and the way to the node that is looked at. */
  let truths = new Uint8Array(0);
  let path = new Int32Array(64);
  let places = new Int32Array(64);
  /** What was made of nodes by replacing a variable, by variable and form. */
  const substituted = new Map<string, Map<number, Formula>>();
  const sizes = new Map<number, number>();
  /** Work space: the operands of the "all of" that is being made. */
  let open = new Int32Array(64);
  let opened = 0;
  /** Work space: the nodes that were met on the way through a formula. */
  let reached = new Int32Array(1024);
  const atoms: Formula[] = [];
  const loose: Formula[] = [];

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

  function internAnd(operands: ArrayLike<Formula>, count: number): Formula {
    let slot = hashEdges(operands, 0, count) & (table.length - 1);
    for (let node = table[slot] as number; node !== 0; node = table[slot] as number) {
      if (counts[node] === count && sameEdges(operands, count, starts[node] as number)) return node << 1;
      slot = (slot + 1) & (table.length - 1);
    }
    reserve();
    while (edgeCount + count > edges.length) edges = grown(edges, 0, edges.length < MANY_EDGES ? 2 : 1.25);
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

  function sameEdges(operands: ArrayLike<Formula>, count: number, start: number): boolean {
    for (let index = 0; index < count; index++) if (operands[index] !== edges[start + index]) return false;
    return true;
  }

  function and(operands: readonly Formula[]): Formula {
    if (operands.length === 1) return operands[0] ?? TRUE;
    if (--untilAsked < 0) {
      untilAsked = MADE_BETWEEN;
      goOn(interruption);
    }
    if (!flatten(operands) || !tightenBounds()) return FALSE;
    if (opened === 0) return TRUE;
    if (opened === 1) return open[0] as number;
    const simpler = absorb();
    if (simpler !== undefined) return and(simpler);
    return internAnd(open, opened);
  }

  /** Into `open`: ascending, without repetition, and with nested "all of" opened; false when two contradict. */
  function flatten(operands: readonly Formula[]): boolean {
    opened = 0;
    const isNarrow = operands.length <= WIDE;
    for (const operand of operands) {
      const node = nodeOf(operand);
      const count = counts[node] as number;
      const isOpened = (operand & 1) === 0 && count > 1 && isNarrow;
      const room = opened + (isOpened ? count : 1);
      if (room > open.length) open = grown(open, room);
      if (!isOpened) open[opened++] = operand;
      else {
        const start = starts[node] as number;
        for (let index = start; index < start + count; index++) open[opened++] = edges[index] as number;
      }
    }
    sort(open, opened);
    const all = opened;
    opened = 0;
    for (let index = 0; index < all; index++) {
      const operand = open[index] as number;
      if (operand === FALSE) return false;
      if (operand === TRUE) continue;
      const last = opened === 0 ? TRUE : (open[opened - 1] as number);
      if (opened > 0 && operand === last) continue;
      if (opened > 0 && operand === not(last)) return false;
      open[opened++] = operand;
    }
    return true;
  }

  /** Keeps only the tightest bounds on every term of `open`; false when nothing lies between them. */
  function tightenBounds(): boolean {
    atoms.length = 0;
    for (let index = 0; index < opened; index++)
      if (counts[(open[index] as number) >> 1] === ATOM) atoms.push(open[index] as number);
    if (atoms.length < 2) return true;
    // Atoms of one term stand together, and by their bounds: so the tightest is the last from below, or the first from above.
    atoms.sort(byTerm);
    loose.length = 0;
    let from = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < atoms.length; index++) {
      const atom = atoms[index] as number;
      const before = index === 0 ? undefined : (atoms[index - 1] as number);
      const isSameTerm = before !== undefined && starts[before >> 1] === starts[atom >> 1];
      if (!isSameTerm) from = Number.NEGATIVE_INFINITY;
      if ((atom & 1) === 1) {
        if (isSameTerm) loose.push(before);
        from = bounds[atom >> 1] as number;
      } else {
        if (from >= (bounds[atom >> 1] as number)) return false;
        if (isSameTerm && (before & 1) === 0) loose.push(atom);
      }
    }
    if (loose.length === 0) return true;
    const all = opened;
    opened = 0;
    for (let index = 0; index < all; index++)
      if (!loose.includes(open[index] as number)) open[opened++] = open[index] as number;
    return true;
  }

  /** By term; then what lies from a bound on before what lies below one, by bound. */
  function byTerm(a: Formula, b: Formula): number {
    return (
      (starts[a >> 1] as number) - (starts[b >> 1] as number) ||
      (b & 1) - (a & 1) ||
      (bounds[a >> 1] as number) - (bounds[b >> 1] as number)
    );
  }

  /** What an "any of" says beyond its fellows, the operands in `open`; undefined when nothing changes. */
  function absorb(): readonly Formula[] | undefined {
    let hasAny = false;
    for (let index = 0; index < opened; index++) hasAny ||= isAny(open[index] as number);
    if (!hasAny) return undefined;
    stamp++;
    for (let index = 0; index < opened; index++) seen[open[index] as number] = stamp;
    let operands: Formula[] | undefined;
    for (let index = 0; index < (operands?.length ?? opened); index++) {
      const operand = operands?.[index] ?? (open[index] as number);
      if (!isAny(operand) || !isReduced(operand)) continue;
      // Making another formula takes the work space.
      operands ??= Array.from(open.subarray(0, opened));
      operands[index] = reduceAny(operand);
    }
    return operands;
  }

  function isAny(operand: Formula): boolean {
    return (operand & 1) === 1 && (counts[nodeOf(operand)] as number) >= 2;
  }

  function isReduced(operand: Formula): boolean {
    const start = starts[nodeOf(operand)] as number;
    for (let index = start; index < start + (counts[nodeOf(operand)] as number); index++)
      if (seen[edges[index] as number] === stamp || seen[not(edges[index] as number)] === stamp) return true;
    return false;
  }

  /** An "any of", without the alternatives that its fellows rule out; true when one of them is among them. */
  function reduceAny(operand: Formula): Formula {
    const start = starts[nodeOf(operand)] as number;
    const end = start + (counts[nodeOf(operand)] as number);
    for (let index = start; index < end; index++)
      if (seen[not(edges[index] as number)] === stamp) return TRUE;
    const left: Formula[] = [];
    for (let index = start; index < end; index++)
      if (seen[edges[index] as number] !== stamp) left.push(edges[index] as number);
    return not(internOrSingle(left));
  }

  /** An "all of" over operands that already stood together in one. */
  function internOrSingle(operands: readonly Formula[]): Formula {
    const [only] = operands;
    if (only === undefined) return TRUE;
    return operands.length === 1 ? only : internAnd(operands, operands.length);
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
    const key = `${variable} ${JSON.stringify(by)}`;
    const done = substituted.get(key) ?? new Map<number, Formula>();
    substituted.set(key, done);
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

  const below = (formulas: readonly Formula[]): Int32Array => {
    const count = reach(formulas);
    return reached.slice(0, count).sort();
  };

  /** Brings the nodes that formulas are made of into `reached`, and gives how many they are; stops beyond `enough`. */
  function reach(formulas: readonly Formula[], enough = Number.POSITIVE_INFINITY): number {
    stamp++;
    let count = 0;
    const visit = (node: number): void => {
      if (seen[node] === stamp) return;
      seen[node] = stamp;
      if (count === reached.length) reached = grown(reached);
      reached[count++] = node;
    };
    for (const formula of formulas) visit(nodeOf(formula));
    for (let next = 0; next < count && count <= enough; next++) {
      const node = reached[next] as number;
      const start = starts[node] as number;
      for (let index = start; index < start + (counts[node] as number); index++)
        visit((edges[index] as number) >> 1);
    }
    return count;
  }

  function sizeOf(formula: Formula): number {
    const node = nodeOf(formula);
    const known = sizes.get(node) ?? reach([formula]);
    sizes.set(node, known);
    return known;
  }

  const isLargerThan = (count: number, formula: Formula): boolean =>
    (sizes.get(nodeOf(formula)) ?? reach([formula], count)) > count;

  /** Whether a node holds in the case at hand; looks at no more of what it rests on than it takes. */
  function workOut(root: number, point: ArrayLike<number>): boolean {
    let depth = 0;
    path[0] = root;
    places[0] = starts[root] as number;
    while (depth >= 0) {
      const node = path[depth] as number;
      const count = counts[node] as number;
      const start = starts[node] as number;
      let value: boolean | undefined = true;
      if (count === ATOM) value = space.valueAt(start, point) < (bounds[node] as number);
      else
        for (let index = places[depth] as number; value === true && index < start + count; index++) {
          const edge = edges[index] as number;
          const operand = nodeOf(edge);
          if ((seen[operand] as number) === stamp) value = ((truths[operand] as number) ^ (edge & 1)) === 1;
          else {
            value = undefined;
            places[depth] = index;
            if (++depth === path.length) [path, places] = [grown(path), grown(places)];
            path[depth] = operand;
            places[depth] = starts[operand] as number;
          }
        }
      if (value === undefined) continue;
      seen[node] = stamp;
      truths[node] = value ? 1 : 0;
      depth--;
    }
    return truths[root] === 1;
  }

  function holds(formula: Formula, point: ArrayLike<number>): boolean {
    return holding([formula], point).length > 0;
  }

  function holding(formulas: readonly Formula[], point: ArrayLike<number>): readonly Formula[] {
    stamp++;
    if (truths.length < size) truths = new Uint8Array(seen.length);
    return formulas.filter((formula) => workOut(nodeOf(formula), point) !== ((formula & 1) === 1));
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
    holding,
    nodeCount: () => size,
    isAtom: (node) => counts[node] === ATOM,
    termOf: (atom) => starts[atom] as number,
    boundOf: (atom) => bounds[atom] as number,
    first: (node) => starts[node] as number,
    end: (node) => (starts[node] as number) + (counts[node] as number),
    edge: (index) => edges[index] as number,
    below,
    sizeOf,
    isLargerThan,
  };
}

/** The parts of an "all of", so that a proof can tell which of them it rests on. */
export function conjunctsOf(formulas: Formulas, formula: Formula): readonly Formula[] {
  const node = formula >> 1;
  if ((formula & 1) === 1 || node === 0 || formulas.isAtom(node)) return [formula];
  const parts: Formula[] = [];
  for (let index = formulas.first(node); index < formulas.end(node); index++)
    parts.push(formulas.edge(index));
  return parts;
}

/** Ascending; most lists are short and nearly in order. */
function sort(list: Int32Array, length: number): void {
  if (length > 24) {
    list.subarray(0, length).sort();
    return;
  }
  for (let index = 1; index < length; index++) {
    const value = list[index] as number;
    let place = index;
    for (; place > 0 && (list[place - 1] as number) > value; place--) list[place] = list[place - 1] as number;
    list[place] = value;
  }
}

function grown(array: Int32Array<ArrayBuffer>, least = 0, times = 2): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(array.length * times, least));
  wider.set(array);
  return wider;
}

function hashAtom(term: number, bound: number): number {
  return mix(Math.imul(term, 0x9e3779b1) ^ Math.imul(bound | 0, 0x85ebca6b));
}

function hashEdges(edges: ArrayLike<Formula>, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++)
    hash = mix(Math.imul(hash ^ (edges[index] as number), 0x01000193));
  return hash;
}

function mix(hash: number): number {
  const folded = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return folded ^ (folded >>> 12);
}
