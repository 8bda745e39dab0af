import { adequateWhen } from "./adequacy.ts";
import { clauseSpans } from "./clause-spans.ts";
import {
  conditionOf,
  type FindingFix,
  faultAt,
  inFile,
  type WrittenRule,
  withoutRule,
  writtenRule,
} from "./finding-fix.ts";
import { argument, type Change, without, withoutDeclaration, withoutPart } from "./fix.ts";

/** What keeps it from being used goes; or nothing offers it any more. */
export const fix: FindingFix = (fault) => {
  const power = fault.model.targets.find(({ name }) => name === argument(fault, "name"));
  const own = power && faultAt(fault, power.place);
  if (power === undefined || own === undefined) return [];
  const { name } = power;
  const clauses = [
    { head: "adequate when", title: `Let \`${name}\` be adequate in every case` },
    { head: "open when", title: `Let \`${name}\` be open in every case` },
  ].flatMap(({ head, title }) => {
    const clause = clauseSpans(own).find((one) => one.head === head);
    return clause === undefined ? [] : [{ title, changes: [inFile(own, without(own, clause))] }];
  });
  const offering = fault.model.rules
    .filter(({ effects }) =>
      effects.some(({ target, modality }) => target === power && modality !== "must not"),
    )
    .flatMap((rule) => writtenRule(fault, rule.name) ?? []);
  const names = offering.map(({ rule }) => `\`${rule.name}\``).join(" and ");
  const changes = offering.flatMap((rule) => {
    const change = notOffering(rule, name);
    return change === undefined ? withoutRule(fault, rule) : [inFile(rule.fault, change)];
  });
  const milder = fault.model.targets.filter(
    ({ track, step }) => track === power.track && step !== undefined && step < (power.step ?? 0),
  );
  const notEnough = milder.flatMap((lower) =>
    offering.flatMap((rule) => {
      const condition = conditionOf(rule);
      const title = `Say that \`${lower.name}\` is not enough where \`${rule.rule.name}\` applies`;
      return condition === undefined
        ? []
        : adequateWhen(fault, lower.name, `not (${condition})`, "and", title);
    }),
  );
  const gone = inFile(own, withoutDeclaration(own));
  return [
    ...clauses,
    ...notEnough,
    {
      title: `Take \`${name}\` out, and out of ${names}, as it is never used`,
      changes: [gone, ...changes],
      family: "out",
    },
    { title: `Take \`${name}\` out of ${names}, as it is never used there`, changes, family: "out" },
  ];
};

/** The rule without the power; undefined where it speaks of nothing else. */
function notOffering({ declaration, fault }: WrittenRule, name: string): Change | undefined {
  const at = declaration.effects.findIndex(
    ({ targets, modality }) => modality !== "must not" && targets.some(({ text }) => text === name),
  );
  const effect = declaration.effects[at];
  if (effect === undefined) return undefined;
  if (effect.targets.length === 1) return withoutPart(fault, declaration.effects, at);
  return withoutPart(
    fault,
    effect.targets,
    effect.targets.findIndex(({ text }) => text === name),
  );
}
