/** What a declaration declares: a symbol with its type, and the levels, steps, stages or fields that it has. */
import type { Declaration, EventDeclaration, Name, ProcessDeclaration, Text, TypeNode } from "@remit/grammar";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import { plainType, typeOfValues } from "./type-nodes.ts";
import { clockType, type Type, worseWay } from "./types.ts";

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

/** The scale or choice of a name, if it is one. */
export type TypeCalled = (name: Name) => PolicySymbol | undefined;

export function typeDeclared(declaration: Declaration, uri: string): PolicySymbol {
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

export function valueDeclared(
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
export function processDeclared(declaration: ProcessDeclaration, uri: string): PolicySymbol {
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

/** An event with its fields; one without a type has the scale or choice of its own name. `before`: what it was. */
export function eventDeclared(
  declaration: EventDeclaration,
  uri: string,
  typeCalled: TypeCalled,
  before: PolicySymbol | undefined,
): PolicySymbol {
  const fields = declaration.fields.filter(
    ({ name }, at, all) => all.findIndex((other) => other.name.text === name.text) === at,
  );
  const types = fields.map(({ name, type }) => {
    if (type === undefined) return typeCalled(name);
    return type.kind === "named-type" ? typeCalled(type.name) : undefined;
  });
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
