/** Pairs of cases: one, and the same with one fact moved one step the worse way. */

import type { Mirrored, Point } from "../../regions/answer.ts";
import { FALSE, type Formula } from "../../regions/formula.ts";
import { termForm } from "../../regions/space.ts";
import type { Input } from "../../semantics/model.ts";
import type { Context } from "../context.ts";
import { mirroredAxioms } from "./obligation.ts";

export interface StepWorse {
  readonly input: Input;
  /** What a formula says of the worse case, said of the better one. */
  readonly worse: (formula: Formula) => Formula;
  /** The better case can get worse. */
  readonly possible: Formula;
  /** The worse case is allowed. */
  readonly mirrored: readonly Mirrored[];
  readonly second: (point: Point) => Point;
}

const made = new WeakMap<Context, Map<Input, StepWorse>>();

/** Worked out once in an analysis: principles about many tracks ask for the same. */
export function stepWorse(context: Context, input: Input): StepWorse {
  const known = made.get(context) ?? new Map<Input, StepWorse>();
  made.set(context, known);
  const found = known.get(input) ?? stepOf(context, input);
  known.set(input, found);
  return found;
}

function stepOf(context: Context, input: Input): StepWorse {
  const { formulas, cases } = context;
  const { index, worse: way } = input;
  const step = way === -1 ? -1 : 1;
  const size = formulas.space.variables[index]?.size ?? 1;
  const moved = { ...termForm(index), constant: step };
  const worse = (formula: Formula) => formulas.substitute(formula, index, moved);
  const hasRoom =
    size < 2
      ? FALSE
      : formulas.variableBetween(index, step === 1 ? { min: 0, max: size - 2 } : { min: 1, max: size - 1 });
  const known = cases.known[index];
  const isKnown = known === undefined ? [] : [formulas.variableIs(known, 1)];
  return {
    input,
    worse,
    possible: formulas.and([hasRoom, ...isKnown]),
    mirrored: mirroredAxioms(context, worse),
    second: (point) => point.with(index, (point[index] ?? 0) + step),
  };
}

/** Facts and judgements of which more, or less, is worse. */
export function directed({ model }: Context): readonly Input[] {
  return model.inputs.filter(({ worse }) => worse !== 0);
}
