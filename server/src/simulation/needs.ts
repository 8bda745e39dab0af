/** Which unknown inputs keep a decision open. */
import type { Expr } from "../semantics/model.ts";
import type { Decision } from "./decide.ts";
import { operandsOf, partsOf } from "./expressions.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { ADDRESSED } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { MAY_APPLY } from "./rules.ts";

/** Indexes of inputs, each with how many open questions hang on it. */
export type Needs = ReadonlyMap<number, number>;

export function needs({ model, tracks }: Prepared, { frame, rules, positions, selections }: Decision): Needs {
  const found = new Map<number, number>();
  const ask = (questions: readonly (Expr | undefined)[]) => {
    const inputs = new Set<number>();
    for (const question of questions) if (question !== undefined) unknownInputs(question, frame, inputs);
    for (const input of inputs) found.set(input, (found.get(input) ?? 0) + 1);
  };
  for (const { index, when, unless } of model.rules) if (rules[index] === MAY_APPLY) ask([when, unless]);
  for (const { index, openWhen } of model.targets)
    if (((positions[index] ?? 0) & ADDRESSED) !== 0) ask([openWhen]);
  for (const [index, { how }] of selections.entries())
    if (how === "unsettled")
      ask((tracks[index]?.powers ?? []).map((power) => model.targets[power]?.adequateWhen));
  for (const definition of model.definitions)
    if (frame.mayClash.includes(definition.index)) ask(partsOf(definition));
  return found;
}

/** Adds the unknown inputs that an expression is unknown for. What `is known` asks, no guess can change. */
export function unknownInputs(expr: Expr, frame: Frame, found: Set<number>): void {
  if (evaluate(expr, frame) !== undefined) return;
  switch (expr.kind) {
    case "input":
      found.add(expr.input.index);
      return;
    case "definition":
      for (const part of partsOf(expr.definition)) unknownInputs(part, frame, found);
      return;
    default:
      for (const operand of operandsOf(expr)) unknownInputs(operand, frame, found);
  }
}
