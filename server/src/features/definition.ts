/** From a name to where it is declared; from a path to the file. */
import type { DefinitionParams, Location } from "vscode-languageserver";
import { editionsOf } from "../semantics/editions.ts";
import { linksOf } from "../workspace/links.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { locationIn } from "./occurrences.ts";
import { placeIn } from "./place.ts";

/** Of what has several editions, to each of them. */
export function definition(now: Snapshot, asked: DefinitionParams): Location | Location[] | null {
  const place = placeIn(now, asked);
  if (place === undefined) return null;
  const { document, offset, policy } = place;
  const { uses, sources } = linksOf(document.uri, document.tree);
  const link = [...uses, ...sources].find(({ start, end }) => start <= offset && offset <= end);
  if (link !== undefined)
    return locationIn(now, { uri: link.uri, start: 0, end: 0 }) ?? beginningOf(link.uri);
  const checked = policy.checked();
  const symbol = checked.symbolAt(document.uri, offset);
  if (symbol === undefined) return null;
  const places = editionsOf(checked.scope, symbol).flatMap(
    (edition) => locationIn(now, checked.place(edition)) ?? [],
  );
  return places.length > 1 ? places : (places[0] ?? null);
}

function beginningOf(uri: string): Location {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}
