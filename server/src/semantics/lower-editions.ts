/** What has dates, as one meaning: the edition of the day that counts. */
import { type Days, daysText, inForceOn } from "./editions.ts";
import { allOf, anyOf, constant } from "./forms.ts";
import type { Definition, Expr, Parameter, Target } from "./model.ts";

export interface Edition<T> {
  readonly of: T;
  readonly days: Days;
}

/** One edition of a definition, under a name that tells its days. */
export function definitionEdition(
  definition: Definition,
  days: Days,
  day: Expr | undefined,
  index: number,
): Definition {
  const name = `${definition.name} ${daysText(days)}`.trimEnd();
  return { ...definition, index, name, edition: { ...days, force: inForceOn(day, days) } };
}

/** What a definition with editions comes to. Before the first, a threshold is not met; anything else has no value. */
export function definitionOfEditions(
  name: string,
  editions: readonly Definition[],
  index: number,
): Definition | undefined {
  const newest = editions.at(-1);
  if (newest === undefined) return undefined;
  const { title, note, citations, place, type, worse } = newest;
  const base = { name, title, note, citations, place, type, worse, index, editions };
  const branches = editions.map((definition) => ({
    when: definition.edition?.force,
    value: { kind: "definition", type, definition } as const,
  }));
  if (newest.kind !== "threshold") return { ...base, kind: "branches", branches };
  const value = anyOf(branches.map(({ when, value }) => allOf([when, value])));
  return { ...base, kind: "threshold", value, because: undefined };
}

/** A parameter whose value is that of the day of the conduct. */
export function parameterOnDay(parameter: Parameter, day: Expr, index: number): Definition {
  const { name, title, note, citations, place, type, values } = parameter;
  const branches = values.map(({ value, from }, at) => {
    const next = values[at - 1]?.from;
    return {
      when: inForceOn(day, { from, until: next === undefined ? undefined : next - 1 }),
      value: constant(type, value),
    };
  });
  return {
    name,
    title,
    note,
    citations,
    place,
    type,
    worse: 0,
    index,
    kind: "branches",
    branches,
    editions: [],
  };
}

/** One power or action out of its editions, the oldest first: closed on days on which none is in force. */
export function targetOfEditions(
  editions: readonly Edition<Target>[],
  day: Expr | undefined,
  index: number,
): Target | undefined {
  const newest = editions.at(-1);
  if (newest === undefined) return undefined;
  const parts = editions.map(({ of: { name, place, openWhen, adequateWhen }, days }) => ({
    ...days,
    name,
    place,
    force: inForceOn(day, days),
    openWhen,
    adequateWhen,
  }));
  if (parts.every(({ force }) => force === undefined)) return { ...newest.of, index };
  const isGraded = parts.some(({ adequateWhen }) => adequateWhen !== undefined);
  return {
    ...newest.of,
    index,
    openWhen: anyOf(parts.map(({ force, openWhen }) => allOf([force, openWhen]))),
    adequateWhen: isGraded
      ? anyOf(parts.map(({ force, adequateWhen }) => allOf([force, adequateWhen])))
      : undefined,
    editions: parts,
    states: statedByAll(editions.map(({ of }) => of)),
  };
}

/** What all editions state, in the words of the newest. */
function statedByAll(editions: readonly Target[]): Target["states"] {
  const all = Object.entries(editions.at(-1)?.states ?? {});
  return Object.fromEntries(all.filter(([what]) => editions.every(({ states }) => what in states)));
}
