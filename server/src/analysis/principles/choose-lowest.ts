/**
 * `choose the lowest adequate power on TRACK`: the choice itself always is the lowest adequate one; what can break
 * the principle is a rule that requires a power which is not adequate, or above one that is available and adequate.
 */

import { availableIn } from "../../compile/outcomes.ts";
import type { Point } from "../../regions/answer.ts";
import { FALSE, type Formula, not } from "../../regions/formula.ts";
import type { Context } from "../context.ts";
import { caseText } from "../witness.ts";
import { countCases, type Obligation, troubleOf } from "./obligation.ts";

export function chooseLowest(context: Context, name: string): Obligation | undefined {
  const { policy, formulas } = context;
  const { and, or } = formulas;
  const track = policy.outcomes.tracks.find((cases) => cases.track.name === name);
  if (track === undefined) return undefined;
  const powers = track.powers.map((power) => {
    const { standing, required } = policy.outcomes.targets[power.target.index] ?? {
      standing: undefined,
      required: FALSE,
    };
    const available = standing === undefined ? FALSE : availableIn(formulas, standing);
    const open = and([not(power.adequate.yes), not(power.adequate.no)]);
    return {
      ...power,
      required,
      open,
      able: and([available, power.adequate.yes]),
      maybe: and([available, open]),
    };
  });
  const broken = powers.map((power) => {
    const lower = powers.filter(({ step }) => step < power.step);
    const inadequate = and([power.required, power.adequate.no]);
    const tooHigh = and([power.required, or(lower.map(({ able }) => able))]);
    const doubtful = and([power.required, or([power.open, ...lower.map(({ maybe }) => maybe)])]);
    return { power, inadequate, tooHigh, doubtful };
  });
  const fails = or(broken.flatMap(({ inadequate, tooHigh }) => [inadequate, tooHigh]));
  const holds = (formula: Formula, point: Point) => formulas.holds(formula, point);
  const how = (point: Point): string => {
    const high = broken.find(({ tooHigh }) => holds(tooHigh, point));
    const example = `when ${caseText(context, point, fails)}`;
    const lower = powers.find(({ able }) => holds(able, point));
    if (high !== undefined && lower !== undefined)
      return `\`${high.power.target.name}\` is required though \`${lower.target.name}\` is available and adequate, ${example}`;
    const low = broken.find(({ inadequate }) => holds(inadequate, point));
    return `\`${low?.power.target.name ?? name}\` is required though it is not adequate, ${example}`;
  };
  return {
    failures: [
      { ...troubleOf(context, fails, name), second: undefined, how, count: countCases(context, fails) },
    ],
    doubts: [or(broken.map(({ doubtful }) => doubtful))],
    counts: "cases",
  };
}
