/** `one step worse moves TRACK by at most N steps` */
import { gridOf, valueAt } from "../../compile/case-space.ts";
import type { Point } from "../../regions/answer.ts";
import { FALSE, type Formula, not } from "../../regions/formula.ts";
import type { Input } from "../../semantics/model.ts";
import { formatValue } from "../../semantics/values.ts";
import type { Context } from "../context.ts";
import { caseText } from "../witness.ts";
import { countCases, type Failure, type Obligation, troubleOf } from "./obligation.ts";
import { directed, stepWorse } from "./one-step-worse.ts";
import { levelText, type TrackLevels, trackLevels } from "./track-levels.ts";

export function noCliffEdge(context: Context, track: string, steps: number): Obligation | undefined {
  const levels = trackLevels(context.policy, track);
  if (levels === undefined) return undefined;
  const failures = directed(context).flatMap((input) => cliffsBy(context, input, levels, steps));
  return { failures, doubts: [levels.unsettled], counts: "pairs" };
}

function cliffsBy(context: Context, input: Input, levels: TrackLevels, steps: number): readonly Failure[] {
  const { and, or } = context.formulas;
  const { worse, possible, mirrored, second } = stepWorse(context, input);
  /** From below `step - steps` to `step` or higher, or the other way. */
  const leaps = (reached: readonly Formula[]): readonly Formula[] =>
    reached.flatMap((formula, step) => {
      const near = reached[step - steps];
      if (near === undefined) return [];
      const isUnmoved = worse(formula) === formula && worse(near) === near;
      if (isUnmoved && steps > 0) return [];
      return [and([worse(formula), not(near)]), and([formula, not(worse(near))])];
    });
  const own = and([
    or([...leaps(levels.lowest), ...leaps(levels.highest)]),
    not(levels.unsettled),
    not(worse(levels.unsettled)),
    possible,
  ]);
  if (own === FALSE) return [];
  const trouble = troubleOf(context, own, levels.name, mirrored);
  const how = (point: Point): string => {
    const other = second(point);
    const grid = gridOf(input.type);
    const [from, to] = [point, other].map((own) =>
      formatValue(input.type, valueAt(grid, own[input.index] ?? 0)),
    );
    const [before, after] = [point, other].map((own) => levelText(context.policy, levels, own));
    const rest = caseText(context, point, trouble.formula, input);
    return `\`${input.name}\` from ${from} to ${to} takes \`${levels.name}\` from ${before} to ${after}${rest === "" ? "" : `, when ${rest}`}`;
  };
  return [{ ...trouble, second, how, count: countCases(context, trouble.formula) }];
}
