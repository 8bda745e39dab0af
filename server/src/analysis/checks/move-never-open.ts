/** Which moves of a process are open in no case? */
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { isEmpty } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { openness } from "../ways.ts";

export function* moveNeverOpen(context: Context): Iterable<Step> {
  for (const process of context.model.processes)
    for (const move of process.moves) {
      yield undefined;
      const answer = context.world.find([openness(context, move).yes], process.name);
      // A part that is never true by itself is told of as such.
      const isTold = move.asks.some((part) => isEmpty(context, context.policy.conditions.truth(part).yes));
      if (answer.kind !== "none" || isTold) continue;
      const args = { from: move.from?.name ?? "", to: move.to.name, assuming: assuming(context, answer) };
      yield finding("move-never-open", move.place, args);
    }
}
