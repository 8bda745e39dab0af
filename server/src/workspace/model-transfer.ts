/**
 * Models on their way to another thread: of a model that follows on another only what is new is copied, and what is
 * the same object here is the same object there. Nothing that was remembered about it there is lost.
 */
import type { Homes, Model } from "../semantics/model.ts";

/** What has an identity of its own: whatever stands in a list of the model, and the fields of its events. */
type Part = object;

/** A model as it travels. In `lists` and in what is `added`, a part is told by its number; see Told. */
export interface Packed {
  readonly homes: Homes;
  /** Those that are not as they were, the fields of all events among them. */
  readonly lists: Readonly<Record<string, PackedList>>;
  readonly added: readonly (readonly [number: number, part: unknown])[];
  /** The numbers of parts that stand in no list any more. */
  readonly gone: readonly number[];
  readonly rest: Readonly<Record<string, unknown>>;
}

/** What stands now where something else stood, or nothing. */
interface PackedList {
  readonly length: number;
  readonly changes: readonly (readonly [at: number, number: number])[];
}

type Lists = Record<string, readonly Part[]>;

/** Stands for a part. */
interface Told {
  readonly $part: number;
}

/** Packs models for one receiver; `root` tells which policy it is a version of. */
export function modelPacker(): (root: string, model: Model) => Packed {
  const packerOf = byRoot(packer);
  return (root, model) => packerOf(root)(model);
}

/** Takes models, in the order in which they were packed, out of what was made of them. */
export function modelUnpacker(): (root: string, packed: Packed) => Model {
  const unpackerOf = byRoot(unpacker);
  return (root, packed) => unpackerOf(root)(packed);
}

const FEW = 8;

/** Of so many policies the last version is known on both sides. */
const KNOWN = 4;

/** One for each of the policies asked for last: as both sides are asked for the same, they forget the same. */
function byRoot<T>(make: () => T): (root: string) => T {
  const made = new Map<string, T>();
  return (root) => {
    const found = made.get(root) ?? make();
    made.delete(root);
    made.set(root, found);
    const [oldest] = made.keys();
    if (made.size > KNOWN && oldest !== undefined) made.delete(oldest);
    return found;
  };
}

function packer(): (model: Model) => Packed {
  const numbers = new Map<Part, number>();
  let before: Lists = {};
  let last = 0;
  return ({ homes, ...model }) => {
    const now: Lists = { fields: model.events.flatMap(({ fields }) => fields) };
    const others: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(model))
      if (isList(value)) now[name] = value;
      else others[name] = value;
    const added: Part[] = [];
    const numberOf = (part: Part): number => {
      const already = numbers.get(part);
      if (already !== undefined) return already;
      numbers.set(part, ++last);
      added.push(part);
      return last;
    };
    const lists: Record<string, PackedList> = {};
    const left = new Set<Part>();
    for (const [name, list] of Object.entries(now)) {
      const old = before[name] ?? [];
      const changes: (readonly [number, number])[] = [];
      for (let at = 0; at < Math.max(list.length, old.length); at++) {
        const [part, other] = [list[at], old[at]];
        if (part === other) continue;
        if (part !== undefined) changes.push([at, numberOf(part)]);
        if (other !== undefined) left.add(other);
      }
      if (changes.length > 0 || list.length !== before[name]?.length)
        lists[name] = { length: list.length, changes };
    }
    const gone: number[] = [];
    const standing = left.size === 0 ? [] : Object.values(now).flat();
    // An edit mostly leaves one part; to look for it is faster than to make a set of all.
    const among = left.size > FEW ? new Set(standing) : undefined;
    for (const part of left) {
      if (among?.has(part) ?? standing.includes(part)) continue;
      gone.push(numberOf(part));
      numbers.delete(part);
    }
    const copy = copier((value): Told | undefined => {
      const number = numbers.get(value);
      return number === undefined ? undefined : { $part: number };
    });
    before = now;
    return {
      homes,
      lists,
      added: added.map((part) => [numberOf(part), copy(part, true)] as const),
      gone,
      rest: copy(others, true) as Record<string, unknown>,
    };
  };
}

function unpacker(): (packed: Packed) => Model {
  const parts = new Map<number, Part>();
  let before: Lists = {};
  return ({ homes, lists, added, gone, rest }) => {
    const partOf = (number: number): Part => {
      const part = parts.get(number);
      if (part === undefined) throw new Error("a part of the policy was never sent");
      return part;
    };
    for (const [number] of added) parts.set(number, {});
    for (const number of gone) parts.delete(number);
    const copy = copier((value) => ("$part" in value ? partOf(value.$part as number) : undefined));
    for (const [number, part] of added) Object.assign(partOf(number), copy(part, true));
    const now: Lists = { ...before };
    for (const [name, { length, changes }] of Object.entries(lists)) {
      const list = (before[name] ?? []).slice(0, length);
      for (const [at, number] of changes) list[at] = partOf(number);
      now[name] = list;
    }
    before = now;
    const { fields: _, ...ofModel } = now;
    // Every list and everything beside them is there as the packer found it in a model.
    return { homes, ...(copy(rest, true) as object), ...ofModel } as unknown as Model;
  };
}

const isList = (value: unknown): value is readonly Part[] =>
  Array.isArray(value) && value.every((part) => typeof part === "object" && part !== null);

/**
 * Copies plain data, where something may stand for an object; an object met twice is copied once. `whole`: the object
 * itself is copied, whatever stands for it elsewhere.
 */
function copier(standIn: (value: object) => object | undefined) {
  const copies = new Map<object, object>();
  function copy(value: unknown, whole = false): unknown {
    if (typeof value !== "object" || value === null) return value;
    const already = (whole ? undefined : standIn(value)) ?? copies.get(value);
    if (already !== undefined) return already;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      copies.set(value, list);
      for (const part of value) list.push(copy(part));
      return list;
    }
    const made: Record<string, unknown> = {};
    copies.set(value, made);
    for (const name in value) made[name] = copy((value as Record<string, unknown>)[name]);
    return made;
  }
  return copy;
}
