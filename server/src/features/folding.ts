/** What can be folded away: declarations of several lines, and runs of comment lines. */
import { shift } from "@remit/grammar";
import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from "vscode-languageserver";
import { positionAt } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function foldingRanges(now: Snapshot, { textDocument }: FoldingRangeParams): FoldingRange[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  const { tree, lines } = document;
  const ranges: FoldingRange[] = [];
  const fold = (start: number, end: number, kind?: FoldingRangeKind) => {
    const [startLine, endLine] = [positionAt(lines, start).line, positionAt(lines, end).line];
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  const top = tree.text.slice(0, tree.items[0]?.start);
  const comments = [...top.matchAll(/\/\/.*/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  for (const item of tree.items) {
    fold(item.start + item.declaration.start, item.start + item.declaration.end);
    if (item.declaration.kind === "process")
      for (const stage of item.declaration.stages) fold(item.start + stage.start, item.start + stage.end);
    for (const comment of item.comments) comments.push(shift(comment, item.start));
  }
  for (const run of runsOfLines(comments, (offset) => positionAt(lines, offset).line))
    fold(run.start, run.end, FoldingRangeKind.Comment);
  return ranges.sort((a, b) => a.startLine - b.startLine);
}

function runsOfLines<S extends { readonly start: number; readonly end: number }>(
  spans: readonly S[],
  lineOf: (offset: number) => number,
): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last !== undefined && lineOf(start) === lineOf(last.end) + 1) last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}
