/** What everything in the model has in common: its name, where it comes from, where it stands. */
import type { Citation, Declaration } from "@remit/grammar";
import type { Cited, Homes, LocalPlace, Named } from "./model.ts";
import type { Program } from "./program.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/**
 * The numbers of declarations, in this version of a policy and all that follow. A declaration keeps its number; a
 * new one gets the lowest that no other of its version has, so that a long session needs no more numbers than a short one.
 */
export interface Numbers {
  readonly of: (declaration: Declaration) => number;
  /**
   * Gives numbers to what is new. Undefined if declarations that were never in one version now are, and have the same
   * number: one of them was taken out, and now comes back.
   */
  readonly homesIn: (program: Program) => Homes | undefined;
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
      const number = numbers.get(declaration);
      if (number === undefined) throw new Error("a declaration of another policy has no number in this one");
      return number;
    },
    homesIn: ({ files }) => {
      const most = files.reduce((sum, { tree }) => sum + tree.items.length, count);
      const places = new Int32Array(2 * most).fill(-1);
      const isFree = (number: number) => places[2 * number] === -1;
      const settle = (number: number, file: number, start: number) => {
        places[2 * number] = file;
        places[2 * number + 1] = start;
      };
      const added: { readonly declaration: Declaration; readonly file: number; readonly start: number }[] =
        [];
      for (const [file, { tree }] of files.entries())
        for (const { declaration, start } of tree.items) {
          const number = numbers.get(declaration);
          if (number === undefined) added.push({ declaration, file, start });
          else if (isFree(number)) settle(number, file, start);
          else return undefined;
        }
      let free = 0;
      for (const { declaration, file, start } of added) {
        while (!isFree(free)) free++;
        numbers.set(declaration, free);
        settle(free, file, start);
        count = Math.max(count, free + 1);
      }
      return { uris: files.map(({ uri }) => uri), places: places.slice(0, 2 * count) };
    },
  };
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
