/** Where a track takes one power at a time: which two can be required together? */
import { conflictsOf, isConflict } from "../conflict-cases.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { names } from "../words.ts";

export function* twoPowersRequired(context: Context): Iterable<Step> {
  const question = (targets: readonly string[]) => `whether ${names(targets)} can be required together`;
  for (const step of conflictsOf(context, "one-at-a-time", question)) {
    if (!isConflict(step)) yield step;
    else {
      const { targets, rules, said, rest } = step;
      const [first, second] = targets;
      const place = rules[0] ?? first;
      if (first === undefined || second === undefined || place === undefined) continue;
      const args = { ...said, first: first.name, second: second.name, track: first.track ?? "" };
      yield finding("two-powers-required", place, args, rest);
    }
  }
}
