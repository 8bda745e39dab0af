/** Checks for what nothing depends on. */
import { effectsOf } from "./bound-parts.ts";
import type { DeclarationResult } from "./check-declaration.ts";
import { kindWord, type PolicySymbol, type SymbolKind } from "./symbols.ts";
import { type Rechecked, reportIn, type Whole } from "./whole.ts";

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
 * What nothing depends on. A file without rules is a library for others, and of a text with holes nothing can be said:
 * both are left alone. Giving a fact in a case is no use of it; expecting a definition to come to something is.
 */
export function unusedIn({ scope, inOrder, broken }: Checking): ReadonlySet<PolicySymbol> | undefined {
  if (broken || !scope.symbols.some(({ kind }) => kind === "rule" || kind === "process")) return undefined;
  const used = new Set<PolicySymbol>();
  for (const result of inOrder) for (const symbol of usedBy(result)) used.add(symbol);
  return new Set(scope.symbols.filter((symbol) => canBeUnused(scope, symbol) && !used.has(symbol)));
}

/** The same after an edit that put declarations in the place of others. */
export function unusedAfter(
  whole: Checking & Pick<Whole, "results">,
  before: Whole,
  rechecked: readonly Rechecked[],
): ReadonlySet<PolicySymbol> | undefined {
  if (whole.broken || before.unused === undefined) return unusedIn(whole);
  const { scope, inOrder } = whole;
  const gone = new Set(rechecked.map((one) => one.before.symbol));
  const unused = new Set([...before.unused].filter((symbol) => !gone.has(symbol)));
  const lost = new Set<PolicySymbol>();
  for (const { before, after } of rechecked) {
    for (const symbol of usedBy(before)) lost.add(symbol);
    if (after.symbol !== undefined) lost.add(after.symbol);
  }
  for (const { after } of rechecked)
    for (const symbol of usedBy(after)) {
      lost.delete(symbol);
      unused.delete(symbol);
    }
  for (const symbol of lost)
    if (
      canBeUnused(scope, symbol) &&
      !(before.askers().get(symbol.name) ?? []).some((at) => {
        const result = inOrder[at];
        return result !== undefined && usedBy(result).includes(symbol);
      })
    )
      unused.add(symbol);
  return unused;
}

type Checking = Pick<Whole, "scope" | "inOrder" | "broken">;

function canBeUnused({ names }: Whole["scope"], symbol: PolicySymbol): boolean {
  const { kind, name } = symbol;
  return names.get(name) === symbol && (needed.includes(kind) || kind === "power" || kind === "action");
}

const usesOf = new WeakMap<DeclarationResult, readonly PolicySymbol[]>();

/** What a declaration depends on; of powers and actions, those that a rule or a duty asks for. */
function usedBy(result: DeclarationResult): readonly PolicySymbol[] {
  const known = usesOf.get(result) ?? findUses(result);
  usesOf.set(result, known);
  return known;
}

function findUses({ declaration, needs, bound }: DeclarationResult): readonly PolicySymbol[] {
  const isCase = declaration.kind === "case" || declaration.kind === "cases";
  const used = needs.filter(({ kind }) => needed.includes(kind) && !(isCase && given.includes(kind)));
  return [...used, ...effectsOf(bound).flatMap(({ targets }) => targets)];
}

/** What was misspelt is not told again as what nothing depends on. */
export function checkUnused(whole: Whole): void {
  const { unused, inOrder } = whole;
  if (unused === undefined || unused.size === 0) return;
  const meant = new Set<string | undefined>();
  for (const { found } of inOrder) for (const { problem } of found) meant.add(problem.args["close"]);
  for (const { kind, name, declaration, span } of unused) {
    if (meant.has(name)) continue;
    const args = { name, kind: kindWord(kind) };
    reportIn(whole, declaration, needed.includes(kind) ? "unused" : "never-used", span, args);
  }
}
