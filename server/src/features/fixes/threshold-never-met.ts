import type { Expression, Name } from "@remit/grammar";
import { type FindingFault, type FindingFix, faultAt, inFile, onOneLine, shortened } from "./finding-fix.ts";
import { type Fault, withoutDeclaration, withoutPart, written } from "./fix.ts";
import { clausesIn, simpler } from "./simpler.ts";
import { slips } from "./slips.ts";

/** What may have been meant; or it asks for one thing less; or nothing asks for it any more. */
export const fix: FindingFix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "threshold" || declaration.when === undefined) return [];
  const isMet = fault.finding.code === "threshold-always-met";
  return [
    ...slips(fault, declaration.when),
    ...withoutOne(fault, declaration.when, isMet),
    ...withoutIt(fault, fault, declaration.name?.text ?? "", isMet),
  ];
};

/** Of what is asked together, or of what is enough alone, each in turn goes. */
function withoutOne(own: Fault, when: Expression, isMet: boolean): ReturnType<FindingFix> {
  const joins =
    (when.kind === "logic" && when.op === (isMet ? "or" : "and")) ||
    (when.kind === "count" && when.quantity === (isMet ? "any" : "all"));
  if (!joins || (when.kind !== "logic" && when.kind !== "count")) return [];
  return when.operands.flatMap((operand, at) => {
    const change = withoutPart(own, when.operands, at);
    const text = shortened(onOneLine(written(own, operand)));
    const title = isMet ? `Let \`${text}\` no longer be enough` : `No longer ask for \`${text}\``;
    return change === undefined ? [] : [{ title, changes: [inFile(own, change)] }];
  });
}

/** The threshold goes, and out of every condition that asks for it. */
function withoutIt(fault: FindingFault, own: Fault, name: string, isMet: boolean): ReturnType<FindingFix> {
  const known = (part: Expression): boolean | undefined => {
    if (isNamed(part, name)) return isMet;
    if (part.kind !== "comparison" || part.op !== "met" || !isNamed(part.left, name)) return undefined;
    return part.negated ? !isMet : isMet;
  };
  const changes = fault.policy.documents.flatMap(({ uri, tree }) =>
    tree.items.flatMap(({ start, declaration }) => {
      const there = faultAt(fault, { uri, start: start + declaration.start, end: start + declaration.end });
      if (there === undefined || there.item.declaration === own.item.declaration) return [];
      return clausesIn(there).map((clause) =>
        simpler(there, clause, known)?.map((change) => inFile(there, change)),
      );
    }),
  );
  if (changes.includes(undefined)) return [];
  const title = `Take \`${name}\` out, and out of the conditions that ask for it`;
  return [
    {
      title,
      changes: [inFile(own, withoutDeclaration(own)), ...changes.flatMap((change) => change ?? [])],
    },
  ];
}

function isNamed(part: Expression, name: string): part is Name {
  return part.kind === "name" && part.text === name;
}
