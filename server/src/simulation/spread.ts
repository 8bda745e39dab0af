/** How far the outcomes of a case lie apart over every way of filling its unknowns. */
import type { Value } from "../semantics/types.ts";
import type { Search } from "./completions.ts";
import type { Conflict } from "./conflicts.ts";
import type { Decision } from "./decide.ts";
import { arises } from "./duties.ts";
import { AT_FIRST, FEWEST, looker } from "./looker.ts";
import { type Positions, undecided } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { MAY_APPLY, type Status } from "./rules.ts";
import type { Samples } from "./samples.ts";
import { isOpen } from "./selection.ts";
import {
  alwaysConflict,
  sameAnswer,
  sameClash,
  sameConflicts,
  sameConflictsAt,
  sureConflicts,
} from "./spread-conflicts.ts";
import { statusLeft, valueLeft } from "./spread-rules.ts";
import { type DutySpread, dutySpread, positionsLeft, possibleDuties } from "./spread-targets.ts";
import { isNothing, type TrackSpread, trackSpread } from "./spread-tracks.ts";

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
