/** Which thresholds can't be met? */
import { sitesToTell } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";

export function* thresholdNeverMet(context: Context): Iterable<Step> {
  for (const { site, whole, told } of yield* sitesToTell(context)) {
    if (site.role !== "threshold") continue;
    const where = { name: site.owner, place: site.place };
    // What no timeline has is told of as such, unless a part is.
    if (whole.kind === "never" && (told || whole.timeless === undefined))
      yield finding("threshold-never-met", where, { name: site.owner, assuming: whole.assuming });
    if (whole.kind === "open") yield* unproved(where, `whether \`${site.owner}\` can be met`, whole);
    yield undefined;
  }
}
