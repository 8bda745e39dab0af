/** In which cases do two branches of a definition hold, or two cells of a matrix fit, with different values? */
import { FALSE } from "../../regions/formula.ts";
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { countText } from "../witness.ts";

export function* branchesDiffer(context: Context): Iterable<Step> {
  const { model, policy, world } = context;
  // Two moves and two leads at once are told of as such.
  const told = model.processes.flatMap(({ next, lead }) => [next, lead]);
  for (const definition of model.definitions) {
    if (told.includes(definition)) continue;
    const clash = policy.conditions.clash(definition);
    if (clash === FALSE) continue;
    yield undefined;
    const answer = world.find([clash], definition.name);
    yield* unproved(definition, `whether \`${definition.name}\` has one value in every case`, answer);
    if (answer.kind !== "some") continue;
    const shown = show(context, clash, answer.point);
    yield finding(
      "branches-differ",
      definition,
      {
        name: definition.name,
        parts: definition.kind === "matrix" ? "cells" : "branches",
        cases: countText(shown.count),
        example: shown.text,
      },
      { witness: shown.witness, count: shown.count?.toString() },
    );
  }
}
