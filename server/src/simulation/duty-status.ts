/** Until when something has to be done, whether it was, and when it has to be done again. */
import { dateText } from "../semantics/dates.ts";
import type { EffectModel, EventKind, Model, Timeline } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { periodEnd } from "./calendar.ts";
import { daysOf } from "./clocks.ts";
import { deadlineEnd, unable } from "./duties.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { durationText } from "./words.ts";

export interface DutyState {
  /** The day by which it has to be done next. */
  readonly due?: number | undefined;
  /** How that day was computed, or why it could not be. */
  readonly computed?: string | undefined;
  /** `ended`: no longer owed. Undefined where nothing tells. */
  readonly status?: "open" | "done" | "overdue" | "ended" | undefined;
  /** The day on which it was done last. */
  readonly doneOn?: number | undefined;
  /** The day of the last event that proves it. */
  readonly provedOn?: number | undefined;
}

/**
 * How a duty stands on the day of the decision. One that is done again and again is due next a period after it was
 * done; where nothing shows when it was, on the first day of the row that is not past.
 */
export function dutyState(
  model: Model,
  effect: EffectModel,
  timeline: Timeline | undefined,
  frame: Frame,
): DutyState {
  const first = firstDue(model, effect, frame);
  const done = daysSince(effect.dischargedBy, timeline, frame, first.start);
  const provedOn = daysSince(effect.proof, timeline, frame, first.start)?.at(-1);
  const doneOn = done?.at(-1);
  const next = effect.every === undefined ? first : nextDue(model, effect, first, doneOn, frame);
  const { due, computed } = next;
  const base = { due, computed, doneOn, provedOn };
  const ends = untilEnds(effect, frame, due);
  if (ends === 1) return { ...base, due: undefined, status: "ended" };
  if (ends === undefined || done === undefined || effect.dischargedBy === undefined) return base;
  if (effect.every === undefined && doneOn !== undefined) return { ...base, status: "done" };
  const late = due !== undefined && frame.on !== undefined && frame.on > due;
  return { ...base, status: late ? "overdue" : "open" };
}

interface Due {
  /** The day from which it counts. */
  readonly start: number | undefined;
  readonly due: number | undefined;
  readonly computed: string | undefined;
}

/** By its deadline; without one, a period after the decision for what is done again and again. */
function firstDue(model: Model, { deadline, every }: EffectModel, frame: Frame): Due {
  if (deadline !== undefined) return deadlineEnd(model, deadline, frame);
  if (every === undefined) return { start: frame.on, due: undefined, computed: undefined };
  const once = { ...every, counting: "after", anchor: undefined, calendar: undefined } as const;
  return deadlineEnd(model, once, frame);
}

/** A period after it was done last; where nothing is to show that, the first day of the row that is not past. */
function nextDue(
  model: Model,
  { every, deadline, dischargedBy }: EffectModel,
  first: Due,
  doneOn: number | undefined,
  frame: Frame,
): Due {
  const { on } = frame;
  const amount = every && evaluate(every.amount, frame);
  const from = doneOn ?? first.due;
  if (every === undefined || amount === undefined || on === undefined || from === undefined) return first;
  const isRow = dischargedBy === undefined && amount > 0;
  if (doneOn === undefined && (!isRow || from >= on)) return first;
  const { unit } = every;
  const calendar = deadline?.calendar ?? model.policy?.calendar;
  const after = (times: number) =>
    periodEnd(from, { amount: amount * times, unit, counting: "after" }, calendar);
  let times = 1;
  let end = after(times);
  while (isRow && end.day !== undefined && end.day < on) end = after(++times);
  const since = doneOn === undefined ? "the first time" : "done last";
  const counted = `every ${durationText(amount, unit)}, counted from ${dateText(from)} (${since})`;
  if (end.day === undefined)
    return { ...first, due: undefined, computed: unable(`it is ${counted}, but ${end.why}`) };
  const computed = end.remark === undefined ? counted : `${counted}, ${end.remark}`;
  return { ...first, due: end.day, computed };
}

/** The days of an event from a day on; undefined where nobody knows. */
function daysSince(
  event: EventKind | undefined,
  timeline: Timeline | undefined,
  frame: Frame,
  start: number | undefined,
): readonly number[] | undefined {
  if (event === undefined || start === undefined) return [];
  return daysOf(event, timeline, frame)?.filter((day) => day >= start);
}

/** Whether it is over: its condition holds, its last day is past, or it falls due again only after that. */
function untilEnds({ until, every }: EffectModel, frame: Frame, due: number | undefined): Value {
  if (until === undefined) return 0;
  const value = evaluate(until.value, frame);
  if (!until.isDay || value === undefined || frame.on === undefined) return value;
  return frame.on > value || (every !== undefined && due !== undefined && due > value) ? 1 : 0;
}
