/** Everywhere that a name is used, in all the files of its policies. */
import type { Location, ReferenceParams } from "vscode-languageserver";
import type { Snapshot } from "../workspace/snapshot.ts";
import { locationIn, occurrencesAt } from "./occurrences.ts";
import { placeIn } from "./place.ts";

export function references(now: Snapshot, asked: ReferenceParams): Location[] {
  const place = placeIn(now, asked);
  const found = place === undefined ? undefined : occurrencesAt(now, place);
  if (found === undefined) return [];
  const wanted = found.all.filter(({ declares }) => asked.context.includeDeclaration || !declares);
  return wanted.flatMap((one) => locationIn(now, one) ?? []);
}
