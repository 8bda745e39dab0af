import { around, type Fix, rewrite } from "./fix.ts";

export const fix: Fix = (fault) => {
  const comparison = around(fault, "comparison");
  const [value] = comparison?.operands ?? [];
  if (comparison === undefined || value === undefined) return [];
  const operator = comparison.negated ? " is not " : " is ";
  const between = { start: comparison.left.end, end: value.start };
  return [{ title: `Write \`${operator.trim()}\``, changes: [rewrite(fault, between, operator)] }];
};
