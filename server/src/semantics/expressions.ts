/** Expressions: what a condition or a value means, every name in it resolved and every part typed. */
import type { Comparison, Count, Expression, Literal, Name, ProcessValue } from "@remit/grammar";
import { calculate } from "./arithmetic.ts";
import { type Binder, lookup, report, resolve, use } from "./binder.ts";
import { type Bound, unresolved } from "./bound.ts";
import {
  appliesClaim,
  bareClaim,
  dateOf,
  outcomeClaim,
  outcomeSymbol,
  positionClaim,
  quantifiedClaim,
  wouldDecideClaim,
} from "./claims.ts";
import { compare } from "./compare.ts";
import { comparedInWhere, measureValue } from "./measures.ts";
import { namedValue, type Wanted } from "./named-values.ts";
import { aKind, type PolicySymbol, type SymbolKind, valueKinds } from "./symbols.ts";
import { durationType, numberType, ungrouped } from "./type-nodes.ts";
import { fit, labelOf, type Side, type Typed, typed, untyped } from "./typed.ts";
import { type ClockState, clockType, type Type } from "./types.ts";
import { nounPhrase } from "./values.ts";

/** Whether a condition may speak of the outcome: in principles and expectations. */
type Speaks = "of facts" | "of the outcome";

const yesNo: Type = { kind: "yes/no" };
const outcomeNames: readonly SymbolKind[] = [...valueKinds, "power", "action", "rule"];

/** Something that is true or false. */
export function condition(b: Binder, node: Expression, speaks: Speaks = "of facts"): Bound {
  if (node.kind === "group") return condition(b, node.inner, speaks);
  const { start, end } = node;
  return { ...read(b, node, speaks), span: { start, end } };
}

type Ungrouped = Exclude<Expression, { readonly kind: "group" }>;

function read(b: Binder, node: Ungrouped, speaks: Speaks): Bound {
  switch (node.kind) {
    case "logic":
      return { kind: node.op, operands: node.operands.map((operand) => condition(b, operand, speaks)) };
    case "not":
      return { kind: "not", operand: condition(b, node.operand, speaks) };
    case "count":
      return count(b, node, speaks);
    case "comparison":
      return comparison(b, node, speaks);
    case "missing":
      expectCondition(b, node, speaks);
      return unresolved;
    case "quantified":
      return speaks === "of facts" ? tooEarly(b, node) : quantifiedClaim(b, node);
    case "applies":
      return speaks === "of facts" ? tooEarly(b, node) : appliesClaim(b, node);
    case "would-decide":
      return speaks === "of facts" ? tooEarly(b, node) : wouldDecideClaim(b, node);
    case "outcome":
      return speaks === "of facts" ? tooEarly(b, node) : unresolved;
    case "name":
    case "measure":
    case "clock-end":
    case "arithmetic":
    case "number":
    case "duration":
    case "date":
    case "word":
    case "process-value":
      return alone(b, node, speaks);
  }
}

function expectCondition(b: Binder, { start, end }: Expression, speaks: Speaks): void {
  b.expected.push({ start, end, expected: { kind: "condition", outcome: speaks === "of the outcome" } });
}

/** Positions and applying rules come after the conditions, so no condition can be about them. */
function tooEarly(b: Binder, node: Expression): Bound {
  report(b, "outcome-in-condition", node, { name: labelOf(b, node) });
  return unresolved;
}

/** A name or value that stands as a condition by itself. */
function alone(
  b: Binder,
  node:
    | Name
    | Literal
    | ProcessValue
    | (Expression & { readonly kind: "arithmetic" | "measure" | "clock-end" }),
  speaks: Speaks,
): Bound {
  expectCondition(b, node, speaks);
  if (node.kind === "name") {
    const named = outcomeSymbol(b, node);
    if (named !== undefined && speaks === "of the outcome") return bareClaim(b, node, named.symbol);
    if (named !== undefined) {
      use(b, node, named.symbol);
      return tooEarly(b, node);
    }
  }
  const kinds = speaks === "of facts" ? valueKinds : outcomeNames;
  const before = b.found.length;
  const part =
    node.kind === "name" ? namedValue(b, node, { type: undefined, lenient: false }, kinds) : value(b, node);
  if (part.type === undefined || part.type.kind === "yes/no") return part.bound;
  if (node.kind === "measure" && node.where?.kind === "comparison" && part.bound.kind === "measure")
    return comparedInWhere(b, { measure: node, where: node.where }, part.bound.measure.event, before);
  report(b, "not-a-condition", node, { name: labelOf(b, node), is: nounPhrase(part.type) });
  return unresolved;
}

function count(b: Binder, node: Count, speaks: Speaks): Bound {
  const operands = node.operands.map((operand) => condition(b, operand, speaks));
  if (node.quantity === "all") return { kind: "and", operands };
  if (node.quantity === "any") return { kind: "or", operands };
  if (node.number === undefined) return unresolved;
  const { value: number, unit } = node.number;
  if (unit === undefined && Number.isInteger(number) && number >= 1 && number <= operands.length)
    return { kind: "count", atLeast: number, operands };
  const of = `${operands.length} ${operands.length === 1 ? "condition" : "conditions"}`;
  report(b, "count-not-possible", node.number, {
    number: b.text.slice(node.number.start, node.number.end),
    of,
  });
  return unresolved;
}

function comparison(b: Binder, node: Comparison, speaks: Speaks): Bound {
  const bound = positive(b, node, speaks);
  return node.negated && bound.kind !== "unresolved" ? { kind: "not", operand: bound } : bound;
}

/** What a comparison says, its `not` left aside. */
function positive(b: Binder, node: Comparison, speaks: Speaks): Bound {
  const subject = ungrouped(node.left);
  if (subject.kind === "outcome")
    return speaks === "of facts" ? tooEarly(b, node) : outcomeClaim(b, node, subject);
  const named = outcomeSymbol(b, subject);
  if (named !== undefined) {
    if (speaks === "of the outcome") return positionClaim(b, node, named.name, named.symbol);
    use(b, named.name, named.symbol);
    return tooEarly(b, node);
  }
  const kinds = speaks === "of facts" ? valueKinds : outcomeNames;
  const left =
    subject.kind === "name"
      ? namedValue(b, subject, { type: undefined, lenient: false }, kinds)
      : value(b, subject);
  switch (node.op) {
    case "known":
      return left.type === undefined ? unresolved : { kind: "known", operand: left.bound };
    case "unknown":
      return left.type === undefined
        ? unresolved
        : { kind: "not", operand: { kind: "known", operand: left.bound } };
    case "met":
      return met(b, left);
    case "due":
      if (left.symbol !== undefined) notATarget(b, subject, left.symbol);
      return unresolved;
    default: {
      if (left.type !== undefined)
        b.expected.push({
          start: node.left.end,
          end: node.end,
          expected: { kind: "value", type: left.type, of: left.symbol, constant: false },
        });
      const wanted = { type: left.type, lenient: left.type === undefined };
      const operands = node.operands.map((operand) => value(b, operand, wanted));
      return compare(b, { ...node, op: node.op }, left, operands);
    }
  }
}

function met(b: Binder, left: Typed): Bound {
  if (left.symbol?.kind === "clock") return stateIs(left, "met");
  if (left.type === undefined || left.symbol?.kind === "threshold") return left.bound;
  const is = left.symbol === undefined ? nounPhrase(left.type) : aKind(left.symbol.kind);
  report(b, "not-a-threshold", left.node, { name: labelOf(b, left.node), is });
  return unresolved;
}

function stateIs({ bound: left }: Typed, state: ClockState): Bound {
  const value = clockType.levels.indexOf(state);
  return { kind: "compare", op: "=", left, right: { kind: "constant", type: clockType, value } };
}

function notATarget(b: Binder, node: Expression, symbol: PolicySymbol): void {
  const args = { name: symbol.name, kind: aKind(symbol.kind), expected: "an action or a power", close: "" };
  report(b, "wrong-kind", node, args);
}

// ── Values ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** An expression for its value. */
export function value(
  b: Binder,
  node: Expression,
  wanted: Wanted = { type: undefined, lenient: false },
): Typed {
  switch (node.kind) {
    case "group":
      return { ...value(b, node.inner, wanted), node };
    case "name":
      return namedValue(b, node, wanted, valueKinds);
    case "measure":
      return measureValue(b, node);
    case "clock-end": {
      const symbol = resolve(b, node.clock, ["clock"]);
      const type: Type = { kind: "date" };
      return symbol === undefined ? untyped(node) : typed(node, { kind: "clock-end", type, symbol }, type);
    }
    case "number": {
      const type = numberType(node);
      return typed(node, { kind: "constant", type, value: node.value }, type, node.unit === undefined);
    }
    case "duration": {
      const type = durationType(node);
      return typed(node, { kind: "constant", type, value: type.min }, type);
    }
    case "date": {
      const day = dateOf(b, node);
      return day === undefined
        ? untyped(node)
        : typed(node, { kind: "constant", type: { kind: "date" }, value: day }, { kind: "date" });
    }
    case "word":
      if (node.word !== "unknown")
        return typed(node, { kind: "constant", type: yesNo, value: node.word === "yes" ? 1 : 0 }, yesNo);
      report(b, "unknown-as-value", node, {});
      return untyped(node);
    case "arithmetic":
      return calculate(b, node, value(b, node.left), value(b, node.right));
    case "missing":
      return untyped(node);
    case "process-value":
      return processValue(b, node);
    default:
      return typed(node, condition(b, node), yesNo);
  }
}

/** `lead of P`, `next stage of P`. */
function processValue(b: Binder, node: ProcessValue): Typed {
  const process = resolve(b, node.process, ["process"]);
  if (process === undefined) return untyped(node);
  const symbol = lookup(b, `${node.what} of ${process.name}`);
  if (symbol?.type !== undefined)
    return { ...typed(node, { kind: "symbol", type: symbol.type, symbol }, symbol.type), symbol };
  report(b, "process-without-lead", node, { name: process.name });
  return untyped(node);
}

/** An expression whose value is given to something: a definition, a parameter, a cell. */
export function valueFor(
  b: Binder,
  node: Expression,
  side: Side,
  of: PolicySymbol | undefined,
  constant = false,
): Bound {
  b.expected.push({
    start: node.start,
    end: node.end,
    expected: { kind: "value", type: side.type, of, constant },
  });
  if (side.type.kind === "yes/no" && !constant) return condition(b, node);
  return fit(b, value(b, node, { type: side.type, lenient: false }), side);
}

/** A value as it is written, nothing to be worked out; anything else is reported. */
export function constantFor(
  b: Binder,
  node: Expression,
  side: Side,
  of: PolicySymbol | undefined,
): number | undefined {
  const bound = valueFor(b, node, side, of, true);
  if (bound.kind === "constant") return bound.value;
  if (bound.kind !== "unresolved")
    report(b, "value-expected", node, { name: labelOf(b, node), expected: isValuePhrase(side.type) });
  return undefined;
}

function isValuePhrase(type: Type): string {
  switch (type.kind) {
    case "number":
      return "a number";
    case "duration":
      return "a time";
    case "yes/no":
      return "`yes` or `no`";
    default:
      return nounPhrase(type);
  }
}
