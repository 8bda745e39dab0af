/** Which thresholds does every case meet? */
import { sitesOf, verdictOn } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";

export function* thresholdAlwaysMet(context: Context): Iterable<Step> {
  for (const site of sitesOf(context)) {
    if (site.role !== "threshold") continue;
    const { whole } = verdictOn(context, site);
    const where = { name: site.owner, place: site.place };
    if (whole.kind === "always")
      yield finding("threshold-always-met", where, { name: site.owner, assuming: whole.assuming });
    yield undefined;
  }
}
