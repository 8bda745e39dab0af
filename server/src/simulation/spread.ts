/** How far the outcomes of a case lie apart over every way of filling its unknowns. */
import type { Definition } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { find, type Question, type Search } from "./completions.ts";
import { type Conflict, conflictKey, mayConflict } from "./conflicts.ts";
import { type Decision, decideIn, decidePart, type Part } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { arises } from "./duties.ts";
import { evaluate, type Frame, same } from "./kleene.ts";
import { everyNeed, type Needs, needs } from "./needs.ts";
import { CONTRADICTED, PERMITTED, type Positions, RECOMMENDED, REQUIRED, undecided } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, OVERRIDDEN, type Status } from "./rules.ts";
import { adequacy, isOpen, NOTHING, type Selection } from "./selection.ts";
import { definitionSlice, ruleSlice, type Slice, targetSlice, trackSlice, wholeSlice } from "./slices.ts";

export interface Spread {
  /** By `Rule.index`. */
  readonly rules: readonly Status[];
  readonly positions: readonly Positions[];
  readonly tracks: readonly TrackSpread[];
  readonly duties: readonly DutySpread[];
  /** Those in every way of filling the unknowns. */
  readonly conflicts: readonly Conflict[];
  /** Whether there is one in every way, be it not the same. */
  readonly everyConflict: boolean;
  /** By `Definition.index`: values that all ways agree on. */
  readonly definitions: readonly Value[];
  /** Whether all ways come to the same: positions, selection, duties, conflicts and whether there is a gap. */
  readonly uniform: boolean;
  /** Whether everything possible was looked through. */
  readonly exact: boolean;
  /** Some of the ways, one at least; the case itself where logic alone leaves nothing open. */
  readonly examples: readonly Decision[];
}

export interface TrackSpread {
  readonly selection: Selection;
  readonly uniform: boolean;
  /** Whether in some way nothing is selected nor left to choose. */
  readonly mayBeNothing: boolean;
  /** Whether the choice is left open in every way. */
  readonly open: boolean;
}

export interface DutySpread {
  /** `PreparedEffect.duty` */
  readonly duty: number;
  readonly certain: boolean;
}

/** Of a case in which logic alone leaves nothing open that makes a difference. */
export function settledSpread(prepared: Prepared, root: Decision): Spread {
  const { rules, positions, selections, conflicts, frame, open } = root;
  const tracks = selections.map((selection) => ({
    selection,
    uniform: true,
    mayBeNothing: isNothing(selection) === 1,
    open: isOpen(selection),
  }));
  const duties: DutySpread[] = [];
  for (let duty = 0; duty < prepared.duties.length; duty++) {
    const value = arises(prepared, root, duty);
    if (value !== 0) duties.push({ duty, certain: value === 1 });
  }
  return {
    rules,
    positions,
    tracks,
    duties,
    conflicts: conflicts.sure,
    everyConflict: conflicts.sure.length > 0,
    definitions: frame.definitions,
    uniform: !open,
    exact: true,
    examples: [root],
  };
}

export function spread(search: Search, root: Decision, samples: readonly Decision[]): Spread {
  const look = looker(search, samples);
  const { model, tracks } = search.prepared;
  const positions = root.positions.map((_, target) => positionsLeft(look, root, target));
  const trackSpreads = [...tracks.keys()].map((track) => trackSpread(look, root, track));
  const duties = possibleDuties(search.prepared, root).flatMap((duty) => dutySpread(look, root, duty));
  const conflicts = sureConflicts(look, root);
  const everyConflict = conflicts.length > 0 || alwaysConflict(look, root);
  const settled =
    !positions.some(undecided) &&
    trackSpreads.every(({ uniform }) => uniform) &&
    duties.every(({ certain }) => certain);
  const uniform = settled && sameAnswer(look, root) && sameConflicts(look, root, conflicts);
  const { exact } = look;
  // What follows is told as far as it is found easily: it makes nothing undecided.
  const rules = root.rules.map((status, rule) => (status === MAY_APPLY ? statusLeft(look, rule) : status));
  const definitions: Value[] = [...root.frame.definitions];
  for (const definition of model.definitions) definitions[definition.index] ??= valueLeft(look, definition);
  return {
    rules,
    positions,
    tracks: trackSpreads,
    duties,
    conflicts,
    everyConflict,
    definitions,
    uniform,
    exact,
    examples: look.samples.length > 0 ? look.samples : [root],
  };
}

/** Whether all ways of filling the unknowns come to the same, or to a conflict; undefined within the budget. */
export function isDecided(search: Search, root: Decision, samples: readonly Decision[]): boolean | undefined {
  if (!root.open || root.conflicts.sure.length > 0) return true;
  const look = looker(search, samples);
  const known = (answer: boolean) => (look.exact ? answer : undefined);
  const tracks = [...search.prepared.tracks.keys()];
  const settled =
    root.positions.every((_, target) => !undecided(positionsLeft(look, root, target))) &&
    tracks.every((track) => trackSpread(look, root, track).uniform) &&
    possibleDuties(search.prepared, root).every((duty) =>
      dutySpread(look, root, duty).every(({ certain }) => certain),
    ) &&
    sameAnswer(look, root) &&
    sameConflicts(look, root, root.conflicts.sure);
  if (settled) return known(true);
  return known(alwaysConflict(look, root));
}

// ── Asking ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Looker {
  readonly search: Search;
  /** Grows as more ways are found. */
  readonly samples: readonly Decision[];
  /** Whether it holds in some way of filling the unknowns; true where that could not be found out. */
  can<T extends Part>(question: Question<T>): boolean;
  /** False once something could not be found out. */
  exact: boolean;
}

/** Enough for most questions; what needs more gets a share of what is left. */
const FEW = 256;

function looker(search: Search, samples: readonly Decision[]): Looker {
  const seen = [...samples];
  const look: Looker = {
    search,
    samples: seen,
    exact: true,
    can(question) {
      let answer = find(search, question, FEW);
      if (answer === "not known") answer = find(search, question, Math.floor(search.budget.left / 4));
      if (answer === "none") return false;
      if (answer === "not known") look.exact = false;
      else seen.push(...completed(search, answer, seen[0]));
      return true;
    },
  };
  return look;
}

/** What was found for one question shows something of others: what it leaves unknown is taken from a sample. */
function completed(
  { prepared, root, assumptions }: Search,
  found: Frame,
  sample: Decision | undefined,
): Decision[] {
  if (sample === undefined) return [];
  const values = found.values.map((value, index) => value ?? sample.frame.values[index]);
  const frame = frameOf(prepared.model, values, root.on, root.known ?? root);
  return assumptions.some((condition) => evaluate(condition, frame) === 0) ? [] : [decideIn(prepared, frame)];
}

type Asked = Parameters<typeof needs>[2];

function partQuestion(
  { search: { prepared } }: Looker,
  slice: Slice,
  asked: Asked,
  holds: (part: Part) => Value,
): Question<Part> {
  return {
    slice,
    look: (frame) => decidePart(prepared, slice, frame),
    holds,
    needs: (part) => needs(prepared, part, asked),
  };
}

function wholeQuestion(
  { search: { prepared } }: Looker,
  holds: (decided: Decision) => Value,
  asks: (decided: Decision) => Needs = (decided) => everyNeed(prepared, decided),
): Question<Decision> {
  return { slice: wholeSlice(prepared), look: (frame) => decideIn(prepared, frame), holds, needs: asks };
}

/** Whether something holds in some way, by the samples if they show it, else by looking for one. */
function some<T extends Part>(look: Looker, holds: (decided: Part) => Value, question: Question<T>): boolean {
  return look.samples.some((sample) => holds(sample) === 1) || look.can(question);
}

const opposite =
  <T>(holds: (decided: T) => Value) =>
  (decided: T): Value => {
    const value = holds(decided);
    return value === undefined ? undefined : 1 - value;
  };

// ── Positions, selections, duties ──────────────────────────────────────────────────────────────────────────────

function positionsLeft(look: Looker, root: Decision, target: number): Positions {
  const possible = root.positions[target] ?? 0;
  if ((possible & (possible - 1)) === 0) return possible;
  const slice = targetSlice(look.search.prepared, target);
  const asked = { targets: [target], closed: true };
  let left = 0;
  for (let bit = 1; bit <= possible; bit <<= 1) {
    if ((possible & bit) === 0) continue;
    const holds = ({ positions }: Part): Value => {
      const here = positions[target] ?? 0;
      return (here & bit) === 0 ? 0 : here === bit ? 1 : undefined;
    };
    if (some(look, holds, partQuestion(look, slice, asked, holds))) left |= bit;
  }
  return left;
}

function trackSpread(look: Looker, root: Decision, track: number): TrackSpread {
  const { prepared } = look.search;
  const own = root.selections[track];
  if (own === undefined || own.how !== "unsettled")
    return {
      selection: own ?? NOTHING,
      uniform: true,
      mayBeNothing: own === undefined || isNothing(own) === 1,
      open: own !== undefined && isOpen(own),
    };
  const slice = trackSlice(prepared, track);
  /** `focus`: the powers that it hangs on first. */
  const can = (holds: (part: Part) => Value, focus: (selection: Selection) => readonly number[]) => {
    const question = partQuestion(look, slice, { tracks: [track] }, holds);
    const asks = (part: Part) => {
      const first = needs(prepared, part, { targets: focus(part.selections[track] ?? NOTHING) });
      return first.size > 0 ? first : question.needs(part);
    };
    return some(look, holds, { ...question, needs: asks });
  };
  const powers = prepared.tracks[track]?.powers ?? [];
  const isUsed = (power: number) => (part: Part) => mayBeUsed(prepared, track, part, power);
  const used = powers.filter((power) => can(isUsed(power), () => [power]));
  const always = used.filter((power) => !can(opposite(isUsed(power)), () => [power]));
  const { openness, undecidedBetween } = opennessOn(prepared, track);
  const mayBeOpen = can(openness, undecidedBetween);
  const mayBeClosed = !mayBeOpen || can(opposite(openness), undecidedBetween);
  const uniform = used.length === always.length && !(mayBeOpen && mayBeClosed);
  const settled = look.samples
    .map(({ selections }) => selections[track])
    .find((one) => one?.how !== "unsettled");
  if (uniform && settled !== undefined)
    return { selection: settled, uniform, mayBeNothing: isNothing(settled) === 1, open: isOpen(settled) };
  const selected = mayBeOpen ? [] : always;
  return {
    selection: { how: "unsettled", selected, options: used.filter((power) => !selected.includes(power)) },
    uniform,
    mayBeNothing: selected.length === 0 && mayBeNothing(look, track),
    open: !mayBeClosed,
  };
}

/** Whether a power is selected, or among those to choose from. */
function mayBeUsed(prepared: Prepared, track: number, part: Part, power: number): Value {
  const selection = part.selections[track] ?? NOTHING;
  if (selection.selected.includes(power)) return 1;
  if (!selection.options.includes(power)) return 0;
  if (selection.how !== "unsettled") return isOpen(selection) ? 1 : 0;
  const isChoice = prepared.tracks[track]?.chooseLowest === true;
  return isChoice && isPassedOver(prepared, track, part, power) ? 0 : undefined;
}

/** Whether the lowest adequate power is surely another one, though it is open which. */
function isPassedOver(prepared: Prepared, track: number, { positions, frame }: Part, power: number): boolean {
  const own = positions[power] ?? 0;
  if ((own & (REQUIRED | CONTRADICTED)) !== 0) return false;
  if (adequacy(prepared, power, frame) === 0) return true;
  const { powers = [], steps = [] } = prepared.tracks[track] ?? {};
  const stepOf = (one: number) => steps[powers.indexOf(one)] ?? 0;
  const only = (one: number, bits: Positions) => ((positions[one] ?? 0) & ~bits) === 0;
  const lower = powers.filter((one) => stepOf(one) < stepOf(power) && adequacy(prepared, one, frame) === 1);
  const asRecommended = (own & RECOMMENDED) === 0 || lower.some((one) => only(one, RECOMMENDED));
  const asPermitted =
    (own & PERMITTED) === 0 ||
    powers.some((one) => only(one, RECOMMENDED)) ||
    lower.some((one) => only(one, RECOMMENDED | PERMITTED));
  return asRecommended && asPermitted;
}

interface Openness {
  /** Whether the choice is left open. */
  readonly openness: (part: Part) => Value;
  /** The powers that it may be left open between. */
  readonly undecidedBetween: (selection: Selection) => readonly number[];
}

/** Where the lowest adequate power is chosen, only several on one step leave the choice open. */
function opennessOn(prepared: Prepared, track: number): Openness {
  const { chooseLowest = false, powers = [], steps = [] } = prepared.tracks[track] ?? {};
  const stepOf = (power: number) => steps[powers.indexOf(power)];
  const undecidedBetween = ({ options }: Selection) =>
    chooseLowest
      ? options.filter((power) => options.some((other) => other !== power && stepOf(other) === stepOf(power)))
      : options;
  const openness = ({ selections }: Part) => {
    const selection = selections[track] ?? NOTHING;
    if (selection.how !== "unsettled") return isOpen(selection) ? 1 : 0;
    return selection.selected.length > 0 || undecidedBetween(selection).length === 0 ? 0 : undefined;
  };
  return { openness, undecidedBetween };
}

/** Told where it is found easily: it is only a word in the outcome's text. */
function mayBeNothing(look: Looker, track: number): boolean {
  const { prepared } = look.search;
  const holds = ({ selections }: Part) => isNothing(selections[track] ?? NOTHING);
  if (look.samples.some((sample) => holds(sample) === 1)) return true;
  const answer = find(
    look.search,
    partQuestion(look, trackSlice(prepared, track), { tracks: [track] }, holds),
    FEW,
  );
  return answer !== "none" && answer !== "not known";
}

function isNothing({ how, selected }: Selection): Value {
  if (how === "unsettled") return selected.length > 0 ? 0 : undefined;
  return how === "nothing" || how === "inadequate" ? 1 : 0;
}

function possibleDuties(prepared: Prepared, decided: Decision): readonly number[] {
  return [...prepared.duties.keys()].filter((duty) => arises(prepared, decided, duty) !== 0);
}

/** Nothing where in truth it can't arise. */
function dutySpread(look: Looker, root: Decision, duty: number): readonly DutySpread[] {
  const { prepared } = look.search;
  const holds = (part: Part) => arises(prepared, part, duty);
  if (holds(root) === 1) return [{ duty, certain: true }];
  const targets = [...new Set((prepared.duties[duty] ?? []).map(({ effect }) => effect.target))];
  const tracks = [...new Set(targets.flatMap((target) => prepared.trackOf[target] ?? []))];
  const [track] = tracks;
  const [target = 0] = targets;
  const slice = track === undefined ? targetSlice(prepared, target) : trackSlice(prepared, track);
  const asked = { targets, tracks };
  if (!some(look, holds, partQuestion(look, slice, asked, holds))) return [];
  const not = opposite(holds);
  return [{ duty, certain: !some(look, not, partQuestion(look, slice, asked, not)) }];
}

// ── Gaps and conflicts ─────────────────────────────────────────────────────────────────────────────────────────

function sameAnswer(look: Looker, root: Decision): boolean {
  if (root.answered !== undefined) return true;
  const { samples, search } = look;
  const asks = (decided: Decision) => needs(search.prepared, decided, { rules: search.prepared.order });
  const holds = ({ answered }: Decision) => answered;
  const not = opposite(holds);
  const may = samples.some((sample) => holds(sample) === 1) || look.can(wholeQuestion(look, holds, asks));
  const mayNot = samples.some((sample) => not(sample) === 1) || look.can(wholeQuestion(look, not, asks));
  return !(may && mayNot);
}

/** Whether every way of filling the unknowns brings some conflict, though logic alone shows none that is sure. */
function alwaysConflict(look: Looker, root: Decision): boolean {
  const { prepared } = look.search;
  if (look.samples.some(({ conflicts }) => conflicts.sure.length === 0) || !mayConflict(prepared, root))
    return false;
  return !look.can(wholeQuestion(look, (decided) => hasNoConflict(prepared, decided)));
}

function hasNoConflict(prepared: Prepared, decided: Decision): Value {
  if (decided.conflicts.sure.length > 0) return 0;
  return decided.open && mayConflict(prepared, decided) ? undefined : 1;
}

function sureConflicts(look: Looker, root: Decision): readonly Conflict[] {
  const { sure } = root.conflicts;
  const { samples } = look;
  const [first] = samples;
  const candidates = (first?.conflicts.sure ?? []).filter(
    (conflict) => !has(sure, conflict) && samples.every((sample) => has(sample.conflicts.sure, conflict)),
  );
  const others = candidates.filter((conflict) => {
    const without = (decided: Decision): Value =>
      has(decided.conflicts.sure, conflict)
        ? 0
        : decided.open && mayConflict(look.search.prepared, decided)
          ? undefined
          : 1;
    return !look.can(wholeQuestion(look, without));
  });
  return [...sure, ...others];
}

/** Whether no way of filling the unknowns brings a conflict beyond those that are sure. */
function sameConflicts(look: Looker, root: Decision, sure: readonly Conflict[]): boolean {
  const { prepared } = look.search;
  const more = (decided: Decision): Value => {
    if (decided.conflicts.sure.some((conflict) => !has(sure, conflict))) return 1;
    return decided.open && mayConflict(prepared, decided) ? undefined : 0;
  };
  if (more(root) === 0) return true;
  return !look.samples.some((sample) => more(sample) === 1) && !look.can(wholeQuestion(look, more));
}

function has(conflicts: readonly Conflict[], conflict: Conflict): boolean {
  return conflicts.some((other) => conflictKey(other) === conflictKey(conflict));
}

// ── Rules and definitions ──────────────────────────────────────────────────────────────────────────────────────

/** Of a rule that may apply by logic alone. Never in effect for different reasons is still not in effect. */
function statusLeft(look: Looker, rule: number): Status {
  const slice = ruleSlice(look.search.prepared, rule);
  const is = (test: (status: Status) => Value) => {
    const holds = ({ rules }: Part) => test(rules[rule] ?? MAY_APPLY);
    return some(look, holds, partQuestion(look, slice, { rules: [rule] }, holds));
  };
  const unless = (wanted: boolean) => (status: Status) => (status === MAY_APPLY ? undefined : wanted ? 1 : 0);
  if (is((status) => unless(status === APPLIES)(status)))
    return is((status) => unless(status !== APPLIES)(status)) ? MAY_APPLY : APPLIES;
  return is((status) => unless(status === DOES_NOT_APPLY)(status)) ? DOES_NOT_APPLY : OVERRIDDEN;
}

/** The value that all ways of filling the unknowns give an unknown definition, if they do. */
function valueLeft(look: Looker, definition: Definition): Value {
  const { index, type } = definition;
  const [first, ...others] = look.samples.map(({ frame }) => frame.definitions[index]);
  if (first === undefined || others.some((value) => value === undefined || !same(value, first)))
    return undefined;
  const condition = { kind: "definition", type, definition } as const;
  const slice = definitionSlice(look.search.prepared, definition);
  const differs = ({ frame }: Part): Value => {
    const value = frame.definitions[index];
    return value === undefined ? undefined : same(value, first) ? 0 : 1;
  };
  return look.can(partQuestion(look, slice, { conditions: [condition] }, differs)) ? undefined : first;
}
