/** The parts of a policy that have nothing to do with each other: rules, and the powers and tracks they speak of. */
import { dutyKey } from "../semantics/duty-key.ts";
import type { Rule } from "../semantics/model.ts";
import type { Context } from "./context.ts";

const made = new WeakMap<Context, readonly string[]>();

/**
 * All that the rules around a rule come to, and the powers and tracks that they speak of, as one text: it is the same
 * in two analyses only where all of that is the same. Rules are around each other that speak of the same power or
 * track, or that override each other, directly or in turn.
 */
export function surroundingsOf(context: Context, { index }: Rule): string {
  const known = made.get(context) ?? surroundings(context);
  made.set(context, known);
  return known[index] ?? "";
}

function surroundings(context: Context): readonly string[] {
  const { model, policy, world } = context;
  const { rules, targets, tracks } = model;
  const { overriders } = policy.precedence;
  const targetAt = (index: number) => rules.length + index;
  const trackAt = (name: string) =>
    rules.length + targets.length + tracks.findIndex((track) => track.name === name);
  const { join, groupOf } = groups(rules.length + targets.length + tracks.length);
  for (const rule of rules) {
    for (const { target } of rule.effects) join(rule.index, targetAt(target.index));
    for (const other of overriders[rule.index] ?? []) join(rule.index, other);
    if (rule.otherwiseOn !== undefined) join(rule.index, trackAt(rule.otherwiseOn));
  }
  for (const { index, track } of targets) if (track !== undefined) join(targetAt(index), trackAt(track));

  const parts = new Map<number, string[]>();
  const tell = (place: number, ...told: readonly unknown[]): void => {
    const group = groupOf(place);
    const before = parts.get(group);
    if (before === undefined) parts.set(group, [told.join(" ")]);
    else before.push(told.join(" "));
  };
  for (const { rule, condition, applies } of policy.rules)
    tell(
      rule.index,
      `R${rule.index}`,
      rule.otherwise,
      rule.otherwiseOn,
      condition.yes,
      condition.no,
      applies.yes,
      applies.no,
      overriders[rule.index],
      ...rule.effects.map(dutyKey),
    );
  for (const { target, gate } of policy.outcomes.targets)
    tell(targetAt(target.index), `T${target.index}`, target.kind, gate.yes, gate.no);
  for (const { track, powers, inadequate } of policy.outcomes.tracks)
    tell(
      trackAt(track.name),
      track.name,
      track.chooseLowest,
      inadequate,
      ...powers.flatMap(({ target, chosen, option }) => [target.index, chosen, option]),
    );
  const everywhere = `${world.axioms.join()} ${rules.flatMap(({ otherwise, index }) => (otherwise ? index : []))}`;
  const texts = new Map([...parts].map(([group, told]) => [group, `${everywhere}\n${told.join("\n")}`]));
  return rules.map(({ index }) => texts.get(groupOf(index)) ?? "");
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
