/**
 * Questions about all the names of a scope at once. Many declarations may ask the same, so answers are kept. They
 * depend on what the names stand for and on nothing else: not on the order of the declarations, nor on those that
 * have lost their name to another.
 */
import { closest } from "./close.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";

interface NameIndex {
  readonly ofKinds: Map<string, readonly string[]>;
  readonly close: Map<string, string>;
  members: ReadonlyMap<string, readonly PolicySymbol[]> | undefined;
}

const indexes = new WeakMap<Scope, NameIndex>();

function indexOf(scope: Scope): NameIndex {
  let index = indexes.get(scope);
  if (index === undefined) {
    index = { ofKinds: new Map(), close: new Map(), members: undefined };
    indexes.set(scope, index);
  }
  return index;
}

/** The declared name of one of the kinds that is close to another, or "". */
export function closestName(scope: Scope, name: string, kinds: readonly SymbolKind[]): string {
  const { ofKinds, close } = indexOf(scope);
  const group = kinds.join();
  const key = `${group} ${name}`;
  let answer = close.get(key);
  if (answer === undefined) {
    let candidates = ofKinds.get(group);
    if (candidates === undefined) {
      candidates = [...scope.names.values()]
        .filter(({ kind }) => kinds.includes(kind))
        .map((symbol) => symbol.name);
      ofKinds.set(group, candidates);
    }
    answer = closest(name, candidates);
    close.set(key, answer);
  }
  return answer;
}

/** The levels, alternatives and steps of this name, by the names of their scales, choices and tracks. */
export function membersCalled(scope: Scope, name: string): readonly PolicySymbol[] {
  const index = indexOf(scope);
  index.members ??= byName([...scope.names.values()].sort(byOwnName).flatMap(({ members }) => members));
  return index.members.get(name) ?? [];
}

function byOwnName(a: PolicySymbol, b: PolicySymbol): number {
  return a.name < b.name ? -1 : 1;
}

const byName = (symbols: readonly PolicySymbol[]): ReadonlyMap<string, readonly PolicySymbol[]> =>
  Map.groupBy(symbols, ({ name }) => name);
