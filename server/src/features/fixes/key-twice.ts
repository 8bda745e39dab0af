import { shift } from "@remit/grammar";
import { type Fix, without } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { declaration, start } = fault.item;
  if (declaration.kind !== "matrix") return [];
  const row = declaration.body.find(
    ({ key }) => key !== undefined && key.start === fault.problem.start - start,
  );
  return row === undefined
    ? []
    : [{ title: "Take this row out", changes: [without(fault, shift(row, start))] }];
};
