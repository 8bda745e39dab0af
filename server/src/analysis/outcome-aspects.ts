/** An outcome as formulas that together tell it from any other: all of it but what explains it. */

import { standings } from "../compile/outcomes.ts";
import { dutiesOf } from "../compile/policy.ts";
import { type Formula, not } from "../regions/formula.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { Context } from "./context.ts";
import { outcomeTruth } from "./principles/outcome-classes.ts";

const classes = ["conflict", "gap", "open-to-discretion", "settled-after-judgement", "settled"] as const;

/** By what it is about, in names: the same in another policy in which these names mean the same. */
export function outcomeAspects(context: Context): ReadonlyMap<string, Formula> {
  const { policy, model } = context;
  const { targets, tracks, conflicts, answered } = policy.outcomes;
  const nameOf = (index: number) => model.targets[index]?.name ?? "";
  const found = new Map<string, Formula>();
  /** What is declared for several times under one name is told apart by its order. */
  const add = (key: string, formula: Formula): void => {
    let free = key;
    for (let nth = 2; found.has(free); nth++) free = `${key} (${nth})`;
    found.set(free, formula);
  };
  for (const { target, standing } of targets)
    for (const name of standings) add(`${target.name} is ${name}`, standing[name]);
  for (const { track, powers, inadequate, unsettled } of tracks) {
    for (const { target, selected, option, candidate, adequate } of powers) {
      add(`${target.name} is selected`, selected);
      add(`${target.name} is an option`, option);
      add(`${target.name} may be`, policy.formulas.and([unsettled, candidate, not(adequate.no)]));
    }
    add(`nothing on ${track.name} is adequate`, inadequate);
    add(`${track.name} is unsettled`, unsettled);
  }
  for (const { kind, about, cases } of conflicts) add(`${kind} ${about.map(nameOf).join(" ")}`, cases);
  for (const definition of model.definitions)
    add(`${definition.name} clashes`, policy.conditions.clash(definition));
  for (const { effect, sure } of dutiesOf(policy)) {
    const { target } = effect;
    add(`duty ${target.name} ${dutyKey({ ...effect, target: { ...target, index: 0 } })}`, sure);
  }
  add("answered", answered.yes);
  add("not answered", answered.no);
  for (const name of classes) add(name, outcomeTruth(context, name, undefined).yes);
  return found;
}
