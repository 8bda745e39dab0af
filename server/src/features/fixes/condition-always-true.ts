import { type Comparison, type Expression, pathTo } from "@remit/grammar";
import { type FindingFault, type FindingFix, inFile, onOneLine, shortened } from "./finding-fix.ts";
import { type Change, withoutPart, written } from "./fix.ts";
import { clauseAround, partAt, simpler } from "./simpler.ts";
import { slips } from "./slips.ts";

/** What may have been meant; or it goes, as nothing hangs on it. */
export const fix: FindingFix = (fault) => {
  const { item, finding, problem } = fault;
  const span = { start: problem.start - item.start, end: problem.end - item.start };
  const part = partAt(item.declaration, span);
  if (part === undefined) return [];
  const value = finding.code === "condition-always-true";
  const text = shortened(onOneLine(written(fault, part)));
  const title = `Take \`${text}\` out, as it is true in ${value ? "every" : "no"} case`;
  const changes = without(fault, part, value) ?? [];
  return [...slips(fault, part), { title, changes: changes.map((change) => inFile(fault, change)) }];
};

function without(fault: FindingFault, part: Expression, value: boolean): readonly Change[] | undefined {
  const list = valuesAround(fault, part);
  if (list !== undefined) {
    const change = value ? undefined : withoutPart(fault, list.operands, list.operands.indexOf(part));
    return change && [change];
  }
  const clause = clauseAround(fault, part);
  return clause && simpler(fault, clause, (one) => (one === part ? value : undefined));
}

/** The `one of` in which a value stands. */
function valuesAround({ item }: FindingFault, part: Expression): Comparison | undefined {
  return pathTo(item.declaration, part.start).find(
    (node): node is Comparison =>
      node.kind === "comparison" && node.op === "one of" && node.operands.includes(part),
  );
}
