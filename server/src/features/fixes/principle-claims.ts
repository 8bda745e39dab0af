/** A `whenever` or `never` that fails: the rules give way to it, come up to it, or are named in it as an exception. */

import type { Statement } from "@remit/grammar";
import type { Claim, Model, StatementModel, Target } from "../../semantics/model.ts";
import { powersMeant } from "../../semantics/powers-meant.ts";
import {
  assuming,
  bracketed,
  bracketedText,
  conditionOf,
  declareAfter,
  type FindingFault,
  type FindingProposal,
  faultAt,
  freeName,
  inFile,
  narrowed,
  onOneLine,
  overriding,
  rulesApplying,
  shortened,
  type WrittenRule,
} from "./finding-fix.ts";
import { type Fault, rewrite, written } from "./fix.ts";

type Meant = Extract<StatementModel, { kind: "whenever" | "never" }>;

export function claimFixes(
  fault: FindingFault,
  own: Fault,
  statement: Statement,
  meant: Meant,
): readonly FindingProposal[] {
  const where = factsOf(own, meant.kind === "whenever" ? meant.when : meant.condition);
  const about = targetsOf(fault.model, meant.kind === "whenever" ? meant.then : meant.condition);
  const applying = rulesApplying(fault).filter(({ rule }) =>
    rule.effects.some(({ target }) => about.includes(target)),
  );
  const few = applying.slice(0, MOST);
  return [
    ...(meant.kind === "whenever" && where !== undefined ? required(fault, meant.then, where, applying) : []),
    ...few.flatMap((rule) => [
      ...givingWay(rule, where, few),
      ...excepted(fault, own, statement, rule),
      ...impossible(fault, rule, where),
    ]),
  ];
}

/** Of so many rules that speak of what is claimed. */
const MOST = 3;

/** The powers and actions that a claim speaks of. */
function targetsOf(model: Model, claim: Claim): readonly Target[] {
  switch (claim.kind) {
    case "not":
      return targetsOf(model, claim.operand);
    case "and":
    case "or":
    case "count":
      return claim.operands.flatMap((operand) => targetsOf(model, operand));
    case "position":
      return [claim.target];
    case "quantified":
      return powersMeant(model, claim.powers);
    default:
      return [];
  }
}

/** What a claim asks of the facts, as it is written; undefined where it asks nothing of them. */
function factsOf(own: Fault, claim: Claim): string | undefined {
  const facts = claim.kind === "and" ? claim.operands : [claim];
  const texts = facts.flatMap((fact) =>
    fact.kind === "fact" && fact.condition.span !== undefined
      ? onOneLine(written(own, fact.condition.span))
      : [],
  );
  if (texts.length === 0) return undefined;
  return texts.length === 1 ? texts[0] : texts.map(bracketedText).join(" and ");
}

/** The power that a principle asks for there is required there: by a rule that requires it already, or a new one. */
function required(
  fault: FindingFault,
  claim: Claim,
  where: string,
  applying: readonly WrittenRule[],
): readonly FindingProposal[] {
  if (claim.kind !== "position" || claim.by.length > 0) return [];
  const { target, position } = claim;
  if (position !== "required" && position !== "selected" && position !== "available") return [];
  const last = fault.model.rules.at(-1);
  const place = last && faultAt(fault, last.place);
  if (place === undefined) return [];
  const title = `Require \`${target.name}\` when ${shortened(where)}`;
  const text = `rule ${freeName(fault, "new-rule")}\n  when ${where}\n  then ${actorOf(fault)}must ${use(target)}`;
  const names = applying.filter(({ rule }) => !rule.otherwise).map(({ rule }) => rule.name);
  const prevailing = `${text}\n  overrides ${names.join(", ")}`;
  return [
    { title, changes: [declareAfter(place, text)], family: "require" },
    ...(names.length === 0 ? [] : [{ title, changes: [declareAfter(place, prevailing)], family: "require" }]),
  ];
}

const use = ({ kind, name }: Target): string => (kind === "power" ? `use ${name}` : name);

/** The one who acts under most rules acts here too. */
function actorOf({ model }: FindingFault): string {
  const actors = model.rules.flatMap(({ effects }) => effects.flatMap(({ actor }) => actor ?? []));
  const [most] = [...new Set(actors)].sort((a, b) => countOf(actors, b) - countOf(actors, a));
  return most === undefined ? "" : `${most} `;
}

const countOf = (all: readonly string[], wanted: string): number =>
  all.filter((one) => one === wanted).length;

function givingWay(
  rule: WrittenRule,
  where: string | undefined,
  applying: readonly WrittenRule[],
): readonly FindingProposal[] {
  if (where === undefined || rule.rule.otherwise) return [];
  const title = `Let \`${rule.rule.name}\` not apply when ${shortened(where)}`;
  const others = applying.filter(({ rule: other }) => other !== rule.rule && !other.otherwise);
  return [
    { title, changes: [narrowed(rule, where)] },
    ...others.map((other) => ({
      title: `Let \`${other.rule.name}\` override \`${rule.rule.name}\``,
      changes: [overriding(other, [rule.rule.name])],
    })),
  ];
}

/** The principle leaves out the cases in which the rule applies. */
function excepted(
  { finding }: FindingFault,
  own: Fault,
  statement: Statement,
  rule: WrittenRule,
): readonly FindingProposal[] {
  const condition = conditionOf(rule);
  const asked =
    statement.kind === "whenever"
      ? statement.when
      : statement.kind === "never"
        ? statement.condition
        : undefined;
  if (condition === undefined || asked === undefined) return [];
  const text = `${bracketed(asked, written(own, asked))} and not (${condition})`;
  return [
    {
      title: `Say in \`${finding.about ?? ""}\` that it does not hold where \`${rule.rule.name}\` applies`,
      changes: [inFile(own, rewrite(own, asked, text))],
    },
  ];
}

function impossible(
  fault: FindingFault,
  rule: WrittenRule,
  where: string | undefined,
): readonly FindingProposal[] {
  const condition = conditionOf(rule);
  if (condition === undefined || where === undefined) return [];
  return assuming(fault, [where, condition].map(bracketedText).join(" and "));
}
