/** What must or should be done, and by when. */

import { dateText } from "../semantics/dates.ts";
import type { DeadlineModel, Model } from "../semantics/model.ts";
import { periodEnd } from "./calendar.ts";
import type { Decision } from "./decide.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { CLOSED, CONTRADICTED, RECOMMENDED, REQUIRED } from "./positions.ts";
import { MUST, type Prepared, type PreparedEffect } from "./prepare.ts";
import { durationText } from "./words.ts";

/**
 * Whether an effect of an applying rule is a duty to act on: not where the power is closed, nor where a
 * recommendation is forbidden, or passed over because a lower power is chosen.
 */
export function isDuty(
  { model, tracks }: Prepared,
  { positions, selections }: Pick<Decision, "positions" | "selections">,
  { duty, bit, target }: PreparedEffect,
): boolean {
  if (duty < 0) return false;
  const position = positions[target] ?? 0;
  if (bit === MUST) return position !== CLOSED;
  if ((position & (REQUIRED | RECOMMENDED | CONTRADICTED)) === 0) return false;
  const track = model.targets[target]?.track;
  const selection = selections[tracks.findIndex(({ name }) => name === track)];
  if (selection === undefined) return true;
  const { how, selected, options } = selection;
  if (how === "chosen") return selected.includes(target);
  return how === "tie" ? options.includes(target) : how !== "inadequate";
}

/** `YYYY-MM-DD` and how it was computed, or only why it could not be. Nothing where there is no deadline. */
export interface DueDate {
  readonly due: string | undefined;
  readonly computed: string | undefined;
}

/**
 * The due date in a case: 10 working days after the date of a fact, or after the decision date. Unknown dates and
 * days beyond the table of bank holidays give a sentence instead of a date.
 */
export function dueDate(
  { policy }: Model,
  { amount, unit, counting, anchor, anchorName }: DeadlineModel,
  frame: Frame,
): DueDate {
  const length = evaluate(amount, frame);
  const from = anchor === undefined ? "the decision date" : (anchorName ?? "its date");
  if (length === undefined) return unable(`how long there is from ${from} is not known`);
  const start = anchor === undefined ? frame.on : evaluate(anchor, frame);
  const period = durationText(length, unit);
  const since = counting === "after" ? "after" : "beginning with";
  if (start === undefined) return unable(`it is ${period} ${since} ${from}, which is not known`);
  const end = periodEnd(start, { amount: length, unit, counting }, policy?.calendar);
  const counted = `${period} ${since} ${dateText(start)} (${from})`;
  if (end.day === undefined) return unable(`it is ${counted}, but ${end.why}`);
  return {
    due: dateText(end.day),
    computed: end.remark === undefined ? counted : `${counted}, ${end.remark}`,
  };
}

function unable(why: string): DueDate {
  return { due: undefined, computed: `the date can't be computed: ${why}` };
}
