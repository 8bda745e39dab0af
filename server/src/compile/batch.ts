/**
 * The policy over many cases at once: the interpreter's decisions exactly, as columns of bits. Cases are taken in
 * blocks; in a block where all values are known, half of the work falls away.
 */
import { createEvaluator, type Evaluator } from "../regions/evaluate.ts";
import { createFormulas, type Formula } from "../regions/formula.ts";
import type { Definition, Model, OutcomeClassName, Rule } from "../semantics/model.ts";
import { type CaseSpace, createCaseSpace, type Grid, periodOf } from "./case-space.ts";
import { asksOf } from "./expressions.ts";
import {
  type ConflictCases,
  type Standing,
  standings,
  type TargetCases,
  type TrackCases,
} from "./outcomes.ts";
import {
  choiceCases,
  conflictCases,
  isJudgement,
  openCases,
  type PolicyCases,
  policyCases,
  settingFor,
  withoutJudgements,
} from "./policy.ts";

/** Cases as columns: a value for each case, NaN where it is unknown. */
export interface CaseColumns {
  readonly count: number;
  /** By `Input.index`. */
  readonly values: readonly Float64Array[];
  /** Decision dates as day numbers; NaN for the day the policy comes into force. */
  readonly on: Float64Array;
}

/** The outcomes of some cases that follow each other. A case is named by its place in the block. */
export interface OutcomeBlock {
  /** Where the block starts among all cases. */
  readonly from: number;
  readonly count: number;
  readonly rule: (rule: Rule, at: number) => RuleStatus;
  /** Everything that the case's unknowns leave possible. */
  readonly standing: (target: number, at: number) => readonly Standing[];
  /** By place in `Model.tracks`. */
  readonly selection: (track: number, at: number) => BatchSelection;
  readonly conflicts: (at: number) => readonly BatchConflict[];
  readonly open: (at: number) => boolean;
  /** By logic alone: `undecided` where filling the unknowns may still settle it. */
  readonly class: (at: number) => OutcomeClassName;
}

export type RuleStatus = "not-in-force" | "does-not-apply" | "may-apply" | "applies" | "overridden";

export interface BatchSelection {
  readonly how: "required" | "chosen" | "tie" | "inadequate" | "discretion" | "nothing" | "unsettled";
  /** Indexes of targets. */
  readonly selected: readonly number[];
  readonly options: readonly number[];
}

export interface BatchConflict {
  readonly kind: ConflictCases["kind"] | "branches-differ";
  /** Indexes of targets; of `branches-differ`, of the definition. */
  readonly about: readonly number[];
}

export interface BatchEvaluator {
  /** Calls `visit` for one block after the other. A block is good only until the next one. */
  readonly run: (cases: CaseColumns, visit: (block: OutcomeBlock) => void) => void;
}

/** 32 cases each: a block's bits should stay in the processor's cache. */
const WORDS = 64;

export function createBatchEvaluator(model: Model): BatchEvaluator {
  const whole = programFor(model, "known");
  let partial: Program | undefined;
  const columns = columnsFor(model, WORDS * 32);
  return {
    run: (cases, visit) => {
      for (let from = 0; from < cases.count; from += WORDS * 32) {
        const count = Math.min(WORDS * 32, cases.count - from);
        const complete = columns.fill(whole.policy.cases, cases, from, count);
        if (!complete) partial ??= programFor(model, "unknown");
        const program = complete ? whole : (partial ?? whole);
        visit(runProgram(program, columns, from, count));
      }
    },
  };
}

// ── Programs ───────────────────────────────────────────────────────────────────────────────────────────────────

interface Program {
  readonly policy: PolicyCases;
  readonly evaluator: Evaluator;
  readonly open: Formula;
  readonly choice: Formula;
  readonly conflict: Formula;
  /** Whether something would be open without the judgements: worked out in a second run where values are unknown. */
  readonly rests: { readonly open: Formula; readonly evaluator: Evaluator } | undefined;
}

function programFor(model: Model, values: "known" | "unknown"): Program {
  const hasJudgements = model.inputs.some(isJudgement);
  const cases = createCaseSpace(model, {
    mayBeUnknown: () => values === "unknown",
    asksApart: values === "unknown" && hasJudgements && asksOf(model).size > 0,
    mayBeUndated: values === "unknown",
    hasTwin: () => false,
    isGiven: () => false,
  });
  const formulas = createFormulas(cases.space);
  const policy = policyCases(formulas, cases, settingFor(formulas, cases));
  const open = openCases(policy);
  const choice = choiceCases(policy);
  const conflict = conflictCases(policy);
  const roots = [...rootsOf(policy), open, choice, conflict];
  const evaluator = createEvaluator(formulas, roots, WORDS);
  if (!hasJudgements) return { policy, evaluator, open, choice, conflict, rests: undefined };
  if (values === "unknown") {
    const again = { open, evaluator: createEvaluator(formulas, [open], WORDS) };
    return { policy, evaluator, open, choice, conflict, rests: again };
  }
  const unanswered = withoutJudgements(policy);
  const openUnanswered = openCases(unanswered);
  const both = createEvaluator(formulas, [...roots, openUnanswered], WORDS);
  return {
    policy,
    evaluator: both,
    open,
    choice,
    conflict,
    rests: { open: openUnanswered, evaluator: both },
  };
}

function rootsOf({ rules, outcomes, cases, conditions }: PolicyCases): readonly Formula[] {
  return [
    ...rules.flatMap(({ inForce, applies, overridden }) => [inForce.no, applies.yes, applies.no, overridden]),
    ...outcomes.targets.flatMap(({ standing }) => Object.values(standing)),
    ...outcomes.tracks.flatMap(({ placed, unsettled, inadequate, powers }) => [
      placed,
      unsettled,
      inadequate,
      ...powers.flatMap(({ selected, option, chosen, candidate, adequate }) => [
        selected,
        option,
        chosen,
        candidate,
        adequate.no,
      ]),
    ]),
    ...outcomes.conflicts.map((conflict) => conflict.cases),
    ...cases.model.definitions.map(conditions.clash),
    outcomes.answered.yes,
    outcomes.answered.no,
  ];
}

// ── Columns ────────────────────────────────────────────────────────────────────────────────────────────────────

interface BlockColumns {
  /** Takes over a block of cases; whether all of their values are known. */
  readonly fill: (space: CaseSpace, cases: CaseColumns, from: number, count: number) => boolean;
  readonly places: readonly Int32Array[];
  readonly known: readonly Int32Array[];
  readonly on: Int32Array;
  readonly onKnown: Int32Array;
}

function columnsFor({ inputs, policy }: Model, size: number): BlockColumns {
  const places = inputs.map(() => new Int32Array(size));
  const known = inputs.map(() => new Int32Array(size));
  /** Inputs of which the flags say for every place of a block that it is known. */
  const allKnown = new Set<number>();
  const on = new Int32Array(size);
  const onKnown = new Int32Array(size);
  return {
    places,
    known,
    on,
    onKnown,
    fill: (space, cases, from, count) => {
      let complete = true;
      for (const { index } of inputs) {
        const grid = space.grids[index];
        const column = places[index];
        const flags = known[index];
        const values = cases.values[index]?.subarray(from, from + count);
        if (grid === undefined || column === undefined || flags === undefined || values === undefined)
          throw new RangeError("a column of the cases is missing");
        const isKnown = fillPlaces(values, grid, column);
        complete &&= isKnown;
        if (!isKnown) for (let at = 0; at < count; at++) flags[at] = Number.isNaN(values[at]) ? 0 : 1;
        else if (!allKnown.has(index)) flags.fill(1);
        if (isKnown) allKnown.add(index);
        else allKnown.delete(index);
      }
      // Many cases are decided on one day.
      let last: { readonly given: number; readonly period: number; readonly dated: boolean } | undefined;
      for (let at = 0; at < count; at++) {
        const given = cases.on[from + at] as number;
        if (last === undefined || !Object.is(last.given, given)) {
          const day = Number.isNaN(given) ? policy?.from : given;
          const dated = day !== undefined || space.turns.length === 0;
          last = { given, period: day === undefined ? 0 : periodOf(space, day), dated };
        }
        on[at] = last.period;
        onKnown[at] = last.dated ? 1 : 0;
        complete &&= last.dated;
      }
      return complete;
    },
  };
}

/** Places on a grid, 0 for what is unknown; whether all is known. */
function fillPlaces(values: Float64Array, { least, size, decimals }: Grid, column: Int32Array): boolean {
  const steps = 10 ** decimals;
  const highest = size - 1;
  // Not a number as soon as one value is none.
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    sum += value;
    let place = (steps === 1 ? value : Math.round(value * steps)) - least;
    // Asked so that the answer is nearly always the same: what can be foreseen costs a processor nothing.
    if (!(place >= 0)) place = 0;
    else if (place > highest) place = highest;
    column[at] = place;
  }
  return !Number.isNaN(sum);
}

function runProgram(program: Program, columns: BlockColumns, from: number, count: number): OutcomeBlock {
  const { cases } = program.policy;
  const list: (Int32Array | undefined)[] = cases.space.variables.map(() => undefined);
  const place = (variable: number | undefined, column: Int32Array | undefined) => {
    if (variable !== undefined) list[variable] = column;
  };
  for (const { index } of cases.model.inputs) {
    place(index, columns.places[index]);
    place(cases.asked[index], columns.known[index]);
    place(cases.known[index], columns.known[index]);
  }
  place(cases.on, columns.on);
  place(cases.onKnown, columns.onKnown);
  program.evaluator.run(list, 0, count);
  const { rests } = program;
  if (rests !== undefined && rests.evaluator !== program.evaluator) {
    const none = new Int32Array(count);
    for (const { index } of cases.model.inputs.filter(isJudgement)) place(cases.known[index], none);
    rests.evaluator.run(list, 0, count);
  }
  return blockOf(program, from, count);
}

// ── Reading a block ────────────────────────────────────────────────────────────────────────────────────────────

function blockOf(program: Program, from: number, count: number): OutcomeBlock {
  const { policy, evaluator, rests } = program;
  const { rules, outcomes, cases, conditions } = policy;
  const has = (formula: Formula, at: number): boolean =>
    ((evaluator.word(formula, at >> 5) >>> (at & 31)) & 1) === 1;

  const standing = (target: number, at: number): readonly Standing[] => {
    const found = outcomes.targets[target];
    return found === undefined ? [] : standings.filter((name) => has(found.standing[name], at));
  };
  const selection = (track: number, at: number): BatchSelection => {
    const found = outcomes.tracks[track];
    return found === undefined
      ? NOTHING
      : selectionAt(found, outcomes.targets, (formula) => has(formula, at));
  };
  const open = (at: number): boolean => has(program.open, at);

  return {
    from,
    count,
    rule: ({ index }, at) => {
      const found = rules[index];
      if (found === undefined || has(found.inForce.no, at)) return "not-in-force";
      if (has(found.applies.yes, at)) return "applies";
      if (has(found.overridden, at)) return "overridden";
      return has(found.applies.no, at) ? "does-not-apply" : "may-apply";
    },
    standing,
    selection,
    conflicts: (at) => [
      ...outcomes.conflicts.filter((conflict) => has(conflict.cases, at)),
      ...cases.model.definitions
        .filter((definition: Definition) => has(conditions.clash(definition), at))
        .map(({ index }) => ({ kind: "branches-differ" as const, about: [index] })),
    ],
    open,
    class: (at) => {
      if (has(program.conflict, at)) return "conflict";
      if (open(at)) return "undecided";
      if (has(outcomes.answered.no, at)) return "gap";
      if (has(program.choice, at)) return "open-to-discretion";
      if (rests === undefined) return "settled";
      const word = rests.evaluator.word(rests.open, at >> 5);
      return ((word >>> (at & 31)) & 1) === 1 ? "settled-after-judgement" : "settled";
    },
  };
}

const NOTHING: BatchSelection = { how: "nothing", selected: [], options: [] };

function selectionAt(
  { track, placed, powers, unsettled, inadequate }: TrackCases,
  targets: readonly TargetCases[],
  has: (formula: Formula) => boolean,
): BatchSelection {
  const those = (wanted: (power: TrackCases["powers"][number]) => boolean): readonly number[] =>
    powers.filter(wanted).map(({ target }) => target.index);
  const stands = (target: number, names: readonly Standing[]) => {
    const cases = targets[target];
    return cases !== undefined && names.some((name) => has(cases.standing[name]));
  };
  if (!has(placed)) {
    const others = standings.filter((name) => name !== "required" && name !== "contradicted");
    const selected = those(({ target }) => !stands(target.index, others));
    const left: readonly Standing[] = ["required", "contradicted", "recommended", "permitted"];
    const possible = selected.length > 0 ? left.slice(0, 2) : left;
    const options = those(({ target: { index } }) => stands(index, possible) && !selected.includes(index));
    return { how: "unsettled", selected, options };
  }
  if (has(unsettled)) {
    const options = those(({ candidate, adequate }) => has(candidate) && !has(adequate.no));
    return { how: "unsettled", selected: [], options };
  }
  const options = those(({ option }) => has(option));
  if (options.length > 0)
    return { how: track.chooseLowest === undefined ? "discretion" : "tie", selected: [], options };
  const selected = those((power) => has(power.selected));
  if (selected.length > 0)
    return { how: powers.some(({ chosen }) => has(chosen)) ? "chosen" : "required", selected, options: [] };
  if (has(inadequate))
    return { how: "inadequate", selected: [], options: those(({ candidate }) => has(candidate)) };
  return NOTHING;
}
