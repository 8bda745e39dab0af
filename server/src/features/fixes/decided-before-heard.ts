import { asking, type FindingFix, rulesOf } from "./finding-fix.ts";
import { argument } from "./fix.ts";

/** The rules wait: all of them, as any one would leave it as it is. */
export const fix: FindingFix = (fault) => {
  const over = argument(fault, "over").replaceAll("`", "");
  const rules = rulesOf(fault);
  const changes = rules.flatMap((rule) => asking(rule, over) ?? []);
  if (rules.length === 0 || changes.length < rules.length) return [];
  const names = rules.map(({ rule }) => `\`${rule.name}\``).join(" and ");
  return [{ title: `Let ${names} ask that \`${over}\``, changes }];
};
