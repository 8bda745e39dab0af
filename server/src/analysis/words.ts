/** Names in sentences. */
import type { Assumption } from "../semantics/model.ts";
import { listed, quoted } from "../semantics/symbols.ts";

/** `` `a` and an assumption ``; empty for none. */
export function namesOf(assumptions: readonly Assumption[]): string {
  return listed(
    assumptions.map(({ name }) => (name === undefined ? "an assumption" : `\`${name}\``)),
    "and",
  );
}

/** `` `a`, `b` and `c` ``, each once. */
export function names(list: readonly string[]): string {
  return quoted([...new Set(list)]);
}
