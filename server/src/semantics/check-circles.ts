/** Checks for circles: definitions that are worked out from themselves, rules that override each other. */
import { declaredAs } from "./binder.ts";
import { leadConditions, moveConditions, symbolsIn } from "./bound-parts.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import { type Sorted, sortByDependency } from "./circles.ts";
import { daysInForce, editionsOf, meet } from "./editions.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";
import { type Rechecked, reportIn, type Whole } from "./whole.ts";

export function checkCircles(whole: Whole): void {
  for (const circle of whole.definitions.circles) {
    const [first] = circle;
    if (first === undefined) continue;
    const args = { name: first.name, path: pathText(circle) };
    reportIn(
      whole,
      first.declaration,
      "circular-definition",
      first.span,
      args,
      circle.slice(1).map(declaredAs),
    );
  }
  const rules = whole.scope.symbols.filter(
    (symbol) => symbol.kind === "rule" && overridden(whole, symbol).length > 0,
  );
  for (const circle of sortByDependency(rules, (rule) => overridden(whole, rule)).circles) {
    const [first] = circle;
    if (first === undefined) continue;
    reportIn(
      whole,
      first.declaration,
      "circular-overrides",
      first.span,
      { path: pathText(circle) },
      circle.slice(1).map(declaredAs),
    );
  }
}

const ordered: readonly SymbolKind[] = ["define", "matrix", "threshold", "clock"];

/** Definitions, matrices, thresholds and clocks, each after those it reads; and the circles among them. */
export function definitionsInOrder(whole: Read): Sorted<PolicySymbol> {
  const { symbols } = whole.scope;
  const definitions = [
    ...symbols.filter(({ kind }) => ordered.includes(kind)),
    ...symbols.flatMap(({ values = [] }) => values),
  ];
  return sortByDependency(definitions, (symbol) => readsOf(whole, symbol));
}

type Read = { readonly scope: Scope; readonly results: { readonly get: Whole["results"]["get"] } };

/** The same after an edit that put declarations in the place of others. */
export function definitionsAfter(
  whole: Read,
  { definitions }: Whole,
  rechecked: readonly Rechecked[],
): Sorted<PolicySymbol> {
  const touched = rechecked.filter(({ after }) => isDefinition(after));
  if (touched.length === 0) return definitions;
  if (definitions.circles.length > 0 || !touched.every(readsTheSame)) return definitionsInOrder(whole);
  const now = new Map(touched.map(({ before, after }) => [before.symbol, after.symbol]));
  return { order: definitions.order.map((symbol) => now.get(symbol) ?? symbol), circles: [] };
}

const isDefinition = ({ symbol }: DeclarationResult) =>
  symbol !== undefined && [...ordered, "process"].includes(symbol.kind);

const readsTheSame = ({ before, after }: Rechecked) =>
  after.bound.kind !== "process" && readByName(before) === readByName(after);

const readByName = ({ reads }: DeclarationResult): string =>
  reads
    .filter(({ kind }) => ordered.includes(kind) || kind === "process-value")
    .map(({ name }) => name)
    .join();

/** Who leads and what comes next are worked out apart. */
function readsOf({ scope, results }: Read, symbol: PolicySymbol): readonly PolicySymbol[] {
  const result = results.get(symbol.declaration);
  if (result === undefined) return [];
  if (result.bound.kind !== "process") return result.reads.flatMap((read) => editionsOf(scope, read));
  const { bound } = result;
  const conditions = symbol.name.startsWith("lead") ? leadConditions(bound) : moveConditions(bound);
  return symbolsIn(conditions).flatMap((read) => editionsOf(scope, read));
}

/** The editions of the rules that an edition of a rule overrides, on days that they share. */
function overridden({ scope, results }: Whole, rule: PolicySymbol): readonly PolicySymbol[] {
  const bound = results.get(rule.declaration)?.bound;
  if (bound?.kind !== "rule" || bound.overrides.length === 0) return [];
  const days = daysInForce(scope, rule);
  return bound.overrides
    .flatMap((other) => editionsOf(scope, other))
    .filter((other) => meet(days, daysInForce(scope, other)));
}

function pathText(circle: readonly PolicySymbol[]): string {
  return [...circle, ...circle.slice(0, 1)].map(({ name }) => `\`${name}\``).join(" → ");
}
