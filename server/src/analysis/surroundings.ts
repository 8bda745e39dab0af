/** The parts of a policy that have nothing to do with each other: rules, and the powers and tracks they speak of. */
import { onceFor } from "../compile/once-for.ts";
import type { Rule } from "../semantics/model.ts";
import type { Context } from "./context.ts";
import { recalled } from "./recall.ts";

/**
 * All that the rules around a rule come to, and the powers and tracks that they speak of: the same object in two
 * analyses only where all of that is the same. Rules are around each other that speak of the same power or track, or
 * that override each other, directly or in turn.
 */
export type Surroundings = object;

const known = recalled<Surroundings>();

export const surroundingsOf = (context: Context, { index }: Rule): Surroundings =>
  surroundings(context)[index] ?? {};

const surroundings = onceFor<[Context], readonly Surroundings[]>((context) => {
  const { model, policy, world } = context;
  const { rules, targets, tracks } = model;
  const { overriders } = policy.precedence;
  const targetAt = (index: number) => rules.length + index;
  const places = new Map(tracks.map(({ name }, at) => [name, rules.length + targets.length + at]));
  const trackAt = (name: string) => places.get(name) ?? 0;
  const { join, groupOf } = groups(rules.length + targets.length + tracks.length);
  for (const rule of rules) {
    for (const { target } of rule.effects) join(rule.index, targetAt(target.index));
    for (const other of overriders[rule.index] ?? []) join(rule.index, other);
    if (rule.otherwiseOn !== undefined) join(rule.index, trackAt(rule.otherwiseOn));
  }
  for (const { index, track } of targets) if (track !== undefined) join(targetAt(index), trackAt(track));

  const parts = new Map<number, number[]>();
  const tell = (place: number, told: object): void => {
    const group = groupOf(place);
    const before = parts.get(group);
    if (before === undefined) parts.set(group, [numberOf(told)]);
    else before.push(numberOf(told));
  };
  for (const cases of policy.rules) tell(cases.rule.index, cases);
  for (const cases of policy.outcomes.targets) tell(targetAt(cases.target.index), cases);
  for (const cases of policy.outcomes.tracks) tell(trackAt(cases.track.name), cases);
  const otherwise = rules.filter((rule) => rule.otherwise).map(numberOf);
  const everywhere = `${world.axioms.join()} ${otherwise.join()}`;
  const byGroup = new Map(
    [...parts].map(([group, told]) => [group, known(context, `${everywhere} ${told}`, () => ({}))]),
  );
  return rules.map(({ index }) => byGroup.get(groupOf(index)) ?? {});
});

const numbers = new WeakMap<object, number>();
let last = 0;

/** What a rule, power or track comes to is the same object as long as it comes to the same. */
function numberOf(told: object): number {
  const number = numbers.get(told) ?? ++last;
  numbers.set(told, number);
  return number;
}

/** Things by number, joined into groups. */
function groups(count: number) {
  const above = Array.from({ length: count }, (_, place) => place);
  const groupOf = (place: number): number => {
    let at = place;
    for (let next = above[at]; next !== undefined && next !== at; next = above[at]) {
      above[at] = above[next] ?? next;
      at = next;
    }
    return at;
  };
  const join = (one: number, other: number): void => {
    above[groupOf(one)] = groupOf(other);
  };
  return { join, groupOf };
}
