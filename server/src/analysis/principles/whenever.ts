/** `whenever CONDITION, CLAIM` */
import { not } from "../../regions/formula.ts";
import type { Claim } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { caseText } from "../witness.ts";
import { claimTruth } from "./claims.ts";
import { countCases, type Obligation, troubleOf } from "./obligation.ts";

export function whenever(context: Context, when: Claim, result: Claim): Obligation {
  const { and, or } = context.formulas;
  const condition = claimTruth(context, when);
  const claim = claimTruth(context, result);
  const fails = and([condition.yes, claim.no]);
  return {
    failures: [
      {
        ...troubleOf(context, fails, "whenever"),
        second: undefined,
        how: (point) => `what must be so is not so when ${caseText(context, point, fails)}`,
        count: countCases(context, fails),
      },
    ],
    doubts: [and([not(condition.no), not(claim.yes), or([not(condition.yes), not(claim.no)])])],
    counts: "cases",
  };
}
