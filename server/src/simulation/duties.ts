/** What must or should be done, and by when. */

import { dateText } from "../semantics/dates.ts";
import type { DeadlineModel, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { periodEnd } from "./calendar.ts";
import type { Decision } from "./decide.ts";
import { and, evaluate, type Frame } from "./kleene.ts";
import { CLOSED, CONTRADICTED, RECOMMENDED, REQUIRED } from "./positions.ts";
import { MUST, type Prepared, type PreparedEffect } from "./prepare.ts";
import { APPLIES, MAY_APPLY } from "./rules.ts";
import type { Selection } from "./selection.ts";
import { durationText } from "./words.ts";

/**
 * Whether an effect of an applying rule is a duty to act on: not where the power is closed, nor where a
 * recommendation is forbidden, or passed over because a lower power is chosen.
 */
export function isDuty(
  prepared: Prepared,
  decided: Pick<Decision, "positions" | "selections">,
  effect: PreparedEffect,
): boolean {
  return effect.duty >= 0 && actsOn(prepared, decided, effect) !== 0;
}

function actsOn(
  { trackOf }: Prepared,
  { positions, selections }: Pick<Decision, "positions" | "selections">,
  { bit, target }: PreparedEffect,
): Value {
  const position = positions[target] ?? 0;
  if (bit === MUST) return position === CLOSED ? 0 : (position & CLOSED) === 0 ? 1 : undefined;
  const meant = REQUIRED | RECOMMENDED | CONTRADICTED;
  if ((position & meant) === 0) return 0;
  const selection = selections[trackOf[target] ?? -1];
  const kept = selection === undefined ? 1 : isKept(selection, target);
  return and(kept, (position & ~meant) === 0 ? 1 : undefined);
}

/** Whether the choice of the lowest adequate power, if there was one, keeps a recommended power. */
function isKept({ how, selected, options }: Selection, target: number): Value {
  switch (how) {
    case "chosen":
      return selected.includes(target) ? 1 : 0;
    case "tie":
      return options.includes(target) ? 1 : 0;
    case "inadequate":
      return 0;
    case "unsettled":
      return undefined;
    default:
      return 1;
  }
}

/** Whether a duty (`PreparedEffect.duty`) arises from any of the rules that lay it down. */
export function arises(
  prepared: Prepared,
  decided: Pick<Decision, "rules" | "positions" | "selections">,
  duty: number,
): Value {
  let result: Value = 0;
  for (const { rule, effect } of prepared.duties[duty] ?? []) {
    const status = decided.rules[rule];
    if (status !== APPLIES && status !== MAY_APPLY) continue;
    const acts = and(status === APPLIES ? 1 : undefined, actsOn(prepared, decided, effect));
    if (acts === 1) return 1;
    if (acts === undefined) result = undefined;
  }
  return result;
}

/** When a deadline ends, and how that was computed, or only why it could not be. */
export interface DeadlineEnd {
  /** The day from which it counts. */
  readonly start: number | undefined;
  /** Its last day. */
  readonly due: number | undefined;
  readonly computed: string;
}

/**
 * The end of a deadline in a case: 10 working days after the date of a fact, or after the decision date. Unknown dates
 * and days beyond the table of bank holidays give a sentence instead of a date.
 */
export function deadlineEnd(
  { policy }: Model,
  { amount, unit, counting, anchor, calendar }: DeadlineModel,
  frame: Frame,
): DeadlineEnd {
  const length = evaluate(amount, frame);
  const from = anchor === undefined ? "the decision date" : anchor.name;
  const open = (why: string, start?: number): DeadlineEnd => ({
    start,
    due: undefined,
    computed: unable(why),
  });
  if (length === undefined) return open(`how long there is from ${from} is not known`);
  if (anchor?.exists !== undefined && evaluate(anchor.exists, frame) === 0)
    return open(`it counts from ${from}, and there is none`);
  const start = anchor === undefined ? frame.on : evaluate(anchor.value, frame);
  const period = durationText(length, unit);
  if (start === undefined) return open(`it is ${period} ${counting} ${from}, which is not known`);
  const end = periodEnd(start, { amount: length, unit, counting }, calendar ?? policy?.calendar);
  const counted = `${period} ${counting} ${dateText(start)} (${from})`;
  if (end.day === undefined) return open(`it is ${counted}, but ${end.why}`, start);
  const computed = end.remark === undefined ? counted : `${counted}, ${end.remark}`;
  return { start, due: end.day, computed };
}

export const unable = (why: string): string => `the date can't be computed: ${why}`;
