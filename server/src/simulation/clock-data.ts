/** The clocks of a case, as the outcome tells them. */
import type { ClockData, TraceStep } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import type { Clock } from "../semantics/model.ts";
import { clockStates } from "../semantics/types.ts";
import { standing } from "./clocks.ts";
import type { Situation } from "./situation.ts";
import { step } from "./step.ts";

export function clockData(situation: Situation): ClockData[] {
  return situation.prepared.model.clocks.map((clock) => dataOf(situation, clock));
}

/** Steps of the explanation: the clocks that a condition asks for, and those that run. */
export function clockSteps({ prepared }: Situation, clocks: readonly ClockData[]): TraceStep[] {
  const { model } = prepared;
  const asked = new Set(model.measures.flatMap((measure) => ("clock" in measure ? measure.clock.name : [])));
  return model.clocks.flatMap((clock) => {
    const data = clocks.find(({ name }) => name === clock.name);
    if (data === undefined || !(asked.has(clock.name) || data.state === "running")) return [];
    const { state, metOn, end, computed } = data;
    const result = state === "unknown" ? "not known" : state.replaceAll("-", " ");
    const met = metOn === undefined ? "" : ` on ${metOn}`;
    const last = end === undefined ? "" : `its last day is ${end}, `;
    const canBeMet = state === "running" && clock.metBy !== undefined;
    const open = canBeMet ? `; it is met if \`${clock.metBy?.event.name}\` comes by then` : "";
    const text = `${clock.name} is ${result}${met}: ${last}${computed}${open}`;
    return [step({ prepared }, clock, { kind: "clock", result, text, read: [] })];
  });
}

/** What the case itself says of a clock counts before what is worked out. */
function dataOf({ prepared, kase, root }: Situation, clock: Clock): ClockData {
  const found = standing(clock, kase.timeline, root.frame);
  const given = (what: "clock state" | "clock end") => {
    const asked = prepared.model.measures.find(
      (measure) => measure.what === what && measure.clock.index === clock.index,
    );
    return asked && kase.values[asked.input.index];
  };
  const state = given("clock state");
  const end = given("clock end");
  const data: ClockData = {
    name: clock.name,
    state: (state === undefined ? found.state : clockStates[state]) ?? "unknown",
    computed: end === undefined && state === undefined ? found.computed : "given by the case",
  };
  if (clock.title !== undefined) data.title = clock.title;
  if (state === undefined && found.start !== undefined) data.start = dateText(found.start);
  const last = end ?? (state === undefined ? found.end : undefined);
  if (last !== undefined) data.end = dateText(last);
  if (data.state === "met" && found.metOn !== undefined) data.metOn = dateText(found.metOn);
  return data;
}
