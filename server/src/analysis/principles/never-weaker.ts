/** `worse facts never lead to a weaker power on TRACK`, `worse NAME never leads to …` */
import { gridOf, valueAt } from "../../compile/case-space.ts";
import type { Point } from "../../regions/answer.ts";
import { FALSE, type Formula, not } from "../../regions/formula.ts";
import type { Definition, Input } from "../../semantics/model.ts";
import type { Type } from "../../semantics/types.ts";
import { formatValue } from "../../semantics/values.ts";
import { type Context, inputNamed } from "../context.ts";
import { caseText } from "../witness.ts";
import { allElseEqual } from "./all-else-equal.ts";
import { countCases, type Failure, type Obligation, troubleOf } from "./obligation.ts";
import { directed, stepWorse } from "./one-step-worse.ts";
import { levelText, type TrackLevels, trackLevels } from "./track-levels.ts";

export function neverWeaker(
  context: Context,
  worse: string | undefined,
  track: string,
): Obligation | undefined {
  const levels = trackLevels(context.policy, track);
  if (levels === undefined) return undefined;
  const doubts = [levels.unsettled];
  const named = worse === undefined ? undefined : inputNamed(context.model, worse);
  const definition = context.model.definitions.find(({ name }) => name === worse);
  if (named === undefined && definition !== undefined)
    return { failures: weakerByDefinition(context, definition, track), doubts, counts: "cases" };
  const inputs = named === undefined ? directed(context) : [named];
  return {
    failures: inputs.flatMap((input) => weakerByFact(context, input, levels)),
    doubts,
    counts: "pairs",
  };
}

/** The lowest, or the highest, of what is selected is lower in the worse case. */
function weaker(
  { formulas: { and, or } }: Context,
  { lowest, highest, unsettled }: TrackLevels,
  worse: (formula: Formula) => Formula,
): Formula {
  const lost = [...lowest, ...highest].map((formula) => {
    const after = worse(formula);
    return after === formula ? FALSE : and([formula, not(after)]);
  });
  return and([or(lost), not(unsettled), not(worse(unsettled))]);
}

function weakerByFact(context: Context, input: Input, levels: TrackLevels): readonly Failure[] {
  const { worse, possible, mirrored, second } = stepWorse(context, input);
  const own = context.formulas.and([weaker(context, levels, worse), possible]);
  if (own === FALSE) return [];
  const trouble = troubleOf(context, own, levels.name, mirrored);
  const how = (point: Point): string => {
    const other = second(point);
    const [from, to] = [point, other].map((own) => placeText(input.type, own[input.index] ?? 0));
    const [before, after] = [point, other].map((own) => levelText(context.policy, levels, own));
    const rest = caseText(context, point, trouble.formula, input);
    return `\`${input.name}\` from ${from} to ${to} takes \`${levels.name}\` from ${before} to ${after}${rest === "" ? "" : `, when ${rest}`}`;
  };
  return [{ ...trouble, second, how, count: countCases(context, trouble.formula) }];
}

const placeText = (type: Type, place: number): string => formatValue(type, valueAt(gridOf(type), place));

function weakerByDefinition(context: Context, definition: Definition, track: string): readonly Failure[] {
  const pairs = allElseEqual(context, definition);
  const levels = pairs && trackLevels(pairs.policy, track);
  if (pairs === undefined || levels === undefined) return [];
  const own = context.formulas.and([weaker(context, levels, pairs.worse), pairs.possible]);
  if (own === FALSE) return [];
  const trouble = troubleOf(context, own, track, pairs.mirrored);
  const plain = trackLevels(context.policy, track) ?? levels;
  const how = (point: Point): string => {
    const other = pairs.second(point);
    const place = point[pairs.variable] ?? 0;
    const [from, to] = [place, place + pairs.step].map((own) => placeText(definition.type, own));
    const [before, after] = [point, other].map((own) => levelText(context.policy, plain, own));
    const rest = caseText(context, point, trouble.formula);
    return `\`${definition.name}\` from ${from} to ${to} takes \`${track}\` from ${before} to ${after}, first when ${rest}`;
  };
  const { world, counted } = context;
  const count = (among: Formula) => world.countSome(trouble.formula, pairs.hidden, counted, among);
  return [{ ...trouble, second: pairs.second, how, count }];
}
