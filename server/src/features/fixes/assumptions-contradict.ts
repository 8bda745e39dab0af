import { type FindingFix, faultAt, inFile } from "./finding-fix.ts";
import { withoutDeclaration } from "./fix.ts";

/** One of those that contradict each other goes. */
export const fix: FindingFix = (fault) =>
  fault.model.assumptions.flatMap(({ name, place }) => {
    const own = faultAt(fault, place);
    if (own === undefined) return [];
    const what = name === undefined ? "an assumption" : `\`${name}\``;
    return [{ title: `Take ${what} out`, changes: [inFile(own, withoutDeclaration(own))] }];
  });
