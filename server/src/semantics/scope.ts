/** The scope of a policy: which names are declared, and what each stands for. One namespace over all its files. */
import type {
  Declaration,
  EventDeclaration,
  Item,
  Name,
  ProcessDeclaration,
  Text,
  TypeNode,
} from "@remit/grammar";
import { groupEditions } from "./editions.ts";
import type { Program } from "./program.ts";
import type { Replaced } from "./replaced.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import { changed, type Table, tableOf } from "./table.ts";
import { plainType, typeNodeOf, typeOfValues } from "./type-nodes.ts";
import { clockType, type Type, worseWay } from "./types.ts";

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
      if (declaration.kind === "event") symbol = eventSymbol(declaration, uri, typeCalled, previous);
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

type TypeCalled = (name: Name) => PolicySymbol | undefined;

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

/** An event with its fields; one without a type has the scale or choice of its own name. */
function eventSymbol(
  declaration: EventDeclaration,
  uri: string,
  typeCalled: TypeCalled,
  previous: Scope | undefined,
): PolicySymbol {
  const fields = declaration.fields.filter(
    ({ name }, at, all) => all.findIndex((other) => other.name.text === name.text) === at,
  );
  const types = fields.map(({ name, type }) => {
    if (type === undefined) return typeCalled(name);
    return type.kind === "named-type" ? typeCalled(type.name) : undefined;
  });
  const before = previous?.byDeclaration.get(declaration);
  const isSame =
    before?.uri === uri && before.members.every(({ typeSymbol }, at) => typeSymbol === types[at]);
  if (isSame) return before;
  const members: PolicySymbol[] = [];
  const symbol: PolicySymbol = {
    ...heading(declaration, uri),
    type: undefined,
    worse: declaration.direction === undefined ? 0 : declaration.direction === "worsens" ? 1 : -1,
    typeSymbol: undefined,
    members,
  };
  for (const [index, { name, type: node }] of fields.entries()) {
    const typeSymbol = types[index];
    const type = node === undefined || node.kind === "named-type" ? typeSymbol?.type : plainType(node);
    members.push({
      kind: "field",
      name: name.text,
      title: undefined,
      type,
      worse: type === undefined ? 0 : worseWay(type, undefined),
      typeSymbol,
      owner: symbol,
      members: [],
      index,
      declaration,
      uri,
      span: { start: name.start, end: name.end },
    });
  }
  return symbol;
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

/** The name a declaration gives to the policy; undefined for those without one. */
export function nameOf(declaration: Declaration): Name | undefined {
  switch (declaration.kind) {
    case "use":
    case "case":
    case "cases":
    case "unreadable":
      return undefined;
    default:
      return declaration.name;
  }
}

function scaleOrChoice(symbol: PolicySymbol | undefined): PolicySymbol | undefined {
  return symbol?.kind === "scale" || symbol?.kind === "choice" ? symbol : undefined;
}

function symbolKind(declaration: Declaration): SymbolKind {
  switch (declaration.kind) {
    case "assume":
      return "assumption";
    case "use":
    case "case":
    case "cases":
    case "unreadable":
      throw new Error(`a ${declaration.kind} declares no name`);
    default:
      return declaration.kind;
  }
}

/** The part of a symbol that every declaration has. */
function heading(declaration: Declaration, uri: string) {
  const name = nameOf(declaration);
  if (name === undefined) throw new Error("only what has a name is a symbol");
  const title = "title" in declaration ? declaration.title?.value : undefined;
  return {
    kind: symbolKind(declaration),
    name: name.text,
    title,
    owner: undefined,
    index: 0,
    declaration,
    uri,
    span: { start: name.start, end: name.end },
  };
}

function typeDeclared(declaration: Declaration, uri: string): PolicySymbol {
  const head = heading(declaration, uri);
  const isScale = declaration.kind === "scale";
  const members: PolicySymbol[] = [];
  const parts = isScale ? declaration.levels : declaration.kind === "choice" ? declaration.alternatives : [];
  const levels = distinct(parts).map((level) => level.name.text);
  const direction = isScale ? declaration.direction : undefined;
  const worse = direction === undefined ? 0 : direction === "worsens" ? 1 : -1;
  const type: Type = isScale
    ? { kind: "scale", name: head.name, levels, worse }
    : { kind: "choice", name: head.name, levels };
  const owner: PolicySymbol = {
    ...head,
    type,
    worse,
    typeSymbol: undefined,
    members,
  };
  addMembers(members, owner, parts, isScale ? "level" : "alternative");
  return owner;
}

function valueDeclared(
  declaration: Declaration,
  uri: string,
  node: TypeNode | undefined,
  typeSymbol: PolicySymbol | undefined,
): PolicySymbol {
  const type = valueType(declaration, node, typeSymbol);
  const direction = "direction" in declaration ? declaration.direction : undefined;
  const worse = type === undefined ? 0 : worseWay(type, direction);
  const members: PolicySymbol[] = [];
  const symbol: PolicySymbol = { ...heading(declaration, uri), type, worse, typeSymbol, members };
  if (declaration.kind === "track") addMembers(members, symbol, declaration.steps, "step");
  return symbol;
}

/** Its value is the stage that it is at. */
function processDeclared(declaration: ProcessDeclaration, uri: string): PolicySymbol {
  const head = heading(declaration, uri);
  const stages = declaration.stages.flatMap(({ name, title }) =>
    name === undefined ? [] : [{ name, title }],
  );
  const levels = [notEntered, ...distinct(stages).map(({ name }) => name.text)];
  const type: Type = { kind: "choice", name: head.name, levels };
  const members: PolicySymbol[] = [];
  const values: PolicySymbol[] = [];
  const fields: PolicySymbol[] = [];
  const symbol = { ...head, type, worse: 0 as const, typeSymbol: undefined, members, values };
  addMembers(members, symbol, stages, "stage", 1);
  const event = { ...symbol, kind: "event" as const, type: undefined, values: [], members: fields };
  fields.push({ ...event, kind: "field", name: "stage", title: undefined, type, owner: event, members: [] });
  const valued = (what: string, type: Type) =>
    values.push({
      ...symbol,
      kind: "process-value",
      name: `${what} of ${head.name}`,
      title: undefined,
      type,
      owner: symbol,
      members: [],
      values: [],
    });
  valued("next stage", type);
  const leads = [...new Set(declaration.leads.flatMap(({ actor }) => actor?.text ?? []))];
  if (leads.length > 0) valued("lead", { kind: "choice", name: `lead of ${head.name}`, levels: leads });
  return { ...symbol, event };
}

/** Where a process stands before it begins; no stage has this name. */
export const notEntered = "not-entered";

function valueType(
  declaration: Declaration,
  node: TypeNode | undefined,
  typeSymbol: PolicySymbol | undefined,
) {
  if (declaration.kind === "threshold") return { kind: "yes/no" } as const;
  if (declaration.kind === "clock") return clockType;
  if (node !== undefined) return node.kind === "named-type" ? typeSymbol?.type : plainType(node);
  return declaration.kind === "parameter" ? typeOfValues(declaration) : undefined;
}

function addMembers(
  into: PolicySymbol[],
  owner: PolicySymbol,
  parts: readonly Part[],
  kind: SymbolKind,
  from = 0,
): void {
  for (const { name, title } of distinct(parts))
    into.push({
      kind,
      name: name.text,
      title: title?.value,
      type: owner.type,
      worse: 0,
      typeSymbol: undefined,
      owner,
      members: [],
      index: from + into.length,
      declaration: owner.declaration,
      uri: owner.uri,
      span: { start: name.start, end: name.end },
    });
}

interface Part {
  readonly name: Name;
  readonly title: Text | undefined;
}

/** Each level once: one written twice is reported, and counted where it stands first. */
function distinct<P extends Part>(parts: readonly P[]): readonly P[] {
  const seen = new Set<string>();
  return parts.filter(({ name }) => !seen.has(name.text) && seen.add(name.text));
}
