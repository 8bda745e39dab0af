import { type Fix, swapped } from "./fix.ts";

export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  const inForce = "inForce" in declaration ? declaration.inForce : undefined;
  if (inForce?.from === undefined || inForce.until === undefined) return [];
  return [
    {
      title: "Write the earlier date first",
      changes: swapped(fault, inForce.from, inForce.until),
      preferred: true,
    },
  ];
};
