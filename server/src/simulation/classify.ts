/** The class of an outcome: conflict before undecided, gap, open to discretion, settled after judgement, settled. */
import type { OutcomeClassName } from "../semantics/model.ts";
import type { Search } from "./completions.ts";
import type { Conflict } from "./conflicts.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { PERMITTED, RECOMMENDED, REQUIRED, undecided } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { APPLIES } from "./rules.ts";
import { samples } from "./samples.ts";
import { isOpen } from "./selection.ts";
import { isDecided, type Spread } from "./spread.ts";

/** `root`: the decision by logic alone. With `track` (its index), the class of what concerns that track. */
export function classOf(search: Search, found: Spread, root: Decision, track?: number): OutcomeClassName {
  const { prepared } = search;
  const conflicting =
    track === undefined
      ? found.everyConflict
      : found.conflicts.some((conflict) => concerns(prepared, conflict, track));
  if (conflicting) return "conflict";
  const uniform = track === undefined ? found.uniform : uniformOn(prepared, found, track);
  if (!uniform) return "undecided";
  const [example = root] = found.examples();
  if (!answered(prepared, example, track)) return "gap";
  if (leavesChoice(prepared, example, track)) return "open-to-discretion";
  return restsOnJudgement(search, root, track) ? "settled-after-judgement" : "settled";
}

function concerns({ model, tracks }: Prepared, { kind, about }: Conflict, track: number): boolean {
  return (
    kind !== "branches-differ" && about.some((target) => model.targets[target]?.track === tracks[track]?.name)
  );
}

function uniformOn(prepared: Prepared, { positions, tracks }: Spread, track: number): boolean {
  const powers = prepared.tracks[track]?.powers ?? [];
  return tracks[track]?.uniform === true && !powers.some((power) => undecided(positions[power] ?? 0));
}

function answered(
  { tracks, answersOn }: Prepared,
  { answered, rules }: Decision,
  track: number | undefined,
): boolean {
  if (track === undefined) return answered !== 0;
  const name = tracks[track]?.name ?? "";
  return rules.some((status, rule) => status === APPLIES && answersOn[rule]?.has(name) === true);
}

/**
 * Whether somebody still has to choose: on a track; whether to use a power that stands on none; or, where nothing
 * is required or selected at all, whether to take an action that a rule recommends or permits.
 */
function leavesChoice({ model }: Prepared, decision: Decision, track: number | undefined): boolean {
  const { selections, positions } = decision;
  if (track !== undefined) return selections.some((selection, index) => index === track && isOpen(selection));
  if (selections.some(isOpen)) return true;
  const offered = model.targets.filter(
    ({ index }) => ((positions[index] ?? 0) & (RECOMMENDED | PERMITTED)) !== 0,
  );
  if (offered.some(({ kind, track }) => kind === "power" && track === undefined)) return true;
  const something = selections.some(({ selected }) => selected.length > 0) || positions.includes(REQUIRED);
  return !something && offered.some(({ kind }) => kind === "action");
}

/** Whether the answers that the case gives to judgements count: without them, something would be open. */
function restsOnJudgement(search: Search, root: Decision, track: number | undefined): boolean {
  const { prepared } = search;
  const { model, judgements } = prepared;
  const { values, on, known } = root.frame;
  if (!judgements.some((index) => values[index] !== undefined)) return false;
  const unanswered = [...values];
  for (const index of judgements) unanswered[index] = undefined;
  const frame = frameOf(model, unanswered, on, known ?? root.frame);
  const without = decideIn(prepared, frame);
  if (root.open) return isDecided(...restarted(search, without)) !== true;
  if (track === undefined) return without.open;
  const powers = prepared.tracks[track]?.powers ?? [];
  return (
    powers.some((power) => undecided(without.positions[power] ?? 0)) ||
    without.selections[track]?.how === "unsettled"
  );
}

function restarted(search: Search, decision: Decision): Parameters<typeof isDecided> {
  const again = { ...search, root: decision.frame };
  return [again, decision, samples(again).all()];
}
