/** From bound expressions to the model's: symbols become inputs, parameters, definitions. */
import type { Bound, BoundPowers } from "./bound.ts";
import type { Claim, Definition, Expr, Input, Parameter, PowerFilter, Target } from "./model.ts";

/** What has been made of the model so far, by name. */
export interface Lowering {
  readonly inputs: ReadonlyMap<string, Input>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly targets: ReadonlyMap<string, Target>;
}

export function lowerExpression(l: Lowering, bound: Bound): Expr {
  const expr = lowerForm(l, bound);
  return bound.span === undefined ? expr : { ...expr, span: bound.span };
}

function lowerForm(l: Lowering, bound: Bound): Expr {
  switch (bound.kind) {
    case "constant":
      return bound;
    case "symbol":
      return lowerSymbol(l, bound);
    case "not":
    case "known":
      return { kind: bound.kind, operand: lowerExpression(l, bound.operand) };
    case "and":
    case "or":
      return { kind: bound.kind, operands: bound.operands.map((operand) => lowerExpression(l, operand)) };
    case "count":
      return {
        kind: "count",
        atLeast: bound.atLeast,
        operands: bound.operands.map((operand) => lowerExpression(l, operand)),
      };
    case "compare":
      return {
        kind: "compare",
        op: bound.op,
        left: lowerExpression(l, bound.left),
        right: lowerExpression(l, bound.right),
      };
    case "add":
    case "subtract":
    case "multiply":
      return {
        kind: bound.kind,
        type: bound.type,
        left: lowerExpression(l, bound.left),
        right: lowerExpression(l, bound.right),
      };
    case "add-months": {
      const { kind, type, sign } = bound;
      return {
        kind,
        type,
        sign,
        date: lowerExpression(l, bound.date),
        months: lowerExpression(l, bound.months),
      };
    }
    default:
      return { kind: "unresolved" };
  }
}

function lowerSymbol(l: Lowering, { type, symbol }: Bound & { readonly kind: "symbol" }): Expr {
  const input = l.inputs.get(symbol.name);
  if (input !== undefined) return { kind: "input", type, input };
  const parameter = l.parameters.get(symbol.name);
  if (parameter !== undefined) return { kind: "parameter", type, parameter };
  const definition = l.definitions.get(symbol.name);
  return definition === undefined ? { kind: "unresolved" } : { kind: "definition", type, definition };
}

export function lowerClaim(l: Lowering, bound: Bound): Claim {
  switch (bound.kind) {
    case "not":
      return speaksOfOutcome(bound) ? { kind: "not", operand: lowerClaim(l, bound.operand) } : fact(l, bound);
    case "and":
    case "or":
      if (!speaksOfOutcome(bound)) return fact(l, bound);
      return { kind: bound.kind, operands: bound.operands.map((operand) => lowerClaim(l, operand)) };
    case "count":
      if (!speaksOfOutcome(bound)) return fact(l, bound);
      return {
        kind: "count",
        atLeast: bound.atLeast,
        operands: bound.operands.map((operand) => lowerClaim(l, operand)),
      };
    case "position": {
      const target = l.targets.get(bound.target.name);
      if (target === undefined) return { kind: "unresolved" };
      return { kind: "position", target, position: bound.position, by: bound.by.map(({ name }) => name) };
    }
    case "quantified":
      return {
        kind: "quantified",
        quantifier: bound.quantifier,
        powers: lowerPowers(bound.powers),
        position: bound.position,
      };
    case "outcome":
      return { kind: "outcome", track: bound.track?.name, outcome: bound.outcome };
    case "applies":
      return { kind: "applies", rule: bound.rule.name };
    case "would-decide":
      return { kind: "would-decide", facts: bound.facts.map(({ name }) => name) };
    case "due":
      return { kind: "due", target: bound.target.name, on: bound.on };
    case "unresolved":
      return { kind: "unresolved" };
    default:
      return fact(l, bound);
  }
}

function fact(l: Lowering, bound: Bound): Claim {
  return { kind: "fact", condition: lowerExpression(l, bound) };
}

function speaksOfOutcome(bound: Bound): boolean {
  switch (bound.kind) {
    case "not":
      return speaksOfOutcome(bound.operand);
    case "and":
    case "or":
    case "count":
      return bound.operands.some(speaksOfOutcome);
    case "position":
    case "quantified":
    case "outcome":
    case "applies":
    case "would-decide":
    case "due":
      return true;
    default:
      return false;
  }
}

export function lowerPowers({ powerKind, track, atLeast }: BoundPowers): PowerFilter {
  return { powerKind, track: track?.name, atLeast };
}
