/** What assumptions do for a policy: which of its conflicts, gaps and broken principles they rule out. */
import { onceFor } from "../compile/once-for.ts";
import type { Answer, Point } from "../regions/answer.ts";
import { FALSE, type Formula } from "../regions/formula.ts";
import type { Context } from "./context.ts";
import {
  doubtsOf,
  type Failure,
  findTrouble,
  type Obligation,
  type Trouble,
  troubleOf,
} from "./principles/obligation.ts";
import { obligationOf } from "./principles/obligations.ts";
import { names } from "./words.ts";

interface SafetyQuestion {
  readonly sets: readonly (Trouble & Partial<Pick<Failure, "second">>)[];
  /** What it would be if one were not empty, in words: it goes on from "without it". */
  readonly trouble: string;
}

function safetyQuestions(context: Context): readonly SafetyQuestion[] {
  const { model, policy } = context;
  const one = (formula: Formula, topic: string, trouble: string): SafetyQuestion => ({
    sets: [troubleOf(context, formula, topic)],
    trouble,
  });
  return [
    ...policy.outcomes.conflicts.map(({ kind, about, cases }) => {
      const targets = about.flatMap((index) => model.targets[index]?.name ?? []);
      const trouble = {
        "required-and-prohibited": `${names(targets)} is both required and prohibited`,
        "required-but-closed": `${names(targets)} is required where it is closed`,
        "excluded-pair": `${names(targets)} are required together, and exclude each other`,
        "one-at-a-time": `${names(targets)} are required together, on a track that takes one at a time`,
      }[kind];
      return one(cases, targets.join(" "), trouble);
    }),
    ...model.definitions.flatMap((definition) => {
      const clash = policy.conditions.clash(definition);
      return clash === FALSE
        ? []
        : [one(clash, definition.name, `\`${definition.name}\` has two values at once`)];
    }),
    ...(model.rules.length === 0 ? [] : [one(policy.outcomes.answered.no, "gap", "no rule says anything")]),
    ...model.principles.flatMap(({ name, statements }) =>
      statements.flatMap((statement) => {
        const obligation = obligationOf(context, statement);
        const failures = obligation?.failures ?? [];
        const doubts = doubtsOf(context, obligation);
        const fails = { sets: failures, trouble: `\`${name}\` fails` };
        // What fails anyway is not open.
        return failures.some((failure) => findTrouble(context, failure).kind === "some")
          ? [fails]
          : [fails, { sets: doubts, trouble: `it is open whether \`${name}\` holds` }];
      }),
    ),
  ];
}

export interface RuledOut {
  readonly trouble: string;
  readonly formula: Formula;
  readonly point: Point;
  /** The other case, where it takes a pair to show it. */
  readonly second: Point | undefined;
}

/** What an assumption, by its place among the axioms, rules out, with a case; undefined where it rules out nothing. */
export const ruledOutBy = (context: Context, place: number): RuledOut | undefined =>
  ruledOutIn(context)(place);

const ruledOutIn = onceFor<[Context], (place: number) => RuledOut | undefined>((context) => {
  const empty = safetyQuestions(context).flatMap(({ sets, trouble }) => {
    const answers: Extract<Answer, { readonly kind: "none" }>[] = [];
    for (const set of sets) {
      const answer = findTrouble(context, set);
      if (answer.kind !== "none") return [];
      answers.push(answer);
    }
    return [{ sets, trouble, answers }];
  });
  const known = new Map<number, RuledOut | undefined>();
  return (place) => {
    if (!known.has(place)) known.set(place, firstRuledOut(context, place, empty));
    return known.get(place);
  };
});

/** `empty`: what should not be and is not, set by set. */
function firstRuledOut(
  context: Context,
  place: number,
  empty: readonly (SafetyQuestion & {
    readonly answers: readonly Extract<Answer, { readonly kind: "none" }>[];
  })[],
): RuledOut | undefined {
  for (const { sets, trouble, answers } of empty) {
    for (const [index, set] of sets.entries()) {
      if (answers[index]?.axioms.includes(place) !== true) continue;
      const without = findTrouble(context, set, [place]);
      if (without.kind === "some") {
        const beside = set.mirrored.filter((one) => one.place !== place).map(({ formula }) => formula);
        const cases = context.formulas.and([set.own, ...beside]);
        const point = context.world.smallest(cases, without.point, [place]);
        return { trouble, formula: set.own, point, second: set.second?.(point) };
      }
    }
  }
  return undefined;
}

/** Axioms, as few as will do, from which alone it follows that a principle holds. */
export function neededFor(context: Context, obligation: Obligation): readonly number[] {
  const sets = [...obligation.failures, ...doubtsOf(context, obligation)];
  const used = new Set<number>();
  for (const set of sets) {
    const answer = findTrouble(context, set);
    if (answer.kind === "none") for (const axiom of answer.axioms) used.add(axiom);
  }
  const suffice = (some: readonly number[]): boolean => {
    const without = [...context.world.axioms.keys()].filter((axiom) => !some.includes(axiom));
    return sets.every((set) => findTrouble(context, set, without).kind === "none");
  };
  let needed = [...used].sort((a, b) => a - b);
  for (const axiom of used) {
    const fewer = needed.filter((other) => other !== axiom);
    if (suffice(fewer)) needed = fewer;
  }
  return needed;
}
