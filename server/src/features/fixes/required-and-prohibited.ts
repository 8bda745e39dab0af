import {
  assuming,
  bracketedText,
  conditionOf,
  type FindingFix,
  type FindingProposal,
  narrowed,
  overriding,
  rulesOf,
  type WrittenRule,
} from "./finding-fix.ts";

/** One rule gives way to the others, or is narrowed by their conditions; or it is said that they never meet. */
export const fix: FindingFix = (fault) => {
  const rules = rulesOf(fault);
  if (rules.length < 2) return [];
  const conditions = rules.flatMap((rule) => conditionOf(rule) ?? []);
  const never =
    conditions.length === rules.length ? assuming(fault, conditions.map(bracketedText).join(" and ")) : [];
  return [...givingWay(rules), ...never];
};

export function givingWay(rules: readonly WrittenRule[]): readonly FindingProposal[] {
  const others = (name: string) => rules.filter(({ rule }) => rule.name !== name);
  const overrides = rules.map((winner) => {
    const names = others(winner.rule.name).map(({ rule }) => rule.name);
    return {
      title: `Let \`${winner.rule.name}\` override ${names.map((name) => `\`${name}\``).join(" and ")}`,
      changes: [overriding(winner, names)],
    };
  });
  const narrower = rules.flatMap((loser) => {
    const [other, ...more] = others(loser.rule.name);
    const condition = other && conditionOf(other);
    if (condition === undefined || more.length > 0) return [];
    return [
      {
        title: `Let \`${loser.rule.name}\` not apply where \`${other?.rule.name ?? ""}\` does`,
        changes: [narrowed(loser, condition)],
      },
    ];
  });
  return [...overrides, ...narrower];
}
