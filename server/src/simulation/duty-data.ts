/** The duties of a case, with their due dates. */
import type { Duty } from "../protocol/outcome.ts";
import { dateText } from "../semantics/dates.ts";
import { dutyState } from "./duty-status.ts";
import { evaluate } from "./kleene.ts";
import type { PreparedEffect } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import type { Situation } from "./situation.ts";
import type { DutySpread } from "./spread-targets.ts";
import { durationText } from "./words.ts";

/** Each once, whichever rules lay it down, in the order of the rules. */
export function dutyData(situation: Situation): Duty[] {
  const found: LaidDown[] = [];
  for (const duty of situation.spread.duties) {
    const laid = laidDown(situation, duty);
    if (laid !== undefined) found.push(laid);
  }
  return found.sort((a, b) => a.rule - b.rule).map((duty) => dataOf(situation, duty));
}

interface LaidDown {
  readonly effect: PreparedEffect;
  readonly rule: number;
  readonly certain: boolean;
}

/** Of several rules that lay down the same duty, one that surely applies is named; else the first that may. */
function laidDown({ prepared, spread }: Situation, { duty, certain }: DutySpread): LaidDown | undefined {
  const by = prepared.duties[duty] ?? [];
  const found =
    by.find(({ rule }) => spread.rules[rule] === APPLIES) ??
    by.find(({ rule }) => spread.rules[rule] === MAY_APPLY);
  return found === undefined ? undefined : { effect: found.effect, rule: found.rule, certain };
}

function dataOf({ prepared, kase, root }: Situation, { effect: { effect }, rule, certain }: LaidDown): Duty {
  const { model } = prepared;
  const { target, modality, every, until, dischargedBy, provedBy } = effect;
  const duty: Duty = {
    what: target.name,
    modality: modality === "should" ? "should" : "must",
    rule: model.rules[rule]?.name ?? "",
    certain,
  };
  const actor = effect.actor ?? target.heldBy;
  const { due, computed, status, doneOn, provedOn } = dutyState(model, effect, kase.timeline, root.frame);
  const often = every && evaluate(every.amount, root.frame);
  if (target.title !== undefined) duty.title = target.title;
  if (actor !== undefined) duty.actor = actor;
  if (due !== undefined) duty.due = dateText(due);
  if (computed !== undefined) duty.computed = computed;
  if (every !== undefined && often !== undefined) duty.every = durationText(often, every.unit);
  if (until !== undefined) duty.until = until.text;
  if (dischargedBy !== undefined) duty.dischargedBy = dischargedBy.name;
  if (status !== undefined) duty.status = status;
  if (doneOn !== undefined) duty.doneOn = dateText(doneOn);
  if (provedBy !== undefined) duty.provedBy = provedBy;
  if (provedOn !== undefined) duty.provedOn = dateText(provedOn);
  return duty;
}
