/** Which conditions ask things of events and clocks that no timeline gives together? */

import type { RuleCases } from "../../compile/rules.ts";
import { not } from "../../regions/formula.ts";
import type { Expr, Input, LocalPlace } from "../../semantics/model.ts";
import { expressionsIn, operandsOf } from "../../semantics/parts.ts";
import {
  assuming,
  placeOfSite,
  sitesOf,
  sitesToTell,
  timelessOf,
  type Verdict,
  verdictOn,
} from "../condition-verdicts.ts";
import type { Context } from "../context.ts";
import { finding, type LocalFinding, placeWithin, type RelatedPlace, type Step } from "../finding.ts";
import type { Timeless } from "../timeless.ts";
import { rulesOfStages } from "../ways.ts";
import { names } from "../words.ts";

export function* windowsContradict(context: Context): Iterable<Step> {
  if (context.relations.size === 0) return;
  for (const { site, whole, parts, told } of yield* sitesToTell(context)) {
    yield undefined;
    const tell = (what: string, expr: Expr, verdict: Verdict) =>
      verdict.kind === "never" && verdict.timeless !== undefined
        ? [
            contradiction(
              { ...verdict, timeless: verdict.timeless, what },
              [expr],
              placeOfSite(site, expr),
              site.place,
            ),
          ]
        : [];
    for (const { expr, verdict } of parts) yield* tell(NO_CASE, expr, verdict);
    // That of a rule is told of with the rule.
    if (told || site.role === "when") continue;
    yield* tell(site.role === "threshold" ? `\`${site.owner}\` can't be met` : NO_CASE, site.expr, whole);
  }
  for (const cases of context.policy.rules) {
    yield undefined;
    const { rule } = cases;
    const found = neverInTime(context, cases);
    if (found === undefined) continue;
    const what = `\`${rule.name}\` never applies`;
    const place = placeWithin(rule.place, found.conditions[0]?.span);
    yield contradiction({ ...found, what }, found.conditions, place, rule.place, [rule.name]);
  }
}

const NO_CASE = "this is true in no case";

interface Contradiction {
  readonly what: string;
  readonly assuming: string;
  readonly timeless: Timeless;
}

export function contradiction(
  { what, assuming: resting, timeless }: Contradiction,
  conditions: readonly Expr[],
  place: LocalPlace,
  own: LocalPlace,
  rules: readonly string[] = [],
): LocalFinding {
  const { parts, why, inputs } = timeless;
  const related = conditions.flatMap((condition) => askingFor(condition, own, inputs));
  return finding("windows-contradict", place, { what, parts, why, assuming: resting }, { related, rules });
}

/** The innermost conditions that ask for what can't be together, in whatever definition they stand. */
function askingFor(
  expr: Expr,
  place: LocalPlace,
  inputs: ReadonlySet<number>,
): readonly RelatedPlace<LocalPlace>[] {
  const deeper =
    expr.kind === "definition"
      ? expressionsIn(expr.definition).flatMap((part) => askingFor(part, expr.definition.place, inputs))
      : operandsOf(expr).flatMap((part) => askingFor(part, place, inputs));
  const asked = deeper.length > 0 ? [] : valuesIn(expr).filter(({ index }) => inputs.has(index));
  if (expr.span === undefined || asked.length === 0) return deeper;
  return [
    { place: placeWithin(place, expr.span), message: `it asks for ${names(asked.map(({ name }) => name))}` },
  ];
}

function valuesIn(expr: Expr): readonly Input[] {
  return expr.kind === "input" ? [expr.input] : operandsOf(expr).flatMap(valuesIn);
}

/** Of a rule that never applies because no timeline has what it asks for: why. */
export function neverInTime(
  context: Context,
  { rule, condition }: RuleCases,
): (Omit<Contradiction, "what"> & { readonly conditions: readonly Expr[] }) | undefined {
  if (context.relations.size === 0) return undefined;
  const never = not(condition.no);
  const answer = context.world.find([never]);
  if (answer.kind !== "none") return undefined;
  const conditions = [rule.when, rule.unless].filter((one) => one !== undefined);
  if (rule.when === undefined || rulesOfStages(context.model).has(rule)) return undefined;
  const sites = sitesOf(context).filter(({ expr }) => conditions.includes(expr));
  if (sites.some((site) => verdictOn(context, site).told)) return undefined;
  const timeless = timelessOf(context, conditions, never);
  return timeless && { conditions, timeless, assuming: assuming(context, answer) };
}
