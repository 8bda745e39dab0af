/** Which powers can be required where they are not open? */
import type { Target } from "../../semantics/model.ts";
import { conflictsOf, isConflict } from "../conflict-cases.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { isToldOfStage } from "../ways.ts";
import { names } from "../words.ts";

function whyClosed({ editions }: Target): string {
  const isGated = editions === undefined || editions.some(({ openWhen }) => openWhen !== undefined);
  return [
    ...(editions === undefined ? [] : ["it is not in force"]),
    ...(isGated ? ["its `open when` does not hold"] : []),
  ].join(" or ");
}

export function* requiredButClosed(context: Context): Iterable<Step> {
  const question = (targets: readonly string[]) =>
    `whether ${names(targets)} can be required where it is closed`;
  for (const step of conflictsOf(context, "required-but-closed", question)) {
    if (!isConflict(step)) yield step;
    else {
      const { targets, rules, said, rest } = step;
      const [target] = targets;
      const place = rules[0] ?? target;
      const isTold =
        target !== undefined &&
        rules.length > 0 &&
        rules.every((rule) => isToldOfStage(context, rule, target));
      if (target !== undefined && place !== undefined && !isTold)
        yield finding(
          "required-but-closed",
          place,
          { ...said, target: target.name, why: whyClosed(target) },
          rest,
        );
    }
  }
}
