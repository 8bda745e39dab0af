/** Which rules would not apply in any case, even if no other overrode them? */
import type { RuleCases } from "../../compile/rules.ts";
import { not } from "../../regions/formula.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { lookingOnce } from "../looking-once.ts";
import { topicOfRule } from "../speaking.ts";
import { unproved } from "../unproved.ts";
import { neverInTime } from "./windows-contradict.ts";

export const ruleNeverApplies = (context: Context): Iterable<Step> => look(context, context.policy.rules);

const look = lookingOnce<RuleCases>(function* (context, cases) {
  const { rule, condition } = cases;
  const answer = context.world.find([not(condition.no)], topicOfRule(rule));
  if (answer.kind === "none" && neverInTime(context, cases) === undefined) {
    const args = { name: rule.name, why: why(context, cases), assuming: assuming(context, answer) };
    yield finding("rule-never-applies", rule, args, { rules: [rule.name] });
  }
  yield* unproved(rule, `whether \`${rule.name}\` ever applies`, answer);
});

function why({ world, policy }: Context, { rule, inForce }: RuleCases): string {
  const isNone = (formula: number) => world.find([formula], topicOfRule(rule)).kind === "none";
  if (isNone(not(inForce.no))) return "it is not in force while the policy is";
  if (rule.otherwise) return "in every case another rule says what to do";
  if (rule.when !== undefined && isNone(not(policy.conditions.truth(rule.when).no)))
    return "no case meets its condition";
  return rule.when !== undefined && rule.unless !== undefined
    ? "wherever its condition holds, its `unless` holds too"
    : "its `unless` holds in every case";
}
