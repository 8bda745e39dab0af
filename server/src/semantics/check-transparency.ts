/** Checks of what powers say about themselves: that they state what principles ask, and where they come from. */
import type { PowerDeclaration, Stated } from "@remit/grammar";
import { declaredAs } from "./binder.ts";
import type { BoundDeclaration, BoundPowers } from "./bound.ts";
import { listed, type PolicySymbol } from "./symbols.ts";
import { reportIn, type Whole } from "./whole.ts";

export function checkTransparency(whole: Whole): void {
  const { scope, results } = whole;
  const powers = scope.symbols.filter(({ kind }) => kind === "power");
  for (const principle of scope.symbols) {
    const bound = principle.kind === "principle" ? results.get(principle.declaration)?.bound : undefined;
    if (bound?.kind !== "principle") continue;
    for (const statement of bound.statements)
      if (statement.kind === "every-states")
        for (const power of powers) checkStated(whole, principle, power, statement.powers, statement.stated);
  }
  if (!scope.symbols.some(({ kind }) => kind === "source")) return;
  for (const { name, span, declaration } of powers)
    if (declaration.kind === "power" && declaration.citations.length === 0)
      reportIn(whole, declaration, "power-without-basis", span, { name });
}

const words: Readonly<Record<Stated, string>> = {
  holder: "holder",
  basis: "legal basis",
  representations: "right to make representations",
  appeal: "appeal",
  publication: "publication",
};

function checkStated(
  whole: Whole,
  principle: PolicySymbol,
  power: PolicySymbol,
  asked: BoundPowers,
  stated: readonly Stated[],
): void {
  const { declaration } = power;
  const result = whole.results.get(declaration);
  if (declaration.kind !== "power" || result === undefined || result.broken) return;
  if (!isAmongPowers(asked, declaration, result.bound)) return;
  const missing = [...new Set(stated)]
    .filter((what) => !states(declaration, what))
    .map((what) => words[what]);
  if (missing.length === 0) return;
  const args = { power: power.name, missing: listed(missing, "and"), principle: principle.name };
  reportIn(whole, declaration, "power-does-not-state", power.span, args, [declaredAs(principle)]);
}

function isAmongPowers(
  { powerKind, track, atLeast }: BoundPowers,
  { kinds }: PowerDeclaration,
  bound: BoundDeclaration,
): boolean {
  if (bound.kind !== "target") return false;
  if (powerKind !== undefined && !kinds.some(({ text }) => text === powerKind)) return false;
  if (track !== undefined && bound.track !== track) return false;
  return atLeast === undefined || (bound.step !== undefined && bound.step >= atLeast);
}

function states(
  { heldBy, citations, representations, appeal, publish }: PowerDeclaration,
  what: Stated,
): boolean {
  switch (what) {
    case "holder":
      return heldBy !== undefined;
    case "basis":
      return citations.length > 0;
    case "representations":
      return representations !== undefined;
    case "appeal":
      return appeal !== undefined;
    case "publication":
      return publish !== undefined;
  }
}
