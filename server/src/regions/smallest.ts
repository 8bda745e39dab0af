/**
 * The smallest case of a set: the fewest variables are away from the usual; among such cases the first variable that
 * can be as usual is; and what is away is as near as can be, rather below than above. It hangs on nothing but what the
 * formulas mean, so it is the same whatever was asked before.
 *
 * Cases with few variables away are tried, all of them; beyond that the prover is asked.
 */

import type { Point } from "./answer.ts";
import { apart } from "./apart.ts";
import type { Budget } from "./budget.ts";
import { createEvaluator } from "./evaluate.ts";
import { conjunctsOf, FALSE, type Formula, type Formulas, not, TRUE } from "./formula.ts";
import { createProver } from "./prover.ts";

/** How much trying may cost, in nodes worked out for 32 cases: a millisecond or two. */
const CHEAP = 500_000;

/**
 * `goal`: what holds in the set, which is not empty. What it does not read is as in `rest`. Where the budget is used up,
 * the case is as small as could be found; undefined where none could. `cheap`: how much work trying may be, in nodes
 * worked out for 32 cases.
 */
export function smallestCase(
  formulas: Formulas,
  usual: Point,
  goal: Formula,
  rest: Point,
  budget: Budget,
  cheap = CHEAP,
): Point | undefined {
  const variables = formulas.variablesOf(goal);
  const usually = [...rest];
  for (const variable of variables) usually[variable] = usual[variable] ?? 0;
  const tries = triesNear(formulas, goal, variables, usually);
  let few = 0;
  for (; tries.cost(few) < cheap; few++) {
    const found = tries.first(few);
    if (found !== undefined) return found;
  }
  const alone = apart(formulas, [goal], budget.interruption);
  return proved(alone.formulas, usual, alone.copies[0] ?? TRUE, usually, few, budget);
}

// ── Trying ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** So many cases are tried at once. */
const AT_ONCE = 512;
/** What it costs to make a case, in nodes worked out for 32 cases. */
const TO_MAKE = 30;

interface Tries {
  /** How much work it is to try all cases with so many variables away; without bound where that can't be. */
  readonly cost: (few: number) => number;
  /** The smallest case of the set with so many variables away, if there is one. */
  readonly first: (few: number) => Point | undefined;
}

function triesNear(formulas: Formulas, goal: Formula, variables: readonly number[], usually: Point): Tries {
  const values = valuesNear(formulas, goal, usually);
  const size = formulas.sizeOf(goal);
  let work: Work | undefined;

  function cost(few: number): number {
    if (values === undefined || few > variables.length) return Number.POSITIVE_INFINITY;
    /** By how many are away. */
    const cases = [1, ...Array.from({ length: few }, () => 0)];
    for (const variable of variables) {
      const others = values.get(variable)?.length ?? 0;
      for (let count = few; count > 0; count--)
        cases[count] = (cases[count] ?? 0) + (cases[count - 1] ?? 0) * others;
    }
    return (cases[few] ?? 0) * (size / 32 + TO_MAKE);
  }

  /** The way from the usual to the first case of the set that goes on from the one given. */
  function go(work: Work, few: number, from: number, before: Away | undefined): Point | undefined {
    if (few === 0) return work.add(before);
    for (let place = variables.length - few; place >= from; place--) {
      const variable = variables[place] ?? 0;
      for (const value of values?.get(variable) ?? []) {
        const found = go(work, few - 1, place + 1, { variable, value, before });
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  return {
    cost,
    first: (few) => {
      work ??= workOn(formulas, goal, variables, usually);
      return go(work, few, 0, undefined) ?? work.end();
    },
  };
}

/** What is away from the usual: a variable with its value, and those before it. */
interface Away {
  readonly variable: number;
  readonly value: number;
  readonly before: Away | undefined;
}

interface Work {
  /** Tries a case, at once or with later ones; the first case of the set among those tried. */
  readonly add: (away: Away | undefined) => Point | undefined;
  /** Tries what has not been tried. */
  readonly end: () => Point | undefined;
}

function workOn(formulas: Formulas, goal: Formula, variables: readonly number[], usually: Point): Work {
  const evaluator = createEvaluator(formulas, [goal], AT_ONCE >> 5);
  const columns: Int32Array[] = [];
  for (const variable of variables) columns[variable] = new Int32Array(AT_ONCE).fill(usually[variable] ?? 0);
  let waiting: (Away | undefined)[] = [];

  function end(): Point | undefined {
    const tried = waiting;
    waiting = [];
    evaluator.run(columns, 0, tried.length);
    const first = tried.findIndex((_, at) => ((evaluator.word(goal, at >> 5) >>> (at & 31)) & 1) === 1);
    if (first >= 0) return usually.map((value, variable) => columns[variable]?.[first] ?? value);
    tried.forEach((away, at) => {
      for (let one = away; one !== undefined; one = one.before)
        (columns[one.variable] as Int32Array)[at] = usually[one.variable] ?? 0;
    });
    return undefined;
  }

  return {
    add: (away) => {
      for (let one = away; one !== undefined; one = one.before)
        (columns[one.variable] as Int32Array)[waiting.length] = one.value;
      waiting.push(away);
      return waiting.length === AT_ONCE ? end() : undefined;
    },
    end,
  };
}

/** A variable that is compared with others counts with all its values, as long as they are so few. */
const FEW_VALUES = 64;

/**
 * By variable: of every range of values that the formula does not tell apart, the one nearest to the usual, the nearest
 * first; not the usual itself. Undefined where that would be too many.
 */
function valuesNear(
  { space, below, isAtom, termOf, boundOf }: Formulas,
  formula: Formula,
  usually: Point,
): ReadonlyMap<number, readonly number[]> | undefined {
  const found = new Map<number, Set<number>>();
  const add = (variable: number, value: number) => {
    const values = found.get(variable) ?? new Set();
    if (value !== usually[variable]) found.set(variable, values.add(value));
  };
  for (const node of below([formula])) {
    if (node === 0 || !isAtom(node)) continue;
    const term = termOf(node);
    const bound = boundOf(node);
    if (space.term(term).kind === "variable") add(term, bound <= (usually[term] ?? 0) ? bound - 1 : bound);
    else
      for (const variable of space.variablesOf(term)) {
        const size = space.variables[variable]?.size ?? 0;
        if (size > FEW_VALUES) return undefined;
        for (let value = 0; value < size; value++) add(variable, value);
      }
  }
  return new Map(
    [...found].map(([variable, values]) => {
      const usual = usually[variable] ?? 0;
      return [variable, [...values].sort((a, b) => Math.abs(a - usual) - Math.abs(b - usual) || a - b)];
    }),
  );
}

// ── Proving ────────────────────────────────────────────────────────────────────────────────────────────────────

/** `least`: no case has fewer variables away. Undefined where the budget is used up before there is a case. */
function proved(
  formulas: Formulas,
  usual: Point,
  goal: Formula,
  usually: Point,
  least: number,
  budget: Budget,
): Point | undefined {
  const prover = createProver(formulas, usual);
  const variables = formulas.variablesOf(goal);
  const of = variables.map((variable) => not(within(variable, 0))).filter((away) => away !== FALSE);
  const parts = conjunctsOf(formulas, goal);
  let best = usually;
  let isOpen = false;

  /** So far from the usual at most. */
  function within(variable: number, distance: number): Formula {
    const value = usual[variable] ?? 0;
    const last = (formulas.space.variables[variable]?.size ?? 1) - 1;
    const [min, max] = [Math.max(value - distance, 0), Math.min(value + distance, last)];
    return formulas.variableBetween(variable, { min, max });
  }

  /** Whether there is such a case with so few variables away; it is the best one then. */
  function find(more: readonly Formula[], most: number): boolean {
    if (isOpen) return false;
    const proof = prover.prove([...parts, ...more], usually, budget, { of, most });
    isOpen = proof.kind === "open";
    if (proof.kind === "some") best = proof.point;
    return proof.kind === "some";
  }

  if (!find([], of.length)) return undefined;
  for (const variable of variables) {
    const closer = best.with(variable, usual[variable] ?? 0);
    if (formulas.holds(goal, closer)) best = closer;
  }
  const countAway = () => variables.filter((variable) => best[variable] !== usual[variable]).length;
  for (let few = least; few < countAway() && !find([], few) && !isOpen; ) few++;
  const few = countAway();
  const fixed: Formula[] = [];
  for (const variable of variables) {
    const value = usual[variable] ?? 0;
    const distance = () => Math.abs((best[variable] ?? 0) - value);
    if (distance() > 0) find([...fixed, within(variable, 0)], few);
    while (distance() > 1 && find([...fixed, within(variable, distance() - 1)], few));
    const below = value - distance();
    if (below >= 0 && best[variable] !== below) find([...fixed, formulas.variableIs(variable, below)], few);
    fixed.push(formulas.variableIs(variable, best[variable] ?? 0));
  }
  return best;
}
