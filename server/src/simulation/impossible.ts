/** What a case gives of its events and clocks that no timeline has: more in a year than in two. */
import type { CaseModel, Expr, Model } from "../semantics/model.ts";
import { dayRelations } from "../semantics/relations-of-days.ts";
import { valuesOf } from "./case-values.ts";
import { frameOf } from "./definitions.ts";
import { decisionDate, type Kase } from "./kase.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { kaseOf } from "./read-case.ts";

/**
 * What holds whatever happened, and not in this case. On the day of the decision the days of events and how long ago
 * they were go together exactly. What is only worked out from a timeline contradicts nothing.
 */
export function contradicted(model: Model, { values }: Kase, frame: Frame): readonly Expr[] {
  const { measures, relations } = model;
  if (!measures.some(({ input }) => values[input.index] !== undefined)) return [];
  const { on } = frame;
  const ofEvents = measures.filter((measure) => "event" in measure);
  const onDay = on === undefined ? [] : dayRelations(ofEvents, [on, on + 1]);
  return [...relations, ...onDay].filter((relation) => evaluate(relation, frame) === 0);
}

export interface ImpossibleCase {
  readonly of: CaseModel;
  readonly contradicts: Expr;
}

/** The cases of a policy that can't be so; what is worked out from their timelines always can. */
export function impossibleCases(model: Model): readonly ImpossibleCase[] {
  const known = found.get(model);
  if (known !== undefined) return known;
  const given = model.cases.filter(
    (one) => one.complete && one.given.some(({ input }) => input.kind === "measure"),
  );
  const impossible = given.flatMap((of) => {
    const kase = kaseOf(model, of);
    const frame = frameOf(model, valuesOf(model, kase), decisionDate(model, kase));
    const [contradicts] = contradicted(model, kase, frame);
    return contradicts === undefined ? [] : [{ of, contradicts }];
  });
  found.set(model, impossible);
  return impossible;
}

const found = new WeakMap<Model, readonly ImpossibleCase[]>();
