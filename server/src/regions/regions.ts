/**
 * Questions about sets of cases, answered exactly or left open with a reason: can something be, how often, what is
 * the smallest case of it. Several engines stand behind it: a pool of samples finds what is frequent, the prover
 * settles what can't be, diagrams count.
 */
import type { Answer, AxiomsAsked, Limits, Point } from "./answer.ts";
import { type Interruption, uninterrupted } from "./budget.ts";
import { createCount } from "./count.ts";
import { createRoom } from "./diagram.ts";
import { createFinder } from "./find.ts";
import { type Formula, type Formulas, TRUE } from "./formula.ts";
import { createGround } from "./ground.ts";
import { narrowed } from "./narrowed.ts";
import { createPool, type Pool } from "./pool.ts";
import { createProver, type Prover } from "./prover.ts";

/** What stays from one version of a policy to the next: all that is known of formulas, whatever is assumed. */
export interface Memory {
  readonly formulas: Formulas;
  readonly usual: Point;
  /** The cases that are possible under certain axioms. Asked for once by each version of the policy. */
  readonly world: (axioms: readonly Formula[], limits: Limits) => World;
  /** How much is remembered, in nodes of all kinds. */
  readonly size: () => number;
}

export interface World {
  readonly formulas: Formulas;
  readonly axioms: readonly Formula[];
  /**
   * Whether there is a case in which all the formulas hold. `topic`: questions with the same topic are about the
   * same part of the policy; without one, the question stands alone.
   */
  readonly find: (formulas: readonly Formula[], topic?: string, axioms?: AxiomsAsked) => Answer;
  /**
   * Whether a sample shows a case in which all the formulas hold, and of each list one: quick, and false tells nothing.
   */
  readonly isSeen: (all: readonly Formula[], anyOf: readonly (readonly Formula[])[]) => boolean;
  /** As few of the formulas as can't hold together; undefined where they can, or that is open. */
  readonly core: (formulas: readonly Formula[]) => readonly Formula[] | undefined;
  /**
   * How many cases, over the variables given and those that are read; undefined beyond the limits. `among`: only those
   * in which this holds too. Many may be counted among the same, and the same among many.
   */
  readonly count: (formula: Formula, over: readonly number[], among?: Formula) => bigint | undefined;
  /** The same for cases in which, for some values of `some`, the formula holds. */
  readonly countSome: (
    formula: Formula,
    some: readonly number[],
    over: readonly number[],
    among?: Formula,
  ) => bigint | undefined;
  /**
   * A case in which a formula holds, with as little out of the usual as can be found; `point` is one to begin with.
   * `without`: axioms to leave out, by their place.
   */
  readonly smallest: (formula: Formula, point: Point, without?: readonly number[]) => Point;
}

/** Beyond this, a prover is given up for a new one: what it has learnt slows it down. */
const HEAVY = 4000;
/** The smallest case of a set is looked for where there are as many steps for every node of it; else that of a part. */
const SMALLEST_PER_NODE = 5;
/** So many versions after a topic was last asked about, its prover is given up. */
const IN_WORK = 2;

export interface MemoryOptions {
  /** The value that each variable has where nothing is said of it. */
  readonly usual: Point;
  /** Variables as diagrams of these formulas ask about them. */
  readonly order: (formulas: Formulas) => readonly number[];
  /** Variables that stand for conditions which can't be reasoned about: a case that rests on them shows nothing. */
  readonly opaque: readonly number[];
  /** Looked at while questions are answered. */
  readonly interruption?: Interruption;
}

export function createMemory(
  formulas: Formulas,
  { usual, order, opaque, interruption = uninterrupted }: MemoryOptions,
): Memory {
  const worlds = new Map<string, World>();
  /** By topic, with the version of the policy in which it was last asked. */
  const provers = new Map<string, { readonly prover: Prover; readonly version: number }>();
  let version = 0;
  const room = createRoom();
  let pool: Pool | undefined;
  /** What the pool is restricted to. */
  let sampled: readonly Formula[] | undefined;

  function proverFor(topic: string | undefined): Prover {
    if (topic === undefined) return createProver(formulas, usual);
    const before = provers.get(topic)?.prover;
    const prover = before !== undefined && before.burden() < HEAVY ? before : createProver(formulas, usual);
    provers.set(topic, { prover, version });
    return prover;
  }

  /** Those of topics that nobody works on: they take much room, and little time to be made anew. */
  function forgetProvers(): void {
    for (const [topic, asked] of provers) if (version - asked.version > IN_WORK) provers.delete(topic);
  }

  function poolUnder(axioms: readonly Formula[], allowed: () => Point): Pool {
    if (pool === undefined) pool = createPool(formulas, axioms, allowed());
    else if (sampled !== axioms) pool.restrict(axioms);
    sampled = axioms;
    return pool;
  }

  function world(axioms: readonly Formula[], limits: Limits): World {
    version++;
    forgetProvers();
    const key = [...axioms, ...Object.values(limits)].join(" ");
    const found = worlds.get(key) ?? worldOf(axioms, limits);
    worlds.set(key, found);
    return found;
  }

  function worldOf(axioms: readonly Formula[], limits: Limits): World {
    const ground = createGround(formulas, axioms, limits, { usual, order, opaque, interruption, room });
    const currentPool = () => poolUnder(axioms, ground.allowed);
    const sample = (asked: readonly Formula[]): Sample | undefined => {
      const pool = currentPool();
      const found = pool.find(asked);
      return found === undefined ? undefined : new Sample(pool, found);
    };
    const { find, core } = createFinder(ground, sample, proverFor);
    const counted = createCount(ground);
    const smallest = new Map<string, Point>();

    function smallestFrom(formula: Formula, point: Point, without: readonly number[]): Point {
      if (formula === TRUE) return ground.allowed();
      const bearing = ground.relevant([formula]).filter((place) => !without.includes(place));
      const goal = formulas.and([formula, ...bearing.map((place) => axioms[place] ?? TRUE)]);
      const most = limits.smallest / SMALLEST_PER_NODE;
      const part = formulas.isLargerThan(most, goal) ? narrowed(formulas, goal, point, most, find) : goal;
      const rest = ground.allowed();
      return (
        ground.smallestOf(part, rest) ??
        rest.map((value, variable) => (formulas.reads(goal, variable) ? (point[variable] ?? value) : value))
      );
    }

    return {
      formulas,
      axioms,
      find,
      isSeen: (all, anyOf) => opaque.length === 0 && currentPool().find(all, anyOf) !== undefined,
      core,
      count: (formula, over, among = TRUE) => counted(formula, over, [], among),
      countSome: (formula, some, over, among = TRUE) => counted(formula, over, some, among),
      smallest: (formula, point, without = []) => {
        const question = `${formula} ${without.join()}`;
        const found = smallest.get(question) ?? smallestFrom(formula, point, without);
        smallest.set(question, found);
        return found;
      },
    };
  }

  return {
    formulas,
    usual,
    world,
    size: formulas.nodeCount,
  };
}

/** A case of the pool. Most answers are one, all are remembered, and of few the case is looked at: so it is made then. */
class Sample {
  readonly kind = "some";
  readonly #pool: Pool;
  readonly #number: number;

  constructor(pool: Pool, number: number) {
    this.#pool = pool;
    this.#number = number;
  }

  get point(): Point {
    return this.#pool.point(this.#number);
  }
}
