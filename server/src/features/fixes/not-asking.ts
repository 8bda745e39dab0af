/** What asks for a fact no longer does: where it must not change the outcome. */
import { type Expression, walk } from "@remit/grammar";
import { type FindingFault, type FindingProposal, faultAt, inFile } from "./finding-fix.ts";
import { clausesIn, simpler } from "./simpler.ts";

const asking: ReadonlySet<string> = new Set(["rule", "threshold", "define", "power", "action"]);

/** One declaration after the other, and all of them at once where there are several. */
export function notAsking(fault: FindingFault, names: readonly string[]): readonly FindingProposal[] {
  const known = (part: Expression) => (isAbout(part, names) ? "gone" : undefined);
  const found = fault.policy.documents.flatMap(({ uri, tree }) =>
    tree.items.flatMap(({ start, declaration }): readonly FindingProposal[] => {
      const own = faultAt(fault, { uri, start: start + declaration.start, end: start + declaration.end });
      if (own === undefined || !asking.has(declaration.kind)) return [];
      const changes = clausesIn(own).map((clause) => simpler(own, clause, known));
      if (changes.includes(undefined) || changes.flat().length === 0) return [];
      const owner = "name" in declaration ? (declaration.name?.text ?? "") : "";
      const title = `Let \`${owner}\` no longer ask for ${names.map((name) => `\`${name}\``).join(" or ")}`;
      return [{ title, changes: changes.flatMap((own) => own ?? []).map((change) => inFile(own, change)) }];
    }),
  );
  if (found.length < 2) return found;
  const title = `No longer ask for ${names.map((name) => `\`${name}\``).join(" or ")} anywhere`;
  return [...found, { title, changes: found.flatMap(({ changes }) => changes) }];
}

/** Whether a condition that has no parts of its own reads one of the facts. */
function isAbout(part: Expression, names: readonly string[]): boolean {
  if (part.kind === "logic" || part.kind === "count" || part.kind === "group") return false;
  if (part.kind === "not") return isAbout(part.operand, names);
  let reads = false;
  walk(part, (node) => {
    if (node.kind === "name" && names.includes(node.text)) reads = true;
  });
  return reads;
}
