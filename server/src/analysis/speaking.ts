/** Which rules speak of what: looked up, as a policy has many rules and few of them are about the same. */
import { onceFor } from "../compile/once-for.ts";
import { type Modality, speakersKey } from "../compile/outcomes.ts";
import { answers, type RuleCases } from "../compile/rules.ts";
import type { Rule, Target } from "../semantics/model.ts";
import type { Context } from "./context.ts";

export interface Speaking {
  /** A few from all over the policy that silence an `otherwise`: where what is near does not, one of those mostly does. */
  readonly afar: readonly RuleCases[];
  /** The tracks to which an `otherwise` belongs. */
  readonly otherwiseOn: ReadonlySet<string>;
}

const AFAR = 16;

export const speakingIn = onceFor<[Context], Speaking>((context) => {
  const { rules } = context.policy;
  return {
    afar: rules
      .filter((cases) => isSilencing(context, cases))
      .filter((_, at, all) => at % Math.ceil(all.length / AFAR) === 0),
    otherwiseOn: new Set(rules.flatMap(({ rule }) => rule.otherwiseOn ?? [])),
  };
});

/** Whether what a rule says, where it applies, keeps every `otherwise` silent that looks at it. */
export const silences = ({ policy }: Context, { otherwise, index }: Rule): boolean =>
  !otherwise && !policy.precedence.late.has(index);

/** Whether it also says something that an `otherwise` looks at. */
export const isSilencing = (context: Context, { rule }: RuleCases): boolean =>
  silences(context, rule) && answers(rule);

/** The rules that require, recommend or permit one of the targets, in the order of the policy. */
export const offering = (context: Context, targets: readonly Target[]): readonly RuleCases[] =>
  speakingOf(context, targets, ["must", "should", "may"]);

/** Those that require, recommend or permit a power on a track. */
export function offeringOn(context: Context, track: string): readonly RuleCases[] {
  const { tracks } = context.policy.outcomes;
  const own = tracks.find((cases) => cases.track.name === track)?.of ?? [];
  return offering(
    context,
    own.map(({ target }) => target),
  );
}

/** Those that say something of one of the targets. */
export function speakingOf(
  { policy }: Context,
  targets: readonly Target[],
  modalities: readonly Modality[],
): readonly RuleCases[] {
  const { speaking } = policy.outcomes;
  const found = targets.flatMap((target) =>
    modalities.flatMap((modality) => speaking.get(speakersKey(target, modality)) ?? []),
  );
  return [...new Set(found)].sort((a, b) => a.rule.index - b.rule.index);
}

/** Questions about rules that speak of the same power are asked of the same prover. */
export const topicOfRule = ({ effects, name }: Rule): string => effects[0]?.target.name ?? name;
