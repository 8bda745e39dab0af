/** Which powers can be required while representations about them can still be made? */
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { hearingsOf } from "../hearings.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";
import { names } from "../words.ts";

export function* decidedBeforeHeard(context: Context): Iterable<Step> {
  const { policy, world, formulas } = context;
  for (const { target, standing } of policy.outcomes.targets)
    for (const { by, open, said, over, place } of hearingsOf(context, target)) {
      yield undefined;
      const early = formulas.and([standing.required, policy.conditions.truth(open).yes]);
      const answer = world.find([early], target.name);
      yield* unproved(target, `whether \`${target.name}\` can be required while ${said}`, answer);
      if (answer.kind !== "some") continue;
      const rules = policy.rules
        .filter(({ rule }) =>
          rule.effects.some((effect) => effect.modality === "must" && effect.target === target),
        )
        .filter(({ applies }) => world.find([early, applies.yes], target.name).kind === "some")
        .map(({ rule }) => rule);
      const shown = show(context, early, answer.point);
      const declared = place === undefined ? [] : [{ place, message: `\`${by}\` is declared here` }];
      yield finding(
        "decided-before-heard",
        rules[0] ?? target,
        {
          target: target.name,
          by,
          said,
          over,
          rules: names(rules.map(({ name }) => name)),
          cases: countText(shown.count),
          example: shown.text,
        },
        {
          rules: rules.map(({ name }) => name),
          related: [
            { place: target.place, message: `\`${target.name}\` gives this time for representations` },
            ...declared,
          ],
          witness: shown.witness,
          count: shown.count?.toString(),
        },
      );
      // That it is so by another clock as well says nothing new.
      break;
    }
}
