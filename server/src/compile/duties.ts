/** What must or should be done, in which cases. */
import { FALSE, type Formula, type Formulas, not, TRUE } from "../regions/formula.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { EffectModel } from "../semantics/model.ts";
import type { Outcomes } from "./outcomes.ts";
import type { RuleCases } from "./rules.ts";
import { isTwoValued } from "./truth.ts";

/** One duty, whichever rules lay it down: the same thing, by the same person, by the same time. */
export interface DutyCases {
  readonly effect: EffectModel;
  /** A rule that applies brings it. */
  readonly sure: Formula;
  /** A rule that may apply, without being sure to, would bring it. */
  readonly possible: Formula;
}

export function dutiesIn(
  formulas: Formulas,
  rules: readonly RuleCases[],
  outcomes: Outcomes,
): readonly DutyCases[] {
  const { and, or } = formulas;
  const within = (cases: Formula, acted: Formula) => (acted === TRUE ? cases : and([cases, acted]));
  const found = new Map<
    string,
    { readonly effect: EffectModel; readonly sure: Formula[]; readonly possible: Formula[] }
  >();
  for (const { rule, applies } of rules)
    for (const effect of rule.effects) {
      if (effect.modality !== "must" && effect.modality !== "should") continue;
      const key = dutyKey(effect);
      const duty = found.get(key) ?? { effect, sure: [], possible: [] };
      found.set(key, duty);
      const acted = actedOn(formulas, outcomes, effect);
      duty.sure.push(within(applies.yes, acted));
      if (!isTwoValued(applies)) duty.possible.push(within(and([not(applies.yes), not(applies.no)]), acted));
    }
  return [...found.values()].map(({ effect, sure, possible }) => ({
    effect,
    sure: or(sure),
    possible: or(possible),
  }));
}

/** Not where the power is closed, nor where a recommendation is forbidden, or passed over for a lower power. */
export function actedOn(
  formulas: Formulas,
  { targets, tracks }: Outcomes,
  { modality, target }: EffectModel,
): Formula {
  const { and, or } = formulas;
  const cases = targets[target.index];
  if (cases === undefined) return FALSE;
  if (modality === "must") return not(cases.gate.no);
  const { required, recommended, contradicted } = cases.standing;
  const stands = or([required, recommended, contradicted]);
  const track = tracks.find(({ track }) => track.name === target.track);
  const own = track?.powers.find((power) => power.target.index === target.index);
  if (track === undefined || own === undefined || track.track.chooseLowest === undefined) return stands;
  const anyChosen = or(track.powers.map(({ chosen }) => chosen));
  const anyTie = or(track.powers.map(({ option }) => option));
  return and([
    stands,
    not(track.inadequate),
    or([not(anyChosen), own.chosen]),
    or([not(anyTie), own.option]),
  ]);
}

/** Whether a duty is left open: a rule that may apply would bring one that no applying rule brings. */
export function dutiesOpen({ and, or }: Formulas, duties: readonly DutyCases[]): Formula {
  return or(
    duties.map(({ sure, possible }) =>
      possible === FALSE ? FALSE : and([possible, sure === TRUE ? FALSE : not(sure)]),
    ),
  );
}
