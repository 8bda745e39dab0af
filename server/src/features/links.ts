/** Paths in a file that open another one: what it uses, and the source texts it cites. */
import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { fileName } from "../workspace/files.ts";
import { rangeOf } from "../workspace/lines.ts";
import { linksOf } from "../workspace/links.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function documentLinks(now: Snapshot, { textDocument }: DocumentLinkParams): DocumentLink[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  const { uri, tree, lines } = document;
  const { uses, sources } = linksOf(uri, tree);
  return [...uses, ...sources].map((link) => ({
    // The quotation marks are no part of the link.
    range: rangeOf(lines, { start: link.start + 1, end: Math.max(link.start + 1, link.end - 1) }),
    target: link.uri,
    tooltip: `Open ${fileName(link.uri)}`,
  }));
}
