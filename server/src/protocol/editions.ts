/** What changes in a policy on which day, and which of its cases end otherwise from that day on. */
import * as z from "zod";
import { OutcomeClass, PlaceData } from "./outcome.ts";

/** A day on which the policy begins to say something else, and the names of what changes. */
export const EditionDay = z.object({
  day: z.string().meta({ description: "YYYY-MM-DD" }),
  changes: z.array(z.string()),
});
export type EditionDay = z.infer<typeof EditionDay>;

const Ending = z.object({ class: OutcomeClass, summary: z.string() });

/** A case of the policy that ends otherwise on a day than on the day before. */
export const TransitionalCase = z.object({
  title: z.string(),
  place: PlaceData,
  before: Ending,
  after: Ending,
  differs: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
});
export type TransitionalCase = z.infer<typeof TransitionalCase>;

export const EditionsReport = z.object({
  policy: z.string(),
  /** What picks the edition: `the decision date`, or the fact that gives the day of the conduct. */
  picks: z.string(),
  /** How many cases were looked at. */
  cases: z.number().int(),
  days: z.array(EditionDay.extend({ cases: z.array(TransitionalCase) })),
});
export type EditionsReport = z.infer<typeof EditionsReport>;
