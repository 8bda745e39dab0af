/** A policy file as it stands: its text, what was read from it, and where its lines are. */
import { parse, reparse, type Tree } from "@remit/grammar";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { EncodingFault } from "./encoding.ts";
import { type Lines, linesOf, spanOf } from "./lines.ts";

export type FileFault = EncodingFault | "unreadable";

export interface Document {
  readonly uri: string;
  /** The editor's version; undefined while the file is not open there. */
  readonly version: number | undefined;
  readonly tree: Tree;
  readonly lines: Lines;
  /** What is wrong with the file as such: what it is saved as instead of UTF-8, or that it can't be read at all. */
  readonly fault: FileFault | undefined;
}

export function openDocument(
  uri: string,
  version: number | undefined,
  text: string,
  fault?: FileFault,
): Document {
  return documentOf(uri, version, parse(text), fault);
}

/** The document after an editor's changes, each of which applies to the text that the one before it left. */
export function changeDocument(
  document: Document,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): Document {
  let { tree, lines } = document;
  for (const change of changes) {
    tree =
      "range" in change
        ? replace(tree, spanOf(lines, change.range), change.text)
        : rewrite(tree, change.text);
    lines = linesOf(tree.text);
  }
  return { uri: document.uri, version, tree, lines, fault: undefined };
}

function documentOf(
  uri: string,
  version: number | undefined,
  tree: Tree,
  fault: FileFault | undefined,
): Document {
  return { uri, version, tree, lines: linesOf(tree.text), fault };
}

function replace(tree: Tree, span: { readonly start: number; readonly end: number }, text: string): Tree {
  return reparse(tree, { ...span, text });
}

/** A whole new text, as an edit of the part that really differs: what stands around it need not be read again. */
function rewrite(tree: Tree, text: string): Tree {
  const before = tree.text;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  const end = before.length - tail;
  return start === end && before.length === text.length
    ? tree
    : replace(tree, { start, end }, text.slice(start, text.length - tail));
}
