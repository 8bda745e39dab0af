/** How far the outcomes of a case lie apart over every way of filling its unknowns. */
import type { Definition, Expr } from "../semantics/model.ts";
import { operandsOf, partsOf } from "../semantics/parts.ts";
import type { Value } from "../semantics/types.ts";
import { find, newBudget, type Question, type Search } from "./completions.ts";
import { type Conflict, conflictKey, mayConflict } from "./conflicts.ts";
import { type Decision, decideIn, decidePart, type Part } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { arises } from "./duties.ts";
import { evaluate, type Frame, same } from "./kleene.ts";
import { type Asked, type Needs, needs } from "./needs.ts";
import { CONTRADICTED, PERMITTED, type Positions, RECOMMENDED, REQUIRED, undecided } from "./positions.ts";
import { MUST, MUST_NOT, type Prepared } from "./prepare.ts";
import { type Answers, answersOf, type RememberedAnswer } from "./remembered.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, NOT_IN_FORCE, OVERRIDDEN, type Status } from "./rules.ts";
import type { Samples } from "./samples.ts";
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
  /** If not, what could not be found out: names, mostly. */
  readonly notFound: readonly string[];
  /** Some of the ways, one at least; the case itself where logic alone leaves nothing open. */
  readonly examples: () => readonly Decision[];
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
    notFound: [],
    examples: () => [root],
  };
}

export function spread(search: Search, root: Decision, samples: Samples): Spread {
  const look =
    search.budget.left < FEWEST
      ? looker(search, samples.all())
      : looker(search, samples.take(AT_FIRST), samples);
  const { model, inTurn } = search.prepared;
  const positions: Positions[] = [];
  for (const target of inTurn.targets) positions[target] = positionsLeft(look, root, target);
  const trackSpreads: TrackSpread[] = [];
  for (const track of inTurn.tracks) trackSpreads[track] = trackSpread(look, root, track);
  const duties = possibleDuties(search.prepared, root)
    .flatMap((duty) => dutySpread(look, root, duty))
    .sort((a, b) => a.duty - b.duty);
  const conflicts = sureConflicts(look, root, positions);
  const everyConflict = conflicts.length > 0 || alwaysConflict(look, root);
  const settled =
    !positions.some(undecided) &&
    trackSpreads.every(({ uniform }) => uniform) &&
    duties.every(({ certain }) => certain);
  const uniform = settled && sameAnswer(look, root) && sameConflicts(look, root, conflicts);
  const { exact } = look;
  const notFound = [...look.notFound];
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
    notFound,
    examples: () => {
      const all = look.everySample();
      return all.length > 0 ? all : [root];
    },
  };
}

/** Parts of an outcome, by indexes. */
export interface Parts {
  readonly targets: readonly number[];
  /** Places in `Model.tracks`. */
  readonly tracks: readonly number[];
  /** `PreparedEffect.duty` */
  readonly duties: readonly number[];
  /** Definitions of which two branches may differ. */
  readonly definitions: readonly number[];
  /** Whether any rule requires, recommends or permits anything. */
  readonly answer: boolean;
}

/** Whether all ways of filling the unknowns come to the same, or to a conflict; undefined within the budget. */
export function isDecided(search: Search, root: Decision, samples: readonly Decision[]): boolean | undefined {
  if (!root.open) return true;
  const { prepared } = search;
  const verdict = verdictOn(search, root, samples, {
    ...prepared.inTurn,
    definitions: root.frame.mayClash,
    answer: true,
  });
  return verdict === undefined ? undefined : verdict !== "open";
}

/** Whether parts of an outcome are the same in all ways, or there is a conflict in all; undefined within the budget. */
export function verdictOn(
  search: Search,
  root: Decision,
  samples: readonly Decision[],
  { targets, tracks, duties, definitions, answer }: Parts,
): "settled" | "conflict" | "open" | undefined {
  const { sure } = root.conflicts;
  if (sure.length > 0) return "conflict";
  const look = looker(search, samples);
  const possible = possibleDuties(search.prepared, root);
  const settled =
    targets.every((target) => !undecided(positionsLeft(look, root, target))) &&
    tracks.every((track) => trackSpread(look, root, track).uniform) &&
    duties.every(
      (duty) => !possible.includes(duty) || dutySpread(look, root, duty).every(({ certain }) => certain),
    ) &&
    targets.every((target) => sameConflictsAt(look, root, target, sure)) &&
    definitions.every((definition) => sameClash(look, root, definition, sure)) &&
    (!answer || sameAnswer(look, root));
  const verdict = settled ? "settled" : alwaysConflict(look, root) ? "conflict" : "open";
  return look.exact ? verdict : undefined;
}

// ── Asking ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Looker {
  readonly search: Search;
  /** Grows as more ways are found. */
  readonly samples: readonly Decision[];
  /** With all that can be made before anything is searched for. */
  readonly everySample: () => readonly Decision[];
  /**
   * Whether it holds in some way of filling the unknowns; true where that could not be found out. `shows`: whether it
   * does in a whole decision.
   */
  can<T extends Part>(question: Question<T>, shows: (sample: Decision) => Value): boolean;
  /** False once something could not be found out. */
  exact: boolean;
  /** What it was about: names, mostly. */
  readonly notFound: Set<string>;
}

/** So many samples are made in any case. */
const AT_FIRST = 4;
/** Enough for most questions; only for others all samples are made. It does not count against the budget. */
const FEWEST = 64;
/** Enough for nearly all; what needs more gets a share of what is left. */
const FEW = 256;

/** `more`: samples that can be made where a quick look does not tell. Without them, none is taken. */
export function looker(search: Search, samples: readonly Decision[], more?: Samples): Looker {
  const seen = [...samples];
  const remembered = new Map<Slice, Answers | undefined>();
  let made = more === undefined;
  const everySample = (): readonly Decision[] => {
    if (!made) seen.push(...(more?.all() ?? []).slice(samples.length));
    made = true;
    return seen;
  };
  const look: Looker = {
    search,
    samples: seen,
    everySample,
    exact: true,
    notFound: new Set(),
    can(question, shows) {
      if (more !== undefined) {
        const answer = quickAnswer(search, question, remembered);
        if (answer !== "not known") return answer === "some";
        if (!made && everySample().some((sample) => shows(sample) === 1)) return true;
      }
      let answer = find(search, question, FEW);
      if (answer === "not known") answer = find(search, question, Math.floor(search.budget.left / 4));
      if (answer === "none") return false;
      if (answer === "not known") {
        look.exact = false;
        look.notFound.add(question.about);
      } else seen.push(...completed(search, answer, seen[0]));
      return true;
    },
  };
  return look;
}

/** What few steps tell; remembered for all cases that are alike in what is asked. */
function quickAnswer<T extends Part>(
  search: Search,
  question: Question<T>,
  remembered: Map<Slice, Answers | undefined>,
): RememberedAnswer {
  const { slice, key } = question;
  if (key !== undefined && !remembered.has(slice)) remembered.set(slice, answersOf(search, slice));
  const answers = key === undefined ? undefined : remembered.get(slice);
  const known = answers?.get(key ?? "");
  if (known !== undefined) return known;
  const found = find({ ...search, budget: newBudget(FEWEST) }, question, FEWEST);
  const answer = typeof found === "string" ? found : "some";
  answers?.set(key ?? "", answer);
  return answer;
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

function partQuestion(
  { search: { prepared } }: Looker,
  about: string,
  slice: Slice,
  asked: Asked,
  holds: (part: Part) => Value,
  key?: string,
): Question<Part> {
  return {
    about,
    key,
    slice,
    look: (frame) => decidePart(prepared, slice, frame),
    holds,
    needs: (part) => needs(prepared, part, asked),
  };
}

function wholeQuestion(
  { search: { prepared } }: Looker,
  about: string,
  holds: (decided: Decision) => Value,
  asks: (decided: Decision) => Needs,
): Question<Decision> {
  return {
    about,
    slice: wholeSlice(prepared),
    look: (frame) => decideIn(prepared, frame),
    holds,
    needs: asks,
  };
}

/** Whether something holds in some way, by the samples if they show it, else by looking for one. */
function some<T extends Part>(look: Looker, holds: (decided: Part) => Value, question: Question<T>): boolean {
  return look.samples.some((sample) => holds(sample) === 1) || look.can(question, holds);
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
  const { prepared } = look.search;
  const about = prepared.model.targets[target]?.name ?? "";
  const slice = targetSlice(prepared, target);
  const asked = { targets: [target], closed: true };
  let left = 0;
  for (let bit = 1; bit <= possible; bit <<= 1) {
    if ((possible & bit) === 0) continue;
    const holds = ({ positions }: Part): Value => {
      const here = positions[target] ?? 0;
      return (here & bit) === 0 ? 0 : here === bit ? 1 : undefined;
    };
    if (some(look, holds, partQuestion(look, about, slice, asked, holds, `at ${bit}`))) left |= bit;
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
  const about = prepared.tracks[track]?.name ?? "";
  /** `focus`: the powers that it hangs on first. */
  const can = (
    what: string,
    holds: (part: Part) => Value,
    focus: (selection: Selection) => readonly number[],
  ) => {
    const question = partQuestion(look, about, slice, { tracks: [track] }, holds, what);
    const asks = (part: Part) => {
      const first = needs(prepared, part, { targets: focus(part.selections[track] ?? NOTHING) });
      return first.size > 0 ? first : question.needs(part);
    };
    return some(look, holds, { ...question, needs: asks });
  };
  const powers = prepared.tracks[track]?.powers ?? [];
  const isUsed = (power: number) => (part: Part) => mayBeUsed(prepared, track, part, power);
  const used = powers.filter((power) => can(`used ${power}`, isUsed(power), () => [power]));
  const always = used.filter((power) => !can(`not used ${power}`, opposite(isUsed(power)), () => [power]));
  const { openness, undecidedBetween } = opennessOn(prepared, track);
  const mayBeOpen = can("open", openness, undecidedBetween);
  const mayBeClosed = !mayBeOpen || can("not open", opposite(openness), undecidedBetween);
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
    partQuestion(
      look,
      prepared.tracks[track]?.name ?? "",
      trackSlice(prepared, track),
      { tracks: [track] },
      holds,
    ),
    FEW,
  );
  return answer !== "none" && answer !== "not known";
}

function isNothing({ how, selected }: Selection): Value {
  if (how === "unsettled") return selected.length > 0 ? 0 : undefined;
  return how === "nothing" || how === "inadequate" ? 1 : 0;
}

function possibleDuties(prepared: Prepared, decided: Decision): readonly number[] {
  return prepared.inTurn.duties.filter((duty) => arises(prepared, decided, duty) !== 0);
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
  const about = prepared.model.targets[target]?.name ?? "";
  if (!some(look, holds, partQuestion(look, about, slice, asked, holds, `owed ${duty}`))) return [];
  const not = opposite(holds);
  return [
    { duty, certain: !some(look, not, partQuestion(look, about, slice, asked, not, `not owed ${duty}`)) },
  ];
}

// ── Gaps and conflicts ─────────────────────────────────────────────────────────────────────────────────────────

export function sameAnswer(look: Looker, root: Decision): boolean {
  if (root.answered !== undefined) return true;
  const { samples, search } = look;
  const { prepared } = search;
  const answering = prepared.order.filter((rule) => prepared.answers[rule] === true);
  const asks = (decided: Decision) => needs(prepared, decided, { rules: answering });
  const holds = ({ answered }: Decision) => answered;
  const not = opposite(holds);
  const about = "whether any rule answers";
  const may =
    samples.some((sample) => holds(sample) === 1) || look.can(wholeQuestion(look, about, holds, asks), holds);
  const mayNot =
    samples.some((sample) => not(sample) === 1) || look.can(wholeQuestion(look, about, not, asks), not);
  return !(may && mayNot);
}

/** Whether every way of filling the unknowns brings some conflict, though logic alone shows none that is sure. */
function alwaysConflict(look: Looker, root: Decision): boolean {
  const { prepared } = look.search;
  if (look.samples.some(({ conflicts }) => conflicts.sure.length === 0) || !mayConflict(prepared, root))
    return false;
  const asks = (decided: Decision) => needs(prepared, decided, clashing(prepared, decided));
  const holds = (decided: Decision) => hasNoConflict(prepared, decided);
  return !look.can(wholeQuestion(look, "whether rules contradict each other", holds, asks), holds);
}

/** What a conflict can hang on: targets that may be required, and definitions of which two branches may be true. */
function clashing({ model }: Prepared, { frame, said }: Decision): Asked {
  return {
    targets: model.targets
      .map(({ index }) => index)
      .filter((target) => ((said.possible[target] ?? 0) & MUST) !== 0),
    conditions: model.definitions.filter(({ index }) => frame.mayClash.includes(index)).flatMap(partsOf),
  };
}

function hasNoConflict(prepared: Prepared, decided: Decision): Value {
  if (decided.conflicts.sure.length > 0) return 0;
  return decided.open && mayConflict(prepared, decided) ? undefined : 1;
}

/** Those that logic alone shows, and those that the positions left show in every way. */
function sureConflicts(look: Looker, root: Decision, left: readonly Positions[]): readonly Conflict[] {
  const { sure } = root.conflicts;
  const { samples } = look;
  const [first] = samples;
  const candidates = (first?.conflicts.sure ?? []).filter(
    (conflict) => !has(sure, conflict) && samples.every((sample) => has(sample.conflicts.sure, conflict)),
  );
  return [...sure, ...candidates.filter((conflict) => isSure(look, root, left, conflict))];
}

const DEMANDED = REQUIRED | CONTRADICTED;

function isSure(
  look: Looker,
  root: Decision,
  left: readonly Positions[],
  { kind, about }: Conflict,
): boolean {
  const { prepared } = look.search;
  const [one = 0] = about;
  switch (kind) {
    case "required-and-prohibited":
      return !canBe(look, root, one, opposite(contradicts(one)));
    case "required-but-closed":
      return !canBe(look, root, one, opposite(demandsTheClosed(one)));
    case "branches-differ":
      return !canClash(look, one, opposite(clashes(one)));
    case "excluded-pair":
    case "one-at-a-time": {
      const others =
        kind === "excluded-pair" ? [] : (prepared.tracks[prepared.trackOf[one] ?? -1]?.powers ?? []);
      return (
        about.every((target) => ((left[target] ?? 0) & ~DEMANDED) === 0) &&
        others.every((target) => about.includes(target) || ((left[target] ?? 0) & DEMANDED) === 0)
      );
    }
  }
}

/**
 * Whether no way of filling the unknowns brings a conflict beyond those that are sure. Asked where all positions are
 * settled, which tell the rest.
 */
function sameConflicts(look: Looker, root: Decision, sure: readonly Conflict[]): boolean {
  return (
    look.search.prepared.inTurn.targets.every((target) => sameConflictsAt(look, root, target, sure)) &&
    root.frame.mayClash.every((definition) => sameClash(look, root, definition, sure))
  );
}

/** What the position does not show: a closed power may be required or not. */
export function sameConflictsAt(
  look: Looker,
  root: Decision,
  target: number,
  sure: readonly Conflict[],
): boolean {
  const about = [target];
  const both = contradicts(target);
  const shut = demandsTheClosed(target);
  return (
    (has(sure, { kind: "required-and-prohibited", about }) || !canBe(look, root, target, both)) &&
    (has(sure, { kind: "required-but-closed", about }) || !canBe(look, root, target, shut))
  );
}

/** Whether no way of filling the unknowns makes two branches of a definition differ, or they do for sure. */
export function sameClash(
  look: Looker,
  root: Decision,
  definition: number,
  sure: readonly Conflict[],
): boolean {
  return (
    !root.frame.mayClash.includes(definition) ||
    has(sure, { kind: "branches-differ", about: [definition] }) ||
    !canClash(look, definition, clashes(definition))
  );
}

const contradicts =
  (target: number) =>
  ({ said }: Part): Value => {
    if (((said.possible[target] ?? 0) & MUST) === 0 || ((said.possible[target] ?? 0) & MUST_NOT) === 0)
      return 0;
    return ((said.sure[target] ?? 0) & (MUST | MUST_NOT)) === (MUST | MUST_NOT) ? 1 : undefined;
  };

const demandsTheClosed =
  (target: number) =>
  ({ said, gates }: Part): Value => {
    const gate = gates[target];
    if (gate === 1 || ((said.possible[target] ?? 0) & MUST) === 0) return 0;
    return gate === 0 && ((said.sure[target] ?? 0) & MUST) !== 0 ? 1 : undefined;
  };

const clashes =
  (definition: number) =>
  ({ frame }: Part): Value =>
    frame.clashes.includes(definition) ? 1 : frame.mayClash.includes(definition) ? undefined : 0;

function canBe(look: Looker, root: Decision, target: number, holds: (part: Part) => Value): boolean {
  if (holds(root) !== undefined) return holds(root) === 1;
  const { prepared } = look.search;
  const asked = { targets: [target], closed: true };
  const about = prepared.model.targets[target]?.name ?? "";
  return some(look, holds, partQuestion(look, about, targetSlice(prepared, target), asked, holds));
}

function canClash(look: Looker, index: number, holds: (part: Part) => Value): boolean {
  const { prepared } = look.search;
  const definition = prepared.model.definitions[index];
  if (definition === undefined) return false;
  const asked = { conditions: partsOf(definition) };
  const slice = definitionSlice(prepared, definition);
  return some(look, holds, partQuestion(look, definition.name, slice, asked, holds));
}

function has(conflicts: readonly Conflict[], conflict: Conflict): boolean {
  return conflicts.some((other) => conflictKey(other) === conflictKey(conflict));
}

// ── Rules and definitions ──────────────────────────────────────────────────────────────────────────────────────

/** Of a rule that may apply by logic alone. Never in effect for different reasons is still not in effect. */
function statusLeft(look: Looker, rule: number): Status {
  const { prepared } = look.search;
  const slice = ruleSlice(prepared, rule);
  const about = prepared.model.rules[rule]?.name ?? "";
  const is = (what: string, test: (status: Status) => Value) => {
    const holds = ({ rules }: Part) => test(rules[rule] ?? MAY_APPLY);
    return some(look, holds, partQuestion(look, about, slice, { rules: [rule] }, holds, what));
  };
  const unless = (wanted: boolean) => (status: Status) => (status === MAY_APPLY ? undefined : wanted ? 1 : 0);
  if (is("applies", (status) => unless(status === APPLIES)(status)))
    return is("does not", (status) => unless(status !== APPLIES)(status)) ? MAY_APPLY : APPLIES;
  const isOut = (status: Status) => status === DOES_NOT_APPLY || status === NOT_IN_FORCE;
  return is("is out", (status) => unless(isOut(status))(status)) ? DOES_NOT_APPLY : OVERRIDDEN;
}

/** The value that all ways of filling the unknowns give an unknown definition, if they do. */
function valueLeft(look: Looker, definition: Definition): Value {
  const { index, type } = definition;
  if (passesOn(definition, look.search.root.values)) return undefined;
  const [first, ...others] = look.samples.map(({ frame }) => frame.definitions[index]);
  if (first === undefined || others.some((value) => value === undefined || !same(value, first)))
    return undefined;
  const condition = { kind: "definition", type, definition } as const;
  const slice = definitionSlice(look.search.prepared, definition);
  const differs = ({ frame }: Part): Value => {
    const value = frame.definitions[index];
    return value === undefined ? undefined : same(value, first) ? 0 : 1;
  };
  const question = partQuestion(
    look,
    definition.name,
    slice,
    { conditions: [condition] },
    differs,
    `not ${first}`,
  );
  return look.can(question, differs) ? undefined : first;
}

/**
 * Whether a definition hands on an unknown value. Of values that the policy can't tell apart only one is tried (see
 * alike.ts), and handed on they differ all the same.
 */
function passesOn(definition: Definition, values: readonly Value[]): boolean {
  const handsOn = (expr: Expr): boolean => {
    switch (expr.kind) {
      case "input":
        return expr.type.kind !== "yes/no" && values[expr.input.index] === undefined;
      case "definition":
        return passesOn(expr.definition, values);
      case "add":
      case "subtract":
      case "multiply":
      case "add-months":
        return operandsOf(expr).some(handsOn);
      default:
        return false;
    }
  };
  switch (definition.kind) {
    case "define":
      return handsOn(definition.value);
    case "branches":
      return definition.branches.some(({ value }) => handsOn(value));
    case "threshold":
    case "matrix":
      return false;
  }
}
