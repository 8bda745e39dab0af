/** A policy as formulas: for everything it can say of a case, the cases of which it says it. */
import { FALSE, type Formula, type Formulas, not, TRUE } from "../regions/formula.ts";
import type { Input, Target } from "../semantics/model.ts";
import type { CaseSpace } from "./case-space.ts";
import { type Conditions, createConditions, type Setting } from "./conditions.ts";
import { type DutyCases, dutiesIn, dutiesOpen } from "./duties.ts";
import { onceFor } from "./once-for.ts";
import { type Outcomes, outcomesIn, type TargetCases, type TrackCases } from "./outcomes.ts";
import { type Precedence, precedenceOf, type RuleCases, rulesIn } from "./rules.ts";

export interface PolicyCases {
  readonly cases: CaseSpace;
  readonly formulas: Formulas;
  readonly setting: Setting;
  readonly conditions: Conditions;
  readonly precedence: Precedence;
  /** By `Rule.index`. */
  readonly rules: readonly RuleCases[];
  readonly outcomes: Outcomes;
}

/**
 * `previous`: an earlier version of the policy over the same cases and in the same setting. What of it is the same
 * object as before is taken over with all that was found of it.
 */
export function policyCases(
  formulas: Formulas,
  cases: CaseSpace,
  setting: Setting,
  previous?: PolicyCases,
): PolicyCases {
  // Where variables stand for comparisons that are too large, each version needs them anew.
  const before = cases.opaque.length === 0 ? previous : undefined;
  const conditions = before?.conditions ?? createConditions(formulas, cases, setting);
  const precedence = precedenceOf(cases.model);
  const rules = rulesIn(formulas, cases, conditions, precedence, before);
  const outcomes = outcomesIn(formulas, cases, conditions, rules, before?.outcomes);
  return { cases, formulas, setting, conditions, precedence, rules, outcomes };
}

/** The same policy where no judgement is answered. `previous`: that of an earlier version; see policyCases. */
export function withoutJudgements(
  { cases, formulas, setting }: PolicyCases,
  previous?: PolicyCases,
): PolicyCases {
  const unanswered: Setting = {
    ...setting,
    known: (input) => (isJudgement(input) ? FALSE : setting.known(input)),
    asksApart: true,
  };
  return policyCases(formulas, cases, unanswered, previous);
}

export const isJudgement = ({ kind }: Input): boolean => kind === "judgement";

/** As far as the space has room for it, everything may be unknown. */
export function settingFor(formulas: Formulas, { known, asked, on, onKnown, turns }: CaseSpace): Setting {
  const flag = (variable: number | undefined): Formula =>
    variable === undefined ? TRUE : not(formulas.less(variable, 1));
  const dated = flag(onKnown);
  return {
    known: ({ index }) => flag(known[index]),
    asked: ({ index }) => flag(asked[index]),
    asksApart: asked !== known,
    dated,
    during: (from, to) =>
      from === 0 && to === turns.length
        ? dated
        : formulas.and([dated, formulas.variableBetween(on, { min: from, max: to })]),
  };
}

/** By power or action. */
export const dutiesOf = onceFor<[PolicyCases], readonly (readonly DutyCases[])[]>(({ formulas, outcomes }) =>
  dutiesIn(formulas, outcomes),
);

/** The cases in which logic alone leaves anything open that makes a difference. */
export function openCases(policy: PolicyCases): Formula {
  const { formulas, cases, conditions, outcomes } = policy;
  const { and, or } = formulas;
  const { answered, targets, tracks } = outcomes;
  return or([
    and([not(answered.yes), not(answered.no)]),
    ...cases.model.definitions.map(conditions.mayClash),
    ...targets.map((target) => openOn(target, formulas)),
    ...tracks.map(({ unsettled }) => unsettled),
    ...dutiesOf(policy).map((own) => dutiesOpen(own, formulas)),
  ]);
}

/** What is left open of a power or action: where it stands, or whether it is required while it is closed. */
const openOn = onceFor<[TargetCases, Formulas], Formula>(({ said, gate, undecided }, { and, or }) => {
  const { must, "must not": mustNot } = said;
  return or([
    and([gate.no, must.possible, or([not(must.sure), and([mustNot.possible, not(mustNot.sure)])])]),
    undecided,
  ]);
});

/** The cases in which somebody still has to choose. */
export function choiceCases({ formulas, outcomes: { targets, tracks } }: PolicyCases): Formula {
  const { and, or } = formulas;
  const offered = (is: (target: Target) => boolean): readonly Formula[] =>
    targets.filter(({ target }) => is(target)).map((cases) => offeredIn(cases, formulas));
  const something = or([
    ...tracks.map((track) => selectedOn(track, formulas)),
    ...targets.map((cases) => onlyRequired(cases, formulas)),
  ]);
  return or([
    ...tracks.map((track) => optionalOn(track, formulas)),
    ...offered(({ kind, track }) => kind === "power" && track === undefined),
    and([not(something), or(offered(({ kind }) => kind === "action"))]),
  ]);
}

const offeredIn = onceFor<[TargetCases, Formulas], Formula>(({ standing }, { or }) =>
  or([standing.recommended, standing.permitted]),
);

const onlyRequired = onceFor<[TargetCases, Formulas], Formula>(({ said, gate }, { and }) =>
  and([gate.yes, said.must.sure, not(said["must not"].possible)]),
);

const selectedOn = onceFor<[TrackCases, Formulas], Formula>(({ powers }, { or }) =>
  or(powers.map(({ selected }) => selected)),
);

const optionalOn = onceFor<[TrackCases, Formulas], Formula>(({ powers }, { or }) =>
  or(powers.map(({ option }) => option)),
);

export const conflictCases = ({ formulas, cases, conditions, outcomes }: PolicyCases): Formula =>
  formulas.or([
    ...outcomes.conflicts.map((conflict) => conflict.cases),
    ...cases.model.definitions.map(conditions.clash),
  ]);
