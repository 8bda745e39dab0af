/** The quick fixes for what the analysis finds, by the code of the finding. */
import type { FindingCode } from "../../analysis/finding.ts";
import { fix as assumptionDecides } from "./assumption-decides.ts";
import { fix as assumptionWithoutEffect } from "./assumption-without-effect.ts";
import { fix as assumptionsContradict } from "./assumptions-contradict.ts";
import { fix as branchesDiffer } from "./branches-differ.ts";
import { fix as branchesLeaveGap } from "./branches-leave-gap.ts";
import { fix as clockNeverStarts } from "./clock-never-starts.ts";
import { fix as conditionAlwaysTrue } from "./condition-always-true.ts";
import { fix as conditionNeverTrue } from "./condition-never-true.ts";
import { fix as deadlineBeforeHearing } from "./deadline-before-hearing.ts";
import { fix as decidedBeforeHeard } from "./decided-before-heard.ts";
import { fix as exclusivePowersRequired } from "./exclusive-powers-required.ts";
import type { FindingFix } from "./finding-fix.ts";
import { fix as gap } from "./gap.ts";
import { fix as levelNeverReached } from "./level-never-reached.ts";
import { fix as matrixNotMonotone } from "./matrix-not-monotone.ts";
import { fix as mayRemovesMust } from "./may-removes-must.ts";
import { fix as moveNeverOpen } from "./move-never-open.ts";
import { fix as powerNeverSelected } from "./power-never-selected.ts";
import { fix as principleFails } from "./principle-fails.ts";
import { fix as requiredAndProhibited } from "./required-and-prohibited.ts";
import { fix as requiredButClosed } from "./required-but-closed.ts";
import { fix as ruleAddsNothing } from "./rule-adds-nothing.ts";
import { fix as ruleAlwaysOverridden } from "./rule-always-overridden.ts";
import { fix as ruleNeverApplies } from "./rule-never-applies.ts";
import { fix as stageDutyClosed } from "./stage-duty-closed.ts";
import { fix as stageNeverLeft } from "./stage-never-left.ts";
import { fix as stageNeverReached } from "./stage-never-reached.ts";
import { fix as thresholdAlwaysMet } from "./threshold-always-met.ts";
import { fix as thresholdNeverMet } from "./threshold-never-met.ts";
import { fix as twoEntriesOpen } from "./two-entries-open.ts";
import { fix as twoLeads } from "./two-leads.ts";
import { fix as twoMovesOpen } from "./two-moves-open.ts";
import { fix as twoPowersRequired } from "./two-powers-required.ts";
import { fix as windowsContradict } from "./windows-contradict.ts";

export const findingFixes: Readonly<Partial<Record<FindingCode, FindingFix>>> = {
  "assumption-decides": assumptionDecides,
  "assumption-without-effect": assumptionWithoutEffect,
  "assumptions-contradict": assumptionsContradict,
  "branches-differ": branchesDiffer,
  "branches-leave-gap": branchesLeaveGap,
  "clock-never-starts": clockNeverStarts,
  "condition-always-true": conditionAlwaysTrue,
  "condition-never-true": conditionNeverTrue,
  "deadline-before-hearing": deadlineBeforeHearing,
  "decided-before-heard": decidedBeforeHeard,
  "exclusive-powers-required": exclusivePowersRequired,
  gap,
  "level-never-reached": levelNeverReached,
  "matrix-not-monotone": matrixNotMonotone,
  "may-removes-must": mayRemovesMust,
  "move-never-open": moveNeverOpen,
  "power-never-selected": powerNeverSelected,
  "principle-fails": principleFails,
  "required-and-prohibited": requiredAndProhibited,
  "required-but-closed": requiredButClosed,
  "rule-adds-nothing": ruleAddsNothing,
  "rule-always-overridden": ruleAlwaysOverridden,
  "rule-never-applies": ruleNeverApplies,
  "stage-duty-closed": stageDutyClosed,
  "stage-never-left": stageNeverLeft,
  "stage-never-reached": stageNeverReached,
  "threshold-always-met": thresholdAlwaysMet,
  "threshold-never-met": thresholdNeverMet,
  "two-entries-open": twoEntriesOpen,
  "two-leads": twoLeads,
  "two-moves-open": twoMovesOpen,
  "two-powers-required": twoPowersRequired,
  "windows-contradict": windowsContradict,
};
