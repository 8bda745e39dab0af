/** What everything in the model has in common: its name, where it comes from, where it stands. */
import type { Citation, Declaration } from "@remit/grammar";
import { shift } from "@remit/grammar";
import type { Cited, Named, Place } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

export function namedOf(whole: Whole, { name, title, declaration }: PolicySymbol): Named {
  const heading = "citations" in declaration ? declaration : undefined;
  return {
    name,
    title,
    note: heading?.note?.value,
    citations: citedOf(heading?.citations ?? []),
    place: placeOf(whole, declaration),
  };
}

export function citedOf(citations: readonly Citation[]): readonly Cited[] {
  return citations.flatMap(({ source, locator, quoting }) =>
    source === undefined ? [] : [{ source: source.text, locator, quoting: quoting?.value }],
  );
}

export function placeOf({ scope }: Whole, declaration: Declaration): Place {
  const home = scope.homeOf(declaration);
  return { ...shift(declaration, home?.item.start ?? 0), uri: home?.uri ?? "" };
}
