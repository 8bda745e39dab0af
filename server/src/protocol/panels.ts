/**
 * Messages between the extension and the pages of its panels. Both sides check what they receive: a page is another
 * process, and a message that does not fit is dropped.
 */
import * as z from "zod";
import { AnalysisReport } from "./analysis.ts";
import { CaseData, CaseValue } from "./case.ts";
import { CaseResult, Outcome, PlaceData } from "./outcome.ts";
import { Control, EventForm, PolicyForm } from "./requests.ts";
import { Scenario } from "./scenario.ts";

/** A case that the what-if view can start from. */
const StartingCase = z.object({ uri: z.string(), id: z.string(), title: z.string() });
export type StartingCase = z.infer<typeof StartingCase>;

/** What the what-if page is told. */
export const ToWhatIf = z.discriminatedUnion("kind", [
  /** Draw everything anew. `file` is where a case would be kept, as a person calls it. */
  z.object({
    kind: z.literal("form"),
    form: PolicyForm,
    case: CaseData,
    cases: z.array(StartingCase),
    file: z.string(),
  }),
  /** `errors` are by the name of the fact (or `on`). */
  z.object({
    kind: z.literal("outcome"),
    outcome: Outcome.optional(),
    errors: z.record(z.string(), z.string()),
  }),
  /** The policy cannot be tried now, and why. */
  z.object({ kind: z.literal("problem"), text: z.string() }),
  /** What a button did, in one sentence. */
  z.object({ kind: z.literal("said"), text: z.string() }),
]);
export type ToWhatIf = z.infer<typeof ToWhatIf>;

/** What the what-if page tells. A `null` means: not known. */
export const FromWhatIf = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("set"), name: z.string(), value: CaseValue.nullable() }),
  z.object({ kind: z.literal("because"), name: z.string(), text: z.string() }),
  z.object({ kind: z.literal("date"), on: z.string().nullable() }),
  z.object({ kind: z.literal("title"), text: z.string() }),
  z.object({ kind: z.literal("start"), uri: z.string(), id: z.string() }),
  z.object({ kind: z.literal("reset") }),
  z.object({ kind: z.literal("keep") }),
  z.object({ kind: z.literal("copy") }),
  z.object({ kind: z.literal("show"), place: PlaceData }),
]);
export type FromWhatIf = z.infer<typeof FromWhatIf>;

/** What the explanation page is told. */
export const ToExplain = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("result"), result: CaseResult }),
  z.object({ kind: z.literal("problem"), text: z.string() }),
  z.object({ kind: z.literal("said"), text: z.string() }),
]);
export type ToExplain = z.infer<typeof ToExplain>;

/** What the explanation page tells. */
export const FromExplain = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("what-if") }),
  z.object({ kind: z.literal("copy") }),
  z.object({ kind: z.literal("show"), place: PlaceData }),
]);
export type FromExplain = z.infer<typeof FromExplain>;

/** What the page of findings and principles is told. */
export const ToFindings = z.discriminatedUnion("kind", [
  /** Draw everything anew. */
  z.object({ kind: z.literal("report"), report: AnalysisReport }),
  /** Show a part of the page: the first finding, or the principles. */
  z.object({ kind: z.literal("part"), part: z.enum(["findings", "principles"]) }),
  z.object({ kind: z.literal("problem"), text: z.string() }),
  z.object({ kind: z.literal("said"), text: z.string() }),
]);
export type ToFindings = z.infer<typeof ToFindings>;

/** What that page tells. `uri` is the file that a case belongs to. */
export const FromFindings = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("keep"), uri: z.string(), case: CaseData }),
  z.object({ kind: z.literal("explain"), uri: z.string(), case: CaseData }),
  z.object({ kind: z.literal("what-if"), uri: z.string(), case: CaseData }),
  z.object({ kind: z.literal("show"), place: PlaceData }),
]);
export type FromFindings = z.infer<typeof FromFindings>;

/** What the timeline page is told. */
export const ToTimeline = z.discriminatedUnion("kind", [
  /** Draw everything anew. `file` is where the case would be kept, as a person calls it. */
  z.object({
    kind: z.literal("scenario"),
    scenario: Scenario,
    case: CaseData.meta({
      description: "the case as it now is; its timeline is in the order of the scenario's entries",
    }),
    events: z.array(EventForm),
    facts: z.array(Control).meta({ description: "the facts and judgements that a case can give" }),
    day: z.string().meta({ description: "the day that is shown" }),
    changed: z.boolean().meta({ description: "whether it is no longer the case as written" }),
    file: z.string(),
  }),
  /** How the case ends if it is decided on a day. */
  z.object({ kind: z.literal("outcome"), on: z.string(), outcome: Outcome }),
  z.object({ kind: z.literal("problem"), text: z.string() }),
  z.object({ kind: z.literal("said"), text: z.string() }),
]);
export type ToTimeline = z.infer<typeof ToTimeline>;

/** A form in which a timeline is saved. */
export const TimelineFormat = z.enum(["ics", "csv", "svg"]);
export type TimelineFormat = z.infer<typeof TimelineFormat>;

/** What that page tells. `at` is the place of an entry in the case's timeline, from 0. */
export const FromTimeline = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("day"), on: z.string() }),
  z.object({
    kind: z.literal("add"),
    event: z.string(),
    on: z.string(),
    fields: z.record(z.string(), CaseValue),
  }),
  z.object({ kind: z.literal("move"), at: z.number().int(), on: z.string() }),
  /** All that is noted of an entry; a day that is absent has not been. */
  z.object({
    kind: z.literal("note"),
    at: z.number().int(),
    fields: z.record(z.string(), CaseValue),
    received: z.string().optional(),
    upheld: z.string().optional(),
    withdrawn: z.string().optional(),
  }),
  z.object({ kind: z.literal("remove"), at: z.number().int() }),
  /** A `null` means: not known. */
  z.object({ kind: z.literal("set"), name: z.string(), value: CaseValue.nullable() }),
  z.object({ kind: z.literal("because"), name: z.string(), text: z.string() }),
  z.object({ kind: z.literal("reset") }),
  z.object({ kind: z.literal("keep") }),
  z.object({ kind: z.literal("what-if") }),
  z.object({ kind: z.literal("save"), format: TimelineFormat }),
  z.object({ kind: z.literal("show"), place: PlaceData }),
]);
export type FromTimeline = z.infer<typeof FromTimeline>;
