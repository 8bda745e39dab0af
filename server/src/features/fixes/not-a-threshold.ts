import { around, type Fix, rewrite } from "./fix.ts";

/** A yes/no value is not met, it is. */
export const fix: Fix = (fault) => {
  const comparison = around(fault, "comparison");
  const [left] = comparison === undefined ? [] : [comparison.left];
  if (comparison === undefined || left?.kind !== "name") return [];
  if (fault.checked.symbol(left.text)?.type?.kind !== "yes/no") return [];
  const answer = comparison.negated ? "no" : "yes";
  const behind = { start: left.end, end: comparison.end };
  return [
    {
      title: `Write \`${left.text} is ${answer}\``,
      changes: [rewrite(fault, behind, ` is ${answer}`)],
      preferred: true,
    },
  ];
};
