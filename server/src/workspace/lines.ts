/** Lines of a text: from an offset to line and column and back, in UTF-16 code units as editors count them. */
import type { Span } from "@remit/grammar";
import type { Position, Range } from "vscode-languageserver";

export interface Lines {
  readonly length: number;
  /** Where each line starts; the first is 0. */
  readonly starts: readonly number[];
  readonly text: string;
}

/** A line ends with `\n`, `\r\n` or `\r`, as the protocol says. */
export function linesOf(text: string): Lines {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return { length: text.length, starts, text };
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return { length: text.length, starts, text };
}

export function positionAt(lines: Lines, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.length));
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: at - (lines.starts[low] ?? 0) };
}

/** A place beyond the end of its line or of the text is taken as that end. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.length;
  return Math.min(start + Math.max(0, position.character), endOfLine(lines, position.line));
}

/** Where a line's own text ends, before its line break. */
export function endOfLine(lines: Lines, line: number): number {
  let end = lines.starts[line + 1] ?? lines.length;
  if (lines.starts[line + 1] === undefined) return end;
  const start = lines.starts[line] ?? 0;
  while (end > start && /[\r\n]/.test(lines.text.charAt(end - 1))) end--;
  return end;
}

export function rangeOf(lines: Lines, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

export function spanOf(lines: Lines, range: Range): Span {
  const start = offsetAt(lines, range.start);
  return { start, end: Math.max(start, offsetAt(lines, range.end)) };
}
