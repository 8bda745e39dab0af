import { around, type Fix, swapped } from "./fix.ts";

export const fix: Fix = (fault) => {
  const range = around(fault, "range-type");
  const between = around(fault, "comparison");
  const cell = around(fault, "cell");
  const [low, high] =
    range !== undefined
      ? [range.from, range.to]
      : cell !== undefined
        ? [cell.value, cell.to]
        : (between?.operands ?? []);
  if (low === undefined || high === undefined) return [];
  return [{ title: "Write the smaller one first", changes: swapped(fault, low, high), preferred: true }];
};
