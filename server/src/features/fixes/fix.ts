/** A quick fix: what it is made from, and what it proposes. The files beside this one are named after the problems. */
import { type Item, itemAt, type Node, pathTo, type Span, shift } from "@remit/grammar";
import type { Problem } from "../../problems/problem.ts";
import type { Checked } from "../../semantics/check.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export interface Fault {
  readonly now: Snapshot;
  readonly document: Document;
  /** The policy in which the problem was found. */
  readonly checked: Checked;
  readonly problem: Problem;
  /** The declaration in which it stands, and where that starts. */
  readonly item: Item;
  /** The nodes around the beginning of the problem, outermost first. Their spans count from the declaration. */
  readonly path: readonly Node[];
}

/** Offsets in the file. */
export interface Change extends Span {
  readonly text: string;
  /** Another file than the one with the problem. */
  readonly uri?: string;
}

export interface Proposal {
  /** What it does, as an order: `Write \`serious\``. */
  readonly title: string;
  readonly changes: readonly Change[];
  /** A file to be made. */
  readonly creates?: string;
  /** Whether it is almost certainly what was meant. */
  readonly preferred?: boolean;
}

export type Fix = (fault: Fault) => readonly Proposal[];

export function faultOf(
  now: Snapshot,
  document: Document,
  checked: Checked,
  problem: Problem,
): Fault | undefined {
  const item = itemAt(document.tree, problem.start);
  if (item === undefined) return undefined;
  return {
    now,
    document,
    checked,
    problem,
    item,
    path: pathTo(item.declaration, problem.start - item.start),
  };
}

/** The innermost node of a kind around the problem. */
export function around<K extends Node["kind"]>(
  { path }: Fault,
  kind: K,
): Extract<Node, { readonly kind: K }> | undefined {
  return path.findLast((node): node is Extract<Node, { readonly kind: K }> => node.kind === kind);
}

export const argument = ({ problem }: Fault, name: string): string => problem.args[name] ?? "";

/** The text of a part of the declaration. */
export function written({ document, item }: Fault, span: Span): string {
  return document.tree.text.slice(item.start + span.start, item.start + span.end);
}

/** A change of a part of the declaration; its span counts from the start of it. */
export function rewrite({ item }: Fault, span: Span, text: string): Change {
  return { ...shift(span, item.start), text };
}

export function insert(fault: Fault, at: number, text: string): Change {
  return rewrite(fault, { start: at, end: at }, text);
}

/** Writes something else in the place of the problem. */
export function instead({ problem }: Fault, text: string): Change {
  return { start: problem.start, end: problem.end, text };
}

/** Writes the name that is close to the one that was written, where there is one. */
export const writeCloseName: Fix = (fault) => {
  const close = argument(fault, "close");
  if (close === "") return [];
  return [{ title: `Write \`${close}\``, changes: [instead(fault, close)], preferred: true }];
};

/** Takes a part out, with the white space before it. */
export function without({ document }: Fault, span: Span): Change {
  let { start } = span;
  while (start > 0 && /\s/.test(document.tree.text.charAt(start - 1))) start--;
  return { start, end: span.end, text: "" };
}

/** Takes one part out of a list, with the comma or sign that joins it to its neighbour. */
export function withoutPart(fault: Fault, parts: readonly Span[], at: number): Change | undefined {
  const [before, part, after] = [parts[at - 1], parts[at], parts[at + 1]];
  if (part === undefined) return undefined;
  if (before !== undefined) return rewrite(fault, { start: before.end, end: part.end }, "");
  return after === undefined ? undefined : rewrite(fault, { start: part.start, end: after.start }, "");
}

/** Takes the whole declaration out, with the line break behind it. */
export function withoutDeclaration({ document, item }: Fault): Change {
  const { text } = document.tree;
  const start = item.start + item.declaration.start;
  let end = item.start + item.declaration.end;
  while (end < text.length && /[ \t]/.test(text.charAt(end))) end++;
  const lineBreaks = /^(?:\r\n?|\n){1,2}/.exec(text.slice(end))?.[0] ?? "";
  return { start, end: end + lineBreaks.length, text: "" };
}

/** A place for a new declaration before the one at hand, in a style like the formatter's. */
export function declareBefore({ item }: Fault, declaration: string): Change {
  const at = item.start + item.declaration.start;
  return { start: at, end: at, text: `${declaration}\n\n` };
}

/** Swaps two parts. */
export function swapped(fault: Fault, first: Span, second: Span): readonly Change[] {
  return [rewrite(fault, first, written(fault, second)), rewrite(fault, second, written(fault, first))];
}
