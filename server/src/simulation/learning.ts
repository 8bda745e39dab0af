/** What it does to know some unknown facts of one group: whether that settles what is open in it. */
import type { Value } from "../semantics/types.ts";
import { alike } from "./alike.ts";
import { isAllowed, type Search } from "./completions.ts";
import type { Conflict } from "./conflicts.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { arises } from "./duties.ts";
import type { Group } from "./groups.ts";
import { evaluate } from "./kleene.ts";
import { CLOSED, NOT_ADDRESSED } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { isOpen } from "./selection.ts";
import { verdictOn } from "./spread.ts";

export interface Learner {
  readonly search: Search;
  readonly group: Group;
  readonly witnesses: readonly Witness[];
  /** Inputs of which the value alone, all else equal, was seen to make a difference: no set can do without them. */
  readonly essential: readonly number[];
}

/** One way of filling the unknowns, and what it comes to in the group: equal for the same. */
interface Witness {
  readonly decision: Decision;
  readonly key: string;
}

/** How many witnesses are looked at for what a single value changes. */
const VARIED = 4;

export function newLearner(search: Search, group: Group, examples: readonly Decision[]): Learner {
  const witnesses = examples.map((decision) => ({ decision, key: keyOf(search.prepared, group, decision) }));
  const essential = group.inputs.filter((index) =>
    witnesses.slice(0, VARIED).some((witness) => changes(search, group, witness, index)),
  );
  return { search, group, witnesses, essential };
}

function changes(
  { prepared, root, assumptions, limits }: Search,
  group: Group,
  { decision: { frame }, key }: Witness,
  index: number,
): boolean {
  const { model } = prepared;
  const input = model.inputs[index];
  const values = input === undefined ? [] : (alike(model, input, frame, limits) ?? []);
  return values.some((value) => {
    if (value === frame.values[index]) return false;
    const other = frameOf(model, frame.values.with(index, value), root.on, root.known ?? root);
    if (assumptions.some((condition) => evaluate(condition, other) === 0)) return false;
    return keyOf(prepared, group, decideIn(prepared, other)) !== key;
  });
}

/** Equal where the group's parts are the same, and for conflicts in it: they are all decided. */
function keyOf(prepared: Prepared, { parts }: Group, decision: Decision): string {
  const { positions, selections, conflicts, answered } = decision;
  const isHere = ({ kind, about }: Conflict) =>
    about.some((one) => (kind === "branches-differ" ? parts.definitions : parts.targets).includes(one));
  if (conflicts.sure.some(isHere)) return "conflict";
  // Whether a power that no rule speaks of is closed makes no difference.
  const places = parts.targets.map((target) => {
    const position = positions[target] ?? 0;
    return (position & ~(CLOSED | NOT_ADDRESSED)) === 0 ? NOT_ADDRESSED : position;
  });
  const chosen = parts.tracks.map((track) => {
    const selection = selections[track];
    return [selection?.selected, selection !== undefined && isOpen(selection) ? selection.options : []];
  });
  const duties = parts.duties.filter((duty) => arises(prepared, decision, duty) === 1);
  return JSON.stringify([places, chosen, duties, parts.answer ? answered : 0]);
}

export interface Effect {
  /** Whether every value of these inputs settles the group, and whether any does. */
  readonly always: boolean;
  readonly sometimes: boolean;
  /** Whether some values, or all, bring a conflict for sure, which decides the whole outcome. */
  readonly conflict: "none" | "some" | "all";
}

const NO_EFFECT: Effect = { always: false, sometimes: false, conflict: "none" };

/** Whether knowing any of these counts of itself, whatever its value. */
export function countsAsKnown({ search: { prepared } }: Learner, inputs: readonly number[]): boolean {
  return inputs.some((index) => prepared.askedKnown.includes(index));
}

/** `onlyAlways`: whether the others need not be told. Where the budget is used up, no effect is known. */
export function effectOf(learner: Learner, inputs: readonly number[], onlyAlways: boolean): Effect {
  const { search, group, essential } = learner;
  const { prepared, root, budget } = search;
  const { model } = prepared;
  // What was seen says nothing where it counts whether these are known, because they were not.
  const counts = countsAsKnown(learner, inputs);
  const seen = counts ? [] : learner.witnesses;
  if (onlyAlways && !counts) {
    if (group.each.some((needed) => !inputs.some((input) => needed.has(input)))) return NO_EFFECT;
    if (!essential.every((index) => inputs.includes(index))) return NO_EFFECT;
  }
  const unsettled = unsettledValues(seen, inputs, onlyAlways);
  if (onlyAlways && unsettled.length > 0) return NO_EFFECT;
  const count = { settled: 0, conflict: 0, open: unsettled.length };
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
      const verdict = verdictOn(again, decideIn(prepared, frame), fitting, group.parts);
      if (verdict === undefined) tooMany = true;
      else count[verdict]++;
      return;
    }
    const input = model.inputs[index];
    const tried = input === undefined ? undefined : alike(model, input, { ...root, values }, search.limits);
    if (tried === undefined) tooMany = true;
    for (const value of tried ?? [])
      if (!tooMany && !(onlyAlways && count.open > 0)) fill(values.with(index, value), rest);
  };
  fill(root.values, inputs);
  if (tooMany) return NO_EFFECT;
  const { settled, conflict, open } = count;
  return {
    always: settled + conflict > 0 && open === 0,
    sometimes: settled + conflict > 0,
    conflict: conflict === 0 ? "none" : settled + open === 0 ? "all" : "some",
  };
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
