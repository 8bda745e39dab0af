/** In which cases does no branch of a definition hold? */
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";

export function* branchesLeaveGap(context: Context): Iterable<Step> {
  const { model, policy, world, formulas } = context;
  for (const definition of model.definitions) {
    if (definition.kind !== "branches" || definition.editions !== undefined) continue;
    const conditions = definition.branches.map(({ when }) => when);
    if (conditions.includes(undefined)) continue;
    yield undefined;
    const force = definition.edition?.force;
    const none = formulas.and([
      ...conditions.flatMap((when) => (when === undefined ? [] : [policy.conditions.truth(when).no])),
      ...(force === undefined ? [] : [policy.conditions.truth(force).yes]),
    ]);
    const answer = world.find([none], definition.name);
    yield* unproved(definition, `whether \`${definition.name}\` has a value in every case`, answer);
    if (answer.kind !== "some") continue;
    const shown = show(context, none, answer.point);
    yield finding(
      "branches-leave-gap",
      definition,
      {
        name: definition.name,
        process: model.processes.find(({ lead }) => lead === definition)?.name ?? "",
        cases: countText(shown.count),
        example: shown.text,
      },
      { witness: shown.witness, count: shown.count?.toString() },
    );
  }
}
