/** Rows of tables that are shorter than the head of the table. */
import type { Span } from "@remit/grammar";
import { argument, type Fault, type Fix } from "./fix.ts";

export const addEmptyCells: Fix = (fault) => {
  const [has, needs] = [argument(fault, "has"), argument(fault, "needs")].map((text) =>
    Number.parseInt(text, 10),
  );
  if (has === undefined || needs === undefined || !(has < needs)) return [];
  const row = rowAt(fault);
  const cells = " |".repeat(needs - has);
  const last = expectsLast(fault) ? row.bars.at(-2) : undefined;
  if (last !== undefined && row.closed && row.bars.length > 2)
    return [{ title: "Add empty cells", changes: [{ start: last + 1, end: last + 1, text: cells }] }];
  return [
    {
      title: "Add empty cells",
      changes: [{ start: row.end, end: row.end, text: row.closed ? cells : ` |${cells}` }],
    },
  ];
};

/** A case without what it expects would say nothing: in such a table the empty cells stand before the last one. */
function expectsLast({ item }: Fault): boolean {
  if (item.declaration.kind !== "cases") return false;
  const last = item.declaration.header.at(-1);
  return last?.kind === "name" && last.text === "expect";
}

interface Row extends Span {
  readonly closed: boolean;
  /** Where its bars stand. */
  readonly bars: readonly number[];
}

/** The row that the problem stands in, up to its last character that counts. */
function rowAt({ document, problem }: Fault): Row {
  const { text } = document.tree;
  const start =
    Math.max(text.lastIndexOf("\n", problem.start - 1), text.lastIndexOf("\r", problem.start - 1)) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  const written = line.replace(/\s*(?:\/\/.*)?$/, "");
  const texts = /"(?:[^"\\]|\\.)*"/g;
  const plain = written.replaceAll(texts, (quoted) => "x".repeat(quoted.length));
  const bars = [...plain.matchAll(/\|/g)].map(({ index }) => start + index);
  return { start, end: start + written.length, closed: plain.endsWith("|"), bars };
}
