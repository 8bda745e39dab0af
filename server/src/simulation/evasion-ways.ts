/** What may be done to the events of a timeline to get around a policy. */
import type { EvasionWay } from "@remit/grammar";
import type { Value } from "../semantics/types.ts";
import { domainOf } from "../semantics/types.ts";
import type { Entry } from "./evasion-timelines.ts";

export interface Changed {
  readonly entries: readonly Entry[];
  /** In words. */
  readonly how: string;
}

export function* changes(
  entries: readonly Entry[],
  ways: readonly EvasionWay[],
  gaps: readonly number[],
): Generator<Changed> {
  if (ways.includes("splitting")) yield* split(entries);
  if (ways.includes("delaying")) yield* delayed(entries, gaps);
  if (ways.includes("reordering")) yield* reordered(entries);
}

/** Two events, each one level milder, on the day of one. */
function* split(entries: readonly Entry[]): Generator<Changed> {
  for (const [place, entry] of entries.entries()) {
    const smaller = smallerThan(entry);
    if (smaller === undefined) continue;
    const two = [
      { ...smaller, gap: entry.gap },
      { ...smaller, gap: 0 },
    ];
    yield {
      entries: entries.toSpliced(place, 1, ...two),
      how: `splitting one \`${entry.event.name}\` in two`,
    };
  }
}

/** An event of half the size, or one level milder in what worsens; undefined where it has no size. */
function smallerThan({ event, fields, gap }: Entry): Entry | undefined {
  let isSmaller = false;
  const less = event.fields.map(({ type, worse }, place): Value => {
    const value = fields[place];
    const { min, max } = domainOf(type) ?? { min: 0, max: 0 };
    if (value === undefined) return undefined;
    const smaller = type.kind === "number" ? Math.ceil(value / 2) : value - worse;
    if ((worse === 0 && type.kind !== "number") || smaller < min || smaller > max || smaller === value)
      return value;
    isSmaller = true;
    return smaller;
  });
  return isSmaller ? { event, fields: less, gap } : undefined;
}

/** An event is later, and those after it are where they were; the last one takes the decision with it. */
function* delayed(entries: readonly Entry[], gaps: readonly number[]): Generator<Changed> {
  for (const [place, entry] of entries.entries()) {
    if (place === 0) continue;
    for (const gap of gaps) {
      if (gap <= entry.gap) continue;
      const next = entries[place + 1];
      const late = gap - entry.gap;
      if (next !== undefined && next.gap < late) continue;
      const moved = entries.with(place, { ...entry, gap });
      const how = `delaying \`${entry.event.name}\` by ${late} ${late === 1 ? "day" : "days"}`;
      yield {
        entries: next === undefined ? moved : moved.with(place + 1, { ...next, gap: next.gap - late }),
        how,
      };
    }
  }
}

/** Two neighbours change places. */
function* reordered(entries: readonly Entry[]): Generator<Changed> {
  for (const [place, first] of entries.entries()) {
    const second = entries[place + 1];
    if (second === undefined) continue;
    const swapped = entries
      .with(place, { ...second, gap: first.gap })
      .with(place + 1, { ...first, gap: second.gap });
    const [one, other] = [first.event.name, second.event.name];
    const which = one === other ? `two \`${one}\`` : `\`${one}\` and \`${other}\``;
    yield { entries: swapped, how: `having ${which} the other way round` };
  }
}
