/** Which unknown facts would decide a case, the smallest sets first. */
import type { Deciding } from "../protocol/outcome.ts";
import type { Value } from "../semantics/types.ts";
import { alike } from "./alike.ts";
import { byName, isAllowed, newBudget, type Search } from "./completions.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { arises } from "./duties.ts";
import { evaluate } from "./kleene.ts";
import { everyNeed } from "./needs.ts";
import { CLOSED, NOT_ADDRESSED } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { isOpen } from "./selection.ts";
import type { Situation } from "./situation.ts";
import { isDecided } from "./spread.ts";

/** Sets of more facts than this are not looked for: nobody asks four questions at once. */
const LARGEST = 3;
const MOST = 12;
/** How many cases are looked at for them. */
const BUDGET = 4096;
/** Of more unknown facts than this, not every set is looked at, only those that may always decide. */
const MANY = 24;

/**
 * Sets of unknown facts of which no smaller one does as well. `always`: whatever their values, the outcome is then
 * settled; else for at least one of their values. Looks for three together only where fewer do not always decide,
 * and no further once its budget is used up.
 */
export function deciding(situation: Situation): Deciding[] {
  if (situation.class !== "undecided") return [];
  const { prepared, search, spread } = situation;
  const candidates = unknownsThatMatter(situation);
  const learner = newLearner({ ...search, budget: newBudget(BUDGET) }, spread.examples, candidates);
  const found: FactSet[] = [];
  for (let size = 1; size <= LARGEST && found.length < MOST; size++) {
    const enough = size === LARGEST && (candidates.length > MANY || found.some(({ always }) => always));
    if (!enough) found.push(...setsOf(learner, candidates, size, found));
  }
  const { inputs: all } = prepared.model;
  return found.slice(0, MOST).map(({ inputs, always }) => ({
    facts: inputs.flatMap((index) => all[index]?.name ?? []),
    always,
  }));
}

interface FactSet {
  readonly inputs: readonly number[];
  readonly always: boolean;
}

/** Sets of one size that no smaller one makes needless; those that always decide first. */
function setsOf(
  learner: Learner,
  candidates: readonly number[],
  size: number,
  smaller: readonly FactSet[],
): readonly FactSet[] {
  const found: FactSet[] = [];
  const partsCount = size === 1 || (size === 2 && candidates.length <= MANY);
  for (const inputs of subsets(candidates, size)) {
    const within = smaller.filter((other) => other.inputs.every((input) => inputs.includes(input)));
    if (within.some(({ always }) => always)) continue;
    const onlyAlways = within.length > 0 || !partsCount;
    const effect = effectOf(learner, inputs, onlyAlways);
    if (effect === "always" || (effect === "sometimes" && !onlyAlways))
      found.push({ inputs, always: effect === "always" });
  }
  return found.sort((a, b) => Number(b.always) - Number(a.always));
}

/** Indexes of the unknown inputs that open questions hang on, by name. */
export function unknownsThatMatter({ prepared, root }: Situation): readonly number[] {
  const asked = prepared.askedKnown.filter((index) => root.frame.values[index] === undefined);
  return [...new Set([...everyNeed(prepared, root).keys(), ...asked])].sort((a, b) =>
    byName(prepared.model, a, b),
  );
}

/** Whether knowing these inputs settles the outcome whatever they turn out to be, and knowing fewer does not. */
export function wouldDecide(
  { search, spread, root, class: now }: Situation,
  inputs: readonly number[],
): boolean {
  if (now !== "undecided" || inputs.some((input) => root.frame.values[input] !== undefined)) return false;
  const learner = newLearner({ ...search, budget: newBudget(BUDGET) }, spread.examples, inputs);
  const settles = (some: readonly number[]) => effectOf(learner, some, true) === "always";
  // Knowing more never unsettles, so it is enough to leave out one at a time.
  return (
    settles(inputs) && (inputs.length === 1 || !inputs.some((_, left) => settles(inputs.toSpliced(left, 1))))
  );
}

// ── What is learnt from some ways of filling the unknowns ──────────────────────────────────────────────────────

interface Learner {
  readonly search: Search;
  readonly witnesses: readonly Witness[];
  /** Inputs of which the value alone, all else equal, was seen to make a difference: no set can do without them. */
  readonly essential: readonly number[];
}

/** One way of filling the unknowns, and what it comes to: equal for the same outcome. */
interface Witness {
  readonly decision: Decision;
  readonly key: string;
}

/** How many witnesses are looked at for what a single value changes. */
const VARIED = 4;

function newLearner(search: Search, examples: readonly Decision[], candidates: readonly number[]): Learner {
  const { prepared } = search;
  const witnesses = examples.map((decision) => ({ decision, key: keyOf(prepared, decision) }));
  const essential = new Set<number>();
  for (const witness of witnesses.slice(0, VARIED))
    for (const index of candidates)
      if (essential.size <= LARGEST && !essential.has(index) && changes(search, witness, index))
        essential.add(index);
  return { search, witnesses, essential: [...essential] };
}

function changes(
  { prepared, root, assumptions }: Search,
  { decision, key }: Witness,
  index: number,
): boolean {
  const { model } = prepared;
  const { frame } = decision;
  const input = model.inputs[index];
  const values = input === undefined ? [] : (alike(model, input, frame) ?? []);
  return values.some((value) => {
    if (value === frame.values[index]) return false;
    const other = frameOf(model, frame.values.with(index, value), root.on, root.known ?? root);
    if (assumptions.some((condition) => evaluate(condition, other) === 0)) return false;
    return keyOf(prepared, decideIn(prepared, other)) !== key;
  });
}

/** Equal for outcomes that are the same, and for conflicts: they are all decided. */
function keyOf(prepared: Prepared, decision: Decision): string {
  const { positions, selections, conflicts, answered } = decision;
  if (conflicts.sure.length > 0) return "conflict";
  // Whether a power that no rule speaks of is closed makes no difference.
  const places = positions.map((one) => ((one & ~(CLOSED | NOT_ADDRESSED)) === 0 ? NOT_ADDRESSED : one));
  const chosen = selections.map((one) => [one.selected, isOpen(one) ? one.options : []]);
  const duties = [...prepared.duties.keys()].filter((duty) => arises(prepared, decision, duty) === 1);
  return JSON.stringify([places, chosen, duties, answered]);
}

type Effect = "always" | "sometimes" | "never" | "not known";

/** `onlyAlways`: whether `sometimes` and `never` need not be told apart. */
function effectOf(learner: Learner, inputs: readonly number[], onlyAlways: boolean): Effect {
  const { search, witnesses, essential } = learner;
  const { prepared, root, budget } = search;
  const { model, askedKnown } = prepared;
  // What was seen says nothing where it counts whether these are known, because they were not.
  const seen = inputs.some((index) => askedKnown.includes(index)) ? [] : witnesses;
  if (onlyAlways && seen.length > 0 && !essential.every((index) => inputs.includes(index))) return "never";
  const unsettled = unsettledValues(seen, inputs, onlyAlways);
  if (onlyAlways && unsettled.length > 0) return "never";
  let settled = 0;
  let open = unsettled.length;
  let tooMany = false;
  const fill = (values: readonly Value[], left: readonly number[]): void => {
    const [index, ...rest] = left;
    if (index === undefined) {
      const fits = (other: readonly Value[]) => inputs.every((input) => other[input] === values[input]);
      if (unsettled.some(fits)) return;
      const frame = frameOf(model, values, root.on);
      const again = { ...search, root: frame };
      if (budget.left-- <= 0) tooMany = true;
      if (tooMany || !isAllowed(again, frame)) return;
      const fitting = seen.flatMap(({ decision }) => (fits(decision.frame.values) ? [decision] : []));
      const answer = isDecided(again, decideIn(prepared, frame), fitting);
      if (answer === undefined) tooMany = true;
      else if (answer) settled++;
      else open++;
      return;
    }
    const input = model.inputs[index];
    const tried = input === undefined ? undefined : alike(model, input, { ...root, values });
    if (tried === undefined) tooMany = true;
    for (const value of tried ?? [])
      if (!tooMany && !(onlyAlways && open > 0)) fill(values.with(index, value), rest);
  };
  fill(root.values, inputs);
  if (tooMany) return "not known";
  if (settled === 0) return "never";
  return open === 0 ? "always" : "sometimes";
}

/**
 * Values with which witnesses come to different outcomes though they agree on these inputs: knowing those values
 * does not settle it. One list of values for each way the inputs are filled; with `one`, the first that is found.
 */
function unsettledValues(
  witnesses: readonly Witness[],
  inputs: readonly number[],
  one: boolean,
): readonly (readonly Value[])[] {
  const firsts: Witness[] = [];
  const unsettled: (readonly Value[])[] = [];
  for (const witness of witnesses) {
    const { values } = witness.decision.frame;
    const fits = (other: readonly Value[]) => inputs.every((input) => other[input] === values[input]);
    const first = firsts.find(({ decision }) => fits(decision.frame.values));
    if (first === undefined) firsts.push(witness);
    else if (first.key !== witness.key && !unsettled.some(fits)) {
      unsettled.push(values);
      if (one) break;
    }
  }
  return unsettled;
}

function* subsets(inputs: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let place = from; place <= inputs.length - size; place++)
      for (const rest of subsets(inputs, size - 1, place + 1)) yield [inputs[place] ?? 0, ...rest];
}
