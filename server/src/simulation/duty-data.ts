/** The duties of a case, with their due dates. */
import type { Duty } from "../protocol/outcome.ts";
import type { Decision } from "./decide.ts";
import { dueDate, isDuty } from "./duties.ts";
import type { PreparedEffect } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import type { Situation } from "./situation.ts";

interface Found {
  readonly effect: PreparedEffect;
  readonly rule: number;
  /** The ways of filling the unknowns in which it surely arises. */
  readonly sureIn: Decision[];
}

/** Each once, whichever rules lay it down, in the order of the rules. */
export function dutyData(situation: Situation): Duty[] {
  const { spread } = situation;
  const found = new Map<number, Found>();
  for (const decision of spread.decisions) collect(situation, decision, found);
  return [...found.values()].sort((a, b) => a.rule - b.rule).map((duty) => dataOf(situation, duty));
}

function collect({ prepared, spread }: Situation, decision: Decision, found: Map<number, Found>): void {
  for (let rule = 0; rule < decision.rules.length; rule++) {
    const status = decision.rules[rule];
    if (status !== APPLIES && status !== MAY_APPLY) continue;
    for (const effect of prepared.effects[rule] ?? []) {
      if (!isDuty(prepared, decision, effect)) continue;
      const known = found.get(effect.duty);
      if (known === undefined) {
        found.set(effect.duty, { effect, rule, sureIn: status === APPLIES ? [decision] : [] });
        continue;
      }
      if (status === APPLIES && known.sureIn.at(-1) !== decision) known.sureIn.push(decision);
      // Of two rules that lay down the same duty, the one that surely applies is named; else the first.
      const surer = spread.rules[rule] === APPLIES && spread.rules[known.rule] !== APPLIES;
      if (surer || (rule < known.rule && spread.rules[known.rule] !== APPLIES))
        Object.assign(known, { effect, rule });
    }
  }
}

function dataOf({ prepared, spread, root }: Situation, { effect: { effect }, rule, sureIn }: Found): Duty {
  const { model } = prepared;
  const { target, modality, deadline, provedBy } = effect;
  const duty: Duty = {
    what: target.name,
    modality: modality === "should" ? "should" : "must",
    rule: model.rules[rule]?.name ?? "",
    certain: sureIn.length === spread.decisions.length,
  };
  const actor = effect.actor ?? target.heldBy;
  if (target.title !== undefined) duty.title = target.title;
  if (actor !== undefined) duty.actor = actor;
  if (provedBy !== undefined) duty.provedBy = provedBy;
  if (deadline === undefined) return duty;
  const { due, computed } = dueDate(model, deadline, root.frame);
  if (due !== undefined) duty.due = due;
  if (computed !== undefined) duty.computed = computed;
  return duty;
}
