import { type FindingFix, withoutRule, writtenRule } from "./finding-fix.ts";
import { argument } from "./fix.ts";

export const fix: FindingFix = (fault) => {
  const rule = writtenRule(fault, argument(fault, "name"));
  if (rule === undefined) return [];
  return [{ title: `Take \`${rule.rule.name}\` out`, changes: withoutRule(fault, rule) }];
};
