/** What the analysis of a policy's meaning found, as it crosses to the editor. */
import * as z from "zod";
import { CaseData } from "./case.ts";
import { PlaceData } from "./outcome.ts";

export const AnalysisState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("checking") }),
  z.object({ kind: z.literal("consistent") }),
  z.object({ kind: z.literal("problems"), count: z.number().int() }),
  z.object({ kind: z.literal("not-proved"), reason: z.string() }),
]);
export type AnalysisState = z.infer<typeof AnalysisState>;

const RuleLink = z.object({ name: z.string(), place: PlaceData });

export const FindingData = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "information", "hint"]),
  /** One sentence, as in the Problems view. */
  message: z.string(),
  help: z.string().optional(),
  place: PlaceData,
  /** The declaration it is about, if it is about one. */
  about: z.string().optional(),
  /** The rules involved. */
  rules: z.array(RuleLink),
  /** None, one case that shows it, or a pair. */
  cases: z.array(CaseData).max(2),
  /** What follows in each of the cases, in a sentence or two. */
  follows: z.array(z.string()).max(2),
  /** The facts that tell the cases from the ordinary: to be shown first. */
  facts: z.array(z.string()),
  count: z.string().optional().meta({ description: "in how many cases or pairs of cases; a whole number" }),
});
export type FindingData = z.infer<typeof FindingData>;

const PrincipleState = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("holds"),
    cases: z
      .string()
      .optional()
      .meta({ description: "in how many cases; absent where that is too much to count" }),
    assumptions: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("fails"),
    how: z.string(),
    cases: z.array(CaseData).max(2),
    follows: z.array(z.string()).max(2),
    facts: z.array(z.string()),
    count: z.string().optional(),
    counts: z.enum(["cases", "pairs"]),
  }),
  z.object({ kind: z.literal("not-proved"), reason: z.string() }),
]);

/** One statement of a principle. */
export const PrincipleData = z.object({
  name: z.string(),
  title: z.string().optional(),
  /** What the statement says. */
  text: z.string(),
  place: PlaceData,
  state: PrincipleState,
});
export type PrincipleData = z.infer<typeof PrincipleData>;

export const AnalysisReport = z.object({
  root: z.string(),
  /** What the policy is called. */
  title: z.string(),
  state: AnalysisState,
  /** Empty while it is being checked: nothing of an earlier version is shown. */
  findings: z.array(FindingData),
  principles: z.array(PrincipleData),
});
export type AnalysisReport = z.infer<typeof AnalysisReport>;

/** The state of every policy: told whenever one of them changes. */
export const AnalysisStates = z.object({
  policies: z.array(z.object({ root: z.string(), files: z.array(z.string()), state: AnalysisState })),
});
export type AnalysisStates = z.infer<typeof AnalysisStates>;
