/** Which clocks can start. */
import { onceFor } from "../compile/once-for.ts";
import type { Answer } from "../regions/answer.ts";
import { not } from "../regions/formula.ts";
import { stateIs } from "../semantics/lower-clocks.ts";
import type { Clock } from "../semantics/model.ts";
import type { Context } from "./context.ts";

/** Every clock of which something is asked, and whether there is a case in which it has started. */
export const clockStarts = onceFor<[Context], ReadonlyMap<Clock, Answer>>(({ model, policy, world }) => {
  const found = new Map<Clock, Answer>();
  for (const measure of model.measures) {
    if (measure.what !== "clock state") continue;
    // Where it is not known how it stands, it may have started.
    const started = not(policy.conditions.truth(stateIs(measure.input, "not-started")).yes);
    found.set(measure.clock, world.find([started], measure.clock.name));
  }
  return found;
});
