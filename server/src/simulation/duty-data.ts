/** The duties of a case, with their due dates. */
import type { Duty } from "../protocol/outcome.ts";
import { dueDate, isDuty } from "./duties.ts";
import type { PreparedEffect } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import type { Situation } from "./situation.ts";
import { commonStatus } from "./spread.ts";

interface Found {
  readonly effect: PreparedEffect;
  readonly rule: number;
  /** In how many ways of filling the unknowns it surely arises. */
  sure: number;
}

/** Each once, whichever rules lay it down, in the order of the rules. */
export function dutyData(situation: Situation): Duty[] {
  const { prepared, spread, root } = situation;
  const { model } = prepared;
  const found = new Map<number, Found>();
  for (const decision of spread.decisions) {
    const counted = new Set<number>();
    for (const { index } of model.rules) {
      const status = decision.rules[index];
      if (status !== APPLIES && status !== MAY_APPLY) continue;
      for (const effect of prepared.effects[index] ?? []) {
        if (!isDuty(prepared, decision, effect)) continue;
        const known = found.get(effect.duty);
        const sure = (known?.sure ?? 0) + (status === APPLIES && !counted.has(effect.duty) ? 1 : 0);
        if (status === APPLIES) counted.add(effect.duty);
        found.set(effect.duty, { ...better(situation, known, { effect, rule: index }), sure });
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => a.rule - b.rule)
    .map(({ effect: { effect }, rule, sure }) => {
      const { target, modality, deadline, provedBy } = effect;
      const actor = effect.actor ?? target.heldBy;
      const { due, computed } = deadline === undefined ? {} : dueDate(model, deadline, root.frame);
      return {
        what: target.name,
        ...(target.title === undefined ? {} : { title: target.title }),
        modality: modality === "should" ? "should" : "must",
        ...(actor === undefined ? {} : { actor }),
        ...(due === undefined ? {} : { due }),
        ...(computed === undefined ? {} : { computed }),
        ...(provedBy === undefined ? {} : { provedBy }),
        rule: model.rules[rule]?.name ?? "",
        certain: sure === spread.decisions.length,
      };
    });
}

/** Of two rules that lay down the same duty, the one that surely applies; else the first. */
function better(
  { spread }: Situation,
  known: Found | undefined,
  other: { readonly effect: PreparedEffect; readonly rule: number },
): { readonly effect: PreparedEffect; readonly rule: number } {
  const surely = (rule: number) => commonStatus(spread.rules[rule] ?? 0) === APPLIES;
  if (known === undefined || (surely(other.rule) && !surely(known.rule))) return other;
  return surely(known.rule) || known.rule <= other.rule ? known : other;
}
