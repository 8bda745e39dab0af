/** Which stages of a process can nothing come to? */
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { reached, ruledOutBy, waysOf } from "../ways.ts";
import { names } from "../words.ts";

export function* stageNeverReached(context: Context): Iterable<Step> {
  for (const process of context.model.processes) {
    const ways = waysOf(context, process);
    yield undefined;
    for (const { move, answer } of ways)
      yield* unproved({ ...process, place: move.place }, `whether this move is ever open`, answer);
    const found = reached(process, ways);
    for (const stage of process.stages) {
      if (found.has(stage)) continue;
      const into = ways.filter(({ move }) => move.to === stage);
      const shut = into.filter(({ answer }) => answer.kind === "none");
      const from = into.flatMap((way) => (shut.includes(way) ? [] : (way.move.from?.name ?? [])));
      yield finding(
        "stage-never-reached",
        stage,
        { stage: stage.name, process: process.name, from: names(from), assuming: ruledOutBy(context, shut) },
        { related: shut.map(({ move }) => ({ place: move.place, message: "this is never open" })) },
      );
    }
  }
}
