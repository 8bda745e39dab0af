/** What follows in which cases: what rules say of the targets, where those stand, what is selected, what conflicts. */
import { FALSE, type Formula, type Formulas, not } from "../regions/formula.ts";
import type { EffectModel, Model, Target, Track } from "../semantics/model.ts";
import { isSameList } from "../semantics/taken-over.ts";
import type { CaseSpace } from "./case-space.ts";
import { type Conditions, pairs } from "./conditions.ts";
import { answers, type RuleCases } from "./rules.ts";
import { isTwoValued, type Truth, YES } from "./truth.ts";

/** Said by rules that apply; said by those and by rules that may apply. */
export interface Said {
  readonly sure: Formula;
  readonly possible: Formula;
}

export type Modality = EffectModel["modality"];

/** `contradicted`: required and prohibited at once. */
export const standings = [
  "required",
  "recommended",
  "permitted",
  "prohibited",
  "closed",
  "not-addressed",
  "contradicted",
] as const;
export type Standing = (typeof standings)[number];

export interface TargetCases {
  readonly target: Target;
  readonly said: Readonly<Record<Modality, Said>>;
  readonly gate: Truth;
  /** The cases in which the target may stand there: in one place only, unless unknowns leave it open. */
  readonly standing: Readonly<Record<Standing, Formula>>;
  /** Surely required, with its gate open. */
  readonly required: Formula;
  /** Unknowns leave open where it stands, and that makes a difference. */
  readonly undecided: Formula;
  /** It surely stands in one place. */
  readonly settled: Formula;
}

export interface TrackCases {
  readonly track: Track;
  /** What is known of each of its powers alone. */
  readonly of: readonly TargetCases[];
  /** Its powers, the mildest first, with what becomes of each. */
  readonly powers: readonly PowerCases[];
  /** Every power that may be available stands in one place. */
  readonly placed: Formula;
  /** Unknowns leave open what is selected: a position, or whether a power is adequate. */
  readonly unsettled: Formula;
  /** Something is available, and nothing of it is adequate. */
  readonly inadequate: Formula;
}

export interface PowerCases {
  readonly target: Target;
  readonly step: number;
  readonly adequate: Truth;
  /** One of those among which the lowest adequate is looked for. */
  readonly candidate: Formula;
  /** The only one that is lowest and adequate, where the policy says to choose that. */
  readonly chosen: Formula;
  /** Surely selected: required or chosen. */
  readonly selected: Formula;
  /** One of several that somebody may choose between. */
  readonly option: Formula;
}

export interface ConflictCases {
  readonly kind: "required-and-prohibited" | "excluded-pair" | "one-at-a-time" | "required-but-closed";
  /** Indexes of targets; of `one-at-a-time`, two powers of the track. */
  readonly about: readonly number[];
  readonly cases: Formula;
}

export interface Outcomes {
  /** By `Target.index`. */
  readonly targets: readonly TargetCases[];
  /** In the order of `Model.tracks`. */
  readonly tracks: readonly TrackCases[];
  readonly conflicts: readonly ConflictCases[];
  /** Any rule requires, recommends or permits anything. */
  readonly answered: Truth;
  /** The rules that say something of a target, by `speakersKey`. */
  readonly speaking: ReadonlyMap<number, readonly RuleCases[]>;
}

/** `previous`: those of an earlier version, found from the same conditions. */
export function outcomesIn(
  formulas: Formulas,
  { model }: CaseSpace,
  conditions: Conditions,
  rules: readonly RuleCases[],
  previous?: Outcomes,
): Outcomes {
  const speaking = speakersOf(rules);
  const targets = model.targets.map((target) => {
    const before = previous?.targets[target.index];
    const key = (modality: Modality) => speakersKey(target, modality);
    const isKept =
      before?.target === target &&
      modalities.every((modality) =>
        isSameList(previous?.speaking.get(key(modality)), speaking.get(key(modality))),
      );
    if (isKept) return before;
    return targetIn(formulas, conditions, target, (modality) => speaking.get(key(modality)) ?? []);
  });
  const onTrack = Map.groupBy(
    targets.filter(({ target }) => target.kind === "power"),
    ({ target }) => target.track,
  );
  const tracks = model.tracks.map((track, place) => {
    const own = onTrack.get(track.name) ?? [];
    const before = previous?.tracks[place];
    return before?.track === track && isSameList(before.of, own)
      ? before
      : trackIn(formulas, conditions, own, track);
  });
  const answering = rules.filter(({ rule }) => answers(rule));
  return {
    targets,
    tracks,
    speaking,
    conflicts: conflictsIn(formulas, model, targets),
    answered: {
      yes: formulas.or(answering.map(({ applies }) => applies.yes)),
      no: formulas.and(answering.map(({ applies }) => applies.no)),
    },
  };
}

const modalities: readonly Modality[] = ["must", "must not", "should", "may"];

// ── Positions ──────────────────────────────────────────────────────────────────────────────────────────────────

/** `speaking`: the rules that say something of the target. */
export function targetIn(
  formulas: Formulas,
  conditions: Conditions,
  target: Target,
  speaking: (modality: Modality) => readonly RuleCases[],
): TargetCases {
  const { and } = formulas;
  const said = {
    must: saidBy(formulas, speaking("must")),
    "must not": saidBy(formulas, speaking("must not")),
    should: saidBy(formulas, speaking("should")),
    may: saidBy(formulas, speaking("may")),
  };
  const { must, "must not": mustNot, should, may } = said;
  const gate = target.openWhen === undefined ? YES : conditions.truth(target.openWhen);
  const mayBeOpen = not(gate.no);
  const noMust = [not(must.sure), not(mustNot.sure)];
  const standing = {
    contradicted: and([mayBeOpen, must.possible, mustNot.possible]),
    required: and([mayBeOpen, must.possible, not(mustNot.sure)]),
    prohibited: and([mayBeOpen, mustNot.possible, not(must.sure)]),
    recommended: and([mayBeOpen, ...noMust, should.possible]),
    permitted: and([mayBeOpen, ...noMust, not(should.sure), may.possible]),
    "not-addressed": and([mayBeOpen, ...noMust, not(should.sure), not(may.sure)]),
    closed: not(gate.yes),
  };
  const isPlain = isTwoValued(gate) && Object.values(said).every(({ sure, possible }) => sure === possible);
  return {
    target,
    said,
    gate,
    standing,
    required: and([gate.yes, must.sure]),
    ...(isPlain ? { undecided: FALSE, settled: not(FALSE) } : leftOpen(formulas, standing)),
  };
}

function leftOpen(
  formulas: Formulas,
  standing: TargetCases["standing"],
): Pick<TargetCases, "undecided" | "settled"> {
  const { and, or } = formulas;
  const { closed, contradicted, required, recommended, permitted, prohibited } = standing;
  const available = [contradicted, required, recommended, permitted];
  const unlessClosed = [...available, prohibited, standing["not-addressed"]];
  const several = formulas.atLeast(2, unlessClosed);
  return {
    undecided: or([several, and([closed, or([...available, prohibited])])]),
    settled: and([not(several), not(and([closed, or(unlessClosed)]))]),
  };
}

export const speakersKey = (target: Target, modality: Modality): number =>
  target.index * modalities.length + modalities.indexOf(modality);

/** The rules that say something of a target, by `speakersKey`. */
function speakersOf(rules: readonly RuleCases[]): ReadonlyMap<number, readonly RuleCases[]> {
  const found = new Map<number, RuleCases[]>();
  for (const cases of rules)
    for (const { target, modality } of cases.rule.effects) {
      const key = speakersKey(target, modality);
      const list = found.get(key);
      if (list === undefined) found.set(key, [cases]);
      else if (!list.includes(cases)) list.push(cases);
    }
  return found;
}

function saidBy(formulas: Formulas, speaking: readonly RuleCases[]): Said {
  const sure = formulas.or(speaking.map(({ applies }) => applies.yes));
  if (speaking.every(({ applies }) => isTwoValued(applies))) return { sure, possible: sure };
  return { sure, possible: formulas.or(speaking.map(({ applies }) => not(applies.no))) };
}

// ── Selection ──────────────────────────────────────────────────────────────────────────────────────────────────

function trackIn(
  formulas: Formulas,
  conditions: Conditions,
  powers: readonly TargetCases[],
  track: Track,
): TrackCases {
  const { and, or } = formulas;
  const own = powers
    .map((cases) => ({ ...cases, step: cases.target.step ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.step - b.step || a.target.index - b.target.index);
  const settled = and(
    own.map(({ settled: alone, standing }) => or([alone, not(availableIn(formulas, standing))])),
  );
  const isRequired = own.map(({ standing }) => or([standing.required, standing.contradicted]));
  const anyRequired = or(isRequired);
  const anyRecommended = or(own.map(({ standing }) => standing.recommended));
  const adequate = own.map(({ target }) =>
    target.adequateWhen === undefined ? YES : conditions.truth(target.adequateWhen),
  );
  const free = and([settled, not(anyRequired)]);
  const candidates = own.map(({ standing }) =>
    track.chooseLowest === undefined
      ? and([free, or([standing.recommended, standing.permitted])])
      : or([and([free, standing.recommended]), and([free, not(anyRecommended), standing.permitted])]),
  );
  const picked: { chosen: Formula; option: Formula }[] = own.map(() => ({ chosen: FALSE, option: FALSE }));
  let doubtful = FALSE;
  let reached = free;
  if (track.chooseLowest === undefined)
    candidates.forEach((option, place) => {
      picked[place] = { chosen: FALSE, option };
    });
  else
    for (const step of [...new Set(own.map((power) => power.step))]) {
      const here = own.flatMap((power, place) => (power.step === step ? [place] : []));
      const able = here.map((place) =>
        and([reached, candidates[place] ?? FALSE, adequate[place]?.yes ?? FALSE]),
      );
      const doubt = here.map((place) => {
        const { yes, no } = adequate[place] ?? YES;
        return and([reached, candidates[place] ?? FALSE, not(yes), not(no)]);
      });
      const sure = not(or(doubt));
      here.forEach((place, index) => {
        const others = or(able.filter((_, other) => other !== index));
        const is = able[index] ?? FALSE;
        picked[place] = { chosen: and([sure, is, not(others)]), option: and([sure, is, others]) };
      });
      doubtful = or([doubtful, ...doubt]);
      reached = and([reached, sure, not(or(able))]);
    }
  return {
    track,
    of: powers,
    powers: own.map(({ target, step }, place) => ({
      target,
      step,
      adequate: adequate[place] ?? YES,
      candidate: candidates[place] ?? FALSE,
      chosen: picked[place]?.chosen ?? FALSE,
      selected: or([and([settled, isRequired[place] ?? FALSE]), picked[place]?.chosen ?? FALSE]),
      option: picked[place]?.option ?? FALSE,
    })),
    placed: settled,
    unsettled: or([not(settled), doubtful]),
    inadequate: track.chooseLowest === undefined ? FALSE : and([reached, or(candidates)]),
  };
}

export function availableIn(formulas: Formulas, standing: TargetCases["standing"]): Formula {
  return formulas.or([standing.required, standing.contradicted, standing.recommended, standing.permitted]);
}

// ── Conflicts ──────────────────────────────────────────────────────────────────────────────────────────────────

function conflictsIn(
  { and }: Formulas,
  model: Model,
  targets: readonly TargetCases[],
): readonly ConflictCases[] {
  const alone = targets.flatMap(({ target: { index }, said, gate }): readonly ConflictCases[] => [
    {
      kind: "required-and-prohibited",
      about: [index],
      cases: and([said.must.sure, said["must not"].sure]),
    },
    { kind: "required-but-closed", about: [index], cases: and([said.must.sure, gate.no]) },
  ]);
  const together = (kind: ConflictCases["kind"], list: readonly (readonly [number, number])[]) =>
    list.map(([a, b]): ConflictCases => {
      const cases = and([targets[a]?.required ?? FALSE, targets[b]?.required ?? FALSE]);
      return { kind, about: [a, b], cases };
    });
  const byTrack = model.tracks
    .filter(({ oneAtATime }) => oneAtATime)
    .flatMap(({ name }) =>
      pairs(model.targets.filter(({ kind, track }) => kind === "power" && track === name)).map(
        ([a, b]) => [a.index, b.index] as const,
      ),
    );
  const found = [
    ...alone,
    ...together("excluded-pair", excludedPairs(model)),
    ...together("one-at-a-time", byTrack),
  ];
  return found.filter(({ cases }) => cases !== FALSE);
}

/** Pairs of targets that exclude each other, each once. */
function excludedPairs({ targets }: Model): readonly (readonly [number, number])[] {
  const byName = new Map(targets.map(({ name, index }) => [name, index]));
  const found = new Map<string, readonly [number, number]>();
  for (const { index, excludes } of targets)
    for (const name of excludes) {
      const other = byName.get(name);
      if (other === undefined || other === index) continue;
      const pair = [Math.min(index, other), Math.max(index, other)] as const;
      found.set(pair.join(" "), pair);
    }
  return [...found.values()];
}
