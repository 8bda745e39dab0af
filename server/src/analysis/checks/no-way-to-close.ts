/** From which stages can a process never come to an end? */
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { canEnd, casesAt, ruledOutBy, waysOf, waysOn } from "../ways.ts";
import { names } from "../words.ts";

export function* noWayToClose(context: Context): Iterable<Step> {
  for (const process of context.model.processes) {
    if (!process.stages.some(({ final }) => final)) continue;
    const ways = waysOf(context, process);
    for (const stage of process.stages) {
      yield undefined;
      const on = waysOn(stage, ways);
      // A stage that is never left is told of as such.
      if (on.length === 0 || canEnd(stage, ways)) continue;
      const here = casesAt(context, process, stage.value);
      const answer = context.world.find([here], process.name);
      const shut = ways.filter((way) => way.answer.kind === "none");
      yield finding(
        "no-way-to-close",
        stage,
        {
          stage: stage.name,
          process: process.name,
          to: names(on.map(({ move }) => move.to.name)),
          assuming: ruledOutBy(context, shut),
        },
        { witness: answer.kind === "some" ? show(context, here, answer.point).witness : undefined },
      );
    }
  }
}
