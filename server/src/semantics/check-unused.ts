/** Checks for what nothing depends on. */
import { kindWord, type PolicySymbol, type SymbolKind } from "./symbols.ts";
import { reportIn, type Whole } from "./whole.ts";

const needed: readonly SymbolKind[] = [
  "scale",
  "choice",
  "event",
  "fact",
  "judgement",
  "parameter",
  "define",
  "matrix",
  "threshold",
];

/** What a case gives: that is no use of it. */
const given: readonly SymbolKind[] = ["event", "fact", "judgement"];

/**
 * A file without rules is a library for others, and of a text with holes nothing can be said: both are left alone.
 * Giving a fact in a case is no use of it; expecting a definition to come to something is.
 */
export function checkUnused(whole: Whole): void {
  const { scope, results } = whole;
  if (whole.broken || !scope.symbols.some(({ kind }) => kind === "rule" || kind === "process")) return;
  const used = new Set<PolicySymbol>();
  const inRules = new Set<PolicySymbol>();
  const meant = new Set<string>();
  for (const [declaration, { needs, found, bound }] of results) {
    const isCase = declaration.kind === "case" || declaration.kind === "cases";
    for (const symbol of needs) if (!(isCase && given.includes(symbol.kind))) used.add(symbol);
    if (bound.kind === "rule")
      for (const { targets } of bound.effects) for (const target of targets) inRules.add(target);
    if (bound.kind === "process")
      for (const { duties } of bound.stages)
        for (const { effects } of duties)
          for (const { targets } of effects) for (const target of targets) inRules.add(target);
    for (const { problem } of found) meant.add(problem.args["close"] ?? "");
  }
  for (const symbol of scope.symbols) {
    const { kind, name } = symbol;
    if (scope.names.get(name) !== symbol || meant.has(name)) continue;
    const args = { name, kind: kindWord(kind) };
    if (needed.includes(kind) && !used.has(symbol))
      reportIn(whole, symbol.declaration, "unused", symbol.span, args);
    if ((kind === "power" || kind === "action") && !inRules.has(symbol))
      reportIn(whole, symbol.declaration, "never-used", symbol.span, args);
  }
}
