/** How strong the answer on a track is: the lowest and the highest of the powers selected or left to choose. */

import type { PolicyCases } from "../../compile/policy.ts";
import { FALSE, type Formula, not } from "../../regions/formula.ts";

export interface TrackLevels {
  readonly name: string;
  /** By step: the lowest is there or higher; the highest is there or higher. Nothing selected is below all steps. */
  readonly lowest: readonly Formula[];
  readonly highest: readonly Formula[];
  /** A missing value leaves open what is selected. */
  readonly unsettled: Formula;
}

export function trackLevels({ formulas, outcomes }: PolicyCases, name: string): TrackLevels | undefined {
  const { and, or } = formulas;
  const found = outcomes.tracks.find(({ track }) => track.name === name);
  if (found === undefined) return undefined;
  const steps = found.track.steps.map((_, step) => step);
  const used = found.powers.map(({ step, selected, option }) => ({ step, cases: or([selected, option]) }));
  const highest = steps.map((step) =>
    or(used.filter((power) => power.step >= step).map(({ cases }) => cases)),
  );
  const below = steps.map((step) => or(used.filter((power) => power.step < step).map(({ cases }) => cases)));
  return {
    name,
    lowest: steps.map((step) => and([highest[0] ?? FALSE, not(below[step] ?? FALSE)])),
    highest,
    unsettled: found.unsettled,
  };
}

/** `restrict`, `warn to restrict`, or `nothing`. */
export function levelText(policy: PolicyCases, levels: TrackLevels, point: readonly number[]): string {
  const { formulas, outcomes } = policy;
  const steps = outcomes.tracks.find(({ track }) => track.name === levels.name)?.track.steps ?? [];
  const reached = (list: readonly Formula[]) =>
    list.filter((formula) => formulas.holds(formula, point)).length - 1;
  const [low, high] = [steps[reached(levels.lowest)], steps[reached(levels.highest)]];
  if (low === undefined || high === undefined) return "nothing";
  return low === high ? `\`${low}\`` : `\`${low}\` or up to \`${high}\``;
}
