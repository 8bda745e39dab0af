import { fix as conditionNeverTrue } from "./condition-never-true.ts";
import { type FindingFix, rulesOf, withoutRule } from "./finding-fix.ts";
import { fix as moveNeverOpen } from "./move-never-open.ts";
import { clauseAround, partAt } from "./simpler.ts";
import { slips } from "./slips.ts";
import { fix as thresholdNeverMet } from "./threshold-never-met.ts";

/** What may have been meant; or what asks for the two goes: a part, a threshold, a rule or a move. */
export const fix: FindingFix = (fault) => {
  const { item, problem } = fault;
  const [rule] = rulesOf(fault);
  const part = partAt(item.declaration, { start: problem.start - item.start, end: problem.end - item.start });
  if (part === undefined) return moveNeverOpen(fault);
  if (rule !== undefined)
    return [
      ...slips(fault, part),
      { title: `Take \`${rule.rule.name}\` out`, changes: withoutRule(fault, rule) },
    ];
  const isWhole = clauseAround(fault, part)?.condition === part;
  return item.declaration.kind === "threshold" && isWhole
    ? thresholdNeverMet(fault)
    : conditionNeverTrue(fault);
};
