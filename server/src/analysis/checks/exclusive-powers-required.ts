/** Which powers that exclude each other can be required together? */
import { conflictsOf, isConflict } from "../conflict-cases.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { names } from "../words.ts";

export function* exclusivePowersRequired(context: Context): Iterable<Step> {
  const question = (targets: readonly string[]) => `whether ${names(targets)} can be required together`;
  for (const step of conflictsOf(context, "excluded-pair", question)) {
    if (!isConflict(step)) yield step;
    else {
      const { targets, rules, said, rest } = step;
      const [first, second] = targets;
      const place = rules[0] ?? first;
      if (first === undefined || second === undefined || place === undefined) continue;
      const args = { ...said, first: first.name, second: second.name };
      yield finding("exclusive-powers-required", place, args, rest);
    }
  }
}
