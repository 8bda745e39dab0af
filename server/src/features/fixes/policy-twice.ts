import { type Fix, withoutDeclaration } from "./fix.ts";

export const fix: Fix = (fault) => [
  { title: "Take this `policy` out", changes: [withoutDeclaration(fault)] },
];
