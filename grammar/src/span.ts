/**
 * Places in a text, in UTF-16 code units as JavaScript strings and the language server protocol count them.
 *
 * A node of the tree stands relative to the start of its declaration, so an unchanged declaration is the same
 * object before and after an edit elsewhere. `Item.start` turns it into a place in the file.
 */
export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether an offset lies in the span, its end included: a cursor right behind a word is on that word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/**
 * A text of its own. A slice keeps the whole text that it was cut from in memory, and so would every name read from
 * it: after a thousand edits, a thousand versions of the file.
 */
export function copied(slice: string): string {
  return ` ${slice}`.slice(1);
}
