/**
 * Pairs of cases in which a definition gets one step worse and nothing else that the rules read is different: the
 * definition is taken as something a case gives, and there must be real cases on both sides.
 */
import { gridOf } from "../../compile/case-space.ts";
import type { Setting } from "../../compile/conditions.ts";
import { inputsOf } from "../../compile/expressions.ts";
import { type PolicyCases, policyCases } from "../../compile/policy.ts";
import type { Mirrored, Point } from "../../regions/answer.ts";
import { type Formula, not } from "../../regions/formula.ts";
import { addForms, scaleForm, termForm } from "../../regions/space.ts";
import type { Definition, Expr } from "../../semantics/model.ts";
import { expressionsIn, operandsOf } from "../../semantics/parts.ts";
import type { Context } from "../context.ts";
import { mirroredAxioms } from "./obligation.ts";

export interface EqualPairs {
  /** The policy with the definition's value given. */
  readonly policy: PolicyCases;
  /** The variable that gives it. */
  readonly variable: number;
  readonly step: 1 | -1;
  readonly worse: (formula: Formula) => Formula;
  readonly possible: Formula;
  /** The worse case is allowed. */
  readonly mirrored: readonly Mirrored[];
  readonly second: (point: Point) => Point;
  /** Variables that are no part of a case: the value given, and the facts of the second case. */
  readonly hidden: readonly number[];
}

export function allElseEqual(context: Context, definition: Definition): EqualPairs | undefined {
  const { formulas, cases, setting, policy } = context;
  const { and } = formulas;
  const variable = cases.given[definition.index];
  if (variable === undefined || definition.worse === 0) return undefined;
  const step = definition.worse;
  const { size } = gridOf(definition.type);
  const given: Setting = { ...setting, given: (other) => (other === definition ? variable : undefined) };
  const cut = context.variant(`given ${definition.name}`, definition, (previous) =>
    policyCases(formulas, cases, given, previous),
  );
  const inputs = [
    ...expressionsIn(definition).reduce((found, expr) => inputsOf(expr, found), new Set<number>()),
  ];
  const twins = inputs.flatMap((input) => {
    const twin = cases.twin[input];
    return twin === undefined ? [] : [{ input, twin }];
  });
  const other = (formula: Formula): Formula =>
    twins.reduce((rest, { input, twin }) => formulas.substitute(rest, input, termForm(twin)), formula);
  const worse = (formula: Formula): Formula =>
    formulas.substitute(formula, variable, { ...termForm(variable), constant: step });
  const has = policy.conditions.equals(definition, variable);
  const room = formulas.variableBetween(
    variable,
    step === 1 ? { min: 0, max: size - 2 } : { min: 1, max: size - 1 },
  );
  const alike = leavesBeside(context, definition).flatMap((leaf) => sameIn(context, leaf, other));
  const known = inputs.flatMap((input) => cases.known[input] ?? []);
  return {
    policy: cut,
    variable,
    step,
    worse,
    possible: and([
      room,
      has,
      worse(other(has)),
      ...alike,
      ...known.map((flag) => formulas.variableIs(flag, 1)),
    ]),
    mirrored: mirroredAxioms(context, other),
    second: (point) => twins.reduce((rest, { input, twin }) => rest.with(input, point[twin] ?? 0), point),
    hidden: [variable, ...twins.map(({ twin }) => twin)],
  };
}

/** What the rules read beside the definition: conditions, and values that are no conditions. */
function leavesBeside({ model }: Context, definition: Definition): readonly Expr[] {
  const dependent = new Map<Definition, boolean>([[definition, true]]);
  const dependsOn = (expr: Expr): boolean =>
    expr.kind === "definition" ? definitionDepends(expr.definition) : operandsOf(expr).some(dependsOn);
  const definitionDepends = (other: Definition): boolean => {
    const before = dependent.get(other);
    if (before !== undefined) return before;
    const found = expressionsIn(other).some(dependsOn);
    dependent.set(other, found);
    return found;
  };
  const leaves = new Set<Expr>();
  const seen = new Set<Definition>([definition]);
  const visit = (expr: Expr): void => {
    if (!dependsOn(expr)) {
      leaves.add(expr);
      return;
    }
    if (expr.kind === "definition" && !seen.has(expr.definition)) {
      seen.add(expr.definition);
      for (const part of expressionsIn(expr.definition)) visit(part);
    }
    for (const part of operandsOf(expr)) visit(part);
  };
  const read = [
    ...model.rules.flatMap(({ when, unless }) => [when, unless]),
    ...model.targets.flatMap(({ openWhen, adequateWhen }) => [openWhen, adequateWhen]),
  ];
  for (const expr of read) if (expr !== undefined) visit(expr);
  return [...leaves];
}

/** That an expression says the same in both cases. `other`: what a formula says of the second one. */
function sameIn(
  { policy, formulas, cases }: Context,
  leaf: Expr,
  other: (formula: Formula) => Formula,
): readonly Formula[] {
  const isCondition = !("type" in leaf) || leaf.type.kind === "yes/no";
  if (isCondition) {
    const { yes, no } = policy.conditions.truth(leaf);
    return [yes, no].map((formula) => not(formulas.differ(formula, other(formula))));
  }
  // A value that is held against the definition: what it is made of has to be the same.
  return [...inputsOf(leaf)].flatMap((input) => {
    const twin = cases.twin[input];
    if (twin === undefined) return [];
    const difference = addForms(termForm(input), scaleForm(termForm(twin), -1));
    return [formulas.atMostZero(difference), formulas.atMostZero(scaleForm(difference, -1))];
  });
}
