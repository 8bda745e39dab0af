/** The clocks of a case, as the outcome tells them. */
import type { ClockData } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import type { Clock } from "../semantics/model.ts";
import { clockStates } from "../semantics/types.ts";
import { standing } from "./clocks.ts";
import type { Situation } from "./situation.ts";

export function clockData(situation: Situation): ClockData[] {
  return situation.prepared.model.clocks.map((clock) => dataOf(situation, clock));
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
