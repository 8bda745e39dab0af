/**
 * A solver for propositional clauses: conflict-driven learning, two watched literals, restarts. It knows nothing of
 * policies. Questions are asked under assumptions, and a "no" tells which of them it rests on.
 *
 * A literal is `2 · variable`, plus 1 for "not".
 */
import { type Budget, Exhausted, spend } from "./budget.ts";

export interface Question {
  readonly assumptions: readonly number[];
  /** The variables that need a value; those left out must be such that any answer can be extended to them. */
  readonly variables: readonly number[];
  /**
   * Looks at a complete answer; returns a clause that it breaks (all its literals are false), or undefined where it
   * stands.
   */
  readonly refute: (() => readonly number[] | undefined) | undefined;
  readonly budget: Budget;
}

export type Answer =
  | { readonly kind: "yes" }
  /** The assumptions that can't all hold. */
  | { readonly kind: "no"; readonly core: readonly number[] }
  | { readonly kind: "open" };

export interface Solver {
  /** `likely`: the value tried first. */
  readonly newVariable: (likely: boolean) => number;
  /** Of different variables. Only between questions. */
  readonly addClause: (literals: readonly number[]) => void;
  readonly ask: (question: Question) => Answer;
  /** After a "yes", and while it is being refuted: 1 true, -1 false, 0 without value. */
  readonly value: (literal: number) => number;
  /** Clauses learnt so far: they are never forgotten. */
  readonly learnt: () => number;
}

const RESTART = 64;
const DECAY = 1 / 0.95;
const NONE = -1;

export function createSolver(): Solver {
  let variables = 0;
  // By literal: 1 true, -1 false, 0 open. By variable: the level it was set at, the clause that set it.
  let values = new Int8Array(256);
  let levels = new Int32Array(128);
  let reasons = new Int32Array(128);
  let phases = new Uint8Array(128);
  let marks = new Uint8Array(128);
  let wanted = new Int32Array(128);
  let activity = new Float64Array(128);
  let places = new Int32Array(128);
  let bump = 1;
  let asked = 0;
  /** Clauses end to end: how many literals, then the literals. */
  let arena = new Int32Array(512);
  let arenaEnd = 0;
  // By literal: the clauses that watch it, as a stretch of `watching`. There are a great many, most of them short.
  let watchStarts = new Int32Array(256);
  let watchCounts = new Int32Array(256);
  let watchRooms = new Int32Array(256);
  let watching = new Int32Array(512);
  let watchingEnd = 0;
  const trail: number[] = [];
  const levelStarts: number[] = [];
  const heap: number[] = [];
  let head = 0;
  let learntCount = 0;
  let broken = false;

  function newVariable(likely: boolean): number {
    const variable = variables++;
    if (variable === levels.length) grow();
    phases[variable] = likely ? 1 : 0;
    places[variable] = NONE;
    reasons[variable] = NONE;
    return variable;
  }

  function grow(): void {
    const size = levels.length * 2;
    const copy = <T extends Int8Array | Uint8Array | Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    values = copy(values, new Int8Array(size * 2));
    levels = copy(levels, new Int32Array(size));
    reasons = copy(reasons, new Int32Array(size));
    phases = copy(phases, new Uint8Array(size));
    marks = copy(marks, new Uint8Array(size));
    wanted = copy(wanted, new Int32Array(size));
    activity = copy(activity, new Float64Array(size));
    places = copy(places, new Int32Array(size));
    watchStarts = copy(watchStarts, new Int32Array(size * 2));
    watchCounts = copy(watchCounts, new Int32Array(size * 2));
    watchRooms = copy(watchRooms, new Int32Array(size * 2));
  }

  function store(literals: readonly number[]): number {
    while (arenaEnd + literals.length + 1 > arena.length) arena = widened(arena);
    const clause = arenaEnd;
    arena[arenaEnd++] = literals.length;
    for (const literal of literals) arena[arenaEnd++] = literal;
    watch(literals[0] as number, clause);
    watch(literals[1] as number, clause);
    return clause;
  }

  function watch(literal: number, clause: number): void {
    const count = watchCounts[literal] as number;
    if (count === watchRooms[literal]) makeRoom(literal, count);
    watching[(watchStarts[literal] as number) + count] = clause;
    watchCounts[literal] = count + 1;
  }

  /** Moves what watches a literal to the end, where there is room for twice as much. */
  function makeRoom(literal: number, count: number): void {
    const room = Math.max(count * 2, 2);
    while (watchingEnd + room > watching.length) watching = widened(watching);
    const start = watchStarts[literal] as number;
    watching.copyWithin(watchingEnd, start, start + count);
    watchStarts[literal] = watchingEnd;
    watchRooms[literal] = room;
    watchingEnd += room;
  }

  function addClause(literals: readonly number[]): void {
    if (broken) return;
    const open: number[] = [];
    for (const literal of literals) {
      if (values[literal] === 1) return;
      if (values[literal] === 0) open.push(literal);
    }
    const [only] = open;
    if (only === undefined) broken = true;
    else if (open.length > 1) store(open);
    else {
      set(only, NONE);
      broken = propagate() !== NONE;
    }
  }

  function set(literal: number, reason: number): void {
    const variable = literal >> 1;
    values[literal] = 1;
    values[literal ^ 1] = -1;
    levels[variable] = levelStarts.length;
    reasons[variable] = reason;
    trail.push(literal);
  }

  /** A clause that became false, or NONE. */
  function propagate(): number {
    while (head < trail.length) {
      const falsified = (trail[head++] as number) ^ 1;
      const start = watchStarts[falsified] as number;
      const stop = start + (watchCounts[falsified] as number);
      let kept = start;
      for (let index = start; index < stop; index++) {
        const clause = watching[index] as number;
        const first = clause + 1;
        if (arena[first] === falsified) {
          arena[first] = arena[first + 1] as number;
          arena[first + 1] = falsified;
        }
        const other = arena[first] as number;
        if (values[other] === 1) {
          watching[kept++] = clause;
          continue;
        }
        const end = first + (arena[clause] as number);
        let next = first + 2;
        while (next < end && values[arena[next] as number] === -1) next++;
        if (next < end) {
          const watched = arena[next] as number;
          arena[first + 1] = watched;
          arena[next] = falsified;
          watch(watched, clause);
          continue;
        }
        watching[kept++] = clause;
        if (values[other] === -1) {
          while (++index < stop) watching[kept++] = watching[index] as number;
          watchCounts[falsified] = kept - start;
          return clause;
        }
        set(other, clause);
      }
      watchCounts[falsified] = kept - start;
    }
    return NONE;
  }

  function backTo(level: number): void {
    if (levelStarts.length <= level) return;
    const start = levelStarts[level] as number;
    for (let index = trail.length - 1; index >= start; index--) {
      const literal = trail[index] as number;
      const variable = literal >> 1;
      values[literal] = 0;
      values[literal ^ 1] = 0;
      phases[variable] = (literal & 1) ^ 1;
      if (wanted[variable] === asked && places[variable] === NONE) insert(variable);
    }
    trail.length = start;
    levelStarts.length = level;
    head = start;
  }

  // ── The order of decisions: a heap of variables, the most active first ───────────────────────────────────────

  const before = (a: number, b: number): boolean => (activity[a] as number) > (activity[b] as number);

  function insert(variable: number): void {
    heap.push(variable);
    places[variable] = heap.length - 1;
    rise(heap.length - 1);
  }

  function rise(from: number): void {
    let place = from;
    const variable = heap[place] as number;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above] as number;
      if (!before(variable, parent)) break;
      heap[place] = parent;
      places[parent] = place;
      place = above;
    }
    heap[place] = variable;
    places[variable] = place;
  }

  function sink(): void {
    let place = 0;
    const variable = heap[0] as number;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as number, heap[child] as number)) child++;
      const below = heap[child] as number;
      if (!before(below, variable)) break;
      heap[place] = below;
      places[below] = place;
      place = child;
    }
    heap[place] = variable;
    places[variable] = place;
  }

  function nextDecision(): number {
    while (heap.length > 0) {
      const top = heap[0] as number;
      const last = heap.pop() as number;
      places[top] = NONE;
      if (heap.length > 0) {
        heap[0] = last;
        places[last] = 0;
        sink();
      }
      if (values[top * 2] === 0) return top;
    }
    return NONE;
  }

  function bumpVariable(variable: number): void {
    activity[variable] = (activity[variable] as number) + bump;
    if ((activity[variable] as number) > 1e100) {
      for (let index = 0; index < variables; index++) activity[index] = (activity[index] as number) * 1e-100;
      bump *= 1e-100;
    }
    if (places[variable] !== NONE) rise(places[variable] as number);
  }

  // ── Learning ─────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * From a false clause whose highest level is the present one: the clause that would have prevented it, its first
   * literal the one that follows at the level of the second.
   */
  function learn(conflict: readonly number[] | number): number[] {
    const learnt: number[] = [0];
    const touched: number[] = [];
    let open = 0;
    let at = trail.length - 1;
    const look = (literal: number): void => {
      const variable = literal >> 1;
      if (marks[variable] === 1 || levels[variable] === 0) return;
      marks[variable] = 1;
      touched.push(variable);
      bumpVariable(variable);
      if (levels[variable] === levelStarts.length) open++;
      else learnt.push(literal);
    };
    if (typeof conflict === "number") lookAt(conflict, look);
    else conflict.forEach(look);
    for (;;) {
      while (marks[(trail[at] as number) >> 1] !== 1) at--;
      const literal = trail[at--] as number;
      if (--open === 0) {
        learnt[0] = literal ^ 1;
        break;
      }
      lookAt(reasons[literal >> 1] as number, look);
    }
    const kept = learnt.filter((literal, index) => index === 0 || !follows(literal));
    for (const variable of touched) marks[variable] = 0;
    moveHighestSecond(kept);
    return kept;
  }

  function lookAt(clause: number, look: (literal: number) => void): void {
    const end = clause + 1 + (arena[clause] as number);
    for (let index = clause + 1; index < end; index++) look(arena[index] as number);
  }

  /** Whether a literal of a learnt clause follows from its others. */
  function follows(literal: number): boolean {
    const reason = reasons[literal >> 1] as number;
    if (reason === NONE) return false;
    const end = reason + 1 + (arena[reason] as number);
    for (let index = reason + 1; index < end; index++) {
      const variable = (arena[index] as number) >> 1;
      if (variable !== literal >> 1 && marks[variable] !== 1 && levels[variable] !== 0) return false;
    }
    return true;
  }

  function moveHighestSecond(clause: number[]): void {
    for (let index = 2; index < clause.length; index++)
      if (levelOf(clause[index] as number) > levelOf(clause[1] as number)) {
        const held = clause[1] as number;
        clause[1] = clause[index] as number;
        clause[index] = held;
      }
  }

  const levelOf = (literal: number): number => levels[literal >> 1] as number;

  /** The assumptions from which it follows that this one is false. */
  function assumptionsBehind(failed: number): number[] {
    const core = [failed];
    if (levelOf(failed) === 0) return core;
    const touched = [failed >> 1];
    marks[failed >> 1] = 1;
    for (let index = trail.length - 1; index >= (levelStarts[0] ?? trail.length); index--) {
      const literal = trail[index] as number;
      const variable = literal >> 1;
      if (marks[variable] !== 1) continue;
      const reason = reasons[variable] as number;
      if (reason === NONE) core.push(literal);
      else
        lookAt(reason, (part) => {
          if (marks[part >> 1] === 1 || levelOf(part) === 0) return;
          marks[part >> 1] = 1;
          touched.push(part >> 1);
        });
    }
    for (const variable of touched) marks[variable] = 0;
    return core;
  }

  // ── The search ───────────────────────────────────────────────────────────────────────────────────────────────

  function ask(question: Question): Answer {
    if (broken) return { kind: "no", core: [] };
    asked++;
    heap.length = 0;
    places.fill(NONE, 0, variables);
    for (const variable of question.variables) {
      if (wanted[variable] === asked) continue;
      wanted[variable] = asked;
      insert(variable);
    }
    backTo(0);
    try {
      return search(question);
    } catch (error) {
      if (!(error instanceof Exhausted)) throw error;
      backTo(0);
      return { kind: "open" };
    }
  }

  function search({ assumptions, refute, budget }: Question): Answer {
    let untilRestart = RESTART;
    let restarts = 1;
    for (;;) {
      const trailBefore = trail.length;
      const conflict = propagate();
      spend(budget, 1 + trail.length - trailBefore);
      if (conflict !== NONE) {
        if (!resolve(conflict)) return { kind: "no", core: [] };
        untilRestart--;
        continue;
      }
      if (untilRestart <= 0 && levelStarts.length > assumptions.length) {
        untilRestart = RESTART * luby(restarts++);
        backTo(assumptions.length);
        continue;
      }
      const decided = levelStarts.length;
      if (decided < assumptions.length) {
        const assumption = assumptions[decided] as number;
        if (values[assumption] === -1) {
          const core = assumptionsBehind(assumption);
          backTo(0);
          return { kind: "no", core };
        }
        levelStarts.push(trail.length);
        if (values[assumption] === 0) set(assumption, NONE);
        continue;
      }
      const variable = nextDecision();
      if (variable === NONE) {
        const refutation = refute?.();
        if (refutation === undefined) return { kind: "yes" };
        spend(budget, 50);
        if (!resolve(refutation)) return { kind: "no", core: [] };
        continue;
      }
      levelStarts.push(trail.length);
      set(variable * 2 + (phases[variable] === 1 ? 0 : 1), NONE);
    }
  }

  /** Learns from a false clause and goes back to where that matters; false when nothing is left to go back to. */
  function resolve(conflict: readonly number[] | number): boolean {
    const literals = typeof conflict === "number" ? undefined : conflict;
    if (literals !== undefined)
      backTo(literals.reduce((highest, literal) => Math.max(highest, levelOf(literal)), 0));
    if (levelStarts.length === 0) {
      broken = true;
      return false;
    }
    const learnt = learn(conflict);
    learntCount++;
    bump *= DECAY;
    const [first, second] = learnt;
    if (second === undefined) {
      backTo(0);
      set(first as number, NONE);
    } else {
      backTo(levelOf(second));
      set(first as number, store(learnt));
    }
    return true;
  }

  return {
    newVariable,
    addClause: (literals) => {
      backTo(0);
      addClause(literals);
    },
    ask,
    value: (literal) => values[literal] as number,
    learnt: () => learntCount,
  };
}

function widened(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}

/** 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 …: how long to search before starting over. */
function luby(index: number): number {
  let size = 1;
  let exponent = 0;
  while (size < index + 1) {
    size = size * 2 + 1;
    exponent++;
  }
  let rest = index;
  while (size - 1 !== rest) {
    size = (size - 1) >> 1;
    exponent--;
    rest %= size;
  }
  return 2 ** exponent;
}
