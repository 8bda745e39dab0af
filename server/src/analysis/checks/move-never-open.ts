/** Which moves of a process are open in no case? */
import { wayText } from "../../problems/table/process-findings.ts";
import { assuming, timelessOf } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { isEmpty } from "../examine.ts";
import { finding, type Step } from "../finding.ts";
import { openness } from "../ways.ts";
import { contradiction } from "./windows-contradict.ts";

export function* moveNeverOpen(context: Context): Iterable<Step> {
  for (const process of context.model.processes)
    for (const { from, to, place, asks, ...move } of process.moves) {
      yield undefined;
      const open = openness(context, move).yes;
      const answer = context.world.find([open], process.name);
      // A part that is never true by itself is told of as such.
      const isTold = asks.some((part) => isEmpty(context, context.policy.conditions.truth(part).yes));
      if (answer.kind !== "none" || isTold) continue;
      const args = { from: from?.name ?? "", to: to.name, assuming: assuming(context, answer) };
      const timeless = timelessOf(context, asks, open);
      yield timeless === undefined
        ? finding("move-never-open", place, args)
        : contradiction(
            { ...args, timeless, what: `${wayText(args)} is open in no case` },
            asks,
            place,
            process.place,
          );
    }
}
