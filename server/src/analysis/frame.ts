/**
 * What all of an analysis rests on beside the policy's rules: what cases there are, what is assumed, and how things
 * are called. While that stays the same from one version to the next, so does all that was found of what is the same
 * object in both.
 */
import type { Conditions } from "../compile/conditions.ts";
import type { World } from "../regions/regions.ts";
import { isSameList } from "../semantics/taken-over.ts";

export interface Frame {
  readonly conditions: Conditions;
  readonly world: World;
  /** What can be given and asked of, and what is assumed and related. */
  readonly parts: readonly unknown[];
}

/** The earlier one, where nothing in it has changed. */
export function frameOf(now: Frame, before: Frame | undefined): Frame {
  const isSame =
    before !== undefined &&
    before.conditions === now.conditions &&
    before.world === now.world &&
    isSameList(before.parts, now.parts);
  return isSame ? before : now;
}

/** Finds something out about an object once, as long as the frame stays the same; `work` may rest on both alone. */
export function foundOnce<K extends object, V>(): (frame: Frame, of: K, work: () => V) => V {
  const stores = new WeakMap<Frame, WeakMap<K, { readonly value: V }>>();
  return (frame, of, work) => {
    let store = stores.get(frame);
    if (store === undefined) {
      store = new WeakMap();
      stores.set(frame, store);
    }
    const before = store.get(of);
    if (before !== undefined) return before.value;
    const value = work();
    store.set(of, { value });
    return value;
  };
}
