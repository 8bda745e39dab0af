/** Checks of a matrix: that its keys cover its axes without overlapping, and that every cell has a value. */
import type { Cell, MatrixDeclaration, Name, Span } from "@remit/grammar";
import { type Binder, report, resolve } from "./binder.ts";
import { type Bound, type BoundDeclaration, unresolved } from "./bound.ts";
import { checkInForce } from "./check-policy.ts";
import { checkType } from "./check-values.ts";
import { constantFor } from "./expressions.ts";
import type { Band } from "./model.ts";
import { listed, type PolicySymbol, type SymbolKind } from "./symbols.ts";
import { labelOf, type Side } from "./typed.ts";
import type { Type } from "./types.ts";
import { formatValue, isAmong, nounPhrase, rangePhrase } from "./values.ts";

const axisKinds: readonly SymbolKind[] = [
  "fact",
  "judgement",
  "define",
  "matrix",
  "threshold",
  "parameter",
  "process",
];

interface Axis {
  readonly bound: Bound;
  readonly symbol: PolicySymbol;
  readonly side: Side;
}

export function checkMatrix(b: Binder, declaration: MatrixDeclaration): BoundDeclaration {
  const type = checkType(b, declaration.type);
  checkInForce(b, declaration.inForce);
  const rows = bindAxis(b, declaration.rows);
  const columns = bindAxis(b, declaration.columns);
  if (rows !== undefined && rows.symbol === columns?.symbol && declaration.columns !== undefined)
    report(b, "axis-twice", declaration.columns, { name: rows.symbol.name });

  const rowKeys = checkKeys(
    b,
    declaration,
    declaration.body.map(({ key }) => key),
    rows,
    "row",
  );
  const columnKeys = checkKeys(b, declaration, declaration.header, columns, "column");
  for (const row of declaration.body)
    if (row.key?.value === undefined && rows !== undefined && !b.broken)
      report(b, "row-without-key", row, { axis: rows.symbol.name });
  const cells = checkCells(b, declaration, type);
  return {
    kind: "matrix",
    rows: rows?.bound ?? unresolved,
    columns: declaration.columns === undefined ? undefined : (columns?.bound ?? unresolved),
    rowKeys,
    columnKeys,
    cells,
  };
}

function bindAxis(b: Binder, name: Name | undefined): Axis | undefined {
  const symbol = resolve(b, name, axisKinds);
  if (name === undefined || symbol?.type === undefined) return undefined;
  const { type } = symbol;
  if (type.kind === "date") {
    report(b, "matrix-axis", name, { name: name.text, is: nounPhrase(type) });
    return undefined;
  }
  return {
    bound: { kind: "symbol", type, symbol },
    symbol,
    side: { label: `\`${symbol.name}\``, type, bare: false },
  };
}

/** A band that nothing falls into, in place of a key that could not be read. */
const nowhere: Band = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

type Where = "row" | "column";
interface Key {
  readonly band: Band;
  readonly cell: Cell;
}

/** The keys of an axis, in the order of the table. */
function checkKeys(
  b: Binder,
  matrix: MatrixDeclaration,
  cells: readonly (Cell | undefined)[],
  axis: Axis | undefined,
  where: Where,
): readonly Band[] {
  if (axis === undefined) return cells.map(() => nowhere);
  const read = cells.map((cell) => (cell === undefined ? undefined : readKey(b, cell, axis)));
  const keys = read.flatMap((band, index): Key[] => {
    const cell = cells[index];
    return band === undefined || cell === undefined ? [] : [{ band, cell }];
  });
  const sound = checkOverlap(b, keys, axis.side.type, where);
  if (sound && keys.length === cells.length && !b.broken) checkCover(b, matrix, keys, axis, where);
  return read.map((band) => band ?? nowhere);
}

function readKey(b: Binder, cell: Cell, { side, symbol }: Axis): Band | undefined {
  if (cell.value === undefined) return undefined;
  const from = constantFor(b, cell.value, side, symbol);
  const to = cell.to === undefined ? from : constantFor(b, cell.to, side, symbol);
  if (from === undefined || to === undefined) return undefined;
  if (from > to) {
    report(b, "bounds-reversed", cell, {
      low: labelOf(b, cell.value),
      high: cell.to === undefined ? "" : labelOf(b, cell.to),
    });
    return undefined;
  }
  const { type } = side;
  const outside = [from, to].find((value) => !isAmong(type, value));
  if (outside !== undefined && (type.kind === "number" || type.kind === "duration")) {
    report(b, "value-out-of-bounds", cell, {
      name: symbol.name,
      range: rangePhrase(type),
      value: formatValue(type, outside),
    });
    return undefined;
  }
  return { from, to };
}

function checkOverlap(b: Binder, keys: readonly Key[], type: Type, where: Where): boolean {
  const inOrder = [...keys].sort((x, y) => x.band.from - y.band.from || x.band.to - y.band.to);
  let sound = true;
  let widest: Key | undefined;
  for (const key of inOrder) {
    if (widest !== undefined && key.band.from <= widest.band.to) {
      sound = false;
      const [first, second] = widest.cell.start < key.cell.start ? [widest, key] : [key, widest];
      const same = widest.band.from === key.band.from && widest.band.to === key.band.to;
      if (same) report(b, "key-twice", second.cell, { key: bandText(type, second.band), where });
      else
        report(b, "bands-overlap", second.cell, {
          first: bandText(type, first.band),
          second: bandText(type, second.band),
        });
    }
    if (widest === undefined || key.band.to > widest.band.to) widest = key;
  }
  return sound;
}

/** `3 notices`, `0 to 2 notices`. */
function bandText(type: Type, { from, to }: Band): string {
  const high = formatValue(type, to);
  if (from === to) return `\`${high}\``;
  const counted = type.kind === "number" && type.unit !== "£" && type.unit !== "%";
  const low = formatValue(counted ? { ...type, unit: undefined } : type, from);
  return `\`${low} to ${high}\``;
}

/** Warns where values of the axis have no key. */
function checkCover(
  b: Binder,
  matrix: MatrixDeclaration,
  keys: readonly Key[],
  { side, symbol }: Axis,
  where: Where,
): void {
  const at: Span = (where === "row" ? matrix.rows : matrix.columns) ?? matrix;
  const name = matrix.name?.text ?? symbol.name;
  const holes = holesBetween(
    keys.map(({ band }) => band),
    side.type,
  );
  if (holes.length === 0) return;
  if (side.type.kind === "number" || side.type.kind === "duration") {
    const hole = listed(
      holes.map((band) => bandText(side.type, band)),
      "or",
    );
    report(b, "bands-leave-hole", at, { hole, axis: symbol.name, matrix: name });
    return;
  }
  const singles = holes.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  const missing = listed(
    singles.map((value) => `\`${formatValue(side.type, value)}\``),
    "and",
  );
  report(b, "key-missing", at, { keys: missing, where, matrix: name });
}

function holesBetween(bands: readonly Band[], type: Type): readonly Band[] {
  const { min, max, step } = extent(type);
  const round = (value: number) => Number(value.toFixed(9));
  const holes: Band[] = [];
  let next = min;
  for (const { from, to } of [...bands].sort((x, y) => x.from - y.from)) {
    if (from > next) holes.push({ from: next, to: round(from - step) });
    next = Math.max(next, round(to + step));
  }
  if (next <= max) holes.push({ from: next, to: max });
  return holes;
}

function extent(type: Type): { readonly min: number; readonly max: number; readonly step: number } {
  switch (type.kind) {
    case "number":
      return { min: type.min, max: type.max, step: 10 ** -type.decimals };
    case "duration":
      return { min: type.min, max: type.max, step: 1 };
    case "scale":
    case "choice":
      return { min: 0, max: type.levels.length - 1, step: 1 };
    default:
      return { min: 0, max: 1, step: 1 };
  }
}

function checkCells(b: Binder, matrix: MatrixDeclaration, type: Type | undefined) {
  const width = matrix.columns === undefined ? 1 : matrix.header.length;
  const symbol = b.scope.byDeclaration.get(matrix);
  const name = matrix.name?.text ?? "";
  return matrix.body.map((row) => {
    if (row.cells.length !== width && !b.broken) {
      const count = (cells: number) => `${cells} ${cells === 1 ? "value" : "values"}`;
      report(b, "row-length", row, { has: count(row.cells.length), needs: String(width) });
    }
    return Array.from({ length: width }, (_, index) => {
      const cell = row.cells[index];
      if (cell === undefined) return undefined;
      if (cell.value === undefined) {
        const where = [row.key, matrix.columns === undefined ? undefined : matrix.header[index]]
          .map((key) => (key?.value === undefined ? undefined : labelOf(b, key.value)))
          .filter((label) => label !== undefined);
        if (!b.broken)
          report(
            b,
            "cell-empty",
            { start: cell.start, end: Math.max(cell.end, cell.start + 1) },
            { matrix: name, where: listed(where, "and") },
          );
        return undefined;
      }
      if (type === undefined) return undefined;
      if (cell.to !== undefined) report(b, "value-expected", cell, { name: "a band", expected: "one value" });
      const value = constantFor(b, cell.value, { label: `\`${name}\``, type, bare: false }, symbol);
      return value === undefined ? undefined : among(b, cell, type, value, name);
    });
  });
}

function among(b: Binder, cell: Cell, type: Type, value: number, name: string): number {
  if (!isAmong(type, value) && (type.kind === "number" || type.kind === "duration"))
    report(b, "value-out-of-bounds", cell, {
      name,
      range: rangePhrase(type),
      value: formatValue(type, value),
    });
  return value;
}
