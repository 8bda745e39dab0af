import { type Fix, withoutPart } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { declaration, start } = fault.item;
  if (declaration.kind !== "define") return [];
  const at = declaration.branches.findIndex(
    (branch) => branch.start <= fault.problem.start - start && fault.problem.start - start < branch.end,
  );
  const change = withoutPart(fault, declaration.branches, at);
  return change === undefined ? [] : [{ title: "Take this value out", changes: [change] }];
};
