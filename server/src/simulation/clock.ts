/** A clock: what period runs, what stops, renews or caps it, on which day it ends, and how it stands on a day. */
import { dateText } from "../semantics/dates.ts";
import { listed } from "../semantics/symbols.ts";
import type { ClockState } from "../semantics/types.ts";
import { type Period, type PeriodEnd, periodEnd, rolledForward, type Stop } from "./calendar.ts";
import { durationText } from "./words.ts";

/** A period from the day of something: `28 days after` that day, which has a name to be told by. */
export interface Run {
  readonly start: number;
  readonly from: string;
  readonly period: Period;
}

/** Everything that a clock's end depends on. Days are day numbers, lists of them ascending. */
export interface Terms {
  /** Those that have started. Of several the earliest or the latest end counts. */
  readonly runs: readonly Run[];
  readonly pick: "earliest" | "latest";
  /** Days of renewal, each of which lengthens the period by itself if it falls into it; `most` of them count. */
  readonly renewals: { readonly days: readonly number[]; readonly most: number };
  /** When it stood still; the last stop may be open. */
  readonly stops: readonly (Omit<Stop, "until"> & { readonly until: number | undefined })[];
  /** The longest it may take in all. */
  readonly cap: Omit<Period, "counting"> | undefined;
  readonly notBefore: { readonly day: number; readonly name: string } | undefined;
  /** Whether a last day that is no working day moves to the next one. */
  readonly rollsForward: boolean;
  readonly calendar: string | undefined;
}

/** The last day, and how it was computed; or why it can't be told. `open`: because not all has happened yet. */
export type ClockEnd =
  | { readonly day: number; readonly computed: string }
  | { readonly day: undefined; readonly computed: string; readonly open: boolean };

/**
 * When a clock ends: its period, lengthened by its renewals and by the days on which it stood still, cut at its cap,
 * kept from ending too early, moved on from a day that is no working day; in this order. Undefined where nothing
 * has started it.
 */
export function clockEnd(terms: Terms): ClockEnd | undefined {
  const ends = terms.runs.map((run) => ({ run, end: runEnd(terms, run) }));
  const untold = ends.find(({ end }) => end.day === undefined);
  if (untold !== undefined) return untold.end;
  const sign = terms.pick === "earliest" ? 1 : -1;
  const [first] = [...ends].sort((a, b) => sign * ((a.end.day ?? 0) - (b.end.day ?? 0)));
  if (first === undefined || first.end.day === undefined) return first?.end;
  return bounded(terms, first.run, first.end);
}

function runEnd(terms: Terms, { start, from, period }: Run): ClockEnd {
  const { amount, unit, counting } = period;
  const counted = `${durationText(amount, unit)} ${counting} ${dateText(start)} (${from})`;
  const closed = terms.stops.flatMap((stop) =>
    stop.until === undefined ? [] : [{ from: stop.from, until: stop.until }],
  );
  const endOf = (times: number) =>
    periodEnd(start, { amount: amount * times, unit, counting }, terms.calendar, closed);
  const used: number[] = [];
  let end = endOf(1);
  for (const day of terms.renewals.days) {
    if (end.day === undefined || used.length >= terms.renewals.most) break;
    if (day < start || day > end.day) continue;
    used.push(day);
    end = endOf(used.length + 1);
  }
  if (end.day === undefined) return untold(counted, end.why);
  const { day } = end;
  const open = terms.stops.find((stop) => stop.until === undefined);
  if (open !== undefined && open.from <= day)
    return {
      day: undefined,
      computed: `${counted}, standing still since ${dateText(open.from)}`,
      open: true,
    };
  const renewed = used.length === 0 ? [] : [`renewed on ${listed(used.map(dateText), "and")}`];
  const stood = closed
    .filter((stop) => stop.from <= day && stop.until > Math.max(stop.from, start))
    .map((stop) => `standing still from ${dateText(stop.from)} until ${dateText(stop.until)}`);
  return { day, computed: [counted, ...renewed, ...stood, ...remarkOf(end)].join(", ") };
}

function bounded(
  terms: Terms,
  { start, period: { counting } }: Run,
  end: ClockEnd & { day: number },
): ClockEnd {
  const { cap, notBefore } = terms;
  let { day, computed } = end;
  if (cap !== undefined) {
    const most = periodEnd(start, { ...cap, counting }, terms.calendar);
    if (most.day === undefined) return untold(computed, most.why);
    if (most.day < day) {
      day = most.day;
      computed += `, at most ${durationText(cap.amount, cap.unit)} in all`;
    }
  }
  if (notBefore !== undefined && notBefore.day > day) {
    day = notBefore.day;
    computed += `, not before ${dateText(day)} (${notBefore.name})`;
  }
  if (!terms.rollsForward) return { day, computed };
  const rolled = rolledForward(day, terms.calendar);
  if (rolled.day === undefined) return untold(computed, rolled.why);
  return { day: rolled.day, computed: [computed, ...remarkOf(rolled)].join(", ") };
}

function remarkOf(end: PeriodEnd): readonly string[] {
  return end.day === undefined || end.remark === undefined ? [] : [end.remark];
}

function untold(counted: string, why: string): ClockEnd {
  return {
    day: undefined,
    computed: `the end can't be computed: it is ${counted}, but ${why}`,
    open: false,
  };
}

/**
 * How a clock stands on a day: met by the first of the days that meet it, if that is not after its end. A clock that
 * stands still runs. Undefined where its end can't be computed.
 */
export function clockState(
  terms: Terms,
  end: ClockEnd | undefined,
  meets: readonly number[],
  on: number,
): { readonly state: ClockState | undefined; readonly metOn?: number } {
  const start = Math.min(...terms.runs.map((run) => run.start));
  if (end === undefined || start > on) return { state: "not-started" };
  const last = end.day;
  if (last === undefined && !end.open) return { state: undefined };
  const met = meets.find((day) => day >= start && day <= on && (last === undefined || day <= last));
  if (met !== undefined) return { state: "met", metOn: met };
  return { state: last !== undefined && on > last ? "expired" : "running" };
}
