/**
 * What one version of a policy's model takes over from the last: whatever says the same is the same object. Everything
 * that is remembered about a part of a model hangs on that.
 */
import type { Lookup, Lowering } from "./lower-expressions.ts";

/** What was made of something, what it was made of, and the names that were looked up on the way. */
interface Made {
  readonly parts: readonly unknown[];
  readonly day: Lowering["day"];
  readonly reads: readonly Read[];
  readonly value: unknown;
}

interface Read {
  readonly table: Table;
  readonly key: unknown;
  readonly value: unknown;
}

type Table = Exclude<keyof Lowering, "day">;

/** What the next version may take over; what was made is looked at anew by each that takes it over. */
export interface Remembered {
  readonly made: WeakMap<object, Made>;
  readonly told: Map<string, unknown>;
}

export interface TakenOver {
  /**
   * What was made of a thing before, if it was made of the same parts, and the names looked up for it stand for the
   * same; else it is made anew. What is made may rest on nothing but the thing, the parts and the lowering given.
   */
  readonly make: <T>(of: object, parts: readonly unknown[], l: Lowering, make: (l: Lowering) => T) => T;
  /** What was told under a key before, if that says the same. */
  readonly same: <T>(key: string, value: T) => T;
  readonly remembered: () => Remembered;
}

/** `asBefore`: nothing is told under other keys than before, so that what is not told again need not be forgotten. */
export function takenOver(previous: Remembered | undefined, asBefore: boolean): TakenOver {
  const made = previous?.made ?? new WeakMap<object, Made>();
  const told = asBefore && previous !== undefined ? previous.told : new Map<string, unknown>();
  return {
    make: <T>(of: object, parts: readonly unknown[], l: Lowering, make: (l: Lowering) => T): T => {
      const before = made.get(of);
      if (before !== undefined && holds(before, parts, l)) return before.value as T;
      const reads: Read[] = [];
      const value = make(noting(l, reads));
      made.set(of, { parts, day: l.day, reads, value });
      return value;
    },
    same: <T>(key: string, value: T): T => {
      const before = previous?.told.get(key);
      const kept = isAlike(before, value) ? (before as T) : value;
      told.set(key, kept);
      return kept;
    },
    remembered: () => ({ made, told }),
  };
}

function holds(before: Made, parts: readonly unknown[], l: Lowering): boolean {
  if (before.day !== l.day || !isSameList(before.parts, parts)) return false;
  for (const { table, key, value } of before.reads) if (find(l, table, key) !== value) return false;
  return true;
}

/** A lowering that notes what is looked up in it. */
function noting(l: Lowering, reads: Read[]): Lowering {
  const noted = <K, V>(table: Table, { size, get }: Bound<K, V>): Lookup<K, V> => ({
    get size() {
      reads.push({ table, key: SIZE, value: size() });
      return size();
    },
    get: (key) => {
      const value = get(key);
      reads.push({ table, key, value });
      return value;
    },
  });
  return {
    inputs: noted("inputs", bound(l.inputs)),
    parameters: noted("parameters", bound(l.parameters)),
    definitions: noted("definitions", bound(l.definitions)),
    targets: noted("targets", bound(l.targets)),
    events: noted("events", bound(l.events)),
    presence: noted("presence", bound(l.presence)),
    day: l.day,
  };
}

interface Bound<K, V> {
  readonly size: () => number;
  readonly get: (key: K) => V | undefined;
}

const bound = <K, V>(table: Lookup<K, V>): Bound<K, V> => ({
  size: () => table.size,
  get: (key) => table.get(key),
});

/** Stands for the question how much is in a table. */
const SIZE = Symbol("size");

function find(l: Lowering, table: Table, key: unknown): unknown {
  const asked: Lookup<unknown, unknown> = l[table] as Lookup<unknown, unknown>;
  return key === SIZE ? asked.size : asked.get(key);
}

/** Whether two lists hold the same things in the same order; none is as good as an empty one. */
export function isSameList(list: readonly unknown[] = [], other: readonly unknown[] = []): boolean {
  return list.length === other.length && list.every((one, at) => one === other[at]);
}

/** Whether two pieces of plain data say the same; what is one object does. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((part, at) => isAlike(part, b[at]))
    );
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => name in b && isAlike(a[name as keyof typeof a], b[name as keyof typeof b]));
}
