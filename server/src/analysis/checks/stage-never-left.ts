/** At which stages does a process stay for ever, though it has not ended? */
import type { Context } from "../context.ts";
import { show } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { casesAt, ruledOutBy, waysOf, waysOn } from "../ways.ts";

export function* stageNeverLeft(context: Context): Iterable<Step> {
  for (const process of context.model.processes) {
    const ways = waysOf(context, process);
    for (const stage of process.stages) {
      yield undefined;
      if (stage.final || waysOn(stage, ways).length > 0) continue;
      const shut = ways.filter(({ move }) => move.from === stage);
      const here = casesAt(context, process, stage.value);
      const answer = context.world.find([here], process.name);
      yield finding(
        "stage-never-left",
        stage,
        {
          stage: stage.name,
          process: process.name,
          moves: shut.length === 0 ? "" : "some",
          assuming: ruledOutBy(context, shut),
        },
        {
          related: shut.map(({ move }) => ({ place: move.place, message: "this is never open" })),
          witness: answer.kind === "some" ? show(context, here, answer.point).witness : undefined,
        },
      );
    }
  }
}
