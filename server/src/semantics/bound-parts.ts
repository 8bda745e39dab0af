/** What declarations are made of once they are bound: their expressions, and what those name and ask. */
import type { Bound, BoundDeclaration, BoundEffect, BoundProcess, BoundRow } from "./bound.ts";
import type { PolicySymbol } from "./symbols.ts";

/** Visits an expression and all its parts. */
export function walkBound(bound: Bound, visit: (part: Bound) => void): void {
  visit(bound);
  switch (bound.kind) {
    case "not":
    case "known":
      walkBound(bound.operand, visit);
      return;
    case "and":
    case "or":
    case "count":
      for (const operand of bound.operands) walkBound(operand, visit);
      return;
    case "would-decide":
      for (const { asked } of bound.facts) if (asked !== undefined) walkBound(asked, visit);
      return;
    case "compare":
    case "add":
    case "subtract":
    case "multiply":
      walkBound(bound.left, visit);
      walkBound(bound.right, visit);
      return;
    case "add-months":
      walkBound(bound.date, visit);
      walkBound(bound.months, visit);
      return;
    case "measure": {
      const { where, window } = bound.measure;
      for (const part of present(where, window?.length, window?.from, window?.to)) walkBound(part, visit);
      return;
    }
    default:
      return;
  }
}

/** Everything that a declaration says in conditions, values and days, its cases and principles included. */
function allExpressionsOf(declaration: BoundDeclaration): readonly Bound[] {
  switch (declaration.kind) {
    case "rule":
    case "process":
      return [...expressionsOf(declaration), ...effectsOf(declaration).flatMap(daysIn)];
    case "principle":
      return declaration.statements.flatMap((statement) => {
        if (statement.kind === "whenever") return [statement.when, statement.then];
        return statement.kind === "never" ? [statement.condition] : [];
      });
    case "case":
      return askedIn(declaration.row);
    case "cases":
      return declaration.rows.flatMap(askedIn);
    default:
      return expressionsOf(declaration);
  }
}

const askedOfTime = new WeakMap<BoundDeclaration, readonly Bound[]>();

/** What a declaration asks of events and of clocks, wherever in it. */
export function timesAskedIn(declaration: BoundDeclaration): readonly Bound[] {
  const before = askedOfTime.get(declaration);
  if (before !== undefined) return before;
  const found: Bound[] = [];
  for (const expression of allExpressionsOf(declaration))
    walkBound(expression, (part) => {
      const isClock = part.kind === "symbol" && part.symbol.kind === "clock";
      if (isClock || part.kind === "measure" || part.kind === "clock-end") found.push(part);
    });
  askedOfTime.set(declaration, found);
  return found;
}

function askedIn({ given, expect }: BoundRow): readonly Bound[] {
  return [...given.flatMap(({ asked }) => asked ?? []), ...expect.map(({ claim }) => claim)];
}

/** The symbols whose values expressions read, each once. */
export function symbolsIn(expressions: readonly Bound[]): readonly PolicySymbol[] {
  const found = new Set<PolicySymbol>();
  for (const expression of expressions)
    walkBound(expression, (part) => {
      if (part.kind === "symbol" || part.kind === "clock-end") found.add(part.symbol);
    });
  return [...found];
}

/** The conditions and values that a declaration is made of, its cases and principles left aside. */
export function expressionsOf(declaration: BoundDeclaration): readonly Bound[] {
  switch (declaration.kind) {
    case "define":
      return [declaration.value];
    case "branches":
      return declaration.branches.flatMap(({ value, when }) =>
        when === undefined ? [value] : [value, when],
      );
    case "threshold":
      return [declaration.when];
    case "matrix":
      return present(declaration.rows, declaration.columns);
    case "target":
      return present(declaration.openWhen, declaration.adequateWhen);
    case "rule":
      return present(declaration.when, declaration.unless, ...declaration.effects.map(untilCondition));
    case "assume":
      return [declaration.condition];
    case "process":
      return [
        ...leadConditions(declaration),
        ...moveConditions(declaration),
        ...present(...effectsOf(declaration).map(untilCondition)),
      ];
    case "clock":
      return present(
        ...declaration.runs.flatMap(({ amount, anchor }) => [amount, anchor?.value]),
        declaration.cap?.length,
        declaration.cap?.unless,
        declaration.notBefore?.value,
      );
    default:
      return [];
  }
}

/** What rules and the stages of a process ask for. */
export function effectsOf(declaration: BoundDeclaration): readonly BoundEffect[] {
  if (declaration.kind === "rule") return declaration.effects;
  if (declaration.kind !== "process") return [];
  return declaration.stages.flatMap(({ duties }) => duties.flatMap(({ effects }) => effects));
}

function untilCondition({ until }: BoundEffect): Bound | undefined {
  return until?.isDay === false ? until.value : undefined;
}

/** The days from which and until which something has to be done. */
function daysIn({ deadline, until }: BoundEffect): readonly Bound[] {
  return present(deadline?.anchor?.value, until?.isDay === true ? until.value : undefined);
}

/** What decides who leads. */
export function leadConditions({ leads }: BoundProcess): readonly Bound[] {
  return present(...leads.map(({ when }) => when));
}

/** What decides where the process goes. */
export function moveConditions({ stages }: BoundProcess): readonly Bound[] {
  return present(...stages.flatMap(({ entryWhen, moves }) => [entryWhen, ...moves.map(({ when }) => when)]));
}

function present(...parts: readonly (Bound | undefined)[]): readonly Bound[] {
  return parts.filter((part) => part !== undefined);
}
