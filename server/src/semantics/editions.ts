/**
 * Editions: what is declared under one name for different days. One name has one meaning on any day: an edition ends
 * the day before the next one begins, or earlier where it says so itself.
 */
import type { Declaration } from "@remit/grammar";
import { dateText, dayOf } from "./dates.ts";
import { allOf, compared, constant } from "./forms.ts";
import type { Expr, Model } from "./model.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol, SymbolKind } from "./symbols.ts";

/** First and last day, both included; undefined for "from the beginning" and "to the end". */
export interface Days {
  readonly from: number | undefined;
  readonly until: number | undefined;
}

const kinds: readonly SymbolKind[] = ["rule", "power", "action", "define", "matrix", "threshold"];

const always: Days = { from: undefined, until: undefined };

/** The days that a declaration says itself. */
export function writtenDays(declaration: Declaration): Days {
  const written = "inForce" in declaration ? declaration.inForce : undefined;
  if (written === undefined) return always;
  const { from, until } = written;
  return { from: from && dayOf(from.text), until: until && dayOf(until.text) };
}

const isDated = ({ declaration }: PolicySymbol) =>
  "inForce" in declaration && declaration.inForce !== undefined;

/**
 * What is declared more than once under a name, where dates tell the one from the other; by name, the oldest first.
 */
export function groupEditions(
  symbols: readonly PolicySymbol[],
  names: ReadonlyMap<string, PolicySymbol>,
): ReadonlyMap<string, readonly PolicySymbol[]> {
  const groups = new Map<string, PolicySymbol[]>();
  for (const symbol of symbols) {
    const first = names.get(symbol.name);
    if (first === undefined || first === symbol || first.kind !== symbol.kind || !kinds.includes(symbol.kind))
      continue;
    if (!isDated(first) && !isDated(symbol)) continue;
    groups.set(symbol.name, [...(groups.get(symbol.name) ?? [first]), symbol]);
  }
  const start = ({ declaration }: PolicySymbol) => writtenDays(declaration).from ?? Number.NEGATIVE_INFINITY;
  for (const group of groups.values()) group.sort((a, b) => (start(a) < start(b) ? -1 : 1));
  return groups;
}

/** All editions of what a symbol stands for, the oldest first; the symbol alone where there is one. */
export function editionsOf({ editions }: Scope, symbol: PolicySymbol): readonly PolicySymbol[] {
  const group = editions.get(symbol.name);
  return group?.includes(symbol) === true ? group : [symbol];
}

/** The symbol that a name stands for, for any of its editions. */
export function mainSymbol(scope: Scope, symbol: PolicySymbol): PolicySymbol {
  const main = scope.names.get(symbol.name);
  return main !== undefined && isNamed(scope, symbol) ? main : symbol;
}

/** Whether its name stands for it, or for what it is an edition of; else it has lost its name to another. */
export function isNamed(
  { names, editions }: Pick<Scope, "names" | "editions">,
  symbol: PolicySymbol,
): boolean {
  return names.get(symbol.name) === symbol || editions.get(symbol.name)?.includes(symbol) === true;
}

/** The days on which an edition counts. */
export function daysInForce(scope: Scope, symbol: PolicySymbol): Days {
  const written = writtenDays(symbol.declaration);
  const group = scope.editions.get(symbol.name) ?? [];
  const at = group.indexOf(symbol);
  const next = at < 0 ? undefined : group[at + 1];
  const ends = next && writtenDays(next.declaration).from;
  if (ends === undefined) return written;
  return { from: written.from, until: Math.min(written.until ?? Number.POSITIVE_INFINITY, ends - 1) };
}

/** Whether two have a day in common. */
export function meet(a: Days, b: Days): boolean {
  const before = (one: Days, other: Days) =>
    one.until !== undefined && other.from !== undefined && one.until < other.from;
  return !before(a, b) && !before(b, a);
}

/** `from 2024-03-04 until 2026-03-31`; empty for always. */
export function daysText({ from, until }: Days): string {
  return [
    ...(from === undefined ? [] : [`from ${dateText(from)}`]),
    ...(until === undefined ? [] : [`until ${dateText(until)}`]),
  ].join(" ");
}

/** That a day lies in others: the day of the decision, or the one that an expression gives. */
export function inForceOn(day: Expr | undefined, { from, until }: Days): Expr | undefined {
  if (from === undefined && until === undefined) return undefined;
  if (day === undefined) return { kind: "in-force", from, until };
  const on = (value: number) => constant({ kind: "date" }, value);
  return allOf([
    from === undefined ? undefined : compared(">=", day, on(from)),
    until === undefined ? undefined : compared("<", day, on(until + 1)),
  ]);
}

/** A day on which the policy begins to say something else, and the names of what changes on it. */
export interface EditionChange {
  readonly day: number;
  readonly names: readonly string[];
}

const changed = new WeakMap<Model, readonly EditionChange[]>();

/** Whichever date picks the editions; ascending. */
export function editionChanges(model: Model): readonly EditionChange[] {
  const kept = changed.get(model) ?? changesIn(model);
  changed.set(model, kept);
  return kept;
}

/** What has days. */
type Dated = Pick<Model, "policy" | "parameters" | "definitions" | "targets" | "rules">;

function changesIn({ policy, parameters, definitions, targets, rules }: Dated): readonly EditionChange[] {
  const names = new Map<number, Set<string>>();
  const note = (day: number, name: string) => names.set(day, (names.get(day) ?? new Set()).add(name));
  const add = (name: string, { from, until }: Days) => {
    if (from !== undefined) note(from, name);
    if (until !== undefined) note(until + 1, name);
  };
  if (policy !== undefined) add(policy.name, policy);
  for (const { name, values } of parameters)
    for (const { from } of values) add(name, { from, until: undefined });
  for (const { name, editions } of definitions)
    for (const { edition } of editions ?? []) if (edition !== undefined) add(name, edition);
  for (const { name, editions } of targets) for (const edition of editions ?? []) add(name, edition);
  for (const rule of rules) add(rule.name, rule);
  return [...names].map(([day, of]) => ({ day, names: [...of] })).sort((a, b) => a.day - b.day);
}

/** The days of these changes. */
export const editionDays = (model: Model): readonly number[] => editionChanges(model).map(({ day }) => day);

/** First days of the periods that the decision date can fall in, but the first; where the conduct picks, none. */
export const turnsOf = (dated: Dated): readonly number[] =>
  dated.policy?.transition.day === undefined ? changesIn(dated).map(({ day }) => day) : [];
