/** Breakpoints: the constants at which the policy begins to tell the values of a fact or judgement apart. */
import { allExpressionsOf, type Bound, type BoundDeclaration, expressionsOf, walkBound } from "./bound.ts";
import { endName } from "./lower-expressions.ts";
import type { Band } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";

/** What has a value: a symbol, or what is asked of events or of a clock, as it is written. */
export type Valued = PolicySymbol | string;

/** Constants, or "all" where every value counts for itself. */
type Points = Set<number> | "all";

export interface Declared {
  readonly symbol: PolicySymbol | undefined;
  readonly bound: BoundDeclaration;
}

/**
 * The breakpoints of every symbol that is compared with something, ascending; undefined where arithmetic or a
 * comparison with another value makes every value count. A symbol that is missing is compared with nothing.
 * `definitions` stand in the order in which each reads only those before it. From when a deadline counts is no
 * comparison: it changes a date, and nothing else.
 */
export function breakpointsOf(
  all: readonly Declared[],
  definitions: readonly Declared[],
  valuesOf: (parameter: PolicySymbol) => readonly number[],
): ReadonlyMap<Valued, readonly number[] | undefined> {
  const points = new Map<Valued, Points>();
  const add = (symbol: Valued, values: Iterable<number>) => {
    const known = points.get(symbol);
    if (known === "all") return;
    if (known === undefined) points.set(symbol, new Set(values));
    else for (const value of values) known.add(value);
  };
  /** Every value of everything in an expression counts. */
  const addAll = (part: Bound) => {
    for (const valued of valuedIn(part)) points.set(valued, "all");
  };
  const compared = (left: Bound, right: Bound) => {
    const constants = (side: Bound) => {
      if (side.kind === "constant") return [side.value];
      return side.kind === "symbol" && side.symbol.kind === "parameter" ? valuesOf(side.symbol) : undefined;
    };
    for (const [side, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const values = constants(other);
      const valued = valuedAt(side);
      if (valued !== undefined && values !== undefined) add(valued, values);
      else if (constants(side) === undefined) addAll(side);
    }
  };
  const visit = (part: Bound): void => {
    switch (part.kind) {
      case "symbol":
      case "measure":
      case "clock-end":
        add(valuedAt(part) ?? "", [1]);
        return;
      case "not":
        visit(part.operand);
        return;
      case "and":
      case "or":
      case "count":
        for (const operand of part.operands) visit(operand);
        return;
      case "compare":
        compared(part.left, part.right);
        return;
      case "add":
      case "subtract":
      case "multiply":
      case "add-months":
        addAll(part);
        return;
      default:
        return;
    }
  };

  /** Whether there is an event of which something is asked, or a clock has started, counts wherever it is asked. */
  const addPresence = (part: Bound) => {
    if (part.kind === "measure" && part.measure.presence !== undefined) add(part.measure.presence.text, [1]);
    if (part.kind === "clock-end") add(part.symbol, [0]);
  };

  const linked = new Map<PolicySymbol, Valued[]>();
  for (const { symbol, bound } of all) {
    for (const part of valuesIn(bound)) {
      const isCondition = symbol?.type?.kind === "yes/no";
      const valued = valuedAt(part);
      if (valued !== undefined && !isCondition && symbol !== undefined)
        linked.set(symbol, [...(linked.get(symbol) ?? []), valued]);
      else visit(part);
    }
    for (const part of conditionsIn(bound)) visit(part);
    for (const part of allExpressionsOf(bound)) walkBound(part, addPresence);
    for (const { axis, keys } of axesIn(bound))
      if (axis.kind === "symbol")
        add(
          axis.symbol,
          keys.flatMap(({ from, to }) => [from, to]),
        );
  }
  for (const { symbol } of [...definitions].reverse()) {
    if (symbol === undefined) continue;
    const own = points.get(symbol);
    for (const other of linked.get(symbol) ?? []) {
      if (own === "all") points.set(other, "all");
      else if (own !== undefined) add(other, own);
    }
  }
  return new Map(
    [...points].map(([symbol, own]) => [symbol, own === "all" ? undefined : [...own].sort((a, b) => a - b)]),
  );
}

function valuedAt(part: Bound): Valued | undefined {
  if (part.kind === "measure") return part.measure.text;
  if (part.kind === "clock-end") return endName(part.symbol.name);
  return part.kind === "symbol" ? part.symbol : undefined;
}

function valuedIn(part: Bound): readonly Valued[] {
  switch (part.kind) {
    case "symbol":
    case "measure":
    case "clock-end": {
      const valued = valuedAt(part);
      return valued === undefined ? [] : [valued];
    }
    case "add":
    case "subtract":
    case "multiply":
      return [...valuedIn(part.left), ...valuedIn(part.right)];
    case "add-months":
      return [...valuedIn(part.date), ...valuedIn(part.months)];
    default:
      return [];
  }
}

/** What a definition hands on as its value. */
function valuesIn(bound: BoundDeclaration): readonly Bound[] {
  if (bound.kind === "define") return [bound.value];
  return bound.kind === "branches" ? bound.branches.map(({ value }) => value) : [];
}

/** Everything that is true or false: conditions, and what principles and cases claim. */
function conditionsIn(bound: BoundDeclaration): readonly Bound[] {
  switch (bound.kind) {
    case "define":
    case "matrix":
      return [];
    case "branches":
      return bound.branches.flatMap(({ when }) => when ?? []);
    case "principle":
      return bound.statements.flatMap((statement) => {
        if (statement.kind === "whenever") return [statement.when, statement.then];
        return statement.kind === "never" ? [statement.condition] : [];
      });
    case "case":
      return bound.row.expect.map(({ claim }) => claim);
    case "cases":
      return bound.rows.flatMap(({ expect }) => expect.map(({ claim }) => claim));
    default:
      return expressionsOf(bound);
  }
}

function axesIn(
  bound: BoundDeclaration,
): readonly { readonly axis: Bound; readonly keys: readonly Band[] }[] {
  if (bound.kind !== "matrix") return [];
  const rows = { axis: bound.rows, keys: bound.rowKeys };
  return bound.columns === undefined ? [rows] : [rows, { axis: bound.columns, keys: bound.columnKeys }];
}
