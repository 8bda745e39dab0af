/** Where the cursor stands, read from the words before it: the text there is unfinished, so the tree may not tell. */
import { itemAt } from "@remit/grammar";
import type { Document } from "../../workspace/document.ts";

export interface Word {
  readonly kind: "name" | "number" | "text" | "citation" | "sign";
  readonly text: string;
  readonly start: number;
}

export interface Site {
  /** The keyword of the declaration around the cursor; undefined before the first one. */
  readonly keyword: string | undefined;
  /** The words of that declaration from its keyword to the cursor, without the one being written. */
  readonly before: readonly Word[];
  /** All words of the declaration. */
  readonly whole: readonly Word[];
  /** Where the word being written starts; the offset of the cursor if there is none. */
  readonly start: number;
  /** What is written of it. */
  readonly prefix: string;
  /** Whether nothing but spaces stands before it on its line. */
  readonly startsLine: boolean;
  /** Whether it stands at the very beginning of its line. */
  readonly atMargin: boolean;
  /** What the cursor is inside of, where that is not plain language; `opened` is its text up to the cursor. */
  readonly inside: "text" | "citation" | "comment" | undefined;
  readonly opened: string;
  /** The cells before the cursor in this line of a table. */
  readonly cells: readonly (readonly Word[])[] | undefined;
  /** Cells of the first line of the table that the cursor is in; undefined while it is in that line itself. */
  readonly header: readonly (readonly Word[])[] | undefined;
}

const pattern =
  /(?<comment>\/\/[^\r\n]*)|(?<text>"(?:[^"\\\r\n]|\\[^\r\n])*"?)|(?<citation>\[[^\]\r\n]*\]?)|(?<number>\d+-\d+-\d+|\u00A3?\d[\d,]*(?:\.\d+)?%?)|(?<name>yes\/no|\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)|(?<line>\r\n?|\n)|(?<sign>\.\.|\S)/gu;

export function siteAt({ tree }: Document, offset: number): Site {
  const item = itemAt(tree, offset);
  const prefix =
    /[\p{L}\p{N}][\p{L}\p{N}-]*$/u.exec(tree.text.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const start = offset - prefix.length;
  const from = item === undefined || start < item.start ? 0 : item.start;
  const read = wordsOf(tree.text.slice(from, offset), from);
  const last = read.words.at(-1);
  const inside = insideOf(read, offset);
  const before = read.words.filter((word) => word.start < start && (inside === undefined || word !== last));
  const lineStart =
    Math.max(tree.text.lastIndexOf("\n", start - 1), tree.text.lastIndexOf("\r", start - 1)) + 1;
  const line = tree.text.slice(lineStart, start);
  const inRow = /^\s*\|/.test(line);
  const keyword = from === 0 && item === undefined ? undefined : before[0]?.text;
  return {
    keyword,
    before,
    whole: item === undefined ? before : wordsOf(tree.text.slice(item.start, item.end), item.start).words,
    start,
    prefix,
    startsLine: line.trim() === "",
    atMargin: line === "",
    inside,
    opened: inside === undefined || last === undefined ? "" : tree.text.slice(last.start, offset),
    cells: inRow ? cellsOf(before.filter((word) => word.start >= lineStart)) : undefined,
    header: inRow ? headerOf(tree.text.slice(from, lineStart), from) : undefined,
  };
}

export interface Read {
  readonly words: readonly Word[];
  /** Where the last comment ends. */
  readonly commentEnd: number;
}

export function wordsOf(text: string, from: number): Read {
  const words: Word[] = [];
  let commentEnd = -1;
  for (const { index, 0: found, groups = {} } of text.matchAll(pattern)) {
    if (groups["comment"] !== undefined) commentEnd = from + index + found.length;
    for (const kind of ["text", "citation", "number", "name", "sign"] as const)
      if (groups[kind] !== undefined) words.push({ kind, text: found, start: from + index });
  }
  return { words, commentEnd };
}

function insideOf({ words, commentEnd }: Read, offset: number): Site["inside"] {
  if (commentEnd === offset) return "comment";
  const last = words.at(-1);
  if (last === undefined || last.start + last.text.length !== offset) return undefined;
  if (last.kind === "text") return last.text.length > 1 && /(?<!\\)"$/.test(last.text) ? undefined : "text";
  return last.kind === "citation" && !last.text.endsWith("]") ? "citation" : undefined;
}

/** The words between the bars; the last list is the cell that the cursor is in. */
function cellsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const cells: Word[][] = [];
  for (const word of words) {
    if (word.text === "|") cells.push([]);
    else cells.at(-1)?.push(word);
  }
  return cells;
}

function headerOf(text: string, from: number): Site["header"] {
  const rows = [...text.matchAll(/^[ \t]*\|.*$/gm)];
  const first = rows[0];
  if (first === undefined) return undefined;
  const cells = cellsOf(wordsOf(first[0], from + first.index).words);
  return cells.at(-1)?.length === 0 ? cells.slice(0, -1) : cells;
}
