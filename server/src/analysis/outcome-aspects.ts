/** An outcome as formulas that together tell it from any other: all of it but what explains it. */

import type { DutyCases } from "../compile/duties.ts";
import { onceFor } from "../compile/once-for.ts";
import { standings, type TargetCases, type TrackCases } from "../compile/outcomes.ts";
import { dutiesOf } from "../compile/policy.ts";
import { type Formula, type Formulas, not } from "../regions/formula.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { EffectModel } from "../semantics/model.ts";
import type { Context } from "./context.ts";
import { outcomeTruth } from "./principles/outcome-classes.ts";

/** What it is about, in names, and the cases in which it is so. */
export type Aspect = readonly [key: string, cases: Formula];

const classes = ["conflict", "gap", "open-to-discretion", "settled-after-judgement", "settled"] as const;

/** By what it is about: the same in another policy in which these names mean the same. */
export function outcomeAspects(context: Context): ReadonlyMap<string, Formula> {
  const found = new Map<string, Formula>();
  /** What is declared for several times under one name is told apart by its order. */
  const add = ([key, formula]: Aspect): void => {
    let free = key;
    for (let nth = 2; found.has(free); nth++) free = `${key} (${nth})`;
    found.set(free, formula);
  };
  for (const own of aspectsByPart(context)) for (const aspect of own) add(aspect);
  for (const aspect of aspectsOfAll(context)) add(aspect);
  return found;
}

/** Those that tell of one power or track: each list is the same object as long as the part comes to the same. */
export function aspectsByPart({ policy }: Context): readonly (readonly Aspect[])[] {
  const { formulas, outcomes } = policy;
  return [
    ...outcomes.targets.map((cases) => aspectsOfTarget(cases)),
    ...outcomes.tracks.map((cases) => aspectsOfTrack(cases, formulas)),
    ...dutiesOf(policy).map((duties) => aspectsOfDuties(duties)),
  ];
}

const aspectsOfTarget = onceFor<[TargetCases], readonly Aspect[]>(({ target, standing }) =>
  standings.map((name) => [`${target.name} is ${name}`, standing[name]]),
);

const aspectsOfTrack = onceFor<[TrackCases, Formulas], readonly Aspect[]>(
  ({ track, powers, inadequate, unsettled }, { and }) => [
    ...powers.flatMap(({ target, selected, option, candidate, adequate }): readonly Aspect[] => [
      [`${target.name} is selected`, selected],
      [`${target.name} is an option`, option],
      [`${target.name} may be`, and([unsettled, candidate, not(adequate.no)])],
    ]),
    [`nothing on ${track.name} is adequate`, inadequate],
    [`${track.name} is unsettled`, unsettled],
  ],
);

const aspectsOfDuties = onceFor<[readonly DutyCases[]], readonly Aspect[]>((duties) =>
  duties.map(({ effect, sure }) => [nameOfDuty(effect), sure]),
);

function nameOfDuty(effect: EffectModel): string {
  const { target } = effect;
  return `duty ${target.name} ${dutyKey({ ...effect, target: { ...target, index: 0 } })}`;
}

/** Those that tell of several parts, or of none. */
export function aspectsOfAll(context: Context): readonly Aspect[] {
  const { policy, model } = context;
  const { conflicts, answered } = policy.outcomes;
  const nameOf = (index: number) => model.targets[index]?.name ?? "";
  return [
    ...conflicts.map(({ kind, about, cases }): Aspect => [`${kind} ${about.map(nameOf).join(" ")}`, cases]),
    ...model.definitions.map(
      (definition): Aspect => [`${definition.name} clashes`, policy.conditions.clash(definition)],
    ),
    ["answered", answered.yes],
    ["not answered", answered.no],
    ...classes.map((name): Aspect => [name, outcomeTruth(context, name, undefined).yes]),
  ];
}
