/** Which rules are overridden wherever they would apply? */
import { not } from "../../regions/formula.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { topicOfRule } from "../speaking.ts";
import { names } from "../words.ts";

export function* ruleAlwaysOverridden(context: Context): Iterable<Step> {
  const { policy, world, model } = context;
  for (const { rule, condition, applies } of policy.rules) {
    const overriders = (policy.precedence.overriders[rule.index] ?? []).flatMap(
      (other) => model.rules[other] ?? [],
    );
    if (overriders.length === 0) continue;
    yield undefined;
    const topic = topicOfRule(rule);
    const answer = world.find([not(applies.no)], topic);
    if (answer.kind !== "none" || world.find([not(condition.no)], topic).kind !== "some") continue;
    const by = overriders.filter(({ index }) => {
      const other = policy.rules[index];
      return other !== undefined && world.find([not(condition.no), other.applies.yes], topic).kind === "some";
    });
    yield finding(
      "rule-always-overridden",
      rule,
      { name: rule.name, by: names(by.map(({ name }) => name)), assuming: assuming(context, answer) },
      {
        rules: [rule.name, ...by.map(({ name }) => name)],
        related: by.map(({ place, name }) => ({ place, message: `\`${name}\` overrides it` })),
      },
    );
  }
}
