/** Tree to text: the one canonical form, with the comments where they stand. */
import type { Declaration, Node, Text } from "./ast.ts";
import { type Layout, type Line, lines } from "./print-declaration.ts";
import { inline, isInline, quote } from "./print-node.ts";
import type { Span } from "./span.ts";
import type { Item, Tree } from "./tree.ts";

/** The whole text in canonical form. Declarations with problems stay as they are, byte for byte. */
export function print(tree: Tree): string {
  const blocks = tree.items.map((item) => blockOf(tree, item));
  const last = blocks.at(-1);
  const below = last === undefined ? [] : gap(tree, last, undefined);
  const text = [...gap(tree, undefined, blocks[0]), ...together(tree, blocks), ...below];
  const mark = tree.text.startsWith("\ufeff") ? "\ufeff" : "";
  const end = lineEnd(tree);
  return text.length === 0 ? mark : mark + text.join(end) + end;
}

/** The declarations that a span touches, in canonical form, and the part of the text that they replace. */
export function printRange(tree: Tree, span: Span): { readonly span: Span; readonly text: string } {
  const blocks = tree.items
    .filter((item) => item.start <= span.end && item.end >= span.start)
    .map((item) => blockOf(tree, item))
    .filter((block) => block.start <= span.end && block.end >= span.start);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) {
    const empty = { start: span.start, end: span.start };
    return { span: empty, text: "" };
  }
  return {
    span: { start: first.start, end: last.end },
    text: together(tree, blocks).join(lineEnd(tree)),
  };
}

/** Any part of the tree as canonical text, for messages; a declaration without its comments. */
export function printNode(node: Node): string {
  return isInline(node) ? inline(node) : lines(node, { quoted: quote, comments: [] }).map(write).join("\n");
}

const write = ({ indent, text }: Line): string => " ".repeat(indent) + text;

/** A file whose lines all end as on Windows keeps that. */
function lineEnd({ text }: Tree): string {
  return text.includes("\r\n") && !/(?<!\r)\n/.test(text) ? "\r\n" : "\n";
}

// ── One declaration with its comments ──────────────────────────────────────────────────────────────────────────

/** A declaration as it is to be written, and the part of the text that it stands for. */
interface Block extends Span {
  readonly kind: Declaration["kind"];
  readonly lines: readonly string[];
}

function blockOf(tree: Tree, item: Item): Block {
  const { start, declaration } = item;
  const own = ownComments(tree, item);
  const length = Math.max(declaration.end, own.at(-1)?.end ?? 0);
  const isBroken = item.problems.length > 0 || declaration.kind === "unreadable";
  const source = tree.text.slice(start, start + length);
  return {
    kind: declaration.kind,
    start,
    end: start + length,
    lines: isBroken ? [source] : formatted(source, declaration, own),
  };
}

/**
 * The comments inside a declaration, at the end of its last line, and on the lines right below it that are
 * indented as its clauses are.
 */
function ownComments({ text }: Tree, { start, declaration, comments }: Item): readonly Span[] {
  const own: Span[] = [];
  let end = declaration.end;
  for (const comment of comments) {
    const between = text.slice(start + end, start + comment.start);
    const isInside = comment.start < declaration.end;
    const isOnSameLine = !/[\r\n]/.test(between);
    const isIndentedBelow = /^[^\r\n]*(?:\r\n|\r|\n)[ \t]+$/.test(between);
    if (!isInside && !isOnSameLine && !isIndentedBelow) break;
    own.push(comment);
    end = Math.max(end, comment.end);
  }
  return own;
}

function formatted(source: string, declaration: Declaration, comments: readonly Span[]): readonly string[] {
  const quoted = (text: Text): string => {
    const raw = source.slice(text.start, text.end);
    return raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') ? raw : quote(text);
  };
  const layout: Layout = { quoted, comments };
  return withComments(lines(declaration, layout), comments, source);
}

/** Puts comments on lines of their own above the part they stood above, the others behind the part they followed. */
function withComments(
  canonical: readonly Line[],
  comments: readonly Span[],
  source: string,
): readonly string[] {
  if (comments.length === 0) return canonical.map(write);
  const above = new Map<Line, string[]>();
  const behind = new Map<Line, string>();
  const below: string[] = [];
  const addAbove = (line: Line, comment: string) => above.set(line, [...(above.get(line) ?? []), comment]);
  /** Only one comment has room behind a line; an earlier one does not leave the declaration. */
  const makeRoom = (line: Line, comment: string) => {
    const place = line === canonical[0] ? canonical[1] : line;
    if (place === undefined) below.push(comment);
    else addAbove(place, comment);
  };
  for (const comment of comments) {
    const text = source.slice(comment.start, comment.end).trimEnd();
    if (startsLine(source, comment.start)) {
      const next = closest(canonical, (line) => line.from - comment.start);
      if (next === undefined) below.push(text);
      else addAbove(next, text);
      continue;
    }
    const previous = closest(canonical, (line) => comment.start - line.from);
    if (previous === undefined) below.push(text);
    else {
      const earlier = behind.get(previous);
      if (earlier !== undefined) makeRoom(previous, earlier);
      behind.set(previous, text);
    }
  }
  return [
    ...canonical.flatMap((line) => {
      const end = behind.get(line);
      const text = write(line) + (end === undefined ? "" : `  ${end}`);
      return [...(above.get(line) ?? []).map((comment) => write({ ...line, text: comment })), text];
    }),
    ...below.map((comment) => `  ${comment}`),
  ];
}

/** The line at the smallest positive distance. */
function closest(all: readonly Line[], distance: (line: Line) => number): Line | undefined {
  let best: Line | undefined;
  for (const line of all) {
    const here = distance(line);
    if (here > 0 && (best === undefined || here < distance(best))) best = line;
  }
  return best;
}

function startsLine(source: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const char = source[i];
    if (char === "\n" || char === "\r") return true;
    if (char !== " " && char !== "\t") return false;
  }
  return false;
}

// ── Between the declarations ───────────────────────────────────────────────────────────────────────────────────

function together(tree: Tree, blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, i) => {
    const before = blocks[i - 1];
    return before === undefined ? block.lines : [...gap(tree, before, block), ...block.lines];
  });
}

/** Comments between two declarations, with the blank lines around them. */
function gap(tree: Tree, before: Block | undefined, after: Block | undefined): string[] {
  const from = before?.end ?? 0;
  const to = after?.start ?? tree.text.length;
  const found = [...tree.text.slice(from, to).matchAll(/\/\/[^\r\n]*/g)];
  const comments = found.map(({ 0: text, index }) => ({
    text,
    start: from + index,
    end: from + index + text.length,
  }));
  const isBlank = (start: number, end: number) =>
    (tree.text.slice(start, end).match(/\r\n|\r|\n/g)?.length ?? 0) > 1;
  const isRun = before !== undefined && after !== undefined && isList(before, after);
  const result: string[] = [];
  let end = from;
  for (const comment of comments) {
    const separates =
      end === from
        ? before !== undefined && !(isRun && !isBlank(end, comment.start))
        : isBlank(end, comment.start);
    if (separates) result.push("");
    result.push(comment.text.trimEnd());
    end = comment.end;
  }
  if (after !== undefined && (comments.length > 0 || before !== undefined)) {
    const separates = comments.length === 0 ? !isRun || isBlank(end, to) : isBlank(end, to);
    if (separates) result.push("");
  }
  return result;
}

/** One-line declarations of one kind can stand below one another like a list. */
function isList(before: Block, after: Block): boolean {
  return before.kind === after.kind && isOneLine(before) && isOneLine(after);
}

function isOneLine({ lines: [only = "", ...others] }: Block): boolean {
  return others.length === 0 && !/[\r\n]/.test(only);
}
