/** The other places in this file that name what stands at the cursor. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from "vscode-languageserver";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { occurrencesAt } from "./occurrences.ts";
import { placeIn } from "./place.ts";

export function highlights(now: Snapshot, asked: DocumentHighlightParams): DocumentHighlight[] {
  const place = placeIn(now, asked);
  const found = place === undefined ? undefined : occurrencesAt(now, place);
  if (place === undefined || found === undefined) return [];
  return found.all
    .filter(({ uri }) => uri === place.document.uri)
    .map(({ start, end, declares }) => ({
      range: rangeOf(place.document.lines, { start, end }),
      kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
