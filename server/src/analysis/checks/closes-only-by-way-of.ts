/** Which stages lead to an end by way of another stage only, whatever turns out? */
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { canEnd, casesAt, reached, waysOf } from "../ways.ts";
import { names } from "../words.ts";

export function* closesOnlyByWayOf(context: Context): Iterable<Step> {
  for (const process of context.model.processes) {
    const ways = waysOf(context, process);
    const found = reached(process, ways);
    for (const stage of process.stages) {
      yield undefined;
      if (stage.final || !found.has(stage) || !canEnd(stage, ways)) continue;
      const needed = process.stages.filter(
        (other) => other !== stage && !other.final && !canEnd(stage, ways, other),
      );
      if (needed.length === 0) continue;
      const by = names(needed.map(({ name }) => name));
      const here = casesAt(context, process, stage.value);
      const answer = context.world.find([here], process.name);
      yield finding(
        "closes-only-by-way-of",
        stage,
        { stage: stage.name, process: process.name, by },
        { witness: answer.kind === "some" ? show(context, here, answer.point).witness : undefined },
      );
    }
  }
}
