/** What expressions and definitions are made of. */
import type { Definition, Expr } from "./model.ts";
import type { Type } from "./types.ts";

/** Every kind of expression but `unresolved` has a type; conditions are yes/no. */
export function typeOf(expr: Expr): Type {
  return "type" in expr ? expr.type : { kind: "yes/no" };
}

/** The direct parts of an expression; a definition is a name, not a part. */
export function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "not":
    case "known":
      return [expr.operand];
    case "and":
    case "or":
    case "count":
      return expr.operands;
    case "compare":
    case "add":
    case "subtract":
    case "multiply":
      return [expr.left, expr.right];
    case "add-months":
      return [expr.date, expr.months];
    case "constant":
    case "input":
    case "parameter":
    case "definition":
    case "in-force":
    case "unresolved":
      return [];
  }
}

/** The expressions that a definition is made of; of an edition, whether it is in force is one. */
export function partsOf(definition: Definition): readonly Expr[] {
  const force = definition.edition?.force;
  const own = expressionsIn(definition);
  return force === undefined ? own : [...own, force];
}

/** The same, whether or not it is in force. */
export function expressionsIn(definition: Definition): readonly Expr[] {
  switch (definition.kind) {
    case "define":
    case "threshold":
      return [definition.value];
    case "branches":
      return definition.branches.flatMap(({ when, value }) => (when === undefined ? [value] : [when, value]));
    case "matrix":
      return definition.columns === undefined ? [definition.rows] : [definition.rows, definition.columns];
  }
}
