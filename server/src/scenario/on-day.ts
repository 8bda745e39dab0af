/** A scenario seen from one of its days. Dates are compared as text: `YYYY-MM-DD` sorts as it counts. */
import type { ClockState } from "../protocol/outcome.ts";
import type {
  DutyStatus,
  Scenario,
  ScenarioClock,
  ScenarioDuty,
  ScenarioStage,
  ScenarioStep,
} from "../protocol/scenario.ts";

/** The step whose outcome counts on a day; undefined before the first. */
export function stepOn({ steps }: Scenario, day: string): ScenarioStep | undefined {
  return steps.findLast(({ on }) => on <= day);
}

/** The nearest day after (or before) a day on which something changes. */
export function changeAfter({ steps }: Scenario, day: string): string | undefined {
  return steps.find(({ on }) => on > day)?.on;
}

export function changeBefore({ steps }: Scenario, day: string): string | undefined {
  return steps.findLast(({ on }) => on < day)?.on;
}

/** Undefined before the run is known of, and after it gave way to another. */
export function clockStateOn({ states, until }: ScenarioClock, day: string): ClockState | undefined {
  if (until !== undefined && day > until) return undefined;
  return states.findLast(({ from }) => from <= day)?.state;
}

/** Undefined before the duty arose. */
export function dutyStatusOn(duty: ScenarioDuty, day: string): DutyStatus | undefined {
  const { arose, due, dischargedBy, doneOn, endedOn } = duty;
  if (day < arose) return undefined;
  if (doneOn !== undefined && doneOn <= day) return "done";
  // What ended after its day had passed, nobody knows whether done, stays what it was.
  const hasPassed = due !== undefined && dischargedBy === undefined && due < (endedOn ?? day);
  if (endedOn !== undefined && endedOn <= day && !hasPassed) return "ended";
  if (due === undefined || day <= due) return "open";
  return dischargedBy === undefined ? "passed" : "overdue";
}

export function stagesOn({ stages }: Scenario, day: string): readonly ScenarioStage[] {
  return stages.filter(({ from, until }) => from <= day && (until === undefined || day <= until));
}

/** Something that is still to happen, or should have. */
export interface Pending {
  readonly kind: "duty" | "clock";
  /** The last day for it; undefined where none is set or known. */
  readonly by: string | undefined;
  readonly what: string;
  readonly computed: string | undefined;
  readonly overdue: boolean;
}

/**
 * What would have to happen by when: open and overdue duties and running clocks, in the order of their dates. A duty
 * whose day has passed, and of which nobody can tell whether it was done, is no longer to come.
 */
export function pendingOn(scenario: Scenario, day: string): readonly Pending[] {
  const duties = scenario.duties.flatMap((duty): Pending[] => {
    const status = dutyStatusOn(duty, day);
    if (status !== "open" && status !== "overdue") return [];
    const { due, computed } = duty;
    return [{ kind: "duty", by: due, what: dutyText(duty), computed, overdue: status === "overdue" }];
  });
  const clocks = scenario.clocks.flatMap((clock): Pending[] => {
    if (clockStateOn(clock, day) !== "running") return [];
    const { end, computed } = clock;
    return [{ kind: "clock", by: end, what: `${clockName(clock)} ends`, computed, overdue: false }];
  });
  return [...duties, ...clocks].sort((a, b) => compared(a.by, b.by));
}

/** `inspector must use vary-conditions`: who must or should do what. Powers are used, actions are done. */
export function dutyText(duty: ScenarioDuty): string {
  const { actor, modality, kind, what, title, certain } = duty;
  const sure = certain ? modality : `${modality}, if the rule applies,`;
  const use = kind === "power" ? "use " : "";
  return `${actor ?? "somebody"} ${sure} ${use}${title === undefined ? what : `${what} (${title})`}`;
}

export function clockName({ name, title }: Pick<ScenarioClock, "name" | "title">): string {
  return title ?? name;
}

/** What is not dated comes last. */
function compared(one = "9999", other = "9999"): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
