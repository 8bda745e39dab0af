/** Places as the protocol gives them (uri and offsets in UTF-16 code units), as the editor wants them. */
import type { PlaceData } from "@remit/server/protocol/outcome.ts";
import { Location, Position, Range, Uri, window, workspace } from "vscode";

/** A text that offsets are counted in. */
export interface Lines {
  readonly positionAt: (offset: number) => Position;
}

/**
 * The lines of a file: of the open document where it is open, else read from where it lies, without opening it. A file
 * that has just disappeared has no lines: whatever is shown of it is shown at its start.
 */
export async function linesOf(uri: Uri): Promise<Lines> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open;
  try {
    return linesIn(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    return linesIn("");
  }
}

export function rangeIn(lines: Lines, place: Pick<PlaceData, "start" | "end">): Range {
  return new Range(lines.positionAt(place.start), lines.positionAt(place.end));
}

export async function locationOf(place: PlaceData): Promise<Location> {
  const uri = Uri.parse(place.uri);
  return new Location(uri, rangeIn(await linesOf(uri), place));
}

/** Shows a place in an editor, beside a panel rather than in its stead. */
export async function showPlace(place: PlaceData): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(place.uri));
  const range = rangeIn(document, place);
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  const column = shown?.viewColumn ?? window.visibleTextEditors[0]?.viewColumn;
  await window.showTextDocument(document, {
    selection: new Range(range.start, range.start),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}

function linesIn(text: string): Lines {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  return {
    positionAt: (offset) => {
      const at = Math.max(0, Math.min(offset, text.length));
      const after = starts.findIndex((start) => start > at);
      const line = (after < 0 ? starts.length : after) - 1;
      return new Position(line, at - (starts[line] ?? 0));
    },
  };
}
