import { clauseSpans } from "./clause-spans.ts";
import { argument, type Fix, without } from "./fix.ts";

export const fix: Fix = (fault) => {
  const clause = argument(fault, "clause");
  const said = clauseSpans(fault).filter(({ head }) => head === clause);
  if (said.length < 2) return [];
  return said.map((span, at) => ({
    title: `Take out the ${at === 0 ? "first" : at === said.length - 1 ? "last" : "next"} \`${clause}\``,
    changes: [without(fault, span)],
  }));
};
