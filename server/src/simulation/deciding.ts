/** Which unknown facts would decide a case, the smallest sets first. */
import type { Deciding } from "../protocol/outcome.ts";
import type { Value } from "../semantics/types.ts";
import { alike } from "./alike.ts";
import { byName, explore, newSearch, type Search } from "./completions.ts";
import type { Decision } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { evaluate } from "./kleene.ts";
import type { Situation } from "./situation.ts";
import { spread } from "./spread.ts";

/** Sets of more facts than this are not looked for: nobody asks four questions at once. */
const LARGEST = 3;
const MOST = 12;

/**
 * Sets of unknown facts of which no smaller one does as well. `always`: whatever their values, the outcome is then
 * settled; else for at least one of their values. Looks no further once the situation's budget is used up.
 */
export function deciding(situation: Situation): Deciding[] {
  if (situation.class !== "undecided") return [];
  const search = newSearch(situation.prepared, situation.assumptions, situation.budget);
  const found: { readonly inputs: readonly number[]; readonly always: boolean }[] = [];
  const candidates = worthKnowing(situation);
  for (let size = 1; size <= LARGEST && found.length < MOST; size++) {
    const larger: typeof found = [];
    for (const inputs of subsets(candidates, size)) {
      // From here on nothing more could be told of any set.
      if (search.left <= 0) break;
      const smaller = found.filter((other) => other.inputs.every((input) => inputs.includes(input)));
      if (smaller.some(({ always }) => always)) continue;
      const answer = effectOf(situation, inputs, search);
      if (answer === "always" || (answer === "sometimes" && smaller.length === 0))
        larger.push({ inputs, always: answer === "always" });
    }
    found.push(...larger.sort((a, b) => Number(b.always) - Number(a.always)));
  }
  const { inputs: all } = situation.prepared.model;
  return found
    .slice(0, MOST)
    .map(({ inputs, always }) => ({ facts: inputs.flatMap((index) => all[index]?.name ?? []), always }));
}

/** What was filled, and what the policy asks only whether it is known. */
function worthKnowing({ prepared, root, filled }: Situation): readonly number[] {
  const asked = prepared.askedKnown.filter((index) => root.frame.values[index] === undefined);
  return [...new Set([...filled, ...asked])].sort((a, b) => byName(prepared.model, a, b));
}

/** Whether knowing these inputs settles the outcome whatever they turn out to be, and knowing fewer does not. */
export function wouldDecide(situation: Situation, inputs: readonly number[]): boolean {
  const { root, class: now } = situation;
  if (now !== "undecided" || inputs.some((input) => root.frame.values[input] !== undefined)) return false;
  const settles = (some: readonly number[]) =>
    effectOf(situation, some, newSearch(situation.prepared, situation.assumptions, situation.budget)) ===
    "always";
  // Knowing more never unsettles, so it is enough to leave out one at a time.
  return (
    settles(inputs) && (inputs.length === 1 || !inputs.some((_, left) => settles(inputs.toSpliced(left, 1))))
  );
}

type Effect = "always" | "sometimes" | "never" | "not known";

function effectOf({ prepared, root }: Situation, inputs: readonly number[], search: Search): Effect {
  const { model } = prepared;
  const { on } = root.frame;
  let settled = 0;
  let open = 0;
  let tooMany = false;
  const fill = (values: readonly Value[], left: readonly number[]): void => {
    const frame = frameOf(model, values, on);
    if (search.assumptions.some((condition) => evaluate(condition, frame) === 0)) return;
    const [index, ...rest] = left;
    if (index === undefined) {
      const answer = settles(search, values, on);
      if (answer === undefined) tooMany = true;
      else if (answer !== "impossible") answer ? settled++ : open++;
      return;
    }
    const input = model.inputs[index];
    const tried = input === undefined ? undefined : alike(model, input, frame);
    if (tried === undefined) tooMany = true;
    for (const value of tried ?? []) if (!tooMany) fill(values.with(index, value), rest);
  };
  fill(root.frame.values, inputs);
  if (tooMany) return "not known";
  if (settled === 0) return "never";
  return open === 0 ? "always" : "sometimes";
}

/** Whether a case has one outcome however the rest is filled; undefined where that takes too long to tell. */
function settles(search: Search, values: readonly Value[], on: Value): boolean | "impossible" | undefined {
  const { prepared } = search;
  const known = frameOf(prepared.model, values, on);
  const leaves: Decision[] = [];
  const verdict = explore(search, values, known, (leaf) => {
    leaves.push(leaf);
    const [first = leaf] = leaves;
    const two = spread(prepared, [first, leaf]);
    return two.uniform || two.everyConflict;
  });
  if (verdict === "over") return undefined;
  if (verdict === "stopped") return false;
  if (leaves.length === 0) return "impossible";
  const all = spread(prepared, leaves);
  return all.uniform || all.everyConflict;
}

function* subsets(inputs: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let place = from; place <= inputs.length - size; place++)
      for (const rest of subsets(inputs, size - 1, place + 1)) yield [inputs[place] ?? 0, ...rest];
}
