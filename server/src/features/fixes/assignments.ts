/** What a case gives: taking one of it out. */

import { clauseSpans } from "./clause-spans.ts";
import { type Fix, without, withoutPart } from "./fix.ts";

export const withoutAssignment: Fix = (fault) => {
  const { declaration, start } = fault.item;
  if (declaration.kind !== "case" && declaration.kind !== "cases") return [];
  const { given } = declaration;
  const at = given.findIndex(
    (one) => one.start <= fault.problem.start - start && fault.problem.start - start <= one.end,
  );
  if (at < 0) return [];
  const clause = clauseSpans(fault).find(({ head }) => head === "given");
  const change =
    given.length > 1 || clause === undefined ? withoutPart(fault, given, at) : without(fault, clause);
  return change === undefined ? [] : [{ title: "Take it out of what is given", changes: [change] }];
};
