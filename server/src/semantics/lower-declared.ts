/** What a policy declares, kind by kind, as far as it has a name. What an edit left as it was is the same object. */
import type { Declaration } from "@remit/grammar";
import type { BoundDeclaration } from "./bound.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import { isNamed } from "./editions.ts";
import type { Numbered } from "./lower-named.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { TakenOver } from "./taken-over.ts";
import type { Whole } from "./whole.ts";

/** The declaration and what it was bound to, for a symbol that has not lost its name to another. */
export interface Entry<D extends Declaration> {
  readonly symbol: PolicySymbol;
  readonly declaration: D;
  readonly bound: BoundDeclaration;
  /** Its place in the order of all symbols. */
  readonly at: number;
}

export type Entries<K extends Declaration["kind"]> = readonly Entry<Extract<Declaration, { kind: K }>>[];

export interface Declared {
  readonly whole: Whole;
  readonly byKind: ReadonlyMap<Declaration["kind"], readonly Entry<Declaration>[]>;
  /** What is not as it was, where an edit only put declarations in the place of others; else undefined. */
  readonly changed: readonly Changed[] | undefined;
}

/** A version of a policy on its way to a model: what it declares, and what it takes over from the version before. */
export interface Version {
  readonly whole: Numbered;
  readonly declared: Declared;
  readonly over: TakenOver;
}

/** What is declared of some kinds, in the order of the text. */
export function entriesOf<K extends Declaration["kind"]>(
  { declared: { byKind } }: Pick<Version, "declared">,
  ...kinds: readonly K[]
): Entries<K> {
  const [first = [], ...others] = kinds.map((kind) => byKind.get(kind) ?? []);
  const found = others.length === 0 ? first : [...first, ...others.flat()].sort((a, b) => a.at - b.at);
  return found as readonly Entry<Declaration>[] as Entries<K>;
}

export interface Changed {
  readonly before: DeclarationResult;
  readonly after: DeclarationResult;
}

export function declaredIn(whole: Whole, previous: Declared | undefined): Declared {
  const changed = previous && changedSince(previous.whole, whole);
  if (previous === undefined || changed === undefined)
    return { whole, byKind: Map.groupBy(allEntries(whole), ({ declaration }) => declaration.kind), changed };
  const byKind = new Map<Declaration["kind"], Entry<Declaration>[]>();
  for (const { before, after } of changed) {
    const { symbol, declaration, bound } = after;
    if (before.symbol === undefined || symbol === undefined || !isNamed(whole.scope, symbol)) continue;
    const { kind } = declaration;
    const group = byKind.get(kind) ?? [...(previous.byKind.get(kind) ?? [])];
    byKind.set(kind, group);
    const at = whole.scope.symbols.indexOf(symbol);
    group[placeIn(group, at)] = { symbol, declaration, bound, at };
  }
  return { whole, byKind: new Map([...previous.byKind, ...byKind]), changed };
}

function allEntries({ scope, results }: Whole): readonly Entry<Declaration>[] {
  const found: Entry<Declaration>[] = [];
  for (const [at, symbol] of scope.symbols.entries()) {
    const { declaration } = symbol;
    const bound = results.get(declaration)?.bound;
    if (bound !== undefined && isNamed(scope, symbol)) found.push({ symbol, declaration, bound, at });
  }
  return found;
}

/** The same editions are those of one scope and of all that came of it by replacing. */
function changedSince(before: Whole, after: Whole): readonly Changed[] | undefined {
  if (before.scope.editions !== after.scope.editions) return undefined;
  return after.inOrder.flatMap((result, at) => {
    const other = before.inOrder[at];
    return other === undefined || other === result ? [] : [{ before: other, after: result }];
  });
}

/** The place of an entry, the entries being in order. */
function placeIn(group: readonly Entry<Declaration>[], at: number): number {
  let [from, to] = [0, group.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((group[middle]?.at ?? 0) < at) from = middle + 1;
    else to = middle;
  }
  return from;
}
