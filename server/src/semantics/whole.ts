/** What the checks of a whole policy share: all that was found in its declarations, and a way to report more. */
import type { Declaration, Span } from "@remit/grammar";
import { type ArgsOf, type Code, problem } from "../problems/table.ts";
import type { Found, RelatedTo } from "./binder.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import type { Sorted } from "./circles.ts";
import type { Program } from "./program.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol } from "./symbols.ts";

export interface Whole {
  readonly program: Program;
  readonly scope: Scope;
  readonly results: ReadonlyMap<Declaration, DeclarationResult>;
  /** Whether something could not be read, so that nothing can be said about what is missing. */
  readonly broken: boolean;
  readonly found: Map<Declaration, Found[]>;
  /** Definitions, matrices, thresholds and clocks, each after those it reads; and the circles among them. */
  readonly definitions: Sorted<PolicySymbol>;
}

export function reportIn<C extends Code>(
  { found }: Whole,
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
