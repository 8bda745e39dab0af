import {
  conditionOf,
  type FindingFix,
  namesIn,
  narrowed,
  notOverriding,
  writtenRule,
} from "./finding-fix.ts";
import { argument } from "./fix.ts";

/** The permission no longer overrides what is required, or does not reach where that applies. */
export const fix: FindingFix = (fault) => {
  const rule = writtenRule(fault, argument(fault, "name"));
  if (rule === undefined) return [];
  return namesIn(argument(fault, "overridden")).flatMap((name) => {
    const change = notOverriding(rule, name);
    const other = writtenRule(fault, name);
    const condition = other && conditionOf(other);
    return [
      ...(change === undefined
        ? []
        : [{ title: `Let \`${rule.rule.name}\` no longer override \`${name}\``, changes: [change] }]),
      ...(condition === undefined
        ? []
        : [
            {
              title: `Let \`${rule.rule.name}\` not apply where \`${name}\` does`,
              changes: [narrowed(rule, condition)],
            },
          ]),
    ];
  });
};
