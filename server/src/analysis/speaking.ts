/** Which rules speak of what: looked up, as a policy has many rules and few of them are about the same. */
import { type Modality, speakersKey } from "../compile/outcomes.ts";
import { answers, type RuleCases } from "../compile/rules.ts";
import type { Rule, Target } from "../semantics/model.ts";
import type { Context } from "./context.ts";

/** Rules by what they speak of. */
export interface Speaking {
  /** By `speakersKey`. */
  readonly byEffect: ReadonlyMap<string, readonly RuleCases[]>;
  /** Those that require, recommend or permit it, by `Target.index`; or something on the track, by its name. */
  readonly byTarget: ReadonlyMap<number, readonly RuleCases[]>;
  readonly byTrack: ReadonlyMap<string, readonly RuleCases[]>;
  /** A few from all over the policy that silence an `otherwise`: where what is near does not, one of those mostly does. */
  readonly afar: readonly RuleCases[];
  /** The tracks to which an `otherwise` belongs. */
  readonly otherwiseOn: ReadonlySet<string>;
}

const AFAR = 16;

const indexes = new WeakMap<Context, Speaking>();

export function speakingIn(context: Context): Speaking {
  const before = indexes.get(context);
  if (before !== undefined) return before;
  const { rules } = context.policy;
  const targetsOf = ({ rule }: RuleCases) =>
    rule.effects.filter(({ modality }) => modality !== "must not").map(({ target }) => target);
  const made: Speaking = {
    byEffect: context.policy.outcomes.speaking,
    byTarget: grouped(rules, (cases) => targetsOf(cases).map(({ index }) => index)),
    afar: rules
      .filter((cases) => isSilencing(context, cases))
      .filter((_, at, all) => at % Math.ceil(all.length / AFAR) === 0),
    otherwiseOn: new Set(rules.flatMap(({ rule }) => rule.otherwiseOn ?? [])),
    byTrack: grouped(rules, (cases) => targetsOf(cases).flatMap(({ track }) => track ?? [])),
  };
  indexes.set(context, made);
  return made;
}

/** Whether what a rule says, where it applies, keeps every `otherwise` silent that looks at it. */
export const silences = ({ policy }: Context, { otherwise, index }: Rule): boolean =>
  !otherwise && !policy.precedence.late.has(index);

/** Whether it also says something that an `otherwise` looks at. */
export const isSilencing = (context: Context, { rule }: RuleCases): boolean =>
  silences(context, rule) && answers(rule);

function grouped<K, V>(
  values: readonly V[],
  keysOf: (value: V) => readonly K[],
): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values)
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  return groups;
}

/** The rules that require, recommend or permit one of the targets, in the order of the policy. */
export function offering(context: Context, targets: readonly Target[]): readonly RuleCases[] {
  const { byTarget } = speakingIn(context);
  return inOrder(targets.flatMap(({ index }) => byTarget.get(index) ?? []));
}

/** Those that say something of one of the targets. */
export function speakingOf(
  context: Context,
  targets: readonly Target[],
  modalities: readonly Modality[],
): readonly RuleCases[] {
  const { byEffect } = speakingIn(context);
  return inOrder(
    targets.flatMap((target) =>
      modalities.flatMap((modality) => byEffect.get(speakersKey(target, modality)) ?? []),
    ),
  );
}

const inOrder = (rules: readonly RuleCases[]): readonly RuleCases[] =>
  [...new Set(rules)].sort((a, b) => a.rule.index - b.rule.index);

/** Questions about rules that speak of the same power are asked of the same prover. */
export const topicOfRule = ({ effects, name }: Rule): string => effects[0]?.target.name ?? name;
