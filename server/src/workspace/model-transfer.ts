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
  readonly lists: Readonly<Record<string, readonly number[]>>;
  readonly fields: readonly number[];
  readonly added: readonly (readonly [number: number, part: unknown])[];
  readonly rest: Readonly<Record<string, unknown>>;
}

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
  let known: ReadonlyMap<Part, number> = new Map();
  let last = 0;
  return ({ homes, ...model }) => {
    const numbers = new Map<Part, number>();
    const added: Part[] = [];
    const numberOf = (part: Part): number => {
      const already = numbers.get(part) ?? known.get(part);
      const number = already ?? ++last;
      if (already === undefined) added.push(part);
      numbers.set(part, number);
      return number;
    };
    const fields = model.events.flatMap((event) => event.fields.map(numberOf));
    const lists: Record<string, readonly number[]> = {};
    const others: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(model))
      if (isList(value)) lists[name] = value.map(numberOf);
      else others[name] = value;
    const copy = copier((value): Told | undefined => {
      const number = numbers.get(value);
      return number === undefined ? undefined : { $part: number };
    });
    const packed = {
      lists,
      fields,
      homes,
      added: added.map((part) => [numberOf(part), copy(part, true)] as const),
      rest: copy(others, true) as Record<string, unknown>,
    };
    known = numbers;
    return packed;
  };
}

function unpacker(): (packed: Packed) => Model {
  let known: ReadonlyMap<number, Part> = new Map();
  return ({ lists, fields, added, homes, rest }) => {
    const parts = new Map<number, Part>(added.map(([number]) => [number, {}]));
    const partOf = (number: number): Part => {
      const part = parts.get(number) ?? known.get(number);
      if (part === undefined) throw new Error("a part of the policy was never sent");
      parts.set(number, part);
      return part;
    };
    const copy = copier((value) => ("$part" in value ? partOf(value.$part as number) : undefined));
    for (const [number, part] of added) Object.assign(partOf(number), copy(part, true));
    for (const number of fields) partOf(number);
    const model: Record<string, unknown> = {
      homes,
      ...(copy(rest, true) as object),
    };
    for (const [name, numbers] of Object.entries(lists)) model[name] = numbers.map(partOf);
    known = parts;
    // Every list and everything beside them is there as the packer found it in a model.
    return model as unknown as Model;
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
