import { type Fix, without } from "./fix.ts";

export const fix: Fix = (fault) => [
  { title: "Take it out", changes: [without(fault, fault.problem)], preferred: true },
];
