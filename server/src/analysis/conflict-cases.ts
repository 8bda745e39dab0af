/** Conflicts of one kind: where there are any, with a case, how many, and every rule that takes part. */
import type { ConflictCases } from "../compile/outcomes.ts";
import type { EffectModel, LocalPlace, Rule, Target } from "../semantics/model.ts";
import type { Context } from "./context.ts";
import { type Shown, show } from "./examine.ts";
import type { LocalFinding, RelatedPlace } from "./finding.ts";
import { speakingOf } from "./speaking.ts";
import { unproved } from "./unproved.ts";
import { countText } from "./witness.ts";
import { names } from "./words.ts";

export interface FoundConflict {
  readonly targets: readonly Target[];
  /** In the order of the policy. */
  readonly rules: readonly Rule[];
  readonly shown: Shown;
  /** What the wording of every kind of conflict takes. */
  readonly said: { readonly rules: string; readonly cases: string; readonly example: string };
  readonly rest: {
    readonly rules: readonly string[];
    readonly related: readonly RelatedPlace<LocalPlace>[];
    readonly witness: Shown["witness"];
    readonly count: string | undefined;
  };
}

export function* conflictsOf(
  context: Context,
  kind: ConflictCases["kind"],
  question: (names: readonly string[]) => string,
): Iterable<FoundConflict | LocalFinding | undefined> {
  const { model, policy, world } = context;
  for (const conflict of policy.outcomes.conflicts) {
    if (conflict.kind !== kind) continue;
    yield undefined;
    const targets = conflict.about.flatMap((index) => model.targets[index] ?? []);
    const topic = topicOf(targets);
    const answer = world.find([conflict.cases], topic);
    const [first] = targets;
    if (first !== undefined) yield* unproved(first, question(targets.map(({ name }) => name)), answer);
    if (answer.kind !== "some") continue;
    const modalities: readonly EffectModel["modality"][] =
      kind === "required-and-prohibited" ? ["must", "must not"] : ["must"];
    const rules = speakingOf(context, targets, modalities)
      .filter(({ applies }) => world.find([conflict.cases, applies.yes], topic).kind === "some")
      .map(({ rule }) => rule);
    const shown = show(context, conflict.cases, answer.point);
    yield {
      targets,
      rules,
      shown,
      said: {
        rules: names(rules.map(({ name }) => name)),
        cases: countText(shown.count),
        example: shown.text,
      },
      rest: {
        rules: [...new Set(rules.map(({ name }) => name))],
        related: [
          ...rules.slice(1).map(({ name, place }) => ({ place, message: `\`${name}\` takes part in it` })),
          ...targets.map(({ name, place }) => ({ place, message: `\`${name}\` is declared here` })),
        ],
        witness: shown.witness,
        count: shown.count?.toString(),
      },
    };
  }
}

/** Questions about the same power are asked of the same prover. */
export function topicOf(targets: readonly Pick<Target, "name">[]): string {
  return targets.map(({ name }) => name).join(" ");
}

export const isConflict = (step: FoundConflict | LocalFinding | undefined): step is FoundConflict =>
  step !== undefined && "shown" in step;
