/** Which rules could be taken out without any case coming out otherwise? */
import { not } from "../../regions/formula.ts";
import { changeWithout } from "../change-without.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { speakingOf, topicOfRule } from "../speaking.ts";
import { unproved } from "../unproved.ts";
import { names } from "../words.ts";

export function* ruleAddsNothing(context: Context): Iterable<Step> {
  const { policy, world } = context;
  for (const { rule, applies } of policy.rules) {
    yield undefined;
    // A rule that never applies is told of as such.
    if (world.find([not(applies.no)], topicOfRule(rule)).kind === "none") continue;
    const answer = changeWithout(context, rule);
    if (answer.kind === "some") continue;
    yield* unproved(rule, `whether \`${rule.name}\` makes a difference`, answer);
    if (answer.kind === "open") continue;
    const others = sayingTheSame(context, rule);
    yield finding(
      "rule-adds-nothing",
      rule,
      {
        name: rule.name,
        others: names(others.map(({ name }) => name)),
        assuming: assuming(context, answer),
      },
      {
        rules: [rule.name, ...others.map(({ name }) => name)],
        related: others.map(({ place, name }) => ({ place, message: `\`${name}\` says the same` })),
      },
    );
  }
}

/** Other rules that say something of the same powers wherever the rule applies: as few as are needed. */
function sayingTheSame(context: Context, rule: Context["model"]["rules"][number]) {
  const { policy, world } = context;
  const own = policy.rules[rule.index];
  const others = rule.effects
    .flatMap(({ target, modality }) => speakingOf(context, [target], [modality]))
    .filter((other, at, all) => other.rule !== rule && all.indexOf(other) === at)
    .sort((a, b) => a.rule.index - b.rule.index);
  if (own === undefined) return [];
  const core = world.core([own.applies.yes, ...others.map(({ applies }) => not(applies.yes))]) ?? [];
  return others.filter(({ applies }) => core.includes(not(applies.yes))).map((other) => other.rule);
}
