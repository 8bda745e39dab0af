/** Steps of the explanation: what was asked of the events of a case, and which of them the answer rests on. */
import type { TraceStep } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import type { Happened, Measure } from "../semantics/model.ts";
import { listed } from "../semantics/symbols.ts";
import { formatValue } from "../semantics/values.ts";
import { type Measured, measured } from "./measures.ts";
import type { Situation } from "./situation.ts";
import { step } from "./step.ts";

/** Of those that other steps read, and that the case does not give itself. */
export function measureSteps(situation: Situation, steps: readonly TraceStep[]): TraceStep[] {
  const { prepared, kase } = situation;
  if (prepared.model.measures.length === 0) return [];
  const read = new Set(steps.flatMap((one) => one.read.map(({ name }) => name)));
  return prepared.model.measures
    .filter((measure) => "event" in measure)
    .filter(({ input }) => read.has(input.name) && kase.values[input.index] === undefined)
    .map((measure) => measureStep(situation, measure));
}

function measureStep(situation: Situation, measure: Measure): TraceStep {
  const { prepared, kase, root } = situation;
  const { values } = root.frame;
  const { input } = measure;
  const found = measured(prepared.model, { ...kase, values }, measure);
  const result = formatValue(input.type, values[input.index]);
  if (found?.events.length === 0 && found.unsure.length === 0 && measure.presence !== undefined) {
    const text = `${input.name} has no value: there is no such ${measure.event.name}`;
    return step(situation, input, { kind: "measure", result: "none", text, read: [] });
  }
  const text = `${input.name} is ${state(result, found)}: ${reason(measure, found)}`;
  return step(situation, input, { kind: "measure", result, text, read: [] });
}

function state(result: string, found: Measured | undefined): string {
  if (result !== "unknown") return result;
  const { limits } = found ?? {};
  return limits === undefined ? "not known" : `from ${limits.min} to ${limits.max}`;
}

function reason({ event, what }: Measure, found: Measured | undefined): string {
  if (found === undefined) return `the case does not say whether there was any ${event.name}`;
  const { events, unsure, value } = found;
  if (unsure.length > 0 && value === undefined)
    return `whether ${listed(unsure.map(eventText), "and")} ${unsure.length === 1 ? "is" : "are"} meant is not known`;
  if (events.length === 0) return `there is no such ${event.name}`;
  if (value === undefined && what === "receipt")
    return `nothing says when ${listed(events.map(eventText), "and")} was received`;
  if (value === undefined) return `nothing says it of ${listed(events.map(eventText), "and")}`;
  return listed(events.map(eventText), "and");
}

const eventText = ({ event, on }: Happened): string => `${event.name} on ${dateText(on)}`;
