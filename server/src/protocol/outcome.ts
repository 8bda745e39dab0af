/** The outcome of a case, as data. Published as JSON Schema (`server/schema/outcome.schema.json`). */
import * as z from "zod";

export const OutcomeClass = z.enum([
  "settled",
  "settled-after-judgement",
  "open-to-discretion",
  "undecided",
  "gap",
  "conflict",
]);
export type OutcomeClass = z.infer<typeof OutcomeClass>;

export const PositionName = z.enum([
  "required",
  "recommended",
  "permitted",
  "prohibited",
  "closed",
  "not-addressed",
]);
export type PositionName = z.infer<typeof PositionName>;

export const CitationData = z.object({
  source: z.string(),
  locator: z.string(),
  quoting: z.string().optional(),
});
export type CitationData = z.infer<typeof CitationData>;

export const PlaceData = z.object({
  uri: z.string(),
  start: z.number().int().meta({ description: "offset in UTF-16 code units" }),
  end: z.number().int(),
});
export type PlaceData = z.infer<typeof PlaceData>;

/** A value that a step read. `value` is as shown to a person; `unknown` where it is not known. */
export const ReadValue = z.object({
  name: z.string(),
  kind: z.enum(["fact", "judgement", "measure", "parameter", "definition", "threshold", "matrix"]),
  value: z.string(),
  because: z.string().optional(),
});
export type ReadValue = z.infer<typeof ReadValue>;

/** One step of the explanation, in the order a person would tell it. */
export const TraceStep = z.object({
  kind: z.enum([
    "measure",
    "edition",
    "definition",
    "matrix",
    "threshold",
    "clock",
    "rule",
    "gate",
    "adequacy",
    "position",
    "selection",
    "stage",
    "conflict",
  ]),
  /** The rule, threshold, power or track it speaks of. */
  name: z.string(),
  title: z.string().optional(),
  /** `applies`, `does not apply`, `may apply`, `overridden by R2`, `met`, `high`, … */
  result: z.string(),
  /** One plain English sentence. */
  text: z.string(),
  /** The rule's own reason, its holes filled. */
  because: z.string().optional(),
  read: z.array(ReadValue),
  citations: z.array(CitationData),
  place: PlaceData.optional(),
});
export type TraceStep = z.infer<typeof TraceStep>;

export const TargetPosition = z.object({
  name: z.string(),
  kind: z.enum(["power", "action"]),
  position: PositionName.optional().meta({
    description: "absent while unknowns leave it open, or where it is both required and prohibited",
  }),
  possible: z.array(PositionName).meta({ description: "every position that the unknowns leave possible" }),
  by: z.array(z.string()).meta({ description: "the applying rules that put it there" }),
});
export type TargetPosition = z.infer<typeof TargetPosition>;

export const TrackOutcome = z.object({
  name: z.string(),
  selected: z.array(z.string()),
  /** The powers to choose from, where the policy leaves the choice open. */
  options: z.array(z.string()),
  open: z.boolean(),
  by: z.string().optional().meta({ description: "the principle that chose" }),
  text: z.string(),
});
export type TrackOutcome = z.infer<typeof TrackOutcome>;

export const Duty = z.object({
  what: z.string(),
  title: z.string().optional(),
  modality: z.enum(["must", "should"]),
  actor: z.string().optional(),
  due: z.string().optional().meta({ description: "YYYY-MM-DD" }),
  /** How the date was computed, or why it could not be. */
  computed: z.string().optional(),
  every: z.string().optional().meta({ description: "how often it has to be done again: `2 months`" }),
  until: z.string().optional().meta({ description: "the day or the condition that ends it, as written" }),
  dischargedBy: z.string().optional().meta({ description: "the event that shows that it is done" }),
  status: z.enum(["open", "done", "overdue", "ended"]).optional().meta({
    description: "as of the decision date; `ended`: no longer owed; absent where nothing tells",
  }),
  doneOn: z.string().optional().meta({ description: "the day on which it was done last, YYYY-MM-DD" }),
  provedBy: z.string().optional(),
  provedOn: z.string().optional().meta({ description: "the day of the event that proves it, YYYY-MM-DD" }),
  rule: z.string(),
  /** False while unknowns leave open whether the duty arises. */
  certain: z.boolean(),
});
export type Duty = z.infer<typeof Duty>;

export const ClockState = z.enum(["not-started", "running", "met", "expired", "unknown"]);
export type ClockState = z.infer<typeof ClockState>;

/** A clock of the case as of the decision date. */
export const ClockData = z.object({
  name: z.string(),
  title: z.string().optional(),
  start: z.string().optional().meta({ description: "the day it counts from, YYYY-MM-DD" }),
  end: z.string().optional().meta({ description: "its last day, YYYY-MM-DD" }),
  state: ClockState,
  metOn: z.string().optional().meta({ description: "the day on which it was met, YYYY-MM-DD" }),
  /** How its end was computed, or why it is not told. */
  computed: z.string(),
});
export type ClockData = z.infer<typeof ClockData>;

export const ConflictData = z.object({
  kind: z.enum([
    "required-and-prohibited",
    "excluded-pair",
    "one-at-a-time",
    "required-but-closed",
    "branches-differ",
    "two-moves",
  ]),
  targets: z.array(z.string()),
  rules: z.array(z.string()),
  text: z.string(),
});
export type ConflictData = z.infer<typeof ConflictData>;

/** Where a process is. */
export const StageData = z.object({
  process: z.string(),
  title: z.string().optional(),
  stage: z
    .string()
    .meta({ description: "`not-entered` before it begins; `unknown` where that is not known" }),
  next: z.string().optional().meta({ description: "where it goes now, or stays; absent while that is open" }),
  lead: z.string().optional().meta({ description: "who leads; absent while that is open" }),
  by: z.string().optional().meta({ description: "what opens the way to the next stage" }),
});
export type StageData = z.infer<typeof StageData>;

/** Unknown facts that would decide: if `always`, whatever their values are; else at least for one of them. */
export const Deciding = z.object({ facts: z.array(z.string()), always: z.boolean() });
export type Deciding = z.infer<typeof Deciding>;

/** Which edition of the policy counts for the conduct; absent where the policy does not say what dates it. */
export const TransitionData = z.object({
  day: z.string().optional().meta({ description: "YYYY-MM-DD: the day whose edition counts" }),
  silent: z.boolean().meta({
    description: "the policy changed between conduct and decision, and does not say which edition counts",
  }),
  text: z.string(),
  parts: z
    .array(z.object({ from: z.string(), until: z.string(), class: OutcomeClass, summary: z.string() }))
    .meta({ description: "of conduct that is split at editions: what each part comes to" }),
});
export type TransitionData = z.infer<typeof TransitionData>;

export const Outcome = z.object({
  policy: z.object({ name: z.string(), edition: z.string().optional() }).optional(),
  title: z.string().optional(),
  on: z.string().optional(),
  class: OutcomeClass,
  /** One or two plain sentences: what the outcome is and why. */
  summary: z.string(),
  values: z.array(
    z.object({
      name: z.string(),
      title: z.string().optional(),
      kind: z.enum(["threshold", "definition", "matrix"]),
      value: z.string(),
    }),
  ),
  rules: z.array(
    z.object({
      name: z.string(),
      status: z.enum(["applies", "does-not-apply", "may-apply", "overridden", "not-in-force"]),
    }),
  ),
  positions: z.array(TargetPosition),
  tracks: z.array(TrackOutcome),
  duties: z.array(Duty),
  clocks: z.array(ClockData),
  conflicts: z.array(ConflictData),
  deciding: z.array(Deciding),
  transition: TransitionData.optional(),
  /** One for each process of the policy. */
  stages: z.array(StageData),
  /** False where the unknowns were too many to try every way of filling them; `inexactBecause` says why. */
  exact: z.boolean(),
  inexactBecause: z.string().optional(),
  trace: z.array(TraceStep),
});
export type Outcome = z.infer<typeof Outcome>;

/** How one expectation of a case came out. */
export const ExpectationResult = z.object({
  text: z.string(),
  passed: z.boolean(),
  /** What was found instead, in words. */
  actual: z.string(),
  place: PlaceData,
});
export type ExpectationResult = z.infer<typeof ExpectationResult>;

export const CaseResult = z.object({
  title: z.string(),
  passed: z.boolean(),
  /** Why it could not be run, if it could not. */
  error: z.string().optional(),
  place: PlaceData,
  expectations: z.array(ExpectationResult),
  outcome: Outcome.optional(),
  /** The rules that decided, first the one to look at. */
  deciding: z.array(z.object({ rule: z.string(), place: PlaceData })),
});
export type CaseResult = z.infer<typeof CaseResult>;
