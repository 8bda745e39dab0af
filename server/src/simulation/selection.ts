/** What is selected on a track. */
import type { Value } from "../semantics/types.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { AVAILABLE, CONTRADICTED, PERMITTED, type Positions, RECOMMENDED, REQUIRED } from "./positions.ts";
import type { Prepared, PreparedTrack } from "./prepare.ts";
import type { Slice } from "./slices.ts";

export interface Selection {
  /**
   * `required`: by rules. `chosen`: the lowest adequate one. `tie`: several are lowest. `inadequate`: none of those
   * available is adequate. `discretion`: the policy does not say how to choose. `nothing`: nothing is available.
   * `unsettled`: unknowns leave it open.
   */
  readonly how: "required" | "chosen" | "tie" | "inadequate" | "discretion" | "nothing" | "unsettled";
  /** Indexes of targets, the mildest first; of `unsettled`, those selected in any case. */
  readonly selected: readonly number[];
  /** Those left to choose between, or (`inadequate`) found inadequate; of `unsettled`, those that may be used besides. */
  readonly options: readonly number[];
}

export const NOTHING: Selection = { how: "nothing", selected: [], options: [] };

/** In the order of the tracks; on those outside the slice, nothing. */
export function selections(
  prepared: Prepared,
  { tracks }: Slice,
  positions: readonly Positions[],
  frame: Frame,
): readonly Selection[] {
  return prepared.tracks.map((track, index) =>
    tracks.has(index) ? select(prepared, track, positions, frame) : NOTHING,
  );
}

/** Whether the choice is left to whoever decides. */
export function isOpen({ how }: Selection): boolean {
  return how === "tie" || how === "discretion";
}

function select(
  prepared: Prepared,
  track: PreparedTrack,
  positions: readonly Positions[],
  frame: Frame,
): Selection {
  let all = 0;
  for (const power of track.powers) {
    const possible = positions[power] ?? 0;
    const available = possible & AVAILABLE;
    if (available !== 0 && (possible & (possible - 1)) !== 0) return unsettled(track, positions);
    all |= available;
  }
  if (all === 0) return NOTHING;
  const having = (bits: Positions) => track.powers.filter((power) => ((positions[power] ?? 0) & bits) !== 0);
  if ((all & (REQUIRED | CONTRADICTED)) !== 0)
    return { how: "required", selected: having(REQUIRED | CONTRADICTED), options: [] };
  if (!track.chooseLowest)
    return { how: "discretion", selected: [], options: having(RECOMMENDED | PERMITTED) };
  return lowest(prepared, track, having((all & RECOMMENDED) !== 0 ? RECOMMENDED : PERMITTED), frame);
}

/** Goes up the steps; an open question of adequacy matters only while nothing lower is adequate. */
function lowest(
  prepared: Prepared,
  track: PreparedTrack,
  candidates: readonly number[],
  frame: Frame,
): Selection {
  const stepOf = (power: number) => track.steps[track.powers.indexOf(power)];
  let adequate: number[] = [];
  let doubtful = false;
  for (const [place, power] of candidates.entries()) {
    const is = adequacy(prepared, power, frame);
    if (is === 1) adequate.push(power);
    if (is === undefined) doubtful = true;
    const next = candidates[place + 1];
    if (next !== undefined && stepOf(next) === stepOf(power)) continue;
    if (doubtful)
      return {
        how: "unsettled",
        selected: [],
        options: candidates.filter((c) => adequacy(prepared, c, frame) !== 0),
      };
    if (adequate.length === 1) return { how: "chosen", selected: adequate, options: [] };
    if (adequate.length > 1) return { how: "tie", selected: [], options: adequate };
    adequate = [];
  }
  return { how: "inadequate", selected: [], options: candidates };
}

/** A power that does not say when it is adequate always is. */
export function adequacy({ model }: Prepared, power: number, frame: Frame): Value {
  const condition = model.targets[power]?.adequateWhen;
  return condition === undefined ? 1 : evaluate(condition, frame);
}

function unsettled(track: PreparedTrack, positions: readonly Positions[]): Selection {
  const surely = (power: number) => ((positions[power] ?? 0) & ~(REQUIRED | CONTRADICTED)) === 0;
  const selected = track.powers.filter(surely);
  const left = selected.length > 0 ? REQUIRED | CONTRADICTED : AVAILABLE;
  return {
    how: "unsettled",
    selected,
    options: track.powers.filter((power) => ((positions[power] ?? 0) & left) !== 0 && !surely(power)),
  };
}
