/** Which rules could be taken out without any case coming out otherwise? */
import { not } from "../../regions/formula.ts";
import { changeWithout } from "../change-without.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { names } from "../words.ts";

export function* ruleAddsNothing(context: Context): Iterable<Step> {
  const { policy, world } = context;
  for (const { rule, applies } of policy.rules) {
    yield undefined;
    // A rule that never applies is told of as such.
    if (world.find([not(applies.no)], rule.name).kind === "none") continue;
    const answer = changeWithout(context, rule);
    yield* unproved(rule, `whether \`${rule.name}\` makes a difference`, answer);
    if (answer.kind !== "none") continue;
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
function sayingTheSame({ policy, world }: Context, rule: Context["model"]["rules"][number]) {
  const own = policy.rules[rule.index];
  const others = policy.rules.filter(
    (other) =>
      other.rule !== rule &&
      other.rule.effects.some(({ target, modality }) =>
        rule.effects.some((effect) => effect.target === target && effect.modality === modality),
      ),
  );
  if (own === undefined) return [];
  const core = world.core([own.applies.yes, ...others.map(({ applies }) => not(applies.yes))]) ?? [];
  return others.filter(({ applies }) => core.includes(not(applies.yes))).map((other) => other.rule);
}
