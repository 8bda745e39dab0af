/** What is worked out about an object once: what is the same object in two versions of a policy comes to the same. */
import type { Formulas } from "../regions/formula.ts";

export function onceFor<K extends object, V>(
  work: (formulas: Formulas, of: K) => V,
): (formulas: Formulas, of: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (formulas, of) => {
    const found = known.get(of) ?? { value: work(formulas, of) };
    known.set(of, found);
    return found.value;
  };
}
