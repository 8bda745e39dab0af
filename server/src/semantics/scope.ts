/** The scope of a policy: which names are declared, and what each stands for. One namespace over all its files. */
import type { Declaration, Item, Name } from "@remit/grammar";
import {
  eventDeclared,
  nameOf,
  processDeclared,
  type TypeCalled,
  typeDeclared,
  valueDeclared,
} from "./declared-symbols.ts";
import { groupEditions } from "./editions.ts";
import type { Program } from "./program.ts";
import type { Replaced } from "./replaced.ts";
import type { PolicySymbol } from "./symbols.ts";
import { changed, type Table, tableOf } from "./table.ts";
import { typeNodeOf } from "./type-nodes.ts";

/** Where a declaration stands now. */
export interface Home {
  readonly uri: string;
  readonly item: Item;
  /** The whole text of the file. */
  readonly text: string;
  /** Its place in the order of all declarations of the policy. */
  readonly order: number;
}

export interface Scope {
  /** What a name stands for: its first declaration, where there are several. */
  readonly names: Table<string, PolicySymbol>;
  /** Everything declared with a name, in order; levels, alternatives and steps stand in their owners. */
  readonly symbols: readonly PolicySymbol[];
  /** What has several editions, by name, the oldest first; its name stands for the one declared first. */
  readonly editions: ReadonlyMap<string, readonly PolicySymbol[]>;
  readonly byDeclaration: Table<Declaration, PolicySymbol>;
  readonly homeOf: (declaration: Declaration) => Home | undefined;
  readonly sourceTexts: ReadonlyMap<string, string | undefined>;
  /** The words by which powers are picked. */
  readonly powerKinds: ReadonlySet<string>;
}

/** Symbols of an earlier scope are kept where nothing they say has changed. */
export function buildScope(program: Program, previous?: Scope): Scope {
  const first = new Map<string, Declaration>();
  const named: Declaration[] = [];
  const uris: string[] = [];
  for (const { uri, tree } of program.files)
    for (const { declaration } of tree.items) {
      const name = nameOf(declaration);
      if (name === undefined) continue;
      named.push(declaration);
      uris.push(uri);
      // Nothing ever names the policy, so its name is free for something else.
      if (declaration.kind !== "policy" && !first.has(name.text)) first.set(name.text, declaration);
    }

  const byDeclaration = new Map<Declaration, PolicySymbol>();
  const keep = (declaration: Declaration, uri: string, typeSymbol?: PolicySymbol) => {
    const before = previous?.byDeclaration.get(declaration);
    return before?.uri === uri && before.typeSymbol === typeSymbol ? before : undefined;
  };
  for (const [index, declaration] of named.entries())
    if (declaration.kind === "scale" || declaration.kind === "choice") {
      const uri = uris[index] ?? "";
      byDeclaration.set(declaration, keep(declaration, uri) ?? typeDeclared(declaration, uri));
    }

  const names = new Map<string, PolicySymbol>();
  const symbols: PolicySymbol[] = [];
  const powerKinds = new Set<string>();
  for (const [index, declaration] of named.entries()) {
    const uri = uris[index] ?? "";
    let symbol = byDeclaration.get(declaration);
    if (symbol === undefined) {
      const typeCalled = (name: Name) => {
        const target = first.get(name.text);
        return target === undefined ? undefined : scaleOrChoice(byDeclaration.get(target));
      };
      if (declaration.kind === "event")
        symbol = eventDeclared(declaration, uri, typeCalled, previous?.byDeclaration.get(declaration));
      else if (declaration.kind === "process")
        symbol = keep(declaration, uri) ?? processDeclared(declaration, uri);
      else symbol = valueSymbol(declaration, uri, typeCalled, keep);
      byDeclaration.set(declaration, symbol);
    }
    symbols.push(symbol);
    if (first.get(symbol.name) !== declaration) continue;
    names.set(symbol.name, symbol);
    for (const value of symbol.values ?? []) names.set(value.name, value);
    if (declaration.kind === "power") for (const kind of declaration.kinds) powerKinds.add(kind.text);
  }
  const homeOf = homesOf(program);
  const editions = groupEditions(symbols, names);
  return {
    names: tableOf(names),
    symbols,
    editions,
    byDeclaration: tableOf(byDeclaration),
    homeOf,
    sourceTexts: program.sourceTexts,
    powerKinds,
  };
}

/** The scope after an edit that put declarations in the place of others. */
export function replaceInScope(program: Program, previous: Scope, replaced: readonly Replaced[]): Scope {
  const symbols = [...previous.symbols];
  const named: (readonly [string, PolicySymbol])[] = [];
  const typeCalled = ({ text }: Name) => scaleOrChoice(previous.names.get(text));
  for (const { before, item, uri } of replaced) {
    const was = previous.byDeclaration.get(before);
    if (was === undefined) continue;
    const symbol = valueSymbol(item.declaration, uri, typeCalled, () => undefined);
    symbols[symbols.indexOf(was)] = symbol;
    named.push([symbol.name, symbol]);
  }
  return {
    ...previous,
    names: changed(previous.names, named),
    symbols,
    byDeclaration: changed(previous.byDeclaration, [
      ...replaced.map(({ before }) => [before, undefined] as const),
      ...named.map(([, symbol]) => [symbol.declaration, symbol] as const),
    ]),
    homeOf: homesOf(program),
  };
}

function valueSymbol(
  declaration: Declaration,
  uri: string,
  typeCalled: TypeCalled,
  keep: (declaration: Declaration, uri: string, typeSymbol?: PolicySymbol) => PolicySymbol | undefined,
): PolicySymbol {
  const type = typeNodeOf(declaration);
  const typeSymbol = type?.kind === "named-type" ? typeCalled(type.name) : undefined;
  return keep(declaration, uri, typeSymbol) ?? valueDeclared(declaration, uri, type, typeSymbol);
}

/** Looks places up, all at once when the first is asked for: an edit that finds nothing new needs none. */
function homesOf({ files }: Program): Scope["homeOf"] {
  let homes: Map<Declaration, Home> | undefined;
  return (declaration) => {
    if (homes === undefined) {
      homes = new Map();
      for (const { uri, tree } of files)
        for (const item of tree.items)
          homes.set(item.declaration, { uri, item, text: tree.text, order: homes.size });
    }
    return homes.get(declaration);
  };
}

function scaleOrChoice(symbol: PolicySymbol | undefined): PolicySymbol | undefined {
  return symbol?.kind === "scale" || symbol?.kind === "choice" ? symbol : undefined;
}
