/**
 * Questions about sets of cases, answered exactly or left open with a reason: can something be, how often, what is
 * the smallest case of it. Several engines stand behind it: a pool of samples finds what is frequent, the prover
 * settles what can't be, diagrams count.
 */
import { apart, shapesOf } from "./apart.ts";
import { budgetOf, Exhausted, type Interruption, uninterrupted } from "./budget.ts";
import { ALL, createDiagrams, createRoom } from "./diagram.ts";
import { conjunctsOf, FALSE, type Formula, type Formulas, TRUE } from "./formula.ts";
import { createPool, type Pool } from "./pool.ts";
import { createProver, type Prover } from "./prover.ts";
import { smallestCase } from "./smallest.ts";

export type Answer =
  | { readonly kind: "some"; readonly point: Point }
  /** The axioms that it rests on, by their place: as few as will do, found when they are asked for. */
  | { readonly kind: "none"; readonly axioms: readonly number[] }
  | { readonly kind: "open"; readonly reason: string };

/** That there is no such case; `axioms` is called once, if at all. */
export function none(axioms: () => readonly number[]): Extract<Answer, { readonly kind: "none" }> {
  let found: readonly number[] | undefined;
  return {
    kind: "none",
    get axioms() {
      found ??= axioms();
      return found;
    },
  };
}

/** A case: a value for every variable. */
export type Point = readonly number[];

/** How much work questions may cost, in steps. */
export interface Limits {
  /** Whether something can be: by the prover, and where it gives up, by a diagram. */
  readonly proof: number;
  readonly diagram: number;
  readonly count: number;
  /** The smallest case, once trying those near the usual has not found it. */
  readonly smallest: number;
}

export const defaultLimits: Limits = { proof: 400_000, diagram: 60_000, count: 20_000, smallest: 20_000 };

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

/** How the axioms bear on one question. */
export interface AxiomsAsked {
  /** Axioms to leave out, by their place. */
  readonly without?: readonly number[];
  /** What axioms say of the second of a pair of cases. */
  readonly mirrored?: readonly Mirrored[];
}

export interface Mirrored {
  /** The axiom's place. */
  readonly place: number;
  readonly formula: Formula;
}

/** What has been found out under certain axioms. */
interface Known {
  readonly answers: Map<string, Answer>;
  /** The answers to questions about one formula, with all axioms. */
  readonly answersOfOne: Map<Formula, Answer>;
  readonly smallest: Map<string, Point>;
  readonly counts: Map<string, bigint | undefined>;
  readonly cores: Map<string, readonly Formula[] | undefined>;
}

/** Beyond this, a prover is given up for a new one: what it has learnt slows it down. */
const HEAVY = 4000;
/** The smallest case of a set is looked for where there are as many steps for every node of it; else that of a part. */
const SMALLEST_PER_NODE = 5;
/** So many versions after a topic was last asked about, its prover is given up. */
const IN_WORK = 2;
/** A diagram seldom takes fewer steps than this for every node of its formula, once there are thousands. */
const STEPS_PER_NODE = 30;

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
  /** By topic, with the version of the policy in which it was last asked. */
  const provers = new Map<string, { readonly prover: Prover; readonly version: number }>();
  let version = 0;
  const verdicts = new Map<string, Known>();
  const room = createRoom();
  let pool: Pool | undefined;
  /** What the pool is restricted to. */
  let poolKey = "";
  let latest: { readonly key: string; readonly limits: Limits; readonly world: World } | undefined;

  function proverFor(topic: string | undefined): Prover {
    if (topic === undefined) return createProver(formulas, usual);
    const before = provers.get(topic)?.prover;
    const prover = before !== undefined && before.burden() < HEAVY ? before : createProver(formulas, usual);
    provers.set(topic, { prover, version });
    return prover;
  }

  /** Formulas with diagrams of their own. Whether those fit into a budget hangs on the formulas alone. */
  function drawn(asked: readonly Formula[]) {
    const { formulas: own, copies } = apart(formulas, asked, interruption);
    return { diagrams: createDiagrams(own, order(own), room), copies };
  }

  /** Those of topics that nobody works on: they take much room, and little time to be made anew. */
  function forgetProvers(): void {
    for (const [topic, asked] of provers) if (version - asked.version > IN_WORK) provers.delete(topic);
  }

  /** The same object as the last one, where that is about the same axioms and limits. */
  function world(axioms: readonly Formula[], limits: Limits): World {
    version++;
    forgetProvers();
    const key = axioms.join(" ");
    if (latest?.key !== key || latest.limits !== limits)
      latest = { key, limits, world: worldOf(key, axioms, limits) };
    return latest.world;
  }

  function worldOf(key: string, axioms: readonly Formula[], limits: Limits): World {
    const known = verdicts.get(key) ?? {
      answers: new Map(),
      answersOfOne: new Map(),
      smallest: new Map(),
      counts: new Map(),
      cores: new Map(),
    };
    verdicts.set(key, known);
    const groups = groupsOf(formulas, axioms);
    /** A case in which all axioms hold. */
    let allowed: Point | undefined;

    /** The axioms that can bear on a question, by their place: those that share variables with it, and so on. */
    function relevant(asked: readonly Formula[]): readonly number[] {
      if (axioms.length === 0) return [];
      const touching = groups.filter(({ variables }) =>
        variables.some((variable) => asked.some((formula) => formulas.reads(formula, variable))),
      );
      return touching.flatMap(({ members }) => members).sort((a, b) => a - b);
    }

    function allowedPoint(): Point {
      allowed ??= allowedFrom(formulas.and(axioms));
      return allowed;
    }

    function allowedFrom(all: Formula): Point {
      const budget = budgetOf(limits.proof, interruption);
      const proof = createProver(formulas, usual).prove(conjunctsOf(formulas, all), usual, budget);
      return proof.kind === "some" ? (smallestOf(all, usual) ?? proof.point) : usual;
    }

    /** The smallest case of a formula; what it does not read is as in `rest`. Undefined beyond the limits. */
    function smallestOf(formula: Formula, rest: Point): Point | undefined {
      return smallestCase(formulas, usual, formula, rest, budgetOf(limits.smallest, interruption));
    }

    function currentPool(): Pool {
      if (pool === undefined) pool = createPool(formulas, axioms, allowedPoint());
      else if (poolKey !== key) pool.restrict(axioms);
      poolKey = key;
      return pool;
    }

    function sample(asked: readonly Formula[]): Sample | undefined {
      const pool = currentPool();
      const found = pool.find(asked);
      return found === undefined ? undefined : new Sample(pool, found);
    }

    function find(asked: readonly Formula[], topic?: string, bearing?: AxiomsAsked): Answer {
      const [only] = asked;
      if (only === undefined || asked.length > 1 || bearing !== undefined)
        return findWith(asked, topic, bearing);
      const before = known.answersOfOne.get(only);
      if (before !== undefined) return before;
      const answer = sound(asked, work(asked, asked, topic, [], []));
      known.answersOfOne.set(only, answer);
      return answer;
    }

    function findWith(
      asked: readonly Formula[],
      topic: string | undefined,
      { without = [], mirrored = [] }: AxiomsAsked = {},
    ): Answer {
      const beyond = mirrored.filter(({ place }) => !without.includes(place));
      const parts = [...asked, ...beyond.map(({ formula }) => formula)];
      const question = `${parts.join()} ${without.join()} ${beyond.map(({ place }) => place).join()}`;
      const before = known.answers.get(question);
      if (before !== undefined) return before;
      const answer = sound(parts, work(asked, parts, topic, without, beyond));
      known.answers.set(question, answer);
      return answer;
    }

    const isOpaque = (goals: readonly Formula[]) =>
      opaque.some((variable) => goals.some((goal) => formulas.reads(goal, variable)));

    /** A case found shows nothing if it rests on what can't be reasoned about. */
    function sound(parts: readonly Formula[], answer: Answer): Answer {
      if (answer.kind !== "some" || !isOpaque([...parts, ...axioms])) return answer;
      return { kind: "open", reason: "it hangs on numbers that are too large to be exact" };
    }

    function work(
      asked: readonly Formula[],
      all: readonly Formula[],
      topic: string | undefined,
      without: readonly number[],
      beyond: readonly Mirrored[],
    ): Answer {
      if (asked.includes(FALSE)) return { kind: "none", axioms: [] };
      const found = sample(all);
      if (found !== undefined) return found;
      if (formulas.and(asked) === FALSE) return { kind: "none", axioms: [] };
      const goal = formulas.and(all);
      if (goal === FALSE) return { kind: "none", axioms: beyond.map(({ place }) => place) };
      const bearing = relevant([goal]).filter((place) => !without.includes(place));
      const used = bearing.map((place) => axioms[place] ?? TRUE);
      const parts = conjunctsOf(formulas, goal);
      const proof = proverFor(topic).prove(
        [...parts, ...used],
        allowedPoint(),
        budgetOf(limits.proof, interruption),
      );
      switch (proof.kind) {
        case "some":
          return proof;
        case "none": {
          const { core } = proof;
          return none(() => {
            const needed = fewest(proverFor(topic), parts, used, core);
            return together(
              bearing.filter((_, index) => needed.has(index)),
              beyond,
            );
          });
        }
        case "open":
          return byDiagram([...parts, ...used], together(bearing, beyond));
      }
    }

    /** Where the prover gives up: what it finds hard, counting for one, diagrams often find easy. */
    function byDiagram(parts: readonly Formula[], bearing: readonly number[]): Answer {
      const budget = budgetOf(limits.diagram, interruption);
      return within(
        (): Answer => {
          const { diagrams, copies } = drawn([formulas.and(parts)]);
          const point = diagrams.pick(diagrams.of(copies[0] ?? TRUE, budget), allowedPoint());
          return point === undefined ? { kind: "none", axioms: bearing } : { kind: "some", point };
        },
        { kind: "open", reason: "the question takes more work than is set aside for one" },
      );
    }

    function coreOf(asked: readonly Formula[]): readonly Formula[] | undefined {
      const bearing = relevant(asked)
        .map((place) => axioms[place] ?? TRUE)
        .filter((axiom) => !asked.includes(axiom));
      const budget = budgetOf(limits.proof, interruption);
      const prover = createProver(formulas, usual);
      const proof = prover.prove([...asked, ...bearing], usual, budget);
      if (proof.kind !== "none") return undefined;
      const needed = fewest(prover, bearing, asked, proof.core);
      return asked.filter((_, index) => needed.has(index));
    }

    /**
     * As few of some formulas as can't hold together with the rest, by their place. The first that can go, goes: so
     * they hang on nothing but what the formulas mean, neither on what a prover has learnt nor on what it is asked
     * first. `core`: formulas that are known to be enough.
     */
    function fewest(
      prover: Prover,
      rest: readonly Formula[],
      some: readonly Formula[],
      core: readonly Formula[],
    ): ReadonlySet<number> {
      const budget = budgetOf(limits.proof, interruption);
      const left = new Set(some.keys());
      let enough = core;
      for (const [place, formula] of some.entries()) {
        left.delete(place);
        if (!enough.includes(formula)) continue;
        const others = [...left].map((other) => some[other] ?? TRUE);
        const proof = prover.prove([...rest, ...others], usual, budget);
        if (proof.kind === "none") enough = proof.core;
        else left.add(place);
      }
      return left;
    }

    function counted(
      formula: Formula,
      over: readonly number[],
      some: readonly number[],
      among: Formula,
    ): bigint | undefined {
      const question = `${formula} ${among} ${over.join()} ${some.join()}`;
      if (!known.counts.has(question)) known.counts.set(question, counting(formula, over, some, among));
      return known.counts.get(question);
    }

    function counting(
      formula: Formula,
      over: readonly number[],
      some: readonly number[],
      among: Formula,
    ): bigint | undefined {
      const bearing = relevant([formula]);
      const own = formulas.and([formula, ...bearing.map((place) => axioms[place] ?? TRUE)]);
      const rest = formulas.and([...axioms.filter((_, place) => !bearing.includes(place)), among]);
      const goal = formulas.and([own, rest]);
      if (isOpaque([goal]) || formulas.isLargerThan(limits.count / STEPS_PER_NODE, goal)) return undefined;
      const variables = [...new Set([...over, ...formulas.variablesOf(goal)])].filter(
        (variable) => !some.includes(variable),
      );
      const budget = budgetOf(limits.count, interruption);
      return within(() => {
        const { diagrams, copies } = drawn([own, rest]);
        const [first = ALL, second = ALL] = copies.map((copy) => diagrams.of(copy, budget));
        const all = diagrams.and(first, second, budget);
        return diagrams.count(
          some.reduce((left, variable) => diagrams.some(left, variable, budget), all),
          variables,
        );
      }, undefined);
    }

    function smallest(formula: Formula, point: Point, without: readonly number[] = []): Point {
      const question = `${formula} ${without.join()}`;
      const before = known.smallest.get(question);
      if (before !== undefined) return before;
      const found = smallestFrom(formula, point, without);
      known.smallest.set(question, found);
      return found;
    }

    function smallestFrom(formula: Formula, point: Point, without: readonly number[]): Point {
      if (formula === TRUE) return allowedPoint();
      const bearing = relevant([formula]).filter((place) => !without.includes(place));
      const goal = formulas.and([formula, ...bearing.map((place) => axioms[place] ?? TRUE)]);
      const rest = allowedPoint();
      const found = smallestOf(isVeryWide(goal) ? narrowed(goal, point) : goal, rest);
      return (
        found ??
        rest.map((value, variable) => (formulas.reads(goal, variable) ? (point[variable] ?? value) : value))
      );
    }

    const isVeryWide = (formula: Formula) =>
      formulas.isLargerThan(limits.smallest / SMALLEST_PER_NODE, formula);

    /**
     * A part of a very wide set that is not empty: of each "any of", the alternative that rests on the least. `point`: a
     * case of the set, which is looked at where it is open which alternatives are empty.
     */
    function narrowed(goal: Formula, point: Point): Formula {
      const parts = conjunctsOf(formulas, goal);
      const isWideAny = (part: Formula) => isVeryWide(part) && (part & 1) === 1;
      const kept = parts.filter((part) => !isWideAny(part));
      for (const part of parts.filter(isWideAny)) {
        const alternatives = conjunctsOf(formulas, part ^ 1).map((operand) => operand ^ 1);
        kept.push(least(alternatives, kept) ?? formulas.holding(alternatives, point)[0] ?? part);
      }
      return formulas.and(kept);
    }

    function least(alternatives: readonly Formula[], besides: readonly Formula[]): Formula | undefined {
      for (const one of smallestFirst(alternatives)) if (find([...besides, one]).kind === "some") return one;
      return undefined;
    }

    /** By how much they rest on; of those that rest on as much, by what they say. */
    function* smallestFirst(alternatives: readonly Formula[]): Iterable<Formula> {
      for (const [, same] of [...Map.groupBy(alternatives, formulas.sizeOf)].sort(([a], [b]) => a - b)) {
        const shapeOf = shapesOf(formulas, same);
        yield* same.sort((a, b) => shapeOf(a) - shapeOf(b));
      }
    }

    return {
      formulas,
      axioms,
      find,
      isSeen: (all, anyOf) => opaque.length === 0 && currentPool().find(all, anyOf) !== undefined,
      core: (asked) => {
        const question = asked.join();
        if (!known.cores.has(question)) known.cores.set(question, coreOf(asked));
        return known.cores.get(question);
      },
      count: (formula, over, among = TRUE) => counted(formula, over, [], among),
      countSome: (formula, some, over, among = TRUE) => counted(formula, over, some, among),
      smallest,
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

/** What axioms say of a second case may be spread over a formula: all of it is taken to count. */
function together(places: readonly number[], beyond: readonly Mirrored[]): readonly number[] {
  return [...new Set([...places, ...beyond.map(({ place }) => place)])].sort((a, b) => a - b);
}

function within<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    return otherwise;
  }
}

interface Group {
  readonly members: readonly number[];
  readonly variables: readonly number[];
}

/** Axioms that hang together by the variables they read. */
function groupsOf(formulas: Formulas, axioms: readonly Formula[]): readonly Group[] {
  let groups: readonly Group[] = [];
  axioms.forEach((axiom, place) => {
    const variables = formulas.variablesOf(axiom);
    const joined = groups.filter((group) => group.variables.some((variable) => variables.includes(variable)));
    groups = [
      ...groups.filter((group) => !joined.includes(group)),
      {
        members: [...joined.flatMap(({ members }) => members), place],
        variables: [...new Set([...joined.flatMap((group) => group.variables), ...variables])],
      },
    ];
  });
  return groups;
}
