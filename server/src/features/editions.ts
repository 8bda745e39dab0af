/** What each edition of a policy changes: the cases that end otherwise, as data and as text to read. */
import type * as z from "zod";
import type { editions } from "../protocol/requests.ts";
import { editionsReport } from "../simulation/transitional.ts";
import { editionsText } from "../simulation/transitional-text.ts";
import { fileName } from "../workspace/files.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { casesOf } from "./cases.ts";

type Answered = z.input<typeof editions.result>;

/** Null where there is no policy. */
export async function changesOfEditions(
  now: Snapshot,
  { uri }: z.output<typeof editions.params>,
  turn: () => Promise<void>,
): Promise<Answered> {
  const found = casesOf(now, uri);
  if (found === undefined) return null;
  const steps = editionsReport(found.model, fileName(uri));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { report: step.value, text: editionsText(step.value) };
    await turn();
  }
}
