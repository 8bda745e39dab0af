/** Which duties fall due before the time for representations about them is over? */

import { endsEarlier } from "../../semantics/periods.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";

export function* deadlineBeforeHearing({ model }: Context): Iterable<Step> {
  for (const rule of model.rules)
    for (const { modality, target, deadline } of rule.effects) {
      const { representations } = target;
      const isDuty = modality === "must" || modality === "should";
      if (!isDuty || deadline === undefined || representations === undefined) continue;
      if (endsEarlier(deadline, representations))
        yield finding(
          "deadline-before-hearing",
          rule,
          { rule: rule.name, target: target.name, anchor: deadline.anchor?.name ?? "" },
          {
            rules: [rule.name],
            related: [
              { place: target.place, message: `\`${target.name}\` gives more time for representations` },
            ],
          },
        );
    }
}
