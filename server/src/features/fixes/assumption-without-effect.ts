import { type FindingFix, inFile } from "./finding-fix.ts";
import { withoutDeclaration } from "./fix.ts";

export const fix: FindingFix = (fault) => [
  { title: "Take the assumption out", changes: [inFile(fault, withoutDeclaration(fault))] },
];
