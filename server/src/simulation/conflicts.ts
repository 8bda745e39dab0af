/** Where what the rules say can't all be done. */
import type { Value } from "../semantics/types.ts";
import type { Decision } from "./decide.ts";
import type { Frame } from "./kleene.ts";
import { CONTRADICTED, type Positions, REQUIRED, type Said } from "./positions.ts";
import { MUST, MUST_NOT, type Prepared } from "./prepare.ts";

export interface Conflict {
  readonly kind:
    | "required-and-prohibited"
    | "excluded-pair"
    | "one-at-a-time"
    | "required-but-closed"
    | "branches-differ";
  /** Indexes of targets; of `branches-differ`, of the one definition. */
  readonly about: readonly number[];
}

export interface Conflicts {
  readonly sure: readonly Conflict[];
  /** Whether unknowns leave open if there are more, beyond those that open positions already tell of. */
  readonly more: boolean;
}

const NONE: readonly Conflict[] = [];
const NO_CONFLICTS: Conflicts = { sure: NONE, more: false };
const ONLY_MORE: Conflicts = { sure: NONE, more: true };

const isRequired = (position: Positions | undefined): boolean =>
  position !== undefined && position !== 0 && (position & ~(REQUIRED | CONTRADICTED)) === 0;

export function conflicts(
  prepared: Prepared,
  frame: Frame,
  said: Said,
  open: readonly Value[],
  positions: readonly Positions[],
): Conflicts {
  const found: Conflict[] = [];
  let more = frame.mayClash.length > 0;
  let required = 0;
  for (let target = 0; target < positions.length; target++) {
    const possible = said.possible[target] ?? 0;
    if ((possible & MUST) === 0) continue;
    const sure = said.sure[target] ?? 0;
    if ((sure & MUST) !== 0 && (sure & MUST_NOT) !== 0)
      found.push({ kind: "required-and-prohibited", about: [target] });
    if (open[target] === 0) {
      if ((sure & MUST) !== 0) found.push({ kind: "required-but-closed", about: [target] });
      // The position is closed whatever the rules say, so it does not tell that this is open.
      else more = true;
      if ((possible & MUST_NOT) !== 0 && (sure & (MUST | MUST_NOT)) !== (MUST | MUST_NOT)) more = true;
    }
    if (isRequired(positions[target])) required++;
  }
  if (required > 1) clashes(prepared, positions, found);
  for (const definition of frame.clashes) found.push({ kind: "branches-differ", about: [definition] });
  if (found.length > 0) return { sure: found, more };
  return more ? ONLY_MORE : NO_CONFLICTS;
}

function clashes({ excluded, tracks }: Prepared, positions: readonly Positions[], found: Conflict[]): void {
  for (const [a, b] of excluded)
    if (isRequired(positions[a]) && isRequired(positions[b]))
      found.push({ kind: "excluded-pair", about: [a, b] });
  for (const { oneAtATime, powers } of tracks) {
    if (!oneAtATime) continue;
    const about = powers.filter((power) => isRequired(positions[power]));
    if (about.length > 1) found.push({ kind: "one-at-a-time", about });
  }
}

/** Whether what is open may bring a conflict that is not sure. */
export function mayConflict(
  { excluded, tracks }: Prepared,
  { frame, said, gates, conflicts }: Decision,
): boolean {
  if (frame.mayClash.length > 0 || conflicts.more) return true;
  const mayBeRequired = (target: number) =>
    ((said.possible[target] ?? 0) & MUST) !== 0 && gates[target] !== 0;
  const isSure = (target: number) => ((said.sure[target] ?? 0) & MUST) !== 0 && gates[target] === 1;
  for (let target = 0; target < said.possible.length; target++) {
    const possible = said.possible[target] ?? 0;
    if ((possible & MUST) === 0) continue;
    if ((possible & MUST_NOT) !== 0 && said.sure[target] !== possible) return true;
    const closedAndOpen = gates[target] === 0 && ((said.sure[target] ?? 0) & MUST) === 0;
    if (gates[target] === undefined || closedAndOpen) return true;
  }
  const pairs = excluded.filter(([a, b]) => mayBeRequired(a) && mayBeRequired(b));
  if (pairs.some(([a, b]) => !isSure(a) || !isSure(b))) return true;
  return tracks.some(({ oneAtATime, powers }) => {
    if (!oneAtATime) return false;
    const required = powers.filter(mayBeRequired);
    return required.length > 1 && !required.every(isSure);
  });
}

/** Equal for the same conflict, whichever rules bring it about. */
export function conflictKey({ kind, about }: Conflict): string {
  return `${kind} ${about.join(" ")}`;
}
