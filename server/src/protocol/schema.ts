/** The JSON Schemas of what other programs read and write: outcomes and cases. */
import * as z from "zod";
import { CaseData } from "./case.ts";
import { Outcome } from "./outcome.ts";

/** What `remit run --json` prints. */
export function outcomeSchema(): unknown {
  return { ...z.toJSONSchema(Outcome), title: "Outcome of a case" };
}

/** What `remit run --from CASE.json` reads. */
export function caseSchema(): unknown {
  return { ...z.toJSONSchema(CaseData), title: "Case" };
}
