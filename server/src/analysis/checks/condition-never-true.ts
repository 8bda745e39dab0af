/** Which conditions, or parts of them, are true in no case? */
import { conditionFindings, sitesToTell } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import type { Step } from "../finding.ts";

export function* conditionNeverTrue(context: Context): Iterable<Step> {
  for (const verdict of yield* sitesToTell(context)) {
    // A rule that never applies and a threshold that can't be met are told of as such.
    const isToldElsewhere = verdict.site.role === "when" || verdict.site.role === "threshold";
    yield* conditionFindings("condition-never-true", verdict, isToldElsewhere);
    yield undefined;
  }
}
