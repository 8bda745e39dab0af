/**
 * Requests of our own between the editor and the language server. Each has a method name and two schemas; both
 * sides check what they receive.
 */
import * as z from "zod";
import { AnalysisReport } from "./analysis.ts";
import { CaseData } from "./case.ts";
import { EditionDay, EditionsReport } from "./editions.ts";
import { CaseResult, Outcome, PlaceData } from "./outcome.ts";
import { Scenario } from "./scenario.ts";

export interface RequestOf<P extends z.ZodType, R extends z.ZodType> {
  readonly method: string;
  readonly params: P;
  readonly result: R;
}

function request<P extends z.ZodType, R extends z.ZodType>(
  method: string,
  params: P,
  result: R,
): RequestOf<P, R> {
  return { method, params, result };
}

/** A case or a row, for the Testing view. `children` are the rows of a table. */
export interface CaseItem {
  readonly title: string;
  readonly id: string;
  readonly place: z.infer<typeof PlaceData>;
  readonly children: readonly CaseItem[];
}
export const CaseItem: z.ZodType<CaseItem> = z.lazy(() =>
  z.object({ title: z.string(), id: z.string(), place: PlaceData, children: z.array(CaseItem) }),
);

/** The cases that stand in a file. */
export const listCases = request("remit/listCases", z.object({ uri: z.string() }), z.array(CaseItem));

/** Runs cases of a file: all of them, or those with the ids given. */
export const runCases = request(
  "remit/runCases",
  z.object({ uri: z.string(), ids: z.array(z.string()).optional() }),
  z.array(CaseResult.extend({ id: z.string() })),
);

/** The outcome, with its trace, of the case at an offset in a file; null where there is none. */
export const explainCase = request(
  "remit/explainCase",
  z.object({ uri: z.string(), offset: z.number().int() }),
  z.union([CaseResult, z.null()]),
);

/** A control of the what-if view, made from an input's type. */
export const Control = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(["fact", "judgement", "measure"]),
  question: z.string().optional(),
  by: z.string().optional(),
  guidedBy: z.string().optional(),
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("yes/no") }),
    z.object({
      kind: z.literal("options"),
      ordered: z.boolean(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
    z.object({
      kind: z.literal("number"),
      min: z.number(),
      max: z.number(),
      step: z.number(),
      unit: z.string().optional(),
    }),
    z.object({ kind: z.literal("date") }),
  ]),
});
export type Control = z.infer<typeof Control>;

/** A kind of event that a timeline may have, and the controls of its fields. */
export const EventForm = z.object({ name: z.string(), title: z.string(), fields: z.array(Control) });
export type EventForm = z.infer<typeof EventForm>;

/** What the what-if view shows of a policy: its controls, and the case to start from. */
export const PolicyForm = z.object({
  uri: z.string(),
  title: z.string(),
  controls: z.array(Control),
  start: CaseData,
  /** The days on which the policy changes. `picks`: the fact that says which edition counts; absent for the decision date. */
  editions: z.object({ picks: z.string().optional(), days: z.array(EditionDay) }),
  /** Why the policy can't be simulated now (it has errors), if so. */
  problem: z.string().optional(),
});
export type PolicyForm = z.infer<typeof PolicyForm>;

/** The form for the policy of a file; with an offset in a case, that case is the start. */
export const policyForm = request(
  "remit/policyForm",
  z.object({ uri: z.string(), offset: z.number().int().optional() }),
  z.union([PolicyForm, z.null()]),
);

/** The outcome of a case made up by hand. `errors` are by the name of the fact (or `on`), in words. */
export const simulateCase = request(
  "remit/simulate",
  z.object({ uri: z.string(), case: CaseData }),
  z.object({ outcome: Outcome.optional(), errors: z.record(z.string(), z.string()) }),
);

/** A case written as Remit text, for keeping it in a file. */
export const caseText = request(
  "remit/caseText",
  z.object({ uri: z.string(), case: CaseData }),
  z.object({ text: z.string() }),
);

/** The outcome, with its trace, of a case made up by hand or by a finding; null where there is no policy. */
export const explainData = request(
  "remit/explainData",
  z.object({ uri: z.string(), case: CaseData }),
  z.union([CaseResult, z.null()]),
);

/** What follows from the timeline of a case, day by day, and the events and facts that it could have. */
export const TimelineAnswer = z.object({
  case: CaseData,
  scenario: Scenario,
  events: z.array(EventForm),
  facts: z.array(Control),
  /** What is wrong with the case, in words. */
  errors: z.record(z.string(), z.string()),
});
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;

/** The timeline of the case at an offset in a file, or of a case made up by hand; null where there is none. */
export const timeline = request(
  "remit/timeline",
  z.object({ uri: z.string(), offset: z.number().int().optional(), case: CaseData.optional() }),
  z.union([TimelineAnswer, z.null()]),
);

/** What is known of the meaning of the policy that a file belongs to; null where there is none. */
export const analysis = request(
  "remit/analysis",
  z.object({ uri: z.string() }),
  z.union([AnalysisReport, z.null()]),
);

/** On which days the policy of a file changes, and which of its cases end otherwise then; null where there is none. */
export const editions = request(
  "remit/editions",
  z.object({ uri: z.string() }),
  z.union([z.object({ report: EditionsReport, text: z.string() }), z.null()]),
);

// ── What a server in a browser worker asks of its editor ───────────────────────────────────────────────────────

/** The bytes of a file; null where there is none. */
export const readFile = request(
  "remit/readFile",
  z.object({ uri: z.string() }),
  z.union([z.object({ base64: z.string() }), z.null()]),
);

/** The policy files in a folder and below it. */
export const listFiles = request("remit/listFiles", z.object({ folder: z.string() }), z.array(z.string()));
