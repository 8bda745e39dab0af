/**
 * Tables of which an edit changes little. A changed table shares all else with the one that it was made of, which
 * stays as it is: a version of a policy costs what differs in it.
 */

export interface Table<K, V> {
  readonly get: (key: K) => V | undefined;
  /** In the order in which their keys came first. */
  readonly values: () => Iterable<V>;
  readonly base: ReadonlyMap<K, V>;
  /** What differs from the base; undefined for what is not there any more. */
  readonly own: ReadonlyMap<K, V | undefined>;
}

/** With more changes than these a table gets a base of its own. */
const MANY = 64;

export function tableOf<K, V>(
  base: ReadonlyMap<K, V>,
  own: ReadonlyMap<K, V | undefined> = new Map(),
): Table<K, V> {
  const get = (key: K) => (own.has(key) ? own.get(key) : base.get(key));
  return {
    get: own.size === 0 ? (key) => base.get(key) : get,
    *values() {
      for (const key of new Set([...base.keys(), ...own.keys()])) {
        const value = get(key);
        if (value !== undefined) yield value;
      }
    },
    base,
    own,
  };
}

/** The table with other values for some keys; undefined takes one out. */
export function changed<K, V>(
  { base, own }: Table<K, V>,
  changes: Iterable<readonly [K, V | undefined]>,
): Table<K, V> {
  const all = new Map([...own, ...changes]);
  if (all.size <= MANY) return tableOf(base, all);
  const anew = new Map(base);
  for (const [key, value] of all)
    if (value === undefined) anew.delete(key);
    else anew.set(key, value);
  return tableOf(anew);
}

/** The keys for which two tables have different values. */
export function differing<K, V>(a: Table<K, V>, b: Table<K, V>): ReadonlySet<K> {
  const keys = a.base === b.base ? [a.own, b.own] : [a.base, a.own, b.base, b.own];
  const found = new Set<K>();
  for (const some of keys) for (const key of some.keys()) if (a.get(key) !== b.get(key)) found.add(key);
  return found;
}
