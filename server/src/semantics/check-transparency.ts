/** Checks of what powers say about themselves: what principles ask, where they come from, and what can be done about them. */
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
  checkRoutes(whole, powers);
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

// ── Routes ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What the policy gives against a step it owes against one that is no weaker. A policy that speaks of no route, and
 * the mild steps below the first with one, are no fault.
 */
function checkRoutes(whole: Whole, powers: readonly PolicySymbol[]): void {
  const placed = powers.flatMap((power) => placedPower(whole, power));
  for (const one of placed) {
    const { representations, appeal } = one.declaration;
    if (representations !== undefined || appeal !== undefined || isAskedForRoute(whole, one)) continue;
    const weaker = placed.filter(
      (other) =>
        other.power.name !== one.power.name &&
        other.track === one.track &&
        other.step <= one.step &&
        [other.declaration.representations, other.declaration.appeal].some((route) => route?.none === false),
    );
    const [first] = weaker.sort((a, b) => a.step - b.step);
    if (first === undefined) continue;
    const args = { power: one.power.name, other: first.power.name };
    reportIn(whole, one.declaration, "power-without-route", one.power.span, args, [declaredAs(first.power)]);
  }
}

/** A power on a step of a track. */
interface Placed {
  readonly power: PolicySymbol;
  readonly declaration: PowerDeclaration;
  readonly bound: BoundDeclaration;
  readonly track: PolicySymbol;
  readonly step: number;
}

function placedPower({ results }: Whole, power: PolicySymbol): readonly Placed[] {
  const { declaration } = power;
  const result = results.get(declaration);
  if (declaration.kind !== "power" || result?.bound.kind !== "target" || result.broken) return [];
  const { bound } = result;
  const { track, step } = bound;
  return track === undefined || step === undefined ? [] : [{ power, declaration, bound, track, step }];
}

/** Whether a principle asks it to state one, and so tells that it does not. */
function isAskedForRoute({ scope, results }: Whole, { declaration, bound }: Placed): boolean {
  return scope.symbols.some((principle) => {
    const asked = results.get(principle.declaration)?.bound;
    if (principle.kind !== "principle" || asked?.kind !== "principle") return false;
    return asked.statements.some(
      (statement) =>
        statement.kind === "every-states" &&
        statement.stated.some((what) => what === "representations" || what === "appeal") &&
        isAmongPowers(statement.powers, declaration, bound),
    );
  });
}

// ── Which powers are meant ─────────────────────────────────────────────────────────────────────────────────────

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
