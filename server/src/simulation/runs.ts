/** What lasts over the days of a timeline: the stages that a process was at. */
import type { Outcome } from "../protocol/outcome.ts";
import type { ScenarioStage } from "../protocol/scenario.ts";
import { dateText } from "../semantics/dates.ts";

/** An outcome, and the day from which it counts until the next. */
export interface From {
  readonly day: number;
  readonly outcome: Outcome;
}

/** In the order in which they began. Before a process begins, and while it is not known where it is, it is at none. */
export function stageRuns(days: readonly From[]): ScenarioStage[] {
  type Run = { -readonly [K in keyof ScenarioStage]: ScenarioStage[K] };
  const runs: Run[] = [];
  const now = new Map<string, Run>();
  for (const { day, outcome } of days) {
    for (const { process, title, stage } of outcome.stages) {
      const run = now.get(process);
      if (run?.stage === stage) continue;
      if (run !== undefined) run.until = dateText(day - 1);
      now.delete(process);
      if (stage === "not-entered" || stage === "unknown") continue;
      const begun = { process, ...(title === undefined ? {} : { title }), stage, from: dateText(day) };
      runs.push(begun);
      now.set(process, begun);
    }
  }
  return runs;
}
