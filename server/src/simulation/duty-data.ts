/** The duties of a case, with their due dates. */
import type { Duty } from "../protocol/outcome.ts";
import { dueDate } from "./duties.ts";
import type { PreparedEffect } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import type { Situation } from "./situation.ts";
import type { DutySpread } from "./spread.ts";

/** Each once, whichever rules lay it down, in the order of the rules. */
export function dutyData(situation: Situation): Duty[] {
  const found = situation.spread.duties.flatMap((duty) => laidDown(situation, duty) ?? []);
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
  return found === undefined ? undefined : { ...found, certain };
}

function dataOf({ prepared, root }: Situation, { effect: { effect }, rule, certain }: LaidDown): Duty {
  const { model } = prepared;
  const { target, modality, deadline, provedBy } = effect;
  const duty: Duty = {
    what: target.name,
    modality: modality === "should" ? "should" : "must",
    rule: model.rules[rule]?.name ?? "",
    certain,
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
