/** Breakpoints: the constants at which the policy begins to tell the values of a fact or judgement apart. */
import type { Bound, BoundDeclaration } from "./bound.ts";
import { expressionsOf, timesAskedIn } from "./bound-parts.ts";
import { mainSymbol } from "./editions.ts";
import type { Changed } from "./lower-declared.ts";
import { endName } from "./lower-expressions.ts";
import type { Band } from "./model.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import { isSameList } from "./taken-over.ts";
import type { Whole } from "./whole.ts";

/** What has a value: a symbol, or what is asked of events or of a clock, as it is written. */
export type Valued = PolicySymbol | string;

/** The constants of a parameter. */
type ValuesOf = (parameter: PolicySymbol) => readonly number[];

export interface Breakpoints {
  readonly found: ReadonlyMap<Valued, readonly number[] | undefined>;
  /** Definitions that have the values of something as their own, and what these are the values of. */
  readonly handedOn: ReadonlySet<Valued>;
}

/** Constants, or "all" where every value counts for itself. */
type Points = Set<number> | "all";

interface Declared {
  readonly symbol: PolicySymbol | undefined;
  readonly bound: BoundDeclaration;
}

/**
 * The breakpoints of every symbol that is compared with something, ascending; undefined where arithmetic or a
 * comparison with another value makes every value count. A symbol that is missing is compared with nothing. From when
 * a deadline counts is no comparison: it changes a date, and nothing else.
 */
function breakpointsOf({ scope, inOrder, definitions }: Whole, valuesOf: ValuesOf): Breakpoints {
  const points = new Map<Valued, Points>();
  const linked = new Map<PolicySymbol, readonly Valued[]>();
  for (const declared of inOrder) {
    const { comparisons, links } = saidBy(declared);
    for (const { valued, at } of comparisons) add(points, valued, at, valuesOf);
    if (declared.symbol === undefined || links.length === 0) continue;
    const main = mainSymbol(scope, declared.symbol);
    linked.set(main, [...(linked.get(main) ?? []), ...links]);
  }
  // Each definition reads only those that stand before it.
  for (const symbol of linked.size === 0 ? [] : definitions.order.toReversed()) {
    const main = mainSymbol(scope, symbol);
    const own = points.get(main);
    for (const other of linked.get(main) ?? []) {
      if (own !== undefined) add(points, other, own === "all" ? own : [...own], valuesOf);
    }
  }
  return {
    found: new Map([...points].map(([symbol, own]) => [symbol, ascending(own)])),
    handedOn: new Set([...linked].flatMap(([symbol, others]) => [symbol, ...others])),
  };
}

function add(points: Map<Valued, Points>, valued: Valued, at: Comparison["at"], valuesOf: ValuesOf): void {
  const known = points.get(valued);
  if (known === "all") return;
  if (at === "all") points.set(valued, at);
  else {
    const values = "kind" in at ? valuesOf(at) : at;
    if (known === undefined) points.set(valued, new Set(values));
    else for (const value of values) known.add(value);
  }
}

const ascending = (points: Points): readonly number[] | undefined =>
  points === "all" ? undefined : [...points].sort((a, b) => a - b);

/**
 * The same after an edit that put declarations in the place of others: looked at anew is only what these compare, and
 * all where that is handed on by a definition, is not found by its name, or is compared with another value than before.
 */
export function breakpointsAfter(
  whole: Whole,
  valuesOf: ValuesOf,
  previous: Breakpoints | undefined,
  changed: readonly Changed[] | undefined,
): Breakpoints {
  if (previous === undefined || changed === undefined) return breakpointsOf(whole, valuesOf);
  const compared = new Set<PolicySymbol>();
  for (const { before, after } of changed) {
    const [was, is] = [saidBy(before), saidBy(after)];
    if (after.declaration.kind === "parameter" || was.links.length > 0 || is.links.length > 0)
      return breakpointsOf(whole, valuesOf);
    for (const { valued } of [...saidBesides(was, is), ...saidBesides(is, was)]) {
      if (typeof valued === "string" || !byName.includes(valued.kind) || previous.handedOn.has(valued))
        return breakpointsOf(whole, valuesOf);
      compared.add(valued);
    }
  }
  const found = new Map(previous.found);
  for (const symbol of compared) {
    const points = new Map<Valued, Points>();
    for (const place of whole.askers().get(symbol.name) ?? []) {
      const asker = whole.inOrder[place];
      for (const { valued, at } of asker === undefined ? [] : saidBy(asker).comparisons)
        if (valued === symbol) add(points, valued, at, valuesOf);
    }
    const own = points.get(symbol);
    if (own === undefined) found.delete(symbol);
    else found.set(symbol, ascending(own));
  }
  return { found, handedOn: previous.handedOn };
}

/** What the one compares and the other does not. */
function saidBesides(one: Said, other: Said): readonly Comparison[] {
  return one.comparisons.filter(
    ({ valued, at }) => !other.comparisons.some((same) => same.valued === valued && isSameAs(same.at, at)),
  );
}

function isSameAs(a: Comparison["at"], b: Comparison["at"]): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && isSameList(a, b));
}

/** Whoever compares these has looked up their names. */
const byName: readonly SymbolKind[] = ["fact", "judgement", "define", "matrix", "threshold"];

/** What something is compared with: constants, the values of a parameter, or something for which every value counts. */
interface Comparison {
  readonly valued: Valued;
  readonly at: readonly number[] | PolicySymbol | "all";
}

/** What a declaration says by itself. */
interface Said {
  readonly comparisons: readonly Comparison[];
  /** What its own values are those of. */
  readonly links: readonly Valued[];
}

const said = new WeakMap<BoundDeclaration, Said>();

/** Worked out once for what a declaration was bound to. */
function saidBy(declared: Declared): Said {
  const found = said.get(declared.bound) ?? comparisonsIn(declared);
  said.set(declared.bound, found);
  return found;
}

function comparisonsIn({ symbol, bound }: Declared): Said {
  const comparisons: Comparison[] = [];
  const links: Valued[] = [];
  const add = (valued: Valued, at: Comparison["at"]) => comparisons.push({ valued, at });
  /** Every value of everything in an expression counts. */
  const addAll = (part: Bound) => {
    for (const valued of valuedIn(part)) add(valued, "all");
  };
  const compared = (left: Bound, right: Bound) => {
    const constants = (side: Bound) => {
      if (side.kind === "constant") return [side.value];
      return side.kind === "symbol" && side.symbol.kind === "parameter" ? side.symbol : undefined;
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
  for (const part of valuesIn(bound)) {
    const isCondition = symbol?.type?.kind === "yes/no";
    const valued = valuedAt(part);
    if (valued !== undefined && !isCondition && symbol !== undefined) links.push(valued);
    else visit(part);
  }
  for (const part of conditionsIn(bound)) visit(part);
  // Whether there is an event of which something is asked, or a clock has started, counts wherever it is asked.
  for (const part of timesAskedIn(bound)) {
    if (part.kind === "measure" && part.measure.presence !== undefined) add(part.measure.presence.text, [1]);
    if (part.kind === "clock-end") add(part.symbol, [0]);
  }
  for (const { axis, keys } of axesIn(bound))
    if (axis.kind === "symbol")
      add(
        axis.symbol,
        keys.flatMap(({ from, to }) => [from, to]),
      );
  return { comparisons, links };
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
