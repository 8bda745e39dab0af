/** From a name to where it is declared; from a path to the file. */
import type { DefinitionParams, Location } from "vscode-languageserver";
import { linksOf } from "../workspace/links.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { locationIn } from "./occurrences.ts";
import { placeIn } from "./place.ts";

export function definition(now: Snapshot, asked: DefinitionParams): Location | null {
  const place = placeIn(now, asked);
  if (place === undefined) return null;
  const { document, offset, policy } = place;
  const { uses, sources } = linksOf(document.uri, document.tree);
  const link = [...uses, ...sources].find(({ start, end }) => start <= offset && offset <= end);
  if (link !== undefined)
    return locationIn(now, { uri: link.uri, start: 0, end: 0 }) ?? beginningOf(link.uri);
  const checked = policy.checked();
  const symbol = checked.symbolAt(document.uri, offset);
  return symbol === undefined ? null : (locationIn(now, checked.place(symbol)) ?? null);
}

function beginningOf(uri: string): Location {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}
