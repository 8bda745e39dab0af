/** Checks of cases and tables of cases: what they give exists, and what they expect can be expected. */
import {
  type Assignment,
  type CaseCell,
  type CaseDeclaration,
  type CaseRow,
  type CasesDeclaration,
  type Expression,
  type Name,
  printNode,
  type Span,
  type Text,
} from "@remit/grammar";
import { type Binder, lookup, named, report, reportWrongKind, use } from "./binder.ts";
import type {
  Bound,
  BoundDeclaration,
  BoundExpectation,
  BoundGiven,
  BoundRow,
  BoundTimeline,
} from "./bound.ts";
import { checkTimeline } from "./check-events.ts";
import { type GivenTo, givenValue } from "./check-values.ts";
import { dateOf } from "./claims.ts";
import { condition, value as valueIn } from "./expressions.ts";
import { aKind, type PolicySymbol, type SymbolKind, valueKinds } from "./symbols.ts";
import { ungrouped } from "./type-nodes.ts";

const inputKinds: readonly SymbolKind[] = ["fact", "judgement", "process"];

export function checkCase(b: Binder, declaration: CaseDeclaration): BoundDeclaration {
  const faults = faultsOf(b);
  const on = dateOf(b, declaration.on);
  const given = checkGiven(b, declaration.given);
  const timeline = checkTimeline(b, declaration.timeline, on);
  const expect = checkExpectations(b, declaration.expect);
  if (declaration.expect.length === 0) reportAssertsNothing(b, declaration.title, declaration);
  const complete = faultsOf(b) === faults && !b.broken;
  return {
    kind: "case",
    row: { title: undefined, on, given, timeline, expect, because: undefined, complete, span: declaration },
  };
}

/** How many errors there are so far: a case with one of them is not run. */
function faultsOf(b: Binder): number {
  return b.found.filter(({ problem }) => problem.severity === "error").length;
}

function reportAssertsNothing(b: Binder, title: Text | undefined, at: Span): void {
  if (!b.broken) report(b, "asserts-nothing", title ?? at, { title: title?.value ?? "" });
}

function checkGiven(b: Binder, assignments: readonly Assignment[]): readonly BoundGiven[] {
  const seen = new Set<string>();
  return assignments.flatMap(({ name, value, because }): BoundGiven[] => {
    const to = givenTo(b, name);
    if (to === undefined) {
      if (value !== undefined) useNames(b, value);
      return [];
    }
    if (seen.has(to.name)) report(b, "given-twice", name, { name: to.name });
    seen.add(to.name);
    const given = value === undefined ? undefined : givenValue(b, to, value);
    return given === undefined ? [] : [{ name: to.name, asked: to.asked, ...given, because: because?.value }];
  });
}

interface Given extends GivenTo {
  readonly asked: Bound | undefined;
}

/** What a value is given to: a fact, a judgement, or what is asked of events or of a clock. */
function givenTo(b: Binder, name: Assignment["name"]): Given | undefined {
  if (name.kind === "name") {
    const symbol = inputCalled(b, name);
    if (symbol === undefined) return undefined;
    const { type } = symbol;
    const asked = symbol.kind === "clock" && type ? ({ kind: "symbol", type, symbol } as const) : undefined;
    return { name: symbol.name, type, symbol, asked };
  }
  const { bound, type, symbol } = valueIn(b, name);
  if (bound.kind === "unresolved") return undefined;
  // The stage of a process is given by the name of the process, however it is asked for.
  if (symbol?.kind === "process") return { name: symbol.name, type, symbol, asked: undefined };
  return { name: printNode(name), type, symbol: undefined, asked: bound };
}

/** The fact or judgement of a name; anything else is reported. */
function inputCalled(b: Binder, name: Name): PolicySymbol | undefined {
  const symbol = named(b, name, inputKinds);
  if (symbol === undefined || inputKinds.includes(symbol.kind) || symbol.kind === "clock") return symbol;
  if (valueKinds.includes(symbol.kind))
    report(b, "cannot-be-given", name, { name: name.text, kind: aKind(symbol.kind) });
  else reportWrongKind(b, name, symbol, inputKinds);
  return undefined;
}

/** Names in a value that is given to nothing we know. */
function useNames(b: Binder, value: Expression): void {
  const node = ungrouped(value);
  const symbol = node.kind === "name" ? lookup(b, node.text) : undefined;
  if (symbol !== undefined) use(b, node, symbol);
}

function checkExpectations(b: Binder, nodes: readonly Expression[]): readonly BoundExpectation[] {
  return nodes.map((node) => ({ claim: condition(b, node, "of the outcome"), span: node }));
}

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────────

type Column =
  | { readonly kind: "case" | "on" | "because" | "expect"; readonly text: string }
  | { readonly kind: "input"; readonly text: string; readonly to: Given }
  | { readonly kind: "unreadable"; readonly text: string };

export function checkCases(b: Binder, declaration: CasesDeclaration): BoundDeclaration {
  const faults = faultsOf(b);
  const on = dateOf(b, declaration.on);
  const given = checkGiven(b, declaration.given);
  const timeline = checkTimeline(b, declaration.timeline, on);
  const columns = checkHeader(b, declaration.header, given);
  const sound = faultsOf(b) === faults && !b.broken;
  if (!columns.some(({ kind }) => kind === "expect")) reportAssertsNothing(b, declaration.title, declaration);
  const rows = declaration.rows.map((row) =>
    bindRow(b, row, columns, { title: declaration.title, on, given, timeline, sound }),
  );
  return { kind: "cases", rows };
}

function checkHeader(
  b: Binder,
  header: CasesDeclaration["header"],
  given: readonly BoundGiven[],
): readonly Column[] {
  const seen = new Set<string>(given.map(({ name }) => name));
  return header.map((head): Column => {
    const text = head.kind === "name" ? head.text : printNode(head);
    if (seen.has(text)) report(b, "given-twice", head, { name: text });
    seen.add(text);
    if (text === "case" || text === "on" || text === "because" || text === "expect")
      return { kind: text, text };
    const to = givenTo(b, head);
    return to === undefined ? { kind: "unreadable", text } : { kind: "input", text, to };
  });
}

interface Table {
  readonly title: Text | undefined;
  readonly on: number | undefined;
  readonly given: readonly BoundGiven[];
  readonly timeline: BoundTimeline | undefined;
  readonly sound: boolean;
}

function bindRow(b: Binder, row: CaseRow, columns: readonly Column[], table: Table): BoundRow {
  const faults = faultsOf(b);
  if (row.cells.length !== columns.length) return misalignedRow(b, row, columns.length, table);
  let title: string | undefined;
  let { on } = table;
  let because: string | undefined;
  const given: BoundGiven[] = [];
  const expect: BoundExpectation[] = [];
  for (const [index, column] of columns.entries()) {
    const cell = row.cells[index];
    const [value] = cell?.values ?? [];
    if (cell === undefined || value === undefined) continue;
    if (column.kind !== "expect" && cell.values.length > 1)
      report(b, "one-value-in-a-cell", cell, { column: column.text });
    switch (column.kind) {
      case "case":
        title = titleOf(b, cell);
        break;
      case "on":
        on = rowDate(b, value);
        break;
      case "because":
        because = value.kind === "text" ? value.value : b.text.slice(value.start, value.end);
        break;
      case "expect":
        expect.push(...checkExpectations(b, expressionsIn(b, cell, "something that can be true or false")));
        break;
      case "input": {
        const [node] = expressionsIn(b, cell, "a value");
        const { name, asked } = column.to;
        const found = node === undefined ? undefined : givenValue(b, column.to, node);
        if (found !== undefined) given.push({ name, asked, ...found, because: undefined });
        break;
      }
      case "unreadable":
        for (const node of expressionsIn(b, cell, "a value")) useNames(b, node);
    }
  }
  const hasExpectations = columns.some(({ kind }) => kind === "expect");
  if (hasExpectations && expect.length === 0 && faultsOf(b) === faults && !b.broken)
    report(b, "asserts-nothing", row, { title: title ?? table.title?.value ?? "" });
  const complete = table.sound && faultsOf(b) === faults;
  const { timeline } = table;
  return { title, on, given: [...table.given, ...given], timeline, expect, because, complete, span: row };
}

/** A row in which it is not clear what stands under which heading. */
function misalignedRow(b: Binder, row: CaseRow, needs: number, { on, given, timeline }: Table): BoundRow {
  const has = `${row.cells.length} ${row.cells.length === 1 ? "cell" : "cells"}`;
  if (!b.broken) report(b, "case-row-length", row, { has, needs: String(needs) });
  for (const { values } of row.cells)
    for (const value of values) if (value.kind !== "text") useNames(b, value);
  return {
    title: undefined,
    on,
    given,
    timeline,
    expect: [],
    because: undefined,
    complete: false,
    span: row,
  };
}

function titleOf(b: Binder, { values, start, end }: CaseCell): string {
  const [value] = values;
  return value?.kind === "text" ? value.value : b.text.slice(start, end).trim();
}

function rowDate(b: Binder, value: Expression | Text): number | undefined {
  if (value.kind === "date") return dateOf(b, value);
  report(b, "no-such-date", value, { date: b.text.slice(value.start, value.end) });
  return undefined;
}

/** The cell's values that are no texts; a text is reported. */
function expressionsIn(b: Binder, { values }: CaseCell, expected: string): readonly Expression[] {
  return values.filter((value) => {
    if (value.kind === "text") report(b, "value-expected", value, { name: "a text", expected });
    return value.kind !== "text";
  }) as readonly Expression[];
}
