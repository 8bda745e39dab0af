/** What tells no two cases apart, so that each case counts once. */
import type { CaseSpace } from "../compile/case-space.ts";
import { expressionsOf, inputsOf } from "../compile/expressions.ts";
import type { PolicyCases } from "../compile/policy.ts";
import type { Point } from "../regions/answer.ts";
import { type Formula, type Formulas, not, TRUE } from "../regions/formula.ts";
import { isPresent } from "../semantics/lower-expressions.ts";
import type { Model } from "../semantics/model.ts";

/** Where a fact is unknown, its value is pinned, so that the case counts once. */
export function unknownOnce(formulas: Formulas, { known }: CaseSpace, usual: Point): readonly Formula[] {
  return known.flatMap((variable, index) =>
    variable === undefined
      ? []
      : [formulas.or([formulas.variableIs(variable, 1), formulas.variableIs(index, usual[index] ?? 0)])],
  );
}

/** Where there is no such event, what is asked of it means nothing; the case counts once. */
export function absentOnce(
  { measures }: Model,
  { formulas, conditions }: PolicyCases,
  usual: Point,
): readonly Formula[] {
  return measures.flatMap(({ presence, input: { index } }) =>
    presence === undefined
      ? []
      : [
          formulas.or([
            not(conditions.truth(isPresent(presence)).no),
            formulas.variableIs(index, usual[index] ?? 0),
          ]),
        ],
  );
}

/** Where nothing has started a clock, it is known how it stands, as long as there is a day of the decision. */
export function waitingIsKnown(
  model: Model,
  { formulas, conditions, cases }: PolicyCases,
): readonly Formula[] {
  if (model.policy?.from === undefined && cases.turns.length === 0) return [];
  return model.measures.flatMap((measure) => {
    const known = cases.known[measure.input.index];
    if (measure.what !== "clock state" || known === undefined) return [];
    const mayRun = measure.clock.runs.map(({ anchor: { exists } }) =>
      exists === undefined ? TRUE : not(conditions.truth(exists).no),
    );
    return [formulas.or([formulas.variableIs(known, 1), ...mayRun])];
  });
}

/** What is asked of events for nothing but a clock, by index: it tells no two cases apart, as the clock's state does. */
export function idleIn(model: Model): readonly number[] {
  if (model.clocks.length === 0) return [];
  const read = new Set<number>();
  for (const expr of expressionsOf(model)) inputsOf(expr, read);
  const ofClocks = new Set<number>();
  for (const { runs, notBefore } of model.clocks)
    for (const { value } of [
      ...runs.map(({ anchor }) => anchor),
      ...(notBefore === undefined ? [] : [notBefore]),
    ])
      inputsOf(value, ofClocks);
  return model.inputs
    .filter(({ kind, index }) => kind === "measure" && ofClocks.has(index) && !read.has(index))
    .map(({ index }) => index);
}
