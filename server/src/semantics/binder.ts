/** The binder of one declaration: looks names up and remembers what was asked, found and reported. */
import type { Declaration, Name, Span } from "@remit/grammar";
import type { Problem } from "../problems/problem.ts";
import { type ArgsOf, type Code, problem } from "../problems/table.ts";
import type { Expected } from "./expected.ts";
import { closestName, membersCalled } from "./name-index.ts";
import type { Scope } from "./scope.ts";
import { aKind, oneOfKinds, type PolicySymbol, type SymbolKind } from "./symbols.ts";

/** A place, relative to the declaration, that stands for a symbol. */
export interface LocalUse extends Span {
  readonly symbol: PolicySymbol;
  /** Whether the symbol is declared here. */
  readonly declares: boolean;
}

/** A problem with spans relative to the declaration; related places are those of symbols or declarations. */
export interface Found {
  readonly problem: Problem;
  readonly related: readonly RelatedTo[];
}

export interface RelatedTo {
  readonly declaration: Declaration;
  readonly span: Span;
  readonly message: string;
}

export interface LocalExpected extends Span {
  readonly expected: Expected;
}

export interface Binder {
  readonly scope: Scope;
  readonly declaration: Declaration;
  /** The text of the declaration; spans count from its start. */
  readonly text: string;
  /** Whether it could not be read in full, so that what seems to be missing has been reported already. */
  readonly broken: boolean;
  readonly uses: LocalUse[];
  readonly found: Found[];
  readonly expected: LocalExpected[];
  /** In a condition on events: the event whose fields can be named. */
  readonly event: PolicySymbol | undefined;
  /** Every name that was looked up. */
  readonly asked: Set<string>;
  /** Every source whose text was looked into, with what was found there. */
  readonly askedTexts: Map<string, SourceText>;
  /** Whether the result depends on more than the names asked for: suggestions do, on every name there is. */
  dependsOnAll: boolean;
}

/** The text of a source; false if it should be there and is not, undefined if nobody looked. */
export type SourceText = string | false | undefined;

export function sourceTextIn(scope: Scope, name: string): SourceText {
  return scope.sourceTexts.get(name) ?? (scope.sourceTexts.has(name) ? false : undefined);
}

export function sourceText(b: Binder, name: string): SourceText {
  const text = sourceTextIn(b.scope, name);
  b.askedTexts.set(name, text);
  return text;
}

export function report<C extends Code>(
  b: Binder,
  code: C,
  span: Span,
  args: ArgsOf<C>,
  related: readonly RelatedTo[] = [],
): void {
  b.found.push({ problem: problem(code, span, args), related });
}

/** What a name stands for, with nothing reported. */
export function lookup(b: Binder, name: string): PolicySymbol | undefined {
  b.asked.add(name);
  return b.scope.names.get(name);
}

export function use(b: Binder, { start, end }: Span, symbol: PolicySymbol): void {
  b.uses.push({ start, end, symbol, declares: false });
}

/** The symbol that a name stands for, if it is of one of the kinds; anything else is reported. */
export function resolve(
  b: Binder,
  name: Name | undefined,
  kinds: readonly SymbolKind[],
): PolicySymbol | undefined {
  const symbol = name && named(b, name, kinds);
  if (name === undefined || symbol === undefined || kinds.includes(symbol.kind)) return symbol;
  reportWrongKind(b, name, symbol, kinds);
  return undefined;
}

/** What a name stands for, whatever it is; one that stands for nothing is reported. */
export function named(b: Binder, name: Name, expected: readonly SymbolKind[]): PolicySymbol | undefined {
  expectNames(b, name, expected);
  const symbol = lookup(b, name.text);
  if (symbol !== undefined) use(b, name, symbol);
  else
    report(b, "unknown-name", name, {
      name: name.text,
      expected: oneOfKinds(expected),
      close: closeName(b, name.text, expected),
    });
  return symbol;
}

export function reportWrongKind(
  b: Binder,
  at: Name,
  symbol: PolicySymbol,
  kinds: readonly SymbolKind[],
): void {
  const args = { name: symbol.name, kind: aKind(symbol.kind), expected: oneOfKinds(kinds) };
  const close = closeName(b, symbol.name, kinds);
  report(b, "wrong-kind", at, { ...args, close: close === symbol.name ? "" : close }, [declaredAs(symbol)]);
}

/** Resolves a list of names; one named twice is reported. */
export function resolveAll(
  b: Binder,
  names: readonly Name[],
  kinds: readonly SymbolKind[],
): readonly PolicySymbol[] {
  const found = new Set<PolicySymbol>();
  for (const name of names) {
    const symbol = resolve(b, name, kinds);
    if (symbol === undefined) continue;
    if (found.has(symbol)) report(b, "named-twice", name, { name: name.text });
    found.add(symbol);
  }
  return [...found];
}

/** The name of the kinds that is close to another, or "". */
export function closeName(b: Binder, name: string, kinds: readonly SymbolKind[]): string {
  b.dependsOnAll = true;
  return closestName(b.scope, name, kinds);
}

/** The members of all scales, choices or tracks that have this name. */
export function members(b: Binder, name: string, kinds: readonly SymbolKind[]): readonly PolicySymbol[] {
  b.dependsOnAll = true;
  return membersCalled(b.scope, name).filter(({ kind }) => kinds.includes(kind));
}

/** Points to where a symbol is declared. */
export function declaredAs(symbol: PolicySymbol): RelatedTo {
  return {
    declaration: symbol.declaration,
    span: symbol.span,
    message: `\`${symbol.name}\` is declared here`,
  };
}

export function expectNames(b: Binder, { start, end }: Span, kinds: readonly SymbolKind[]): void {
  b.expected.push({ start, end, expected: { kind: "name", of: kinds } });
}
