/** Names for their value: a level of the other side's scale, or something declared that has a value. */
import type { Name } from "@remit/grammar";
import { type Binder, lookup, members, report, use } from "./binder.ts";
import { reportUnknown } from "./claims.ts";
import { closest } from "./close.ts";
import { entryWords, reportUnknownField } from "./measures.ts";
import { aKind, type PolicySymbol, quoted, type SymbolKind, valueKinds } from "./symbols.ts";
import { type Typed, typed, untyped } from "./typed.ts";
import { clockType, type Type } from "./types.ts";

export interface Wanted {
  /** The type of the other side, through which levels are found. */
  readonly type: Type | undefined;
  /** Whether the other side could not be resolved, so that nothing can be said of a name that is not declared. */
  readonly lenient: boolean;
}

/** What a name stands for; where it stands for no value, that is reported with `kinds` as what was expected. */
export function namedValue(b: Binder, name: Name, wanted: Wanted, kinds: readonly SymbolKind[]): Typed {
  const owner = typeOwner(b, wanted.type);
  const level = owner?.members.find((member) => member.name === name.text);
  if (level?.type !== undefined) {
    use(b, name, level);
    return {
      ...typed(name, { kind: "constant", type: level.type, value: level.index }, level.type),
      symbol: level,
    };
  }
  const word = wordOf(wanted.type, owner, name.text);
  if (word !== undefined) {
    const actor = lookup(b, name.text);
    if (actor?.kind === "actor") use(b, name, actor);
    return typed(name, { kind: "constant", type: word.type, value: word.value }, word.type);
  }
  const field = fieldValue(b, name);
  if (field !== undefined) return field;
  if (wanted.type === clockType) return notAState(b, name);
  const symbol = lookup(b, name.text);
  if (symbol === undefined) {
    if (!wanted.lenient && b.event !== undefined && owner === undefined) reportUnknownField(b, name, b.event);
    else if (!wanted.lenient) notDeclared(b, name, owner, kinds);
    return untyped(name);
  }
  use(b, name, symbol);
  if (!valueKinds.includes(symbol.kind)) {
    reportNoValue(b, name, symbol, owner);
    return untyped(name);
  }
  if (symbol.type === undefined) return { ...untyped(name), symbol };
  const bare = symbol.kind === "parameter" && symbol.type.kind === "number" && symbol.type.unit === undefined;
  return { ...typed(name, { kind: "symbol", type: symbol.type, symbol }, symbol.type, bare), symbol };
}

/** In a condition on events: a field of theirs, or `upheld` or `withdrawn`. */
function fieldValue(b: Binder, name: Name): Typed | undefined {
  if (b.event === undefined) return undefined;
  const word = entryWords.indexOf(name.text);
  if (word >= 0) {
    const type: Type = { kind: "yes/no" };
    return typed(name, { kind: "field", type, name: name.text, slot: word }, type);
  }
  const field = b.event.members.find((member) => member.name === name.text);
  if (field === undefined) return undefined;
  use(b, name, field);
  const { type } = field;
  if (type === undefined) return { ...untyped(name), symbol: field };
  const slot = entryWords.length + field.index;
  return { ...typed(name, { kind: "field", type, name: field.name, slot }, type), symbol: field };
}

/** A value of a type that no declaration lists: who leads a process, and where it is before it begins. */
function wordOf(
  type: Type | undefined,
  owner: PolicySymbol | undefined,
  name: string,
): { readonly type: Type; readonly value: number } | undefined {
  if (type?.kind !== "choice" || (owner !== undefined && owner.kind !== "process")) return undefined;
  const value = type.levels.indexOf(name);
  return value < 0 ? undefined : { type, value };
}

/** No state of a clock. */
function notAState(b: Binder, name: Name): Typed {
  const { levels } = clockType;
  report(b, "not-a-level", name, {
    name: name.text,
    owner: "clock",
    what: "a state",
    levels: `the states ${quoted(levels)}`,
    close: closest(name.text, levels),
  });
  return untyped(name);
}

function typeOwner(b: Binder, type: Type | undefined): PolicySymbol | undefined {
  if (type?.kind !== "scale" && type?.kind !== "choice") return undefined;
  const owner = lookup(b, type.name);
  return owner?.kind === type.kind || owner?.kind === "process" ? owner : undefined;
}

function notDeclared(
  b: Binder,
  name: Name,
  owner: PolicySymbol | undefined,
  kinds: readonly SymbolKind[],
): void {
  if (owner !== undefined) {
    notALevel(b, name, owner);
    return;
  }
  const [level] = members(b, name.text, ["level", "alternative", "stage"]);
  if (level?.owner === undefined) reportUnknown(b, name, kinds, "something that has a value");
  else report(b, "level-alone", name, { name: name.text, what: aKind(level.kind), owner: level.owner.name });
}

function notALevel(b: Binder, name: Name, owner: PolicySymbol): void {
  const names = owner.members.map((member) => member.name);
  const what = memberKind(owner);
  const levels = names.length === 0 ? `no ${what}s` : `the ${what}s ${quoted(names)}`;
  const close = closest(name.text, names);
  report(b, "not-a-level", name, {
    name: name.text,
    owner: owner.name,
    what: aKind(what),
    levels,
    close,
  });
}

function memberKind({ kind }: PolicySymbol): "level" | "alternative" | "stage" {
  if (kind === "process") return "stage";
  return kind === "scale" ? "level" : "alternative";
}

function reportNoValue(b: Binder, name: Name, symbol: PolicySymbol, owner: PolicySymbol | undefined): void {
  const expected =
    owner === undefined ? "something that has a value" : `${aKind(memberKind(owner))} of \`${owner.name}\``;
  const close =
    owner === undefined
      ? ""
      : closest(
          name.text,
          owner.members.map((member) => member.name),
        );
  report(b, "wrong-kind", name, { name: name.text, kind: aKind(symbol.kind), expected, close });
}
