/** Which conditions, or parts of them, are true in no case? */
import { conditionFindings, sitesOf, verdictOn } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import type { Step } from "../finding.ts";

export function* conditionNeverTrue(context: Context): Iterable<Step> {
  for (const site of sitesOf(context)) {
    // A rule that never applies and a threshold that can't be met are told of as such.
    const isToldElsewhere = site.role === "when" || site.role === "threshold";
    yield* conditionFindings("condition-never-true", verdictOn(context, site), isToldElsewhere);
    yield undefined;
  }
}
