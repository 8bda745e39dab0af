/** Where powers and actions may stand, and what may be owed, over every way of filling the unknowns of a case. */
import type { Value } from "../semantics/types.ts";
import type { Decision, Part } from "./decide.ts";
import { arises } from "./duties.ts";
import { type Looker, opposite, partQuestion, some } from "./looker.ts";
import type { Positions } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { targetSlice, trackSlice } from "./slices.ts";

export interface DutySpread {
  /** `PreparedEffect.duty` */
  readonly duty: number;
  readonly certain: boolean;
}

/** The positions that a target takes in some way of filling the unknowns. */
export function positionsLeft(look: Looker, root: Decision, target: number): Positions {
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

/** Indexes of the duties that logic alone does not rule out. */
export function possibleDuties(prepared: Prepared, decided: Decision): readonly number[] {
  return prepared.inTurn.duties.filter((duty) => arises(prepared, decided, duty) !== 0);
}

/** Nothing where in truth it can't arise. */
export function dutySpread(look: Looker, root: Decision, duty: number): readonly DutySpread[] {
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
