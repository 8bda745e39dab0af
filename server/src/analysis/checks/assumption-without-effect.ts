/** Which assumptions rule out no conflict, no gap and no broken principle, and stand behind no principle that holds? */
import { neededFor, ruledOutBy } from "../assumptions.ts";
import type { Context } from "../context.ts";
import { finding, type Step } from "../finding.ts";
import type { PrincipleResult } from "../principle-result.ts";
import { obligationOf } from "../principles/obligations.ts";
import { namesOf } from "../words.ts";

export function* assumptionWithoutEffect(
  context: Context,
  principles: readonly PrincipleResult[],
): Iterable<Step> {
  const { model, assumptions } = context;
  if (model.assumptions.length === 0) return;
  const behind = behindPrinciples(context, principles);
  for (const assumption of model.assumptions) {
    yield undefined;
    const place = assumptions.indexOf(assumption);
    const hasEffect = place >= 0 && (behind.has(place) || ruledOutBy(context, place) !== undefined);
    if (hasEffect) continue;
    const where = { name: assumption.name ?? "", place: assumption.place };
    yield finding("assumption-without-effect", where, { name: namesOf([assumption]) });
  }
}

/** The axioms, by their place, on which principles are told to rest. */
function behindPrinciples(context: Context, principles: readonly PrincipleResult[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { name, statement, state } of principles) {
    const meant = context.model.principles.find((one) => one.name === name)?.statements[statement];
    const obligation = meant && obligationOf(context, meant);
    if (state.kind !== "holds" || obligation === undefined) continue;
    for (const place of neededFor(context, obligation)) places.add(place);
  }
  return places;
}
