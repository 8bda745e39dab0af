/** What the checks of a whole policy share: all that was found in its declarations, and a way to report more. */
import type { Declaration, Span } from "@remit/grammar";
import { type ArgsOf, type Code, problem } from "../problems/table.ts";
import type { Found, RelatedTo } from "./binder.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import type { Sorted } from "./circles.ts";
import type { Program } from "./program.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Table } from "./table.ts";

export interface Whole {
  readonly program: Program;
  readonly scope: Scope;
  readonly results: Table<Declaration, DeclarationResult>;
  /** The same in the order of the text. */
  readonly inOrder: readonly DeclarationResult[];
  /** Whether something could not be read, so that nothing can be said about what is missing. */
  readonly broken: boolean;
  readonly found: Map<Declaration, Found[]>;
  /** The checks of the whole that found nothing. */
  readonly silent: ReadonlySet<unknown>;
  /** What nothing depends on, as far as it is to be told; undefined where that can't be said. */
  readonly unused: ReadonlySet<PolicySymbol> | undefined;
  /** By name the places in `inOrder` of those that looked it up; under "" of those that depend on all names. */
  readonly askers: () => Table<string, readonly number[]>;
  /** Definitions, matrices, thresholds and clocks, each after those it reads; and the circles among them. */
  readonly definitions: Sorted<PolicySymbol>;
}

/** A declaration that an edit changed, or one that looks up its name; see Whole.inOrder for the place. */
export interface Rechecked {
  readonly at: number;
  readonly before: DeclarationResult;
  readonly after: DeclarationResult;
}

export function reportIn<C extends Code>(
  { found }: Pick<Whole, "found">,
  declaration: Declaration,
  code: C,
  span: Span,
  args: ArgsOf<C>,
  related: readonly RelatedTo[] = [],
): void {
  const entry = { problem: problem(code, span, args), related };
  const list = found.get(declaration);
  if (list === undefined) found.set(declaration, [entry]);
  else list.push(entry);
}
