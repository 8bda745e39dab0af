/** Text to tree. */
import { read } from "./parser.ts";
import { type Piece, scan } from "./scan.ts";
import type { Item, Tree } from "./tree.ts";

/** Reads a whole text. Whatever the text, a tree comes back; what could not be read is among its problems. */
export function parse(text: string): Tree {
  return { text, items: scan(text).map((piece) => itemOf(piece, text)) };
}

function itemOf(piece: Piece, text: string): Item {
  const { start, end, comments } = piece;
  const { declaration, problems } = read(piece, text);
  return { start, end, declaration, problems, comments };
}
