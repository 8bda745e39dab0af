/** What reading a text gives: its declarations in order, each with the problems found while reading it. */
import type { Declaration } from "./ast.ts";
import type { Span } from "./span.ts";

/** Why a piece of text could not be read. The wording stands in the server's table of problems, by code. */
export type SyntaxCode =
  /** Something else stands where a part was expected. args: expected, found. */
  | "expected"
  /** A part is missing before the next declaration or the end. args: expected, after. */
  | "missing-part"
  /** A character that has no meaning here. args: found. */
  | "stray-character"
  /** `"…` without its end. */
  | "unclosed-text"
  /** `[…` without its end. */
  | "unclosed-citation"
  /** A word of the language used as a name. args: word. */
  | "reserved-word"
  | "word-as-unit"
  /** Text before the first declaration. args: found. */
  | "not-a-declaration"
  /** A clause said twice in one declaration. args: clause. */
  | "clause-twice"
  /** `otherwise` in a rule that has `when` or `then`. */
  | "otherwise-with-when"
  /** `and` and `or` without brackets. args: first, second. */
  | "and-or-mixed"
  /** Brackets nested deeper than can be read. args: limit. */
  | "too-deep";

export interface SyntaxProblem extends Span {
  readonly code: SyntaxCode;
  readonly args: Readonly<Record<string, string>>;
}

/** One declaration with the text up to the next one. Spans inside it are relative to `start`. */
export interface Item {
  readonly start: number;
  /** Where the next declaration starts, or the text ends. */
  readonly end: number;
  readonly declaration: Declaration;
  readonly problems: readonly SyntaxProblem[];
  /** Comments from here to the next declaration, relative to `start`. */
  readonly comments: readonly Span[];
}

export interface Tree {
  readonly text: string;
  /** In the order of the text, without holes after the first item: `items[i].end === items[i + 1].start`. */
  readonly items: readonly Item[];
}

/** The item around an offset. */
export function itemAt(tree: Tree, offset: number): Item | undefined {
  let low = 0;
  let high = tree.items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = tree.items[middle];
    if (item === undefined) return undefined;
    if (offset < item.start) high = middle - 1;
    else if (offset >= item.end && middle < tree.items.length - 1) low = middle + 1;
    else return item;
  }
  return undefined;
}
