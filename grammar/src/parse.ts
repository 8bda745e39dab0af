/** Text to tree: a whole text, or what an edit has touched. */
import { read } from "./parser.ts";
import { type Piece, scan } from "./scan.ts";
import type { Item, Tree } from "./tree.ts";

/** Reads a whole text. Whatever the text, a tree comes back; what could not be read is among its problems. */
export function parse(text: string): Tree {
  return { text, items: scan(text).map((piece) => itemOf(piece, text)) };
}

/** `tree.text` from `start` to `end`, exclusive, gives way to `text`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The tree after an edit, the same as `parse` would give. Only the declarations that the edit touches are read
 * again; the others are the same objects, their items only moved.
 */
export function reparse(tree: Tree, change: Change): Tree {
  const { items } = tree;
  const start = Math.max(0, Math.min(change.start, tree.text.length));
  const end = Math.max(start, Math.min(change.end, tree.text.length));
  const text = tree.text.slice(0, start) + change.text + tree.text.slice(end);
  const grown = change.text.length - (end - start);

  const first = firstTouched(items, start);
  const from = items[first]?.start ?? 0;
  const behind = firstFrom(items, end);
  for (let reach = 2; ; reach *= 4) {
    const limit = items[behind + reach]?.start;
    const pieces = scan(text, from, limit === undefined ? text.length : limit + grown);
    // The last piece does not count where the text was cut off behind it.
    const whole = limit === undefined ? pieces : pieces.slice(0, -1);
    const kept = meet(items, behind, whole, grown);
    if (limit !== undefined && kept === undefined) continue;
    const next: Item[] = first < 0 ? [] : items.slice(0, first);
    for (const piece of kept === undefined ? pieces : pieces.slice(0, kept.piece))
      next.push(itemOf(piece, text));
    for (let i = kept?.item ?? items.length; i < items.length; i++) {
      const item = items[i];
      if (item !== undefined) next.push(grown === 0 ? item : move(item, grown));
    }
    return { text, items: next };
  }
}

/**
 * Where to begin: the item that ends before the edit could have changed where it ends, and -1 for the start of the
 * text. An edit at the first words of a declaration may join it to the one before.
 */
function firstTouched(items: readonly Item[], start: number): number {
  const at = firstFrom(items, start + 1) - 1;
  const item = items[at];
  if (item === undefined || item.declaration.kind === "unreadable") return -1;
  const { kind } = item.declaration;
  // Whether `use` brings in a file depends on the word behind it, too.
  const isAtHead = start <= item.start + kind.length || kind === "use";
  return isAtHead ? at - 1 : at;
}

/** The first item that starts at `offset` or behind it. */
function firstFrom(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where an item behind the edit starts as a new piece does: from there on nothing has changed. */
function meet(
  items: readonly Item[],
  behind: number,
  pieces: readonly Piece[],
  grown: number,
): { readonly item: number; readonly piece: number } | undefined {
  let item = behind;
  for (const [piece, { start, isDeclaration }] of pieces.entries()) {
    if (!isDeclaration) continue;
    while ((items[item]?.start ?? Number.POSITIVE_INFINITY) + grown < start) item++;
    if ((items[item]?.start ?? Number.NaN) + grown === start) return { item, piece };
  }
  return undefined;
}

function move(item: Item, by: number): Item {
  const { start, end, declaration, problems, comments } = item;
  return { start: start + by, end: end + by, declaration, problems, comments };
}

function itemOf(piece: Piece, text: string): Item {
  const { start, end, comments } = piece;
  const { declaration, problems } = read(piece, text);
  return { start, end, declaration, problems, comments };
}
