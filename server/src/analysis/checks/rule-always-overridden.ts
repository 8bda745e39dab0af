/** Which rules are overridden wherever they would apply? */
import { not } from "../../regions/formula.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { names } from "../words.ts";

export function* ruleAlwaysOverridden(context: Context): Iterable<Step> {
  const { policy, world, model } = context;
  for (const { rule, condition, applies } of policy.rules) {
    const overriders = model.rules.filter(({ overrides }) => overrides.includes(rule.name));
    if (overriders.length === 0) continue;
    yield undefined;
    const answer = world.find([not(applies.no)], rule.name);
    if (answer.kind !== "none" || world.find([not(condition.no)], rule.name).kind !== "some") continue;
    const by = overriders.filter(({ index }) => {
      const other = policy.rules[index];
      return (
        other !== undefined && world.find([not(condition.no), other.applies.yes], rule.name).kind === "some"
      );
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
