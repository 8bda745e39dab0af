/** What may stand at the cursor, before anyone asks which names there are. */
import type { SymbolKind } from "../../semantics/symbols.ts";
import type { Type } from "../../semantics/types.ts";

export interface Phrase {
  /** As shown. */
  readonly label: string;
  /** As inserted, with `${1:…}` where something is to be filled in; the label if absent. */
  readonly snippet?: string;
  /** In plain English. The language's own word on its first word if absent. */
  readonly doc?: string;
}

export type Slot =
  | { readonly kind: "declarations" }
  | { readonly kind: "phrases"; readonly phrases: readonly Phrase[] }
  /** Names of these kinds; with `like`, only of things that have such values. */
  | {
      readonly kind: "names";
      readonly of: readonly SymbolKind[];
      readonly like?: Type;
      readonly but?: readonly string[];
    }
  /** Constants of a type: its levels, yes and no, a number in its unit. */
  | { readonly kind: "constants"; readonly type: Type }
  /** Levels, alternatives or steps that stand in a declaration. */
  | { readonly kind: "members"; readonly owner: string | undefined; readonly of: SymbolKind }
  /** The words that powers are picked by. */
  | { readonly kind: "power-kinds" }
  | { readonly kind: "locators"; readonly source: string }
  /** The other files of the workspace, as paths. */
  | { readonly kind: "files"; readonly quoted: boolean };

export const phrases = (...list: readonly (Phrase | string)[]): Slot => ({
  kind: "phrases",
  phrases: list.map((phrase) => (typeof phrase === "string" ? { label: phrase } : phrase)),
});

export const names = (...of: readonly SymbolKind[]): Slot => ({ kind: "names", of });

export const aDay: Phrase = {
  label: "2026-04-01",
  snippet: "${1:2026-04-01}",
  doc: "A day: year, month, day.",
};

export const DATE = phrases(aDay);
