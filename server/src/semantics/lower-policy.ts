/** What the policy says of itself: its days, and which day picks its editions. */
import { inForceOn, writtenDays } from "./editions.ts";
import { localPlaceOf, type Numbered } from "./lower-named.ts";
import type { Parameter, PolicyInfo, Transition } from "./model.ts";
import type { Whole } from "./whole.ts";

/** Which edition counts, and the facts that date the conduct. */
export function conductOf({ scope, results }: Whole) {
  const symbol = scope.symbols.find(({ kind }) => kind === "policy");
  const bound = symbol && results.get(symbol.declaration)?.bound;
  const { start, end } = bound?.kind === "policy" ? bound.conduct : { start: undefined, end: undefined };
  const by = symbol?.declaration.kind === "policy" ? symbol.declaration.applies?.by : undefined;
  return { by, start, end };
}

/** The days on which anything that is declared begins or ends to count. */
export function changesOf({ scope }: Whole, parameters: readonly Parameter[]): readonly number[] {
  const written = scope.symbols.map(({ declaration }) => writtenDays(declaration));
  return [
    ...written.flatMap(({ from, until }) => [from, until === undefined ? undefined : until + 1]),
    ...parameters.flatMap(({ values }) => values.map(({ from }) => from)),
  ].filter((day) => day !== undefined);
}

/** Breakpoints, and days at which something changes besides; see Input. */
export function withDays(
  points: readonly number[] | undefined,
  days: readonly number[],
): readonly number[] | undefined {
  return points && [...new Set([...points, ...days])].sort((a, b) => a - b);
}

export function policyOf(whole: Numbered, transition: Transition): PolicyInfo | undefined {
  const symbol = whole.scope.symbols.find(({ kind }) => kind === "policy");
  if (symbol?.declaration.kind !== "policy") return undefined;
  const { edition, decidedBy, calendar, note } = symbol.declaration;
  const days = writtenDays(symbol.declaration);
  return {
    name: symbol.name,
    title: symbol.title,
    edition: edition?.value,
    ...days,
    force: inForceOn(transition.day, days),
    transition,
    decidedBy: decidedBy?.text,
    calendar: calendar?.text,
    note: note?.value,
    place: localPlaceOf(whole, symbol.declaration),
  };
}
