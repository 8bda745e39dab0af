/** Which conditions, or parts of them, are true in every case? */
import { conditionFindings, sitesToTell } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import type { Step } from "../finding.ts";

export function* conditionAlwaysTrue(context: Context): Iterable<Step> {
  for (const verdict of yield* sitesToTell(context)) {
    // A rule whose `unless` always holds never applies, and is told of as such.
    const isToldElsewhere = verdict.site.role === "unless" || verdict.site.role === "threshold";
    yield* conditionFindings("condition-always-true", verdict, isToldElsewhere);
    yield undefined;
  }
}
