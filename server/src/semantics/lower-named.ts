/** What everything in the model has in common: its name, where it comes from, where it stands. */
import type { Citation, Declaration } from "@remit/grammar";
import { shift } from "@remit/grammar";
import type { Cited, Homes, LocalPlace, Named, Place } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/** The number of each declaration. */
export type Numbers = ReadonlyMap<Declaration, number>;

/** A policy whose declarations have numbers. */
export interface Numbered extends Whole {
  readonly numbers: Numbers;
}

/** Declarations that were there before keep their numbers; new ones get numbers that were never used. */
export function numbered({ program }: Whole, previous: Numbers | undefined): Numbers {
  const numbers = new Map<Declaration, number>();
  let next = 0;
  for (const number of previous?.values() ?? []) next = Math.max(next, number + 1);
  for (const { tree } of program.files)
    for (const { declaration } of tree.items) numbers.set(declaration, previous?.get(declaration) ?? next++);
  return numbers;
}

export function homesOf({ program, numbers }: Numbered): Homes {
  const homes = new Map<number, { readonly uri: string; readonly start: number }>();
  for (const { uri, tree } of program.files)
    for (const { declaration, start } of tree.items) {
      const number = numbers.get(declaration);
      if (number !== undefined) homes.set(number, { uri, start });
    }
  return homes;
}

export function namedOf(whole: Numbered, { name, title, declaration }: PolicySymbol): Named {
  const heading = "citations" in declaration ? declaration : undefined;
  return {
    name,
    title,
    note: heading?.note?.value,
    citations: citedOf(heading?.citations ?? []),
    place: localPlaceOf(whole, declaration),
  };
}

export function citedOf(citations: readonly Citation[]): readonly Cited[] {
  return citations.flatMap(({ source, locator, quoting }) =>
    source === undefined ? [] : [{ source: source.text, locator, quoting: quoting?.value }],
  );
}

/** The whole of a declaration. */
export function localPlaceOf({ numbers }: Numbered, declaration: Declaration): LocalPlace {
  const { start, end } = declaration;
  return { declaration: numbers.get(declaration) ?? nowhere.declaration, span: { start, end } };
}

/** The place of what is declared nowhere. */
export const nowhere: LocalPlace = { declaration: -1, span: { start: 0, end: 0 } };

export function placeInFile({ scope }: Whole, declaration: Declaration): Place {
  const home = scope.homeOf(declaration);
  return { ...shift(declaration, home?.item.start ?? 0), uri: home?.uri ?? "" };
}
