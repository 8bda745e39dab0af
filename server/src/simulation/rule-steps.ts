/** Steps of the explanation: which rules apply, and why the others do not. */
import type { TraceStep } from "../protocol/outcome.ts";
import { daysText } from "../semantics/editions.ts";
import type { Rule } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { evaluate } from "./kleene.ts";
import { readValues } from "./reads.ts";
import { reasonsText } from "./reasons.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, NOT_IN_FORCE, OVERRIDDEN, type Status } from "./rules.ts";
import type { Situation } from "./situation.ts";
import { filled, step } from "./step.ts";

/** What counts comes first. */
const inTurn: readonly Status[] = [APPLIES, MAY_APPLY, OVERRIDDEN, DOES_NOT_APPLY, NOT_IN_FORCE];

export function ruleSteps(situation: Situation): TraceStep[] {
  const rank = ({ index }: Rule) => inTurn.indexOf(situation.spread.rules[index] ?? MAY_APPLY);
  const { rules } = situation.spread;
  const { model, rulesByName } = situation.prepared;
  // Of the editions of a rule, those that are not in force say nothing while another is.
  const isTold = ({ name, index }: Rule) =>
    rules[index] !== NOT_IN_FORCE ||
    !(rulesByName.get(name) ?? []).some((other) => rules[other.index] !== NOT_IN_FORCE);
  return model.rules
    .filter(isTold)
    .toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)
    .map((rule) => ruleStep(situation, rule));
}

function ruleStep(situation: Situation, rule: Rule): TraceStep {
  const { root, kase, spread } = situation;
  const status = spread.rules[rule.index];
  const [result, why] = ruleReason(situation, rule);
  const verb = status === OVERRIDDEN || status === NOT_IN_FORCE ? "is " : "";
  const counts = status === APPLIES || status === MAY_APPLY;
  return step(situation, rule, {
    kind: "rule",
    result,
    text: `${rule.name} ${verb}${result}${editionText(situation, rule)}${why === "" ? "" : `: ${why}`}`,
    because: counts && rule.because !== undefined ? filled(situation, rule.because) : undefined,
    read: readValues([rule.when, rule.unless], root.frame, kase),
  });
}

/** Which edition of the rule says so, where there are several. */
function editionText({ prepared, spread }: Situation, rule: Rule): string {
  const editions = prepared.rulesByName.get(rule.name) ?? [];
  if (editions.length < 2 || spread.rules[rule.index] === NOT_IN_FORCE) return "";
  return `, in the edition ${daysText(rule)}`;
}

/** The result, and the reason in words. */
function ruleReason(situation: Situation, rule: Rule): readonly [string, string] {
  const { frame } = situation.root;
  switch (situation.spread.rules[rule.index]) {
    case APPLIES:
      return ["applies", rule.otherwise ? elsewhere(rule) : reasonsText([rule.when, rule.unless], frame)];
    case MAY_APPLY:
      return ["may apply", mayReason(situation, rule)];
    case OVERRIDDEN:
      return [
        `overridden by ${listed(overriding(situation, rule, APPLIES), "and")}`,
        reasonsText([rule.when, rule.unless], frame),
      ];
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
  if (when !== undefined && evaluate(when, frame) === 0) return reasonsText([when], frame);
  if (unless !== undefined && evaluate(unless, frame) === 1)
    return `its exception holds, ${reasonsText([unless], frame)}`;
  if (rule.otherwise) {
    const others = answering(situation, rule, APPLIES);
    return `${listed(others, "and") || "another rule"} ${others.length > 1 ? "apply" : "applies"}`;
  }
  const by = overriding(situation, rule, APPLIES);
  if (by.length > 0) return `${listed(by, "and")} ${by.length > 1 ? "override" : "overrides"} it`;
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
    .filter((by) => spread.rules[by] === status)
    .flatMap((by) => prepared.model.rules[by]?.name ?? []);
}

function answering({ prepared, spread }: Situation, { index, otherwiseOn }: Rule, status: number): string[] {
  const { model, answers, answersOn } = prepared;
  const names: string[] = [];
  for (const other of model.rules) {
    if (other.index === index || spread.rules[other.index] !== status) continue;
    if (otherwiseOn === undefined ? answers[other.index] : answersOn[other.index]?.has(otherwiseOn))
      names.push(other.name);
  }
  return names;
}

function inForceText({ prepared, root }: Situation, rule: Rule): string {
  const { policy } = prepared.model;
  const whole = root.inForce === 0;
  const days = daysText(whole && policy !== undefined ? policy : rule);
  return `${whole ? "the policy" : "it"} is in force ${days}`;
}
