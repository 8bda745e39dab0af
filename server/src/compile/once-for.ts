/** What is worked out about an object once: what is the same object in two versions of a policy comes to the same. */

/** `work` may rest on more than the object, as long as that is the same whenever the object is. */
export function onceFor<Of extends readonly [object, ...unknown[]], V>(
  work: (...of: Of) => V,
): (...of: Of) => V {
  const known = new WeakMap<object, { readonly value: V }>();
  return (...of) => {
    const found = known.get(of[0]) ?? { value: work(...of) };
    known.set(of[0], found);
    return found.value;
  };
}
