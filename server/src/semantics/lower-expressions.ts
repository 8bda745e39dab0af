/** From bound expressions to the model's: symbols become inputs, parameters, definitions. */
import type { Bound, BoundDay } from "./bound.ts";
import { allOf, compared, comparison, not, ofInput } from "./forms.ts";
import { nowhere } from "./lower-named.ts";
import type { Day, Definition, EventKind, Expr, Input, Length, Parameter, Target } from "./model.ts";
import { operandsOf } from "./parts.ts";

/** What is found by a key. */
export interface Lookup<K, V> {
  readonly size: number;
  readonly get: (key: K) => V | undefined;
}

/** What has been made of the model so far, by name. */
export interface Lowering {
  /** Facts, judgements, and measures as they are written. */
  readonly inputs: Lookup<string, Input>;
  readonly parameters: Lookup<string, Parameter>;
  readonly definitions: Lookup<string, Definition>;
  readonly targets: Lookup<string, Target>;
  readonly events: Lookup<string, EventKind>;
  /** By measure of one event: how many there are to ask it of; by end of a clock: whether it has started. */
  readonly presence: Lookup<Input, Input>;
  /** The day that picks editions; see Transition. */
  readonly day: Expr | undefined;
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
    case "measure":
      return inputExpr(l.inputs.get(bound.measure.text));
    case "clock-end":
      return inputExpr(l.inputs.get(endName(bound.symbol.name)));
    case "field":
      return inputExpr(fieldInput(l, bound));
    case "known": {
      const operand = lowerExpression(l, bound.operand);
      return existing(l, [operand], []) ?? { kind: "known", operand };
    }
    case "not":
      return not(lowerExpression(l, bound.operand));
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
      return lowerComparison(l, bound);
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

/** How the end of a clock is written. */
export const endName = (clock: string): string => `end of ${clock}`;

export function lowerLength(l: Lowering, amount: Bound | undefined): Length | undefined {
  if (amount === undefined || !("type" in amount) || amount.type.kind !== "duration") return undefined;
  return { amount: lowerExpression(l, amount), unit: amount.type.base };
}

export function lowerDay(l: Lowering, { value: bound, text: name }: BoundDay): Day {
  const value = lowerExpression(l, bound);
  return { value, name, exists: existing(l, [value], []) };
}

/** A comparison with what is asked of an event does not hold where there is no such event. */
function lowerComparison(l: Lowering, { op, left, right }: Bound & { readonly kind: "compare" }): Expr {
  const values: readonly [Expr, Expr] = [lowerExpression(l, left), lowerExpression(l, right)];
  const condition = compared(op, ...values);
  return existing(l, values, [condition]) ?? condition;
}

/** That there are the events of which these values are asked, and then whatever follows. */
export function existing(
  l: Pick<Lowering, "presence">,
  values: readonly Expr[],
  further: readonly Expr[],
): Expr | undefined {
  const counts = new Set(values.flatMap((value) => presencesIn(l, value)));
  if (counts.size === 0) return undefined;
  return allOf([...[...counts].map(isPresent), ...further]);
}

/** That there is one event at least; of a clock, that it has started, which is every state but the first. */
export function isPresent(input: Input): Expr {
  return input.type.kind === "choice" ? not(comparison("=", input, 0)) : comparison(">=", input, 1);
}

function presencesIn(l: Pick<Lowering, "presence">, expr: Expr): readonly Input[] {
  switch (expr.kind) {
    case "input": {
      const count = l.presence.get(expr.input);
      return count === undefined ? [] : [count];
    }
    case "definition":
      return expr.definition.kind === "define" && expr.type.kind !== "yes/no"
        ? presencesIn(l, expr.definition.value)
        : [];
    case "add":
    case "subtract":
    case "multiply":
    case "add-months":
      return operandsOf(expr).flatMap((operand) => presencesIn(l, operand));
    default:
      return [];
  }
}

function inputExpr(input: Input | undefined): Expr {
  return input === undefined ? { kind: "unresolved" } : ofInput(input);
}

/** While an event is looked at, what is said of it stands behind the values of the case. */
export function fieldInput(l: Pick<Lowering, "inputs">, { name, type, slot }: FieldAt): Input {
  return {
    kind: "fact",
    name,
    title: undefined,
    note: undefined,
    citations: [],
    place: nowhere,
    index: l.inputs.size + slot,
    type,
    worse: 0,
    question: undefined,
    by: undefined,
    guidedBy: undefined,
    breakpoints: undefined,
  };
}

type FieldAt = Pick<Bound & { readonly kind: "field" }, "name" | "type" | "slot">;

function lowerSymbol(l: Lowering, { type, symbol }: Bound & { readonly kind: "symbol" }): Expr {
  const input = l.inputs.get(symbol.name);
  if (input !== undefined) return { kind: "input", type, input };
  const parameter = l.parameters.get(symbol.name);
  if (parameter !== undefined) return { kind: "parameter", type, parameter };
  const definition = l.definitions.get(symbol.name);
  return definition === undefined ? { kind: "unresolved" } : { kind: "definition", type, definition };
}
