/** Which conditions, or parts of them, are true in every case? */
import { conditionFindings, sitesOf, verdictOn } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import type { Step } from "../finding.ts";

export function* conditionAlwaysTrue(context: Context): Iterable<Step> {
  for (const site of sitesOf(context)) {
    // A rule whose `unless` always holds never applies, and is told of as such.
    const isToldElsewhere = site.role === "unless" || site.role === "threshold";
    yield* conditionFindings("condition-always-true", verdictOn(context, site), isToldElsewhere);
    yield undefined;
  }
}
