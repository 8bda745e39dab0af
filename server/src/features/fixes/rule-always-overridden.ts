import {
  conditionOf,
  type FindingFix,
  namesIn,
  narrowed,
  notOverriding,
  withoutRule,
  writtenRule,
} from "./finding-fix.ts";
import { argument } from "./fix.ts";

/** Take it out; or let the rules that override it give way to it, or no longer override it. */
export const fix: FindingFix = (fault) => {
  const rule = writtenRule(fault, argument(fault, "name"));
  if (rule === undefined) return [];
  const { name } = rule.rule;
  const by = namesIn(argument(fault, "by")).flatMap((other) => writtenRule(fault, other) ?? []);
  const condition = conditionOf(rule);
  return [
    { title: `Take \`${name}\` out`, changes: withoutRule(fault, rule) },
    ...by.flatMap((other) => {
      const change = notOverriding(other, name);
      return change === undefined
        ? []
        : [{ title: `Let \`${other.rule.name}\` no longer override \`${name}\``, changes: [change] }];
    }),
    ...(condition === undefined
      ? []
      : by.map((other) => ({
          title: `Let \`${other.rule.name}\` not apply where \`${name}\` does`,
          changes: [narrowed(other, condition)],
        }))),
  ];
};
