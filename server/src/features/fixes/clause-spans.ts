/** Where the clauses of a declaration begin and end in the file. */
import type { Span } from "@remit/grammar";
import { clausesOf } from "../completion/clauses.ts";
import { wordsOf } from "../completion/site.ts";
import { headings } from "../completion/slots.ts";
import type { Fault } from "./fix.ts";

export interface ClauseSpan extends Span {
  /** `held by`. */
  readonly head: string;
}

export function clauseSpans({ document, item }: Fault): readonly ClauseSpan[] {
  const end = item.start + item.declaration.end;
  const words = wordsOf(document.tree.text.slice(item.start, end), item.start).words;
  const found = headings(words, clausesOf[words[0]?.text ?? ""] ?? []);
  return found.map(({ at, clause }, index) => {
    const next = found[index + 1];
    const last = words[(next?.at ?? words.length) - 1];
    const start = words[at]?.start ?? item.start;
    return {
      head: clause.head.join(" "),
      start,
      end: last === undefined ? end : last.start + last.text.length,
    };
  });
}
