/** What follows from the timeline of a case, day by day. */
import type * as z from "zod";
import type { CaseData } from "../protocol/case.ts";
import type { EventForm, TimelineAnswer, timeline } from "../protocol/requests.ts";
import type { EventKind, Model } from "../semantics/model.ts";
import { caseDataOf, kaseOf, readCase } from "../simulation/read-case.ts";
import { simulateTimeline } from "../simulation/timeline.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type CasesOfFile, caseAt, casesOf } from "./cases.ts";
import { controlOf } from "./what-if.ts";

type Asked = z.output<(typeof timeline)["params"]>;

export function timelineOf(now: Snapshot, asked: Asked): TimelineAnswer | null {
  const found = casesOf(now, asked.uri);
  const data = found && dataMeant(found, asked);
  if (found === undefined || data === undefined) return null;
  const { model } = found;
  const { kase, errors } = readCase(model, data);
  return {
    case: data,
    scenario: simulateTimeline(model, kase),
    events: model.events.map((event) => eventForm(model, event)),
    facts: model.inputs.filter(({ kind }) => kind !== "measure").map((input) => controlOf(model, input)),
    errors,
  };
}

function dataMeant(found: CasesOfFile, { case: kase, offset }: Asked): CaseData | undefined {
  if (kase !== undefined || offset === undefined) return kase;
  const there = caseAt(found, offset);
  return there && caseDataOf(found.model, kaseOf(found.model, there));
}

function eventForm(model: Model, { name, title = name, fields }: EventKind): EventForm {
  return { name, title, fields: fields.map((field) => controlOf(model, field)) };
}
