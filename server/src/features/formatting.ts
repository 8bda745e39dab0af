/** The canonical form of a file, or of the declarations in a part of it. */
import { print, printRange, type Span } from "@remit/grammar";
import type {
  DocumentFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from "vscode-languageserver";
import { type Lines, rangeOf, spanOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function formatting(now: Snapshot, { textDocument }: DocumentFormattingParams): TextEdit[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  return difference(document.lines, { start: 0, end: document.lines.length, text: print(document.tree) });
}

export function rangeFormatting(
  now: Snapshot,
  { textDocument, range }: DocumentRangeFormattingParams,
): TextEdit[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  const { span, text } = printRange(document.tree, spanOf(document.lines, range));
  return difference(document.lines, { ...span, text });
}

/** Only what differs, so that cursors and folded parts elsewhere stay as they are. */
function difference(lines: Lines, { start, end, text }: Span & { readonly text: string }): TextEdit[] {
  const before = lines.text.slice(start, end);
  if (before === text) return [];
  const shorter = Math.min(before.length, text.length);
  let head = 0;
  while (head < shorter && before[head] === text[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const span = { start: start + head, end: end - tail };
  return [{ range: rangeOf(lines, span), newText: text.slice(head, text.length - tail) }];
}
