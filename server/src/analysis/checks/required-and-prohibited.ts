/** Which powers and actions can be required and prohibited at once? */
import { conflictsOf, isConflict } from "../conflict-cases.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { names } from "../words.ts";

export function* requiredAndProhibited(context: Context): Iterable<Step> {
  const question = (targets: readonly string[]) =>
    `whether ${names(targets)} can be both required and prohibited`;
  for (const step of conflictsOf(context, "required-and-prohibited", question)) {
    if (!isConflict(step)) yield step;
    else {
      const { targets, rules, said, rest } = step;
      const [target] = targets;
      const place = rules[0] ?? target;
      if (target !== undefined && place !== undefined)
        yield finding("required-and-prohibited", place, { ...said, target: target.name }, rest);
    }
  }
}
