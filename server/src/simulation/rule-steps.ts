/** Steps of the explanation: which rules apply, and why the others do not. */
import type { TraceStep } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import type { Rule } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { evaluate } from "./kleene.ts";
import { readValues } from "./reads.ts";
import { reasonsText } from "./reasons.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, NOT_IN_FORCE, OVERRIDDEN } from "./rules.ts";
import type { Situation } from "./situation.ts";
import { commonStatus } from "./spread.ts";
import { filled, step } from "./step.ts";

/** What counts comes first. */
const ORDER = [APPLIES, MAY_APPLY, OVERRIDDEN, DOES_NOT_APPLY, NOT_IN_FORCE];

export function ruleSteps(situation: Situation): TraceStep[] {
  const { rules } = situation.prepared.model;
  const status = (rule: Rule) => commonStatus(situation.spread.rules[rule.index] ?? 0);
  return ORDER.flatMap((wanted) =>
    rules.filter((rule) => status(rule) === wanted).map((rule) => ruleStep(situation, rule)),
  );
}

function ruleStep(situation: Situation, rule: Rule): TraceStep {
  const { root, kase } = situation;
  const status = commonStatus(situation.spread.rules[rule.index] ?? 0);
  const [result, why] = ruleReason(situation, rule);
  const counts = status === APPLIES || status === MAY_APPLY;
  return step(rule, {
    kind: "rule",
    result,
    text: `${rule.name} ${verbOf(result)}${why === "" ? "" : `: ${why}`}`,
    because: counts && rule.because !== undefined ? filled(situation, rule.because) : undefined,
    read: readValues([rule.when, rule.unless], root.frame, kase),
  });
}

function verbOf(result: string): string {
  return /^(overridden|not in force)/.test(result) ? `is ${result}` : result;
}

/** The result, and the reason in words. */
function ruleReason(situation: Situation, rule: Rule): readonly [string, string] {
  const { frame } = situation.root;
  const own = reasonsText([rule.when, rule.unless], frame);
  switch (commonStatus(situation.spread.rules[rule.index] ?? 0)) {
    case APPLIES:
      return [
        "applies",
        [rule.otherwise ? elsewhere(rule) : "", own].filter((text) => text !== "").join(", "),
      ];
    case MAY_APPLY:
      return ["may apply", mayReason(situation, rule)];
    case OVERRIDDEN:
      return [`overridden by ${listed(overriding(situation, rule, APPLIES), "and")}`, own];
    case NOT_IN_FORCE:
      return ["not in force", inForceText(situation, rule)];
    default:
      return ["does not apply", missing(situation, rule)];
  }
}

function elsewhere({ otherwiseOn }: Rule): string {
  return `no other rule requires, recommends or permits anything${otherwiseOn === undefined ? "" : ` on ${otherwiseOn}`}`;
}

function missing(situation: Situation, rule: Rule): string {
  const { frame } = situation.root;
  const { when, unless } = rule;
  const by = overriding(situation, rule, APPLIES);
  if (when !== undefined && evaluate(when, frame) === 0) return reasonsText([when], frame);
  if (unless !== undefined && evaluate(unless, frame) === 1)
    return `its exception holds, ${reasonsText([unless], frame)}`;
  if (rule.otherwise)
    return `${listed(answering(situation, rule, APPLIES), "and") || "another rule"} applies`;
  if (by.length > 0) return `${listed(by, "and")} overrides it`;
  const perhaps = overriding(situation, rule, MAY_APPLY);
  if (perhaps.length > 0) return `wherever its condition holds, ${listed(perhaps, "or")} overrides it`;
  return "whatever the unknown facts are";
}

function mayReason(situation: Situation, rule: Rule): string {
  const { frame } = situation.root;
  const { when, unless } = rule;
  const open = [when, unless].filter(
    (condition) => condition !== undefined && evaluate(condition, frame) === undefined,
  );
  const own = reasonsText(open, frame);
  if (own !== "") return own;
  const others = rule.otherwise
    ? answering(situation, rule, MAY_APPLY)
    : overriding(situation, rule, MAY_APPLY);
  if (others.length > 0) return `it depends on whether ${listed(others, "or")} applies`;
  return frame.on === undefined ? "there is no decision date" : "";
}

function overriding({ prepared, spread }: Situation, { index }: Rule, status: number): string[] {
  return (prepared.overriders[index] ?? [])
    .filter((by) => commonStatus(spread.rules[by] ?? 0) === status)
    .flatMap((by) => prepared.model.rules[by]?.name ?? []);
}

function answering({ prepared, spread }: Situation, { index, otherwiseOn }: Rule, status: number): string[] {
  const { model, answers, answersOn } = prepared;
  return model.rules
    .filter((other) => other.index !== index && commonStatus(spread.rules[other.index] ?? 0) === status)
    .filter((other) =>
      otherwiseOn === undefined ? answers[other.index] : answersOn[other.index]?.has(otherwiseOn),
    )
    .map(({ name }) => name);
}

function inForceText({ prepared, root }: Situation, rule: Rule): string {
  const { policy } = prepared.model;
  const whole = root.inForce === 0;
  const { from, until } = whole && policy !== undefined ? policy : rule;
  const dates = [
    ...(from === undefined ? [] : [`from ${dateText(from)}`]),
    ...(until === undefined ? [] : [`until ${dateText(until)}`]),
  ];
  return `${whole ? "the policy" : "it"} is in force ${dates.join(" ")}`;
}
