/** The class of an outcome: conflict before undecided, gap, open to discretion, settled after judgement, settled. */
import type { OutcomeClassName } from "../semantics/model.ts";
import { type Conflict, conflictKey } from "./conflicts.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { PERMITTED, RECOMMENDED, REQUIRED, undecided } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { APPLIES } from "./rules.ts";
import { isOpen } from "./selection.ts";
import type { Spread } from "./spread.ts";

/** `root`: the decision by logic alone. With `track` (its index), the class of what concerns that track. */
export function classOf(prepared: Prepared, found: Spread, root: Decision, track?: number): OutcomeClassName {
  const [first] = found.decisions;
  const conflicting =
    track === undefined
      ? found.everyConflict
      : found.conflicts.some((conflict) => concerns(prepared, conflict, track));
  if (conflicting) return "conflict";
  const uniform = track === undefined ? found.uniform : uniformOn(prepared, found, track);
  if (first === undefined || !uniform) return "undecided";
  if (!answered(prepared, first, track)) return "gap";
  if (leavesChoice(prepared, first, track)) return "open-to-discretion";
  const rests = found.decisions.some((decision) => restsOnJudgement(prepared, decision, root, track));
  return rests ? "settled-after-judgement" : "settled";
}

function concerns({ model, tracks }: Prepared, { kind, about }: Conflict, track: number): boolean {
  return (
    kind !== "branches-differ" && about.some((target) => model.targets[target]?.track === tracks[track]?.name)
  );
}

function uniformOn(prepared: Prepared, { decisions, positions, selections }: Spread, track: number): boolean {
  const powers = prepared.tracks[track]?.powers ?? [];
  if (powers.some((power) => undecided(positions[power] ?? 0))) return false;
  if (selections[track]?.how === "unsettled") return false;
  const conflictsIn = ({ conflicts }: Decision) =>
    conflicts.sure
      .filter((conflict) => concerns(prepared, conflict, track))
      .map(conflictKey)
      .sort()
      .join();
  return new Set(decisions.map(conflictsIn)).size === 1;
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
function restsOnJudgement(
  prepared: Prepared,
  decision: Decision,
  root: Decision,
  track: number | undefined,
): boolean {
  const { model, judgements } = prepared;
  const answers = judgements.filter((index) => root.frame.values[index] !== undefined);
  if (answers.length === 0) return false;
  const values = [...decision.frame.values];
  for (const index of answers) values[index] = undefined;
  const frame = frameOf(model, values, decision.frame.on, decision.frame.known ?? decision.frame);
  const without = decideIn(prepared, frame);
  if (track === undefined) return without.open;
  const powers = prepared.tracks[track]?.powers ?? [];
  return (
    powers.some((power) => undecided(without.positions[power] ?? 0)) ||
    without.selections[track]?.how === "unsettled"
  );
}
