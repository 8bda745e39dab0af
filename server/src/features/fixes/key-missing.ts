import type { Cell, MatrixDeclaration } from "@remit/grammar";
import type { Type } from "../../semantics/types.ts";
import { argument, type Change, type Fault, type Fix, insert, type Proposal } from "./fix.ts";

/** Rows or columns to fill in: an empty cell is then a problem of its own, with its own place. */
export const fix: Fix = (fault) => {
  const { declaration } = fault.item;
  if (declaration.kind !== "matrix") return [];
  return argument(fault, "where") === "row"
    ? missingRows(fault, declaration)
    : missingColumns(fault, declaration);
};

function missingRows(fault: Fault, matrix: MatrixDeclaration): readonly Proposal[] {
  const keys = missingKeys(
    fault,
    matrix.rows?.text,
    matrix.body.map(({ key }) => key),
  );
  const last = matrix.body.at(-1) ?? matrix.header.at(-1);
  if (keys.length === 0 || last === undefined) return [];
  const cells = " |".repeat(Math.max(1, matrix.header.length));
  const indent = indentOf(fault, last.start);
  const rows = keys.map((key) => `\n${indent}| ${key} |${cells}`).join("");
  return [
    {
      title: `Add ${keys.length === 1 ? "a row" : "rows"} to fill in`,
      changes: [insert(fault, lineEnd(fault, last.end), rows)],
    },
  ];
}

function missingColumns(fault: Fault, matrix: MatrixDeclaration): readonly Proposal[] {
  const keys = missingKeys(fault, matrix.columns?.text, matrix.header);
  const last = matrix.header.at(-1);
  if (keys.length === 0 || last === undefined) return [];
  const heads: Change = insert(fault, lineEnd(fault, last.end), keys.map((key) => ` ${key} |`).join(""));
  const cells = matrix.body.map((row) => insert(fault, lineEnd(fault, row.start), " |".repeat(keys.length)));
  return [
    { title: `Add ${keys.length === 1 ? "a column" : "columns"} to fill in`, changes: [heads, ...cells] },
  ];
}

function missingKeys(
  fault: Fault,
  axis: string | undefined,
  present: readonly (Cell | undefined)[],
): readonly string[] {
  const type = axis === undefined ? undefined : fault.checked.symbol(axis)?.type;
  const there = new Set(
    present.flatMap((cell) =>
      cell?.value?.kind === "name" ? cell.value.text : cell?.value?.kind === "word" ? cell.value.word : [],
    ),
  );
  return keysOf(type).filter((key) => !there.has(key));
}

function keysOf(type: Type | undefined): readonly string[] {
  if (type?.kind === "yes/no") return ["no", "yes"];
  return type?.kind === "scale" || type?.kind === "choice" ? type.levels : [];
}

/** Where the line of a place ends, counted from the start of the declaration; spaces at its end left aside. */
function lineEnd({ document, item }: Fault, at: number): number {
  const rest = /^[^\r\n]*/.exec(document.tree.text.slice(item.start + at))?.[0] ?? "";
  return at + rest.trimEnd().length;
}

function indentOf({ document, item }: Fault, at: number): string {
  const before = document.tree.text.slice(0, item.start + at);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  return /^\s*/.exec(line)?.[0] ?? "";
}
