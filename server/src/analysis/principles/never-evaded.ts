/** `splitting, delaying or reordering events never leads to a weaker power on TRACK`: looked for, never proved. */
import type { CaseData, CaseValue } from "../../protocol/case.ts";
import type { Evasion } from "../../protocol/evasion.ts";
import type { Model, NeverEvadedModel } from "../../semantics/model.ts";
import type { WitnessCase } from "../finding.ts";
import type { PrincipleState } from "../principle-result.ts";

/**
 * Looks for two timelines of which the second is made of the same events and ends milder. It is done by who can
 * simulate, which the analysis can't.
 */
export type SearchForEvasion = (model: Model, statement: NeverEvadedModel) => Generator<undefined, Evasion>;

export function evasionState({ found, tried, events, days }: Evasion): PrincipleState {
  if (found === undefined) {
    const many = tried.toLocaleString("en-GB");
    const reason = `no way was found among ${many} timelines of up to ${events} events within ${days} days; that is a search, and no proof`;
    return { kind: "not-proved", reason };
  }
  const { how, first, second } = found;
  return {
    kind: "fails",
    how,
    witness: witnessOf(first),
    second: witnessOf(second),
    count: undefined,
    counts: "pairs",
  };
}

function witnessOf({ on, given, timeline, none }: CaseData): WitnessCase {
  return {
    ...(on === undefined ? {} : { on }),
    given: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, shown(value)])),
    timeline,
    none,
  };
}

function shown(value: CaseValue): string {
  if (typeof value !== "boolean") return String(value);
  return value ? "yes" : "no";
}
