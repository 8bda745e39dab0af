/** What stands under the pointer, in plain English: a name, or a word of the language. */
import { itemAt, keywords } from "@remit/grammar";
import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { aboutSymbol } from "./about.ts";
import { siteAt } from "./completion/site.ts";
import { outcomeWords } from "./outcome-words.ts";
import { type Place, placeIn } from "./place.ts";

export function hover(now: Snapshot, asked: HoverParams): Hover | null {
  const place = placeIn(now, asked);
  if (place === undefined) return null;
  const { document, offset, policy } = place;
  const checked = policy.checked();
  const use = checked.useAt(document.uri, offset);
  if (use === undefined) return hoverWord(place);
  return said(aboutSymbol(checked, use.symbol), place, use);
}

const docs: ReadonlyMap<string, string> = new Map([
  ...keywords.map(({ word, doc }) => [word, doc] as const),
  ...outcomeWords.map(({ label, doc }) => [label, doc] as const),
]);

/** A word of the language, where it stands as one: not in texts, remarks and citations. */
function hoverWord(place: Place): Hover | null {
  const { document, offset } = place;
  const { text } = document.tree;
  if (siteAt(document, offset).inside !== undefined || itemAt(document.tree, offset) === undefined)
    return null;
  const before = /[\p{L}\p{N}/-]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}/-]*/u.exec(text.slice(offset, offset + 100))?.[0] ?? "";
  const doc = docs.get(before + after);
  if (doc === undefined) return null;
  return said(`**${before + after}** · ${doc}`, place, {
    start: offset - before.length,
    end: offset + after.length,
  });
}

function said(
  value: string,
  { document }: Place,
  span: { readonly start: number; readonly end: number },
): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document.lines, span) };
}
