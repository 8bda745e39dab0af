import { type FindingFix, inFile, rulesApplying } from "./finding-fix.ts";
import { argument, withoutDeclaration } from "./fix.ts";
import { fix as gap } from "./gap.ts";
import { givingWay } from "./required-and-prohibited.ts";

/** The rules settle by themselves what the assumption keeps out, and it goes. */
export const fix: FindingFix = (fault) => {
  const { problem } = fault;
  const rules = rulesApplying(fault).filter(({ rule }) =>
    rule.effects.some(({ modality }) => modality === "must" || modality === "must not"),
  );
  const answered = { ...fault, problem: { ...problem, args: { ...problem.args, where: "" } } };
  const proposals = rules.length < 2 ? gap(answered) : givingWay(rules);
  return proposals.map(({ title, changes }) => ({
    title: `Do without ${argument(fault, "name")}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    changes: [inFile(fault, withoutDeclaration(fault)), ...changes],
  }));
};
