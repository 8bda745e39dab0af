/** A scenario as one table, in the order of its days: what the page, the picture and the spreadsheet show alike. */
import type {
  Scenario,
  ScenarioClock,
  ScenarioDuty,
  ScenarioEntry,
  ScenarioStage,
  ScenarioStep,
} from "../protocol/scenario.ts";
import { dayInWords } from "./days.ts";
import { clockName, dutyText } from "./on-day.ts";

export interface Row {
  readonly kind: "event" | "stage" | "clock" | "duty" | "outcome";
  readonly on: string;
  /** The last day of a clock or stage, the day a duty is due; undefined where there is none. */
  readonly until: string | undefined;
  readonly what: string;
  /** How it stands on the scenario's last day. */
  readonly state: string;
  /** Where it comes from: fields and reason of an event, how a date was computed, what led to an outcome. */
  readonly how: string;
}

export function rowsOf(scenario: Scenario): readonly Row[] {
  const rows = [
    ...scenario.entries.map(entryRow),
    ...scenario.stages.map(stageRow),
    ...scenario.clocks.flatMap((clock) => clockRow(clock) ?? []),
    ...scenario.duties.map(dutyRow),
    ...scenario.steps.map(stepRow),
  ];
  return rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function entryRow(entry: ScenarioEntry): Row {
  const { on, event, title = event, fields, because } = entry;
  const how = [fields, because].filter((text) => text !== undefined && text !== "").join("; ");
  return { kind: "event", on, until: undefined, what: title, state: entryState(entry), how };
}

function entryState({ received, upheld, withdrawn }: ScenarioEntry): string {
  const dated = (word: string, day: string | undefined) =>
    day === undefined ? [] : [`${word} ${dayInWords(day)}`];
  return [...dated("received", received), ...dated("upheld", upheld), ...dated("withdrawn", withdrawn)].join(
    ", ",
  );
}

function stageRow({ process, title = process, stage, from, until }: ScenarioStage): Row {
  const state = until === undefined ? "there now" : "left";
  return { kind: "stage", on: from, until, what: `${title}: ${stage}`, state, how: "" };
}

/** A clock that never started stands on no day. */
function clockRow(clock: ScenarioClock): Row | undefined {
  const { start, end, computed } = clock;
  if (start === undefined) return undefined;
  return {
    kind: "clock",
    on: start,
    until: end,
    what: clockName(clock),
    state: clockState(clock),
    how: computed,
  };
}

/** How a run of a clock came out. */
export function clockState({ metOn, until, states }: ScenarioClock): string {
  const last = states.at(-1)?.state ?? "unknown";
  if (last === "met" && metOn !== undefined) return `met ${dayInWords(metOn)}`;
  if (last === "running" && until !== undefined) return `until ${dayInWords(until)}, then anew`;
  return clockWords[last];
}

export const clockWords = {
  "not-started": "not started",
  running: "running",
  met: "met in time",
  expired: "ended, not met",
  unknown: "not known",
} as const;

function dutyRow(duty: ScenarioDuty): Row {
  const { arose, due, computed, every, until, rule } = duty;
  const often = every === undefined ? [] : [`every ${every}`];
  const ends = until === undefined ? [] : [`until ${until}`];
  const how = [...(computed === undefined ? [] : [computed]), ...often, ...ends, `by ${rule}`].join("; ");
  return { kind: "duty", on: arose, until: due, what: dutyText(duty), state: dutyState(duty), how };
}

export const dutyWords = {
  open: "open",
  done: "done",
  overdue: "overdue",
  passed: "its day has passed",
  ended: "no longer owed",
} as const;

function dutyState({ status, due, doneOn, endedOn }: ScenarioDuty): string {
  const words = dutyWords[status];
  if (status === "ended" && endedOn !== undefined) return `${words} from ${dayInWords(endedOn)}`;
  if (status !== "done" || doneOn === undefined) return words;
  return `${words} ${dayInWords(doneOn)}${due !== undefined && doneOn > due ? ", late" : ""}`;
}

function stepRow(step: ScenarioStep): Row {
  const { on, class: found, because } = step;
  const state = found.replaceAll("-", " ");
  return { kind: "outcome", on, until: undefined, what: chosenText(step), state, how: because.join("; ") };
}

/** `warning-notice`, or `nothing selected`. */
export function chosenText({ selected }: Pick<ScenarioStep, "selected">): string {
  const powers = selected.flatMap((track) => track.powers);
  return powers.length === 0 ? "nothing selected" : powers.join(", ");
}
