/** What everything in the model has in common: its name, where it comes from, where it stands. */
import type { Citation, Declaration } from "@remit/grammar";
import type { Cited, Homes, LocalPlace, Named } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/** The numbers of declarations, in this version of a policy and all that follow. */
export interface Numbers {
  /** Given when it is first asked for, and never to another. */
  readonly of: (declaration: Declaration) => number;
  readonly count: () => number;
}

/** A policy whose declarations have numbers. */
export interface Numbered extends Whole {
  readonly numbers: Numbers;
}

export function numbering(): Numbers {
  const numbers = new WeakMap<Declaration, number>();
  let count = 0;
  return {
    of: (declaration) => {
      const known = numbers.get(declaration);
      if (known !== undefined) return known;
      numbers.set(declaration, count);
      return count++;
    },
    count: () => count,
  };
}

export function homesOf({ program: { files }, numbers }: Numbered): Homes {
  const most = files.reduce((sum, { tree }) => sum + tree.items.length, numbers.count());
  const places = new Int32Array(2 * most).fill(-1);
  for (const [file, { tree }] of files.entries())
    for (const { declaration, start } of tree.items) {
      const number = numbers.of(declaration);
      places[2 * number] = file;
      places[2 * number + 1] = start;
    }
  return { uris: files.map(({ uri }) => uri), places: places.slice(0, 2 * numbers.count()) };
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
  return { declaration: numbers.of(declaration), span: { start, end } };
}

/** The place of what is declared nowhere. */
export const nowhere: LocalPlace = { declaration: -1, span: { start: 0, end: 0 } };
