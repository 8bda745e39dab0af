/** What an analysis found out and the next one of the same policy need not, as long as what it rests on is the same. */
import type { Formulas } from "../regions/formula.ts";
import type { Context } from "./context.ts";

/** `key` tells all that the work rests on: formulas as numbers, which mean the same from one version to the next. */
export type Recall<V> = (context: Context, key: string, work: () => V) => V;

/** What was not asked for while so much else was is forgotten. */
const MANY = 4_000;

export function recalled<V>(): Recall<V> {
  const stores = new WeakMap<Formulas, { recent: Map<string, V>; older: Map<string, V> }>();
  return ({ formulas }, key, work) => {
    const store = stores.get(formulas) ?? { recent: new Map<string, V>(), older: new Map<string, V>() };
    stores.set(formulas, store);
    const known = store.recent.get(key);
    if (known !== undefined) return known;
    const found = store.older.get(key) ?? work();
    if (store.recent.size >= MANY) {
      store.older = store.recent;
      store.recent = new Map();
    }
    store.recent.set(key, found);
    return found;
  };
}
