/** From bound claims to the model's: conditions that may speak of the outcome as well. */
import type { Bound, BoundPowers } from "./bound.ts";
import { type Lowering, lowerExpression } from "./lower-expressions.ts";
import type { Claim, PowerFilter } from "./model.ts";

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
