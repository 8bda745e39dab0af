/** Checks of editions: that they follow on each other without a hole, and speak of the same thing. */
import type { InForce } from "@remit/grammar";
import { declaredAs } from "./binder.ts";
import type { BoundDeclaration } from "./bound.ts";
import { dateText } from "./dates.ts";
import { type Days, daysInForce, daysText, editionsOf, writtenDays } from "./editions.ts";
import type { PolicySymbol } from "./symbols.ts";
import { nounPhrase } from "./values.ts";
import { reportIn, type Whole } from "./whole.ts";

export function checkEditions(whole: Whole): void {
  for (const group of whole.scope.editions.values())
    for (const [at, newer] of group.entries()) {
      const older = group[at - 1];
      if (older === undefined) continue;
      checkDays(whole, older, newer);
      checkSameness(whole, older, newer);
    }
  checkLife(whole);
  checkTransition(whole);
}

/** An edition ends where the next one begins, unless it says another day. */
function checkDays(whole: Whole, older: PolicySymbol, newer: PolicySymbol): void {
  const before = writtenDays(older.declaration);
  const after = writtenDays(newer.declaration);
  const { name } = newer;
  if (after.from === undefined || before.from === after.from || (before.until ?? 0) >= after.from) {
    const until = [before.until, after.until].filter((day) => day !== undefined);
    const shared = { from: after.from, until: until.length === 0 ? undefined : Math.min(...until) };
    reportIn(
      whole,
      newer.declaration,
      "editions-overlap",
      inForceOf(newer),
      { name, days: daysText(shared) },
      [declaredAs(older)],
    );
  } else if (before.until !== undefined && before.until + 1 < after.from)
    reportHole(whole, newer, { from: before.until + 1, until: after.from - 1 }, older);
}

function reportHole(whole: Whole, at: PolicySymbol, hole: Days, other?: PolicySymbol): void {
  const args = { name: at.name, days: daysText(hole) };
  const related = other === undefined ? [] : [declaredAs(other)];
  reportIn(whole, at.declaration, "editions-leave-hole", inForceOf(at), args, related);
}

function inForceOf({ declaration, span }: PolicySymbol): InForce | PolicySymbol["span"] {
  return ("inForce" in declaration ? declaration.inForce : undefined) ?? span;
}

/** What has to stay the same, for whoever reads the name without a date. */
function checkSameness(whole: Whole, older: PolicySymbol, newer: PolicySymbol): void {
  const differs = (what: string) =>
    reportIn(whole, newer.declaration, "editions-differ", newer.span, { name: newer.name, what }, [
      declaredAs(older),
    ]);
  const types = [older, newer].map(({ type }) => type && nounPhrase(type));
  if (types[0] !== types[1] || older.worse !== newer.worse) differs("the values they can have");
  const [before, after] = [older, newer].map(({ declaration }) => whole.results.get(declaration)?.bound);
  if (before?.kind !== "target" || after?.kind !== "target") return;
  if (before.track !== after.track || before.step !== after.step) differs("the step they stand on");
  if (before.heldBy !== after.heldBy) differs("who holds them");
  if (excludedBy(before) !== excludedBy(after)) differs("what they exclude");
  if (kindsOf(older) !== kindsOf(newer)) differs("their `kind`");
}

const excludedBy = ({ excludes }: BoundDeclaration & { readonly kind: "target" }) =>
  excludes
    .map(({ name }) => name)
    .sort()
    .join();

const kindsOf = ({ declaration }: PolicySymbol) =>
  declaration.kind === "power"
    ? declaration.kinds
        .map(({ text }) => text)
        .sort()
        .join()
    : "";

/** What gives a value should give one on every day of the policy. */
function checkLife(whole: Whole): void {
  const policy = whole.scope.symbols.find(({ kind }) => kind === "policy");
  if (policy === undefined) return;
  const life = writtenDays(policy.declaration);
  for (const symbol of whole.scope.names.values()) {
    if (symbol.kind !== "define" && symbol.kind !== "matrix") continue;
    const group = editionsOf(whole.scope, symbol);
    const [first = symbol] = group;
    const last = group.at(-1) ?? symbol;
    const { from } = daysInForce(whole.scope, first);
    const { until } = daysInForce(whole.scope, last);
    if (from !== undefined && life.from !== undefined && life.from < from)
      reportHole(whole, first, { from: life.from, until: from - 1 });
    const goesOn = life.until === undefined || (until !== undefined && until < life.until);
    if (until !== undefined && goesOn) reportHole(whole, last, { from: until + 1, until: life.until });
  }
}

/** Conduct can begin under one edition and be decided under the next. */
function checkTransition(whole: Whole): void {
  const policy = whole.scope.symbols.find(({ kind }) => kind === "policy")?.declaration;
  if (policy?.kind !== "policy" || policy.conduct === undefined || policy.applies !== undefined) return;
  const starts = whole.scope.symbols.flatMap(({ declaration }) =>
    declaration.kind === "parameter"
      ? declaration.values.slice(0, -1).flatMap(({ from }) => from?.text ?? [])
      : datesIn(writtenDays(declaration)),
  );
  const [first] = starts.sort();
  if (first !== undefined) reportIn(whole, policy, "transition-not-said", policy.conduct, { day: first });
}

function datesIn({ from, until }: Days): readonly string[] {
  return [from, until === undefined ? undefined : until + 1].flatMap((day) =>
    day === undefined ? [] : dateText(day),
  );
}
