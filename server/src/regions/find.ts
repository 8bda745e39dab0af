/**
 * Whether there is a case in which formulas hold: a sample shows what is frequent, the prover settles the rest, and
 * where that gives up, diagrams may.
 */
import { type Answer, type AxiomsAsked, type Mirrored, none } from "./answer.ts";
import { conjunctsOf, FALSE, type Formula, TRUE } from "./formula.ts";
import { type Ground, within } from "./ground.ts";
import { createProver, type Prover } from "./prover.ts";

export interface Finder {
  readonly find: (formulas: readonly Formula[], topic?: string, axioms?: AxiomsAsked) => Answer;
  readonly core: (formulas: readonly Formula[]) => readonly Formula[] | undefined;
}

/** `sample`: a sample in which all the formulas hold, if there is one. `proverFor`: one for each topic. */
export function createFinder(
  { formulas, usual, axioms, limits, budgetFor, relevant, allowed, isOpaque, drawn }: Ground,
  sample: (asked: readonly Formula[]) => Answer | undefined,
  proverFor: (topic: string | undefined) => Prover,
): Finder {
  const answers = new Map<string, Answer>();
  /** The answers to questions about one formula, with all axioms. */
  const answersOfOne = new Map<Formula, Answer>();
  const cores = new Map<string, readonly Formula[] | undefined>();

  function find(asked: readonly Formula[], topic?: string, bearing?: AxiomsAsked): Answer {
    const [only] = asked;
    if (only === undefined || asked.length > 1 || bearing !== undefined)
      return findWith(asked, topic, bearing);
    const before = answersOfOne.get(only);
    if (before !== undefined) return before;
    const answer = sound(asked, work(asked, asked, topic, [], []));
    answersOfOne.set(only, answer);
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
    const before = answers.get(question);
    if (before !== undefined) return before;
    const answer = sound(parts, work(asked, parts, topic, without, beyond));
    answers.set(question, answer);
    return answer;
  }

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
    const proof = proverFor(topic).prove([...parts, ...used], allowed(), budgetFor(limits.proof));
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
    const budget = budgetFor(limits.diagram);
    return within(
      (): Answer => {
        const { diagrams, copies } = drawn([formulas.and(parts)]);
        const point = diagrams.pick(diagrams.of(copies[0] ?? TRUE, budget), allowed());
        return point === undefined ? { kind: "none", axioms: bearing } : { kind: "some", point };
      },
      { kind: "open", reason: "the question takes more work than is set aside for one" },
    );
  }

  function core(asked: readonly Formula[]): readonly Formula[] | undefined {
    const question = asked.join();
    if (!cores.has(question)) cores.set(question, coreOf(asked));
    return cores.get(question);
  }

  function coreOf(asked: readonly Formula[]): readonly Formula[] | undefined {
    const bearing = relevant(asked)
      .map((place) => axioms[place] ?? TRUE)
      .filter((axiom) => !asked.includes(axiom));
    const budget = budgetFor(limits.proof);
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
    const budget = budgetFor(limits.proof);
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

  return { find, core };
}

/** What axioms say of a second case may be spread over a formula: all of it is taken to count. */
function together(places: readonly number[], beyond: readonly Mirrored[]): readonly number[] {
  return [...new Set([...places, ...beyond.map(({ place }) => place)])].sort((a, b) => a - b);
}
