/** Keeping a place in a text as the text is edited. */

/** A change of a text: `length` characters at `offset` became `text`. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export function movedBy(changes: readonly TextChange[], offset: number): number {
  return changes.reduce(moved, offset);
}

function moved(offset: number, change: TextChange): number {
  if (change.offset + change.length > offset) return offset;
  return offset + change.text.length - change.length;
}
