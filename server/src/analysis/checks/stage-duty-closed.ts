/** What has to be done at a stage and can't be in any case, as its own condition is never met there? */
import type { StageModel, Target } from "../../semantics/model.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { casesAt, isNeverOpenAt } from "../ways.ts";

export function* stageDutyClosed(context: Context): Iterable<Step> {
  const { model, world } = context;
  for (const process of model.processes)
    for (const stage of process.stages)
      for (const target of requiredAt(stage)) {
        const answer = isNeverOpenAt(context, process, stage, target);
        if (answer === undefined) continue;
        yield undefined;
        yield* unproved(target, `whether \`${target.name}\` is ever open at \`${stage.name}\``, answer);
        const here = casesAt(context, process, stage.value);
        const some = world.find([here], process.name);
        if (answer.kind !== "none" || some.kind !== "some") continue;
        yield finding(
          "stage-duty-closed",
          stage,
          {
            stage: stage.name,
            process: process.name,
            target: target.name,
            assuming: assuming(context, answer),
          },
          {
            related: [{ place: target.place, message: `\`${target.name}\` is declared here` }],
            witness: show(context, here, some.point).witness,
          },
        );
      }
}

function requiredAt({ rules }: StageModel): readonly Target[] {
  const effects = rules.flatMap((rule) => rule.effects);
  return [...new Set(effects.flatMap(({ modality, target }) => (modality === "must" ? [target] : [])))];
}
