/** When a power is adequate: said for the first time, or narrowed or widened. */
import { clauseSpans } from "./clause-spans.ts";
import { type FindingFault, type FindingProposal, faultAt, inFile, onOneLine } from "./finding-fix.ts";
import { insert, rewrite, written } from "./fix.ts";

export function adequateWhen(
  fault: FindingFault,
  name: string | undefined,
  condition: string,
  joint: "and" | "or",
  title: string,
): readonly FindingProposal[] {
  const power = fault.model.targets.find((target) => target.name === name);
  const own = power && faultAt(fault, power.place);
  const declaration = own?.item.declaration;
  if (own === undefined || declaration?.kind !== "power") return [];
  const { adequateWhen: before } = declaration;
  if (before !== undefined) {
    const text = `(${onOneLine(written(own, before))}) ${joint} (${condition})`;
    return [{ title, changes: [inFile(own, rewrite(own, before, text))] }];
  }
  if (joint === "or") return [];
  const last = clauseSpans(own).at(-1)?.end ?? own.item.start + declaration.end;
  return [
    { title, changes: [inFile(own, insert(own, last - own.item.start, `\n  adequate when ${condition}`))] },
  ];
}
