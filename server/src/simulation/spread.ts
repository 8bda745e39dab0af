/** What several ways of filling the unknowns have in common, and where they differ. */
import { type Conflict, conflictKey } from "./conflicts.ts";
import type { Decision } from "./decide.ts";
import { isDuty } from "./duties.ts";
import { type Positions, undecided } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { APPLIES, DOES_NOT_APPLY, MAY_APPLY, type Status } from "./rules.ts";
import { isOpen, type Selection } from "./selection.ts";

export interface Spread {
  readonly decisions: readonly Decision[];
  /** By `Rule.index`. */
  readonly rules: readonly Status[];
  readonly positions: readonly Positions[];
  readonly selections: readonly Selection[];
  /** Those in every decision. */
  readonly conflicts: readonly Conflict[];
  /** Whether there is one in every decision, be it not the same. */
  readonly everyConflict: boolean;
  /** Whether all decisions come to the same: positions, selection, duties and conflicts. */
  readonly uniform: boolean;
}

/** `decisions` has one at least. */
export function spread(prepared: Prepared, decisions: readonly Decision[]): Spread {
  const [first, ...others] = decisions;
  if (first === undefined) throw new Error("there is no decision to look at");
  if (others.length === 0) return alone(first);
  const rules = first.rules.map((_, index) => common(decisions.map((decision) => decision.rules[index])));
  const positions = first.positions.map((own, index) =>
    others.reduce((all, other) => all | (other.positions[index] ?? 0), own),
  );
  const selections = first.selections.map((own, index) => {
    const powers = prepared.tracks[index]?.powers ?? [];
    return others.reduce((all, other) => joined(powers, all, other.selections[index]), own);
  });
  const everyConflict = decisions.every(({ conflicts }) => conflicts.sure.length > 0);
  const keys = conflictKeys(first);
  const duties = dutyKeys(prepared, first);
  const uniform =
    decisions.every(({ open }) => !open) &&
    // Two that make no difference to each other can still make one together.
    !positions.some(undecided) &&
    !selections.some(({ how }) => how === "unsettled") &&
    others.every((other) => other.answered === first.answered && conflictKeys(other) === keys) &&
    others.every((other) => dutyKeys(prepared, other) === duties);
  return {
    decisions,
    rules,
    positions,
    selections,
    conflicts: first.conflicts.sure.filter((conflict) =>
      others.every(({ conflicts }) =>
        conflicts.sure.some((other) => conflictKey(other) === conflictKey(conflict)),
      ),
    ),
    everyConflict,
    uniform,
  };
}

function alone(decision: Decision): Spread {
  const { rules, positions, selections, conflicts, open } = decision;
  return {
    decisions: [decision],
    rules,
    positions,
    selections,
    conflicts: conflicts.sure,
    everyConflict: conflicts.sure.length > 0,
    uniform: !open,
  };
}

/** The status of a rule over all decisions. Never in effect for different reasons is still not in effect. */
function common(statuses: readonly (Status | undefined)[]): Status {
  const [first = MAY_APPLY] = statuses;
  if (statuses.every((status) => status === first)) return first;
  return statuses.some((status) => status === APPLIES || status === MAY_APPLY) ? MAY_APPLY : DOES_NOT_APPLY;
}

function conflictKeys({ conflicts }: Decision): string {
  return conflicts.sure.map(conflictKey).sort().join();
}

function dutyKeys(prepared: Prepared, decision: Decision): string {
  const found = new Set<number>();
  for (const [rule, status] of decision.rules.entries())
    if (status === APPLIES)
      for (const effect of prepared.effects[rule] ?? [])
        if (isDuty(prepared, decision, effect)) found.add(effect.duty);
  return [...found].sort((a, b) => a - b).join();
}

/** `powers` of the track, the mildest first. */
function joined(powers: readonly number[], a: Selection, b: Selection | undefined): Selection {
  if (b === undefined || equal(a, b)) return a;
  const selected = a.selected.filter((power) => b.selected.includes(power));
  const possible = new Set([...possiblyUsed(a), ...possiblyUsed(b)]);
  const options = powers.filter((power) => possible.has(power) && !selected.includes(power));
  return { how: "unsettled", selected, options };
}

function equal(a: Selection, b: Selection): boolean {
  if (a.how === "unsettled" || b.how === "unsettled") return false;
  return (
    isOpen(a) === isOpen(b) &&
    a.selected.join() === b.selected.join() &&
    (!isOpen(a) || a.options.join() === b.options.join())
  );
}

function possiblyUsed({ how, selected, options }: Selection): readonly number[] {
  return how === "inadequate" ? selected : [...selected, ...options];
}
