/** `never CLAIM` */
import { not } from "../../regions/formula.ts";
import type { Claim } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { caseText } from "../witness.ts";
import { claimTruth } from "./claims.ts";
import { countCases, type Obligation, troubleOf } from "./obligation.ts";

export function never(context: Context, claim: Claim): Obligation {
  const { yes, no } = claimTruth(context, claim);
  return {
    failures: [
      {
        ...troubleOf(context, yes, "never"),
        second: undefined,
        how: (point) => `what must never be is so when ${caseText(context, point, yes)}`,
        count: countCases(context, yes),
      },
    ],
    doubts: [context.formulas.and([not(yes), not(no)])],
    counts: "cases",
  };
}
