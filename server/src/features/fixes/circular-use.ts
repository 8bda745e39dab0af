import { type Fix, withoutDeclaration } from "./fix.ts";

export const fix: Fix = (fault) => [{ title: "Take this `use` out", changes: [withoutDeclaration(fault)] }];
