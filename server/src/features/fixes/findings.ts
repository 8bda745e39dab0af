/** The quick fixes for what the analysis finds, by the code of the finding. */
import type { FindingCode } from "../../analysis/finding.ts";
import { fix as assumptionWithoutEffect } from "./assumption-without-effect.ts";
import { fix as assumptionsContradict } from "./assumptions-contradict.ts";
import { fix as branchesLeaveGap } from "./branches-leave-gap.ts";
import { fix as exclusivePowersRequired } from "./exclusive-powers-required.ts";
import type { FindingFix } from "./finding-fix.ts";
import { fix as gap } from "./gap.ts";
import { fix as matrixNotMonotone } from "./matrix-not-monotone.ts";
import { fix as mayRemovesMust } from "./may-removes-must.ts";
import { fix as requiredAndProhibited } from "./required-and-prohibited.ts";
import { fix as requiredButClosed } from "./required-but-closed.ts";
import { fix as ruleAddsNothing } from "./rule-adds-nothing.ts";
import { fix as ruleAlwaysOverridden } from "./rule-always-overridden.ts";
import { fix as ruleNeverApplies } from "./rule-never-applies.ts";
import { fix as twoPowersRequired } from "./two-powers-required.ts";

export const findingFixes: Readonly<Partial<Record<FindingCode, FindingFix>>> = {
  "assumption-without-effect": assumptionWithoutEffect,
  "assumptions-contradict": assumptionsContradict,
  "branches-leave-gap": branchesLeaveGap,
  "exclusive-powers-required": exclusivePowersRequired,
  gap,
  "matrix-not-monotone": matrixNotMonotone,
  "may-removes-must": mayRemovesMust,
  "required-and-prohibited": requiredAndProhibited,
  "required-but-closed": requiredButClosed,
  "rule-adds-nothing": ruleAddsNothing,
  "rule-always-overridden": ruleAlwaysOverridden,
  "rule-never-applies": ruleNeverApplies,
  "two-powers-required": twoPowersRequired,
};
