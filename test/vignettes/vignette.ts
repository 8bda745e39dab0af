/**
 * Vignettes: scenarios of enforcement in a vocabulary of their own, each with what should come of it, so that the
 * examples can be held to them.
 */
import { readFileSync } from "node:fs";
import * as z from "zod";

const Value = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()),
]);
/** A list stands for variants or for history; `"unknown"` was asked and is not known. */
export type VignetteValue = z.infer<typeof Value>;

const Values = z.record(z.string(), Value);
export type VignetteValues = z.infer<typeof Values>;

export const Vignette = z.object({
  id: z.string(),
  title: z.string(),
  policy: z.string(),
  story: z.string(),
  facts: Values,
  /** What the story says and its facts leave out. */
  stated: z.object({ facts: Values, because: z.string() }).optional(),
  judgements: Values,
  judgement_points: z.array(z.string()).default([]),
  expected: z.object({
    thresholds: z.record(z.string(), z.string()).default({}),
    available: z.array(z.string()).default([]),
    unavailable: z.array(z.object({ power: z.string() })).default([]),
    selected: z.array(z.object({ action: z.string(), modality: z.string(), actor: z.string() })).default([]),
    duties: z.array(z.object({ duty: z.string(), actor: z.string(), by: z.string().nullable() })).default([]),
    lead: z.string().default(""),
    deadlines: z.array(z.object({ what: z.string(), date: z.string() })).default([]),
    missing_facts: z.array(z.string()).default([]),
  }),
  settled_by_text: z.string(),
  /** Paragraphs that the expectations rest on: a source of an example and its number, `care/purpose 1.4`. */
  ground: z.array(z.string()).default([]),
});
export type Vignette = z.infer<typeof Vignette>;

/** Those that were there before the examples, and those made afterwards to try them further, from their sources. */
const vignetteFiles = ["vignettes.json", "further.json"] as const;

export function readVignettes(): readonly Vignette[] {
  return vignetteFiles.flatMap(readVignettesOf);
}

export function readVignettesOf(file: (typeof vignetteFiles)[number]): readonly Vignette[] {
  const text = readFileSync(new URL(`./${file}`, import.meta.url), "utf8");
  return z.array(Vignette).parse(JSON.parse(text));
}
