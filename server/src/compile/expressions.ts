/** Walking over the expressions of a model. */
import type { Claim, Expr, Model } from "../semantics/model.ts";
import { expressionsIn, operandsOf } from "../semantics/parts.ts";
import { onceFor } from "./once-for.ts";

/** Every expression that stands somewhere in a model, without its parts. */
export const expressionsOf = onceFor<[Model], readonly Expr[]>((model) => {
  const present = (exprs: readonly (Expr | undefined)[]) => exprs.filter((expr) => expr !== undefined);
  return [
    ...model.definitions.flatMap(expressionsIn),
    ...present([
      model.policy?.force,
      ...model.rules.flatMap(({ force, when, unless }) => [force, when, unless]),
    ]),
    ...present(model.targets.flatMap(({ openWhen, adequateWhen }) => [openWhen, adequateWhen])),
    ...model.assumptions.map(({ condition }) => condition),
    ...model.relations,
    ...model.principles.flatMap(({ statements }) =>
      statements.flatMap((statement) => {
        if (statement.kind === "whenever")
          return [...conditionsIn(statement.when), ...conditionsIn(statement.then)];
        return statement.kind === "never" ? conditionsIn(statement.condition) : [];
      }),
    ),
  ];
});

/** The conditions on facts that a claim is made of. */
export function conditionsIn(claim: Claim): readonly Expr[] {
  switch (claim.kind) {
    case "fact":
      return [claim.condition];
    case "not":
      return conditionsIn(claim.operand);
    case "and":
    case "or":
    case "count":
      return claim.operands.flatMap(conditionsIn);
    default:
      return [];
  }
}

/** Indexes of the inputs that an expression reads, directly or through a definition. */
export function inputsOf(expr: Expr, found: Set<number> = new Set()): Set<number> {
  if (expr.kind === "input") found.add(expr.input.index);
  if (expr.kind === "definition") for (const part of expressionsIn(expr.definition)) inputsOf(part, found);
  for (const part of operandsOf(expr)) inputsOf(part, found);
  return found;
}

/** Indexes of the inputs of which the policy asks whether they are known. */
export function asksOf(model: Model): ReadonlySet<number> {
  const found = new Set<number>();
  for (const expr of expressionsOf(model)) for (const index of asksIn(expr)) found.add(index);
  return found;
}

/** Of the inputs that an expression reads. */
const asksIn = onceFor<[Expr], ReadonlySet<number>>((expr) => {
  const found = new Set<number>();
  const visit = (part: Expr): void => {
    if (part.kind === "known") inputsOf(part.operand, found);
    for (const own of operandsOf(part)) visit(own);
  };
  visit(expr);
  return found;
});
