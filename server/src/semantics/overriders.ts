/** Which rules override which: by name, and only where there is a day on which both are in force. */
import { meet } from "./editions.ts";
import type { Model, Rule } from "./model.ts";

/** By `Rule.index`: the indexes of the rules that override it. */
export function overridersOf({ rules }: Pick<Model, "rules">): readonly (readonly number[])[] {
  const called = rulesByName(rules);
  const overriders: number[][] = rules.map(() => []);
  for (const rule of rules)
    for (const name of rule.overrides)
      for (const other of called.get(name) ?? [])
        if (other !== rule && meet(other, rule)) overriders[other.index]?.push(rule.index);
  return overriders;
}

/** The editions of each rule. */
export function rulesByName(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  return Map.groupBy(rules, ({ name }) => name);
}
