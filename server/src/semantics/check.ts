/**
 * The check of a policy: its names resolved, its expressions typed, its problems found. A declaration that is the same
 * object as before, and whose names stand for the same things as before, is not checked again.
 */
import type { Declaration, Item, Span } from "@remit/grammar";
import { itemAt, shift, touches } from "@remit/grammar";
import type { Problem, Related } from "../problems/problem.ts";
import { syntaxProblem } from "../problems/table.ts";
import type { Found } from "./binder.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import { checkAnew, checkReplaced } from "./check-whole.ts";
import type { Expected } from "./expected.ts";
import { type Lowered, lower } from "./lower.ts";
import type { Model, Place } from "./model.ts";
import type { Program } from "./program.ts";
import { replacedIn } from "./replaced.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Table } from "./table.ts";
import type { Type } from "./types.ts";
import type { Whole } from "./whole.ts";

/** A place in a file that stands for a symbol. */
export interface SymbolUse extends Place {
  readonly symbol: PolicySymbol;
  /** Whether the symbol is declared here. */
  readonly declares: boolean;
}

/** Offsets are those of the files. */
export interface Checked {
  readonly program: Program;
  readonly scope: Scope;
  readonly results: Table<Declaration, DeclarationResult>;
  /** Everything with a name of its own, in order; levels, alternatives and steps are the members of their owners. */
  readonly allSymbols: readonly PolicySymbol[];
  symbol(name: string): PolicySymbol | undefined;
  /** Where the name of a symbol is declared. */
  place(symbol: PolicySymbol): Place;
  /** In the order of the text; what could not be read is included. */
  problems(uri: string): readonly Problem[];
  /** Every name in a file that stands for a symbol, in the order of the text. */
  uses(uri: string): readonly SymbolUse[];
  useAt(uri: string, offset: number): SymbolUse | undefined;
  symbolAt(uri: string, offset: number): PolicySymbol | undefined;
  /** Everywhere that a symbol is named, its declaration included, file by file. */
  references(symbol: PolicySymbol): readonly SymbolUse[];
  /** What values the name or literal at a place has. */
  typeOf(uri: string, offset: number): Type | undefined;
  /** What can stand at a place. */
  expectedAt(uri: string, offset: number): Expected | undefined;
  /** What the policy means; made when first asked for. */
  model(): Model;
  /** What the check of the next version goes on from. */
  readonly whole: Whole;
  /** The last model made, of this version or an earlier one, with what the next one takes over from it. */
  lowered(): Lowered | undefined;
}

export function check(program: Program, previous?: Checked): Checked {
  const before = previous?.whole;
  const replaced = before && replacedIn(program, before);
  const whole =
    before === undefined || replaced === undefined
      ? checkAnew(program, before)
      : checkReplaced(program, before, replaced);
  return answers(whole, previous?.lowered());
}

function answers(whole: Whole, before: Lowered | undefined): Checked {
  const { program, scope, results } = whole;
  const problemsByFile = new Map<string, readonly Problem[]>();
  const usesByFile = new Map<string, readonly SymbolUse[]>();
  let referencesBySymbol: ReadonlyMap<PolicySymbol, readonly SymbolUse[]> | undefined;
  let latest = before;
  let model: Model | undefined;

  const itemsOf = (uri: string) => program.files.find((file) => file.uri === uri)?.tree.items ?? [];
  const resultAt = (uri: string, offset: number) => {
    const tree = program.files.find((file) => file.uri === uri)?.tree;
    const item = tree && itemAt(tree, offset);
    const result = item && results.get(item.declaration);
    return tree && item && result && { item, result, text: tree.text, local: offset - item.start };
  };
  const remember = <V>(kept: Map<string, V>, uri: string, make: () => V): V => {
    const known = kept.get(uri) ?? make();
    kept.set(uri, known);
    return known;
  };
  const usesIn = (uri: string) =>
    remember(usesByFile, uri, () =>
      itemsOf(uri).flatMap(({ start, declaration }) =>
        [...(results.get(declaration)?.uses ?? [])]
          .sort(byPlace)
          .map((use) => ({ ...use, ...shift(use, start), uri })),
      ),
    );
  const useAt = (uri: string, offset: number): SymbolUse | undefined => {
    const at = resultAt(uri, offset);
    const use = at && narrowest(at.result.uses, at.local);
    return at && use && { ...use, ...shift(use, at.item.start), uri };
  };

  return {
    program,
    scope,
    results,
    whole,
    allSymbols: scope.symbols,
    symbol: (name) => scope.names.get(name),
    place: (symbol) => placeOf(scope, symbol.declaration, symbol.span),
    problems: (uri) =>
      remember(problemsByFile, uri, () =>
        itemsOf(uri)
          .flatMap((item) => problemsOf(whole, item))
          .sort(byPlaceAndCode),
      ),
    uses: usesIn,
    useAt,
    symbolAt: (uri, offset) => useAt(uri, offset)?.symbol,
    references: (symbol) => {
      referencesBySymbol ??= Map.groupBy(
        program.files.flatMap(({ uri }) => usesIn(uri)),
        ({ symbol }) => symbol,
      );
      return referencesBySymbol.get(symbol) ?? [];
    },
    typeOf: (uri, offset) => {
      const symbol = useAt(uri, offset)?.symbol;
      if (symbol !== undefined) return symbol.type;
      const at = resultAt(uri, offset);
      const expected = at && narrowest(at.result.expected, at.local)?.expected;
      return expected?.kind === "value" ? expected.type : undefined;
    },
    expectedAt: (uri, offset) => {
      const at = resultAt(uri, offset);
      if (at === undefined) return undefined;
      const own = at.text.slice(at.item.start, at.item.end);
      return (narrowest(at.result.expected, at.local) ?? justBefore(at.result.expected, at.local, own))
        ?.expected;
    },
    model: () => {
      if (model === undefined) {
        latest = lower(whole, latest);
        model = latest.model;
      }
      return model;
    },
    lowered: () => latest,
  };
}

function placeOf(scope: Scope, declaration: Declaration, span: Span): Place {
  const home = scope.homeOf(declaration);
  if (home === undefined) throw new Error("a symbol of another check has no place in this one");
  return { ...shift(span, home.item.start), uri: home.uri };
}

function problemsOf({ scope, results, found }: Whole, item: Item): readonly Problem[] {
  const { start, declaration } = item;
  const read = item.problems.map((problem) => syntaxProblem(problem, shift(problem, start)));
  const misread = item.problems.filter(({ code }) => code !== "missing-part");
  const meant = [...(results.get(declaration)?.found ?? []), ...(found.get(declaration) ?? [])].filter(
    // What was misread means nothing, and one mistake is told once.
    ({ problem }) => !misread.some((other) => other.start < problem.end && problem.start < other.end),
  );
  return [...read, ...meant.map((one) => absolute(scope, one, start))];
}

function absolute(scope: Scope, { problem, related }: Found, start: number): Problem {
  const places = related.map(
    ({ declaration, span, message }): Related => ({ ...placeOf(scope, declaration, span), message }),
  );
  return { ...problem, ...shift(problem, start), related: places };
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

function byPlaceAndCode(a: Problem, b: Problem): number {
  return byPlace(a, b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** The smallest of the spans around an offset. */
function narrowest<S extends Span>(spans: readonly S[], offset: number): S | undefined {
  let best: S | undefined;
  for (const span of spans)
    if (touches(span, offset) && (best === undefined || span.end - span.start < best.end - best.start))
      best = span;
  return best;
}

/** The span that ends before an offset with nothing but blanks between them. */
function justBefore<S extends Span>(spans: readonly S[], offset: number, text: string): S | undefined {
  let best: S | undefined;
  for (const span of spans)
    if (span.end <= offset && (best === undefined || span.end > best.end)) best = span;
  return best !== undefined && text.slice(best.end, offset).trim() === "" ? best : undefined;
}
