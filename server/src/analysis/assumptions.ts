/** What assumptions do for a policy: which of its conflicts, gaps and broken principles they rule out. */
import type { Formula } from "../regions/formula.ts";
import type { Point } from "../regions/regions.ts";
import type { Context } from "./context.ts";
import { findTrouble, type Trouble, troubleOf } from "./principles/obligation.ts";
import { obligationOf } from "./principles/obligations.ts";
import { names } from "./words.ts";

export interface SafetyQuestion {
  readonly sets: readonly Trouble[];
  /** What it would be if one were not empty, in words: it goes on from "without it". */
  readonly trouble: string;
}

export function safetyQuestions(context: Context): readonly SafetyQuestion[] {
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
    ...model.definitions.map((definition) =>
      one(
        policy.conditions.clash(definition),
        definition.name,
        `\`${definition.name}\` has two values at once`,
      ),
    ),
    ...(model.rules.length === 0 ? [] : [one(policy.outcomes.answered.no, "gap", "no rule says anything")]),
    ...model.principles.flatMap((principle) =>
      principle.statements.map((statement) => ({
        sets: obligationOf(context, statement)?.failures ?? [],
        trouble: `\`${principle.name}\` fails`,
      })),
    ),
  ];
}

/** What an assumption, by its place among the axioms, rules out, with a case; undefined where it rules out nothing. */
export function ruledOutBy(
  context: Context,
  place: number,
  questions: readonly SafetyQuestion[],
): { readonly trouble: string; readonly formula: Formula; readonly point: Point } | undefined {
  for (const { sets, trouble } of questions) {
    const answers = sets.map((set) => findTrouble(context, set));
    const isRuledOut = answers.every(({ kind }) => kind === "none");
    if (!isRuledOut) continue;
    for (const [index, set] of sets.entries()) {
      const answer = answers[index];
      if (answer?.kind !== "none" || !answer.axioms.includes(place)) continue;
      const without = findTrouble(context, set, [place]);
      if (without.kind === "some") return { trouble, formula: set.own, point: without.point };
    }
  }
  return undefined;
}

/** Of the axioms on which it rests that sets are empty, as few as will do. */
export function neededFor(context: Context, sets: readonly Trouble[]): readonly number[] {
  const used = new Set<number>();
  for (const set of sets) {
    const answer = findTrouble(context, set);
    if (answer.kind === "none") for (const axiom of answer.axioms) used.add(axiom);
  }
  let dropped: readonly number[] = [];
  for (const axiom of used) {
    const fewer = [...dropped, axiom];
    if (sets.every((set) => findTrouble(context, set, fewer).kind === "none")) dropped = fewer;
  }
  return [...used].filter((axiom) => !dropped.includes(axiom)).sort((a, b) => a - b);
}
