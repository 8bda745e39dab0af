import { type Fix, withoutDeclaration } from "./fix.ts";

export const fix: Fix = (fault) => [
  { title: "Take the line out", changes: [withoutDeclaration(fault)], preferred: true },
];
