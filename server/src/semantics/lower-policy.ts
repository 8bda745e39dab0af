/** What the policy says of itself: its days, and which day picks its editions. */
import { inForceOn, writtenDays } from "./editions.ts";
import { ofInput } from "./forms.ts";
import type { Version } from "./lower-declared.ts";
import type { Lowering } from "./lower-expressions.ts";
import { localPlaceOf } from "./lower-named.ts";
import type { Parameter, PolicyInfo, Transition } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/** Which edition counts, and the facts that date the conduct; `picks` is the one whose day picks the edition. */
export interface Conduct extends Pick<Transition, "by"> {
  readonly start: PolicySymbol | undefined;
  readonly end: PolicySymbol | undefined;
  readonly picks: PolicySymbol | undefined;
}

export function conductOf({ scope, results }: Whole): Conduct {
  const symbol = scope.symbols.find(({ kind }) => kind === "policy");
  const bound = symbol && results.get(symbol.declaration)?.bound;
  const { start, end } = bound?.kind === "policy" ? bound.conduct : { start: undefined, end: undefined };
  const by = symbol?.declaration.kind === "policy" ? symbol.declaration.applies?.by : undefined;
  const picks = by === "start of conduct" ? start : by === undefined || by === "decision" ? undefined : end;
  return { by, start, end, picks };
}

export function transitionOf(
  { over }: Version,
  { by, start, end, picks }: Conduct,
  inputs: Lowering["inputs"],
): Transition {
  const given = (symbol: PolicySymbol | undefined) => symbol && inputs.get(symbol.name);
  const picked = given(picks);
  const day = over.same("day", picked && ofInput(picked));
  return { by, start: given(start), end: given(end), day };
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

export function lowerPolicy({ whole, over }: Version, transition: Transition): PolicyInfo | undefined {
  const symbol = whole.scope.symbols.find(({ kind }) => kind === "policy");
  if (symbol?.declaration.kind !== "policy") return undefined;
  const { edition, decidedBy, calendar, note } = symbol.declaration;
  const days = writtenDays(symbol.declaration);
  return over.same("policy", {
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
  });
}
