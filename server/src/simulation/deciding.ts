/**
 * Which unknown facts would decide a case, the smallest sets first. What is open falls into groups that have nothing
 * to do with each other; to decide the whole, each of them must be settled.
 */
import type { Deciding } from "../protocol/outcome.ts";
import { byName, newBudget } from "./completions.ts";
import { mayConflict } from "./conflicts.ts";
import { type Group, groupsOf } from "./groups.ts";
import { countsAsKnown, effectOf, type Learner, newLearner } from "./learning.ts";
import { everyNeed } from "./needs.ts";
import type { Situation } from "./situation.ts";

/** So many facts of a group are tried together, beside those that no set can do without. */
const LARGEST = 3;
/** Sets of more facts than this that may decide, but need not, are not looked for: nobody asks so much for a maybe. */
const LARGEST_MAYBE = 2;
const MOST = 12;
/** How many cases are looked at for them. */
const BUDGET = 4096;
/** Of more unknown facts in a group than this, not every set is looked at, only those that always settle it. */
const MANY = 24;
/** Of so few, all sets are looked at, whatever their size. */
const SMALL_GROUP = 8;
/** Longer lists of facts help nobody. */
const LONGEST = 24;

type FactSet = readonly number[];

/**
 * Sets of unknown facts of which no smaller one does as well. `always`: whatever their values, the outcome is then
 * settled; else for at least one of their values.
 */
export function deciding(situation: Situation): Deciding[] {
  if (situation.class !== "undecided") return [];
  const learners = learnersOf(situation);
  const settling = learners.map(alwaysSettle);
  const whole = [
    ...settling.flatMap(({ clashing }) => clashing),
    ...combined(settling.map(({ found }) => found)),
  ];
  const always = smallest(whole).filter(({ length }) => length <= LONGEST);
  const maybe = mayDecide(situation, learners).filter((set) => !always.some((other) => isWithin(other, set)));
  const { inputs } = situation.prepared.model;
  const told = [
    ...always.slice(0, MOST).map((set) => ({ set, always: true })),
    ...maybe.slice(0, Math.max(0, MOST - always.length)).map((set) => ({ set, always: false })),
  ];
  return told
    .sort((a, b) => a.set.length - b.set.length || Number(b.always) - Number(a.always))
    .map(({ set, always }) => ({ facts: set.flatMap((index) => inputs[index]?.name ?? []), always }));
}

/** Indexes of the unknown inputs that open questions hang on, by name. */
export function unknownsThatMatter({ prepared, root }: Situation): readonly number[] {
  const asked = prepared.askedKnown.filter((index) => root.frame.values[index] === undefined);
  return [...new Set([...everyNeed(prepared, root).keys(), ...asked])].sort((a, b) =>
    byName(prepared.model, a, b),
  );
}

/** Whether knowing these inputs settles the outcome whatever they turn out to be, and knowing fewer does not. */
export function wouldDecide(situation: Situation, inputs: readonly number[]): boolean {
  const { root, class: now } = situation;
  if (now !== "undecided" || inputs.some((input) => root.frame.values[input] !== undefined)) return false;
  const learners = learnersOf(situation);
  const settles = (some: readonly number[]) => {
    const effects = learners.map((learner) => {
      const here = some.filter((input) => learner.group.inputs.includes(input));
      return here.length > 0 ? effectOf(learner, here, true) : undefined;
    });
    return (
      effects.some((effect) => effect?.conflict === "all") ||
      (effects.length > 0 && effects.every((effect) => effect?.always === true))
    );
  };
  // Knowing more never unsettles, so it is enough to leave out one at a time.
  return settles(inputs) && !inputs.some((_, left) => settles(inputs.toSpliced(left, 1)));
}

function learnersOf(situation: Situation): readonly Learner[] {
  const matter = unknownsThatMatter(situation);
  const search = { ...situation.search, budget: newBudget(BUDGET) };
  const examples = situation.spread.examples().filter((example) => example !== situation.root);
  return groupsOf(situation)
    .map((group): Group => ({ ...group, inputs: group.inputs.filter((input) => matter.includes(input)) }))
    .map((group) => newLearner(search, group, examples));
}

interface Settling {
  /** Sets that settle the group. */
  readonly found: readonly FactSet[];
  /** Those that bring a conflict for sure, by being known. */
  readonly clashing: readonly FactSet[];
}

/** The smallest sets that settle a group whatever their values. */
function alwaysSettle(learner: Learner): Settling {
  const { group, essential } = learner;
  const found: FactSet[] = [];
  const clashing: FactSet[] = [];
  const look = (base: FactSet): void => {
    const others = group.inputs.filter((input) => !base.includes(input));
    const largest = others.length > MANY ? LARGEST - 1 : LARGEST;
    for (let size = 0; size <= (others.length <= SMALL_GROUP ? others.length : largest); size++)
      for (const more of subsets(others, size)) {
        const set = sorted(learner, [...base, ...more]);
        if (set.length === 0 || [...found, ...clashing].some((other) => isWithin(other, set))) continue;
        const effect = effectOf(learner, set, true);
        if (effect.conflict === "all") clashing.push(set);
        else if (effect.always) found.push(set);
      }
  };
  // Where knowing counts of itself, it can make needless what was seen to be needed.
  look(countsAsKnown(learner, group.inputs) ? [] : essential);
  return { found, clashing };
}

/** A set for each group, taken together; the smallest of all combinations. */
function combined(groups: readonly (readonly FactSet[])[]): readonly FactSet[] {
  if (groups.length === 0) return [];
  return groups.reduce<readonly FactSet[]>(
    (all, sets) =>
      all
        .flatMap((one) => sets.map((other) => [...one, ...other]))
        .sort((a, b) => a.length - b.length)
        .slice(0, MOST),
    [[]],
  );
}

/** Small sets that decide for some of their values: by settling every group, or by a conflict that is then sure. */
function mayDecide({ prepared, root }: Situation, learners: readonly Learner[]): readonly FactSet[] {
  const conflicts = mayConflict(prepared, root);
  if (learners.length > LARGEST_MAYBE && !conflicts) return [];
  const clashing: FactSet[] = [];
  const settling = learners.map((learner) => {
    const { inputs } = learner.group;
    const found: FactSet[] = [];
    for (let size = 1; size <= (inputs.length > MANY ? 1 : LARGEST_MAYBE); size++)
      for (const set of subsets(inputs, size)) {
        if ([...found, ...clashing].some((other) => isWithin(other, set))) continue;
        const effect = effectOf(learner, set, false);
        if (effect.conflict !== "none") clashing.push(set);
        else if (effect.sometimes) found.push(set);
      }
    return found;
  });
  const whole = combined(settling).filter(({ length }) => length <= LARGEST_MAYBE);
  return smallest([...clashing, ...whole]);
}

/** The smallest first, without those that need more than another. */
function smallest(sets: readonly FactSet[]): readonly FactSet[] {
  const all = sets.toSorted((a, b) => a.length - b.length);
  return all.filter((set, place) => !all.some((other, at) => at < place && isWithin(other, set)));
}

function sorted({ search: { prepared } }: Learner, inputs: FactSet): FactSet {
  return inputs.toSorted((a, b) => byName(prepared.model, a, b));
}

function isWithin(smaller: FactSet, larger: FactSet): boolean {
  return smaller.every((input) => larger.includes(input));
}

function* subsets(inputs: readonly number[], size: number, from = 0): Generator<FactSet> {
  if (size === 0) yield [];
  else
    for (let place = from; place <= inputs.length - size; place++)
      for (const rest of subsets(inputs, size - 1, place + 1)) yield [inputs[place] ?? 0, ...rest];
}
