/** What the interpreter is given: the values of a case, and of each measure that the case does not give its own. */
import type { ClockMeasure, Measure, Model } from "../semantics/model.ts";
import { clockStates, type Value } from "../semantics/types.ts";
import { standingIn } from "./clocks.ts";
import type { Kase } from "./kase.ts";
import { measured } from "./measures.ts";

export function valuesOf(model: Model, kase: Kase): readonly Value[] {
  const { measures } = model;
  if (measures.length === 0) return kase.values;
  const values = [...kase.values];
  const known = { ...kase, values };
  for (const measure of measures) {
    const { index } = measure.input;
    if (values[index] === undefined) values[index] = valueAsked(model, known, measure);
  }
  return values;
}

function valueAsked(model: Model, kase: Kase, measure: Measure | ClockMeasure): Value {
  switch (measure.what) {
    case "clock state": {
      const { state } = standingIn(model, kase, measure.clock);
      return state === undefined ? undefined : clockStates.indexOf(state);
    }
    case "clock end":
      return standingIn(model, kase, measure.clock).end;
    default:
      return measured(model, kase, measure)?.value;
  }
}
