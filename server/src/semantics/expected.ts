/** What can stand at a place: for completion. */
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import type { Type } from "./types.ts";

export type Expected =
  /** A value of this type: one of its levels, a constant, or the name of something that has such a value. `of` is
   * what it is compared with or given to. */
  | {
      readonly kind: "value";
      readonly type: Type;
      readonly of: PolicySymbol | undefined;
      readonly constant: boolean;
    }
  /** Something that is true or false; `outcome` tells whether it may speak of positions and rules. */
  | { readonly kind: "condition"; readonly outcome: boolean }
  /** A name of one of these kinds. */
  | { readonly kind: "name"; readonly of: readonly SymbolKind[] }
  /** A step of the track. */
  | { readonly kind: "step"; readonly track: PolicySymbol }
  /** A stage of the process. */
  | { readonly kind: "stage"; readonly process: PolicySymbol }
  /** A word from a fixed list: positions, classes of outcomes, authorities. */
  | { readonly kind: "word"; readonly words: readonly string[] };
