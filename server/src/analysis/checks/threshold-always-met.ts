/** Which thresholds does every case meet? */
import { sitesToTell } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";

export function* thresholdAlwaysMet(context: Context): Iterable<Step> {
  for (const { site, whole } of yield* sitesToTell(context)) {
    if (site.role !== "threshold") continue;
    const where = { name: site.owner, place: site.place };
    if (whole.kind === "always")
      yield finding("threshold-always-met", where, { name: site.owner, assuming: whole.assuming });
    yield undefined;
  }
}
