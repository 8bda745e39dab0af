/** Which powers can be required where they are not open? */
import { conflictsOf, isConflict } from "../conflict-cases.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { names } from "../words.ts";

export function* requiredButClosed(context: Context): Iterable<Step> {
  const question = (targets: readonly string[]) =>
    `whether ${names(targets)} can be required where it is closed`;
  for (const step of conflictsOf(context, "required-but-closed", question)) {
    if (!isConflict(step)) yield step;
    else {
      const { targets, rules, said, rest } = step;
      const [target] = targets;
      const place = rules[0] ?? target;
      if (target !== undefined && place !== undefined)
        yield finding("required-but-closed", place, { ...said, target: target.name }, rest);
    }
  }
}
