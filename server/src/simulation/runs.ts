/** What lasts over the days of a timeline: the stages that a process was at, the runs of a clock. */
import type { ClockData, Outcome } from "../protocol/outcome.ts";
import type { ScenarioClock, ScenarioStage } from "../protocol/scenario.ts";
import { clockName } from "../scenario/on-day.ts";
import { dateText, dayOf } from "../semantics/dates.ts";

/** Where the processes are from a day until the next. */
export interface Stages {
  readonly day: number;
  readonly stages: Outcome["stages"];
}

/** In the order in which they began. Before a process begins, and while it is not known where it is, it is at none. */
export function stageRuns(days: readonly Stages[]): ScenarioStage[] {
  type Stay = { -readonly [K in keyof ScenarioStage]: ScenarioStage[K] };
  const runs: Stay[] = [];
  const now = new Map<string, Stay>();
  for (const { day, stages } of days) {
    for (const { process, title, stage } of stages) {
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

export interface ClockRuns {
  /** Takes down how the clocks stand on a day; answers what is another than before, a clause each. */
  readonly note: (day: number, clocks: readonly ClockData[]) => readonly string[];
  /** Days on which a clock that runs will have ended. */
  readonly turns: () => readonly number[];
  /** In the order in which they began; those that never did come last, each once. */
  readonly all: () => ScenarioClock[];
}

type Run = Mutable<Omit<ScenarioClock, "states">> & { readonly states: ScenarioClock["states"] };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function clockRuns(): ClockRuns {
  const runs: Run[] = [];
  const now = new Map<string, Run>();

  const note = (day: number, clocks: readonly ClockData[]): readonly string[] => {
    const on = dateText(day);
    return clocks.flatMap((clock) => {
      const before = now.get(clock.name);
      if (before !== undefined && before.start === clock.start) return goneOn(before, clock, on);
      if (before !== undefined) before.until = dateText(day - 1);
      const { name, title, start, end, computed, metOn, state } = clock;
      const run: Run = { name, computed, states: [{ from: on, state }] };
      if (title !== undefined) run.title = title;
      if (start !== undefined) run.start = start;
      if (end !== undefined) run.end = end;
      if (metOn !== undefined) run.metOn = metOn;
      runs.push(run);
      now.set(name, run);
      return begun(clock, before);
    });
  };

  return {
    note,
    turns: () =>
      [...now.values()].flatMap(({ end, states }) =>
        end === undefined || states.at(-1)?.state !== "running" ? [] : (dayOf(end) ?? 0) + 1,
      ),
    all: () => runs.filter(({ start, states }) => start !== undefined || states[0]?.state === "unknown"),
  };
}

function begun(clock: ClockData, before: Run | undefined): readonly string[] {
  const { state, end } = clock;
  const anew = before?.start === undefined ? "" : " anew";
  const last = end === undefined ? "" : `, its last day is ${end}`;
  if (state === "running") return [`${clockName(clock)} begins${anew}${last}`];
  if (state === "met" || state === "expired") return [endedText(clock)];
  return before?.states.at(-1)?.state === "running" ? [`${clockName(clock)} no longer runs`] : [];
}

/** Writes into the run how it now stands. */
function goneOn(run: Run, clock: ClockData, on: string): readonly string[] {
  const { state, end, metOn, computed } = clock;
  const [last, was] = [run.states.at(-1)?.state, run.end];
  run.computed = computed;
  if (end !== undefined) run.end = end;
  else delete run.end;
  if (metOn !== undefined) run.metOn = metOn;
  else delete run.metOn;
  if (last !== state) {
    run.states.push({ from: on, state });
    if (state === "running") return begun(clock, undefined);
    return state === "met" || state === "expired" ? [endedText(clock)] : [];
  }
  if (was === end || state !== "running") return [];
  return [
    `the last day of ${clockName(clock)} is now ${end ?? "open"}${was === undefined ? "" : `, it was ${was}`}`,
  ];
}

function endedText(clock: ClockData): string {
  const { state, end, metOn } = clock;
  if (state === "met") return `${clockName(clock)} is met${metOn === undefined ? "" : ` on ${metOn}`}`;
  return `${clockName(clock)} ended${end === undefined ? "" : ` on ${end}`}`;
}
