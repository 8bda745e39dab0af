/** What a case gives of its events and clocks that no timeline has: more in a year than in two. */
import type { CaseModel, Expr, Model } from "../semantics/model.ts";
import { valuesOf } from "./case-values.ts";
import { frameOf } from "./definitions.ts";
import { decisionDate } from "./kase.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { kaseOf } from "./read-case.ts";

/** What holds whatever happened, and not in this case. */
export function contradicted({ relations }: Model, frame: Frame): readonly Expr[] {
  return relations.filter((relation) => evaluate(relation, frame) === 0);
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
    const [contradicts] = contradicted(model, frame);
    return contradicts === undefined ? [] : [{ of, contradicts }];
  });
  found.set(model, impossible);
  return impossible;
}

const found = new WeakMap<Model, readonly ImpossibleCase[]>();
