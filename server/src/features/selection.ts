/** Growing selections: from the word at the cursor outwards to its declaration and the whole file. */
import { itemAt, pathTo, shift } from "@remit/grammar";
import type { SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import type { Document } from "../workspace/document.ts";
import { offsetAt, rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function selectionRanges(
  now: Snapshot,
  { textDocument, positions }: SelectionRangeParams,
): SelectionRange[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  return positions.map((position) => selectionAt(document, offsetAt(document.lines, position)));
}

function selectionAt({ tree, lines }: Document, offset: number): SelectionRange {
  let selection: SelectionRange = { range: rangeOf(lines, { start: 0, end: lines.length }) };
  const item = itemAt(tree, offset);
  if (item === undefined) return selection;
  for (const node of pathTo(item.declaration, offset - item.start)) {
    const range = rangeOf(lines, shift(node, item.start));
    if (!sameRange(range, selection.range)) selection = { range, parent: selection };
  }
  return selection;
}

function sameRange(a: SelectionRange["range"], b: SelectionRange["range"]): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
