/** What must or should be done, in which cases. */
import { FALSE, type Formula, type Formulas, not } from "../regions/formula.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { EffectModel, Target } from "../semantics/model.ts";
import { onceFor } from "./once-for.ts";
import { type Outcomes, speakersKey, type TargetCases, type TrackCases } from "./outcomes.ts";
import { isTwoValued } from "./truth.ts";

/** One duty, whichever rules lay it down: the same thing, by the same person, by the same time. */
export interface DutyCases {
  readonly effect: EffectModel;
  /** A rule that applies brings it. */
  readonly sure: Formula;
  /** A rule that may apply, without being sure to, would bring it. */
  readonly possible: Formula;
}

/** Those of a power or action, while nothing that they hang on has changed. */
const known = new WeakMap<
  TargetCases,
  { readonly track: TrackCases | undefined; readonly duties: readonly DutyCases[] }
>();

/** By power or action: each list is the same object as long as it comes to the same. */
export function dutiesIn(formulas: Formulas, outcomes: Outcomes): readonly (readonly DutyCases[])[] {
  const byName = new Map(outcomes.tracks.map((cases) => [cases.track.name, cases]));
  return outcomes.targets.map((cases) => {
    const { target } = cases;
    const track = target.track === undefined ? undefined : byName.get(target.track);
    const before = known.get(cases);
    if (before !== undefined && before.track === track) return before.duties;
    const duties = (["must", "should"] as const).flatMap((modality) =>
      dutiesOn(formulas, outcomes, target, modality),
    );
    known.set(cases, { track, duties });
    return duties;
  });
}

function dutiesOn(
  formulas: Formulas,
  outcomes: Outcomes,
  target: Target,
  modality: "must" | "should",
): readonly DutyCases[] {
  const { and, or } = formulas;
  const laid = (outcomes.speaking.get(speakersKey(target, modality)) ?? []).flatMap(({ rule, applies }) =>
    rule.effects
      .filter((effect) => effect.target.index === target.index && effect.modality === modality)
      .map((effect) => ({ effect, applies })),
  );
  if (laid.length === 0) return [];
  const acted = actedOn(formulas, outcomes, { modality, target });
  return [...Map.groupBy(laid, ({ effect }) => dutyKey(effect)).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const unsure = same.filter(({ applies }) => !isTwoValued(applies));
    return {
      effect: first.effect,
      sure: and([or(same.map(({ applies }) => applies.yes)), acted]),
      possible: and([or(unsure.map(({ applies: { yes, no } }) => and([not(yes), not(no)]))), acted]),
    };
  });
}

/** Not where the power is closed, nor where a recommendation is forbidden, or passed over for a lower power. */
export function actedOn(
  formulas: Formulas,
  { targets, tracks }: Outcomes,
  { modality, target }: Pick<EffectModel, "modality" | "target">,
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
export const dutiesOpen = onceFor<[readonly DutyCases[], Formulas], Formula>((duties, { and, or }) =>
  or(duties.map(({ sure, possible }) => and([possible, not(sure)]))),
);
