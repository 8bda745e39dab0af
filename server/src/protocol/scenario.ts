/** What follows from a case's timeline, day by day, as data. Dates are `YYYY-MM-DD`. */
import * as z from "zod";
import { ClockState, OutcomeClass } from "./outcome.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date is written as 2026-04-01");

/** Something that happened, in the order of the case's timeline. */
export const ScenarioEntry = z.object({
  on: day,
  event: z.string(),
  title: z.string().optional(),
  fields: z.string().meta({ description: "`regulation r12, severity high`; empty where it has none" }),
  received: day.optional(),
  upheld: day.optional(),
  withdrawn: day.optional(),
  because: z.string().optional(),
});
export type ScenarioEntry = z.infer<typeof ScenarioEntry>;

/** A day on which something changes, and the outcome from that day until the next step. */
export const ScenarioStep = z.object({
  on: day,
  because: z.array(z.string()).meta({ description: "what changed that day, a clause each" }),
  class: OutcomeClass,
  summary: z.string(),
  stages: z.array(z.object({ process: z.string(), stage: z.string() })),
  selected: z.array(z.object({ track: z.string(), powers: z.array(z.string()) })),
  newDuties: z
    .array(z.number().int())
    .meta({ description: "what must or should be done from that day on: places in `duties`, from 0" }),
});
export type ScenarioStep = z.infer<typeof ScenarioStep>;

/** One run of a clock: a clock that starts anew runs again. */
export const ScenarioClock = z.object({
  name: z.string(),
  title: z.string().optional(),
  start: day.optional(),
  end: day.optional().meta({ description: "its last day, as known in the end" }),
  metOn: day.optional(),
  until: day.optional().meta({ description: "the last day before it began anew, or was no longer started" }),
  computed: z.string(),
  states: z
    .array(z.object({ from: day, state: ClockState }))
    .meta({ description: "each counts until the next; before the first the run is not known of" }),
});
export type ScenarioClock = z.infer<typeof ScenarioClock>;

/** `passed`: its day has passed, and the policy names no event that says whether it was done. */
export const DutyStatus = z.enum(["open", "done", "overdue", "passed", "ended"]);
export type DutyStatus = z.infer<typeof DutyStatus>;

export const ScenarioDuty = z.object({
  what: z.string(),
  kind: z.enum(["power", "action"]),
  title: z.string().optional(),
  modality: z.enum(["must", "should"]),
  actor: z.string().optional(),
  rule: z.string(),
  certain: z.boolean(),
  arose: day,
  due: day.optional(),
  computed: z.string().optional(),
  every: z.string().optional().meta({ description: "how often it has to be done again: `2 months`" }),
  until: z.string().optional().meta({ description: "what ends it, as written" }),
  dischargedBy: z.string().optional().meta({ description: "the event that discharges it" }),
  status: DutyStatus.meta({ description: "on the last day; `ended`: no longer owed, though not done" }),
  doneOn: day.optional(),
  endedOn: day.optional(),
});
export type ScenarioDuty = z.infer<typeof ScenarioDuty>;

/** How long a process was at a stage. */
export const ScenarioStage = z.object({
  process: z.string(),
  title: z.string().optional(),
  stage: z.string(),
  from: day,
  until: day.optional().meta({ description: "the last day at it; absent where it is still there" }),
});
export type ScenarioStage = z.infer<typeof ScenarioStage>;

export const Scenario = z.object({
  policy: z.string().optional(),
  title: z.string().optional(),
  from: day,
  until: day,
  on: day.optional().meta({ description: "the decision date of the case" }),
  entries: z.array(ScenarioEntry),
  steps: z.array(ScenarioStep).meta({ description: "one for each day on which something changes, in order" }),
  clocks: z.array(ScenarioClock),
  duties: z.array(ScenarioDuty),
  stages: z.array(ScenarioStage),
});
export type Scenario = z.infer<typeof Scenario>;
