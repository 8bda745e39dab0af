/** What could not be settled within the limits is said, once for each question, with the reason. */
import type { Answer } from "../regions/answer.ts";
import type { Named } from "../semantics/model.ts";
import { finding, type LocalFinding } from "./finding.ts";

/** `question` goes on from "whether": `` `R1` ever applies``. Nothing where the answer is no open one. */
export function unproved(
  where: Pick<Named, "name" | "place">,
  question: string,
  answer: Answer,
): readonly LocalFinding[] {
  if (answer.kind !== "open") return [];
  return [finding("not-proved", where, { question, reason: answer.reason })];
}
