/** Which powers can be required while representations about them can still be made? */
import { stateIs } from "../../semantics/lower-clocks.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { isSamePeriod } from "../periods.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";
import { names } from "../words.ts";

export function* decidedBeforeHeard(context: Context): Iterable<Step> {
  const { model, policy, world, formulas } = context;
  for (const { target, standing } of policy.outcomes.targets) {
    const { representations } = target;
    for (const measure of model.measures) {
      if (measure.what !== "clock state" || representations === undefined) continue;
      const { clock, input } = measure;
      const [run] = clock.runs;
      if (run === undefined || clock.runs.length > 1 || !isSamePeriod(run, representations)) continue;
      yield undefined;
      const running = policy.conditions.truth(stateIs(input, "running")).yes;
      const early = formulas.and([standing.required, running]);
      const answer = world.find([early], target.name);
      yield* unproved(
        target,
        `whether \`${target.name}\` can be required while \`${clock.name}\` runs`,
        answer,
      );
      if (answer.kind !== "some") continue;
      const rules = policy.rules
        .filter(({ rule }) =>
          rule.effects.some((effect) => effect.modality === "must" && effect.target === target),
        )
        .filter(({ applies }) => world.find([early, applies.yes], target.name).kind === "some")
        .map(({ rule }) => rule);
      const shown = show(context, early, answer.point);
      yield finding(
        "decided-before-heard",
        rules[0] ?? target,
        {
          target: target.name,
          clock: clock.name,
          rules: names(rules.map(({ name }) => name)),
          cases: countText(shown.count),
          example: shown.text,
        },
        {
          rules: rules.map(({ name }) => name),
          related: [
            { place: target.place, message: `\`${target.name}\` gives this time for representations` },
            { place: clock.place, message: `\`${clock.name}\` is declared here` },
          ],
          witness: shown.witness,
          count: shown.count?.toString(),
        },
      );
    }
  }
}
