/** Which duties fall due before the time for representations about them is over? */

import type { Rule } from "../../semantics/model.ts";
import { endsEarlier } from "../../semantics/periods.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { lookingOnce } from "../looking-once.ts";

export const deadlineBeforeHearing = (context: Context): Iterable<Step> => look(context, context.model.rules);

const look = lookingOnce<Rule>(function* (_, rule) {
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
});
