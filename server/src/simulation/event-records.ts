/** What is on record of a timeline's events, kind by kind. */
import type { EventKind, Happened, Timeline } from "../semantics/model.ts";

/** The events of a kind, in the order of their days. */
export interface EventRecord {
  readonly events: readonly Happened[];
  /** Whether none of them was upheld or withdrawn, on whatever day. */
  readonly isFinal: boolean;
}

const records = new WeakMap<Timeline, readonly (EventRecord | undefined)[]>();

/** By `EventKind.index`; undefined where the record of a kind is not complete. */
export function recordsOf(timeline: Timeline): readonly (EventRecord | undefined)[] {
  const known = records.get(timeline);
  if (known !== undefined) return known;
  const found: Happened[][] = [];
  for (const { index } of timeline.none) found[index] ??= [];
  for (const happened of timeline.events) {
    const { index } = happened.event;
    found[index] ??= [];
    found[index]?.push(happened);
  }
  const made = found.map((own): EventRecord => {
    const events = own.sort((a, b) => a.on - b.on);
    const isFinal = events.every(({ upheld, withdrawn }) => upheld === undefined && withdrawn === undefined);
    return { events, isFinal };
  });
  records.set(timeline, made);
  return made;
}

/** The events of a kind; undefined where the record is not complete. */
export function recordOf(timeline: Timeline, { index }: EventKind): readonly Happened[] | undefined {
  return recordsOf(timeline)[index]?.events;
}

/** How many events of a record are not after a day. */
export function placeAfter(record: readonly Happened[], day: number): number {
  let [low, high] = [0, record.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((record[middle]?.on ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
