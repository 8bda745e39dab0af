import { clauseSpans } from "./clause-spans.ts";
import { type Fix, without } from "./fix.ts";

export const fix: Fix = (fault) => {
  const unless = clauseSpans(fault).find(({ head }) => head === "unless");
  return unless === undefined
    ? []
    : [{ title: "Take `unless` and its condition out", changes: [without(fault, unless)] }];
};
