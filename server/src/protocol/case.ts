/** A case as data: what crosses a process, stands in a JSON file, or comes from the what-if view. */
import * as z from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date is written as 2026-04-01");

/** A value as a person writes it: `"serious"`, `2`, `true`, `"2026-04-01"`, `"£4,000"`, `"28 days"`, `"unknown"`. */
export const CaseValue = z.union([z.string(), z.number(), z.boolean()]);
export type CaseValue = z.infer<typeof CaseValue>;

/** Something that happened: fields not given are unknown. */
export const EventData = z.strictObject({
  on: day.meta({ description: "the day on which it happened, YYYY-MM-DD" }),
  event: z.string().meta({ description: "the name of the event" }),
  fields: z.record(z.string(), CaseValue).optional().meta({ description: "what is noted of it, by field" }),
  received: day.optional().meta({ description: "the day on which it was received" }),
  upheld: day.optional().meta({ description: "the day on which it was upheld" }),
  withdrawn: day.optional().meta({ description: "the day on which it was withdrawn" }),
  because: z.string().optional().meta({ description: "how this is known" }),
});
export type EventData = z.infer<typeof EventData>;

export const CaseData = z.strictObject({
  title: z.string().optional().meta({ description: "a name for the case" }),
  on: day.optional().meta({ description: "the decision date, YYYY-MM-DD" }),
  given: z.record(z.string(), CaseValue).meta({
    description:
      "values by the name of the fact or judgement, or by what is asked of events; what is not given is unknown",
  }),
  reasons: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: "why, by the name of the fact or judgement" }),
  timeline: z
    .array(EventData)
    .optional()
    .meta({ description: "what happened; of each event listed here, all of its kind are" }),
  none: z.array(z.string()).optional().meta({ description: "events of which there was none" }),
});
/** `given` maps names to values as written; names not given are unknown. */
export type CaseData = z.infer<typeof CaseData>;
