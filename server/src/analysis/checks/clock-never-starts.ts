/** Which clocks start in no case, as there never is a day from which they run? */
import { inputsOf } from "../../compile/expressions.ts";
import type { Clock } from "../../semantics/model.ts";
import { clockStarts } from "../clock-starts.ts";
import { assuming } from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import { unproved } from "../unproved.ts";
import { names } from "../words.ts";

export function* clockNeverStarts(context: Context): Iterable<Step> {
  const starts = clockStarts(context);
  const ends = new Map(
    context.model.measures.flatMap((measure) =>
      measure.what === "clock end" ? [[measure.input.index, measure.clock] as const] : [],
    ),
  );
  /** One that waits for a clock that never starts is not to blame. */
  const waitsForOther = ({ runs }: Clock): boolean =>
    runs.every(({ anchor }) =>
      [...inputsOf(anchor.value)].some((index) => {
        const other = ends.get(index);
        return other !== undefined && starts.get(other)?.kind === "none";
      }),
    );
  for (const [clock, answer] of starts) {
    yield undefined;
    yield* unproved(clock, `whether \`${clock.name}\` ever starts`, answer);
    if (answer.kind !== "none" || waitsForOther(clock)) continue;
    yield finding("clock-never-starts", clock, {
      name: clock.name,
      anchors: names(clock.runs.map(({ anchor }) => anchor.name)),
      assuming: assuming(context, answer),
    });
  }
}
