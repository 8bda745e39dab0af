/** The clocks of a case: from which day each runs, what moved its end, and how it stands on the day of the decision. */
import type {
  Clock,
  Day,
  Definition,
  EventKind,
  Expr,
  Happened,
  Model,
  Run as RunModel,
  Timeline,
} from "../semantics/model.ts";
import type { ClockState, Value } from "../semantics/types.ts";
import { type ClockEnd, clockEnd, clockState, type Run, type Terms } from "./clock.ts";
import { frameOf } from "./definitions.ts";
import { recordOf } from "./event-records.ts";
import { decisionDate, type Kase } from "./kase.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { receiptOf } from "./measures.ts";
import { definitionsIn } from "./prepare.ts";

/** How a clock stands; undefined is what nobody knows. */
export interface Standing {
  readonly state: ClockState | undefined;
  /** The day it counts from. */
  readonly start?: number | undefined;
  /** Its last day. */
  readonly end?: number | undefined;
  readonly metOn?: number | undefined;
  /** How its end was computed, or why it is not told. */
  readonly computed: string;
}

/** How a clock stands in a case; of the case's values only those have to be there that it rests on. */
export function standingIn(model: Model, kase: Kase, clock: Clock): Standing {
  const frame = frameOf(model, kase.values, decisionDate(model, kase), undefined, definitionsFor(clock));
  return standing(clock, kase.timeline, frame);
}

/** The days on which what meets it was received. */
export function receiptDays(model: Model, kase: Kase, clock: Clock): readonly number[] {
  if (clock.metBy?.receipt !== true) return [];
  const frame = frameOf(model, kase.values, decisionDate(model, kase), undefined, definitionsFor(clock));
  return meetsOf(clock, kase.timeline, frame) ?? [];
}

const definitions = new WeakMap<Clock, readonly Definition[]>();

/** Definitions that it rests on, each after those it reads. */
function definitionsFor(clock: Clock): readonly Definition[] {
  const known = definitions.get(clock);
  if (known !== undefined) return known;
  const { runs, cap, notBefore, metBy } = clock;
  const parts: (Expr | undefined)[] = [
    ...runs.flatMap(({ amount, anchor }) => [amount, anchor.value, anchor.exists]),
    cap?.length.amount,
    cap?.unless,
    notBefore?.value,
    notBefore?.exists,
    metBy?.event.deemed?.amount,
  ];
  const found = [...definitionsIn(parts)].sort((a, b) => a.index - b.index);
  definitions.set(clock, found);
  return found;
}

/** The same in a frame that has them. */
export function standing(clock: Clock, timeline: Timeline | undefined, frame: Frame): Standing {
  const { on } = frame;
  if (on === undefined) return untold("there is no day of the decision");
  const runs = runsOf(clock, frame);
  if (typeof runs === "string") return untold(runs);
  if (runs.length === 0) return { state: "not-started", computed: "nothing has started it" };
  const terms = termsOf(clock, runs, timeline, frame);
  if (typeof terms === "string") return untold(terms);
  const end = awaitsMore(clock, runs) ?? endOf(clock, terms, frame);
  if (typeof end === "string") return untold(end);
  const found = {
    start: Math.min(...runs.map(({ start }) => start)),
    end: end?.day,
    computed: end?.computed ?? "",
  };
  const meets = meetsOf(clock, timeline, frame);
  return meets === undefined
    ? { ...found, state: undefined, computed: `${found.computed}; ${notKnown(clock.metBy?.event)}` }
    : { ...found, ...clockState(terms, end, meets, on) };
}

const untold = (why: string): Standing => ({
  state: undefined,
  computed: `the end can't be computed: ${why}`,
});

/** The periods that have started; or, as a sentence, what is not known of them. */
function runsOf(clock: Clock, frame: Frame): readonly Run[] | string {
  const runs: Run[] = [];
  for (const run of clock.runs) {
    const started = runOf(run, frame);
    if (typeof started === "string") return started;
    if (started !== undefined) runs.push(started);
  }
  return runs;
}

/** The latest of several ends is none while one of them has not begun to run. */
function awaitsMore({ pick, runs }: Clock, started: readonly Run[]): ClockEnd | undefined {
  if (pick === "earliest" || started.length === runs.length) return undefined;
  return { day: undefined, open: true, computed: "not all of what it runs to has started" };
}

/** Its end; where nobody knows whether its cap holds, only if that makes no difference. */
function endOf({ cap }: Clock, terms: Terms, frame: Frame): ClockEnd | string | undefined {
  const free = clockEnd(terms);
  if (cap === undefined) return free;
  const lifted: Value = cap.unless === undefined ? 0 : evaluate(cap.unless, frame);
  if (lifted === 1) return free;
  const amount = evaluate(cap.length.amount, frame);
  if (amount === undefined) return "it is not known how long it runs at most";
  const capped = clockEnd({ ...terms, cap: { amount, unit: cap.length.unit } });
  return lifted === 0 || capped?.day === free?.day ? capped : "it is not known how long it runs at most";
}

/** What its end depends on, its cap left aside; or, as a sentence, what of it is not known. */
function termsOf(
  clock: Clock,
  runs: readonly Run[],
  timeline: Timeline | undefined,
  frame: Frame,
): Terms | string {
  const { renewed, suspended, notBefore, pick, rollsForward, calendar } = clock;
  const renewals = renewed === undefined ? [] : daysOf(renewed.event, timeline, frame);
  if (renewals === undefined) return notKnown(renewed?.event);
  const stopped = suspended === undefined ? [] : daysOf(suspended.from, timeline, frame);
  if (stopped === undefined) return notKnown(suspended?.from);
  const resumed =
    suspended === undefined || stopped.length === 0 ? [] : daysOf(suspended.until, timeline, frame);
  if (resumed === undefined) return notKnown(suspended?.until);
  const earliest = dayOf(notBefore, frame);
  if (typeof earliest === "string") return earliest;
  return {
    runs,
    pick,
    renewals: { days: renewals, most: renewed?.most ?? Number.POSITIVE_INFINITY },
    stops: stopsOf(stopped, resumed),
    cap: undefined,
    notBefore:
      earliest === undefined || notBefore === undefined ? undefined : { day: earliest, name: notBefore.name },
    rollsForward,
    calendar,
  };
}

const notKnown = (event: EventKind | undefined): string =>
  `it is not known whether there was \`${event?.name}\``;

/** Undefined where nothing has started it. */
function runOf(run: RunModel, frame: Frame): Run | string | undefined {
  const start = dayOf(run.anchor, frame);
  if (start === undefined || typeof start === "string") return start;
  const amount = evaluate(run.amount, frame);
  if (amount === undefined) return `how long it runs from ${run.anchor.name} is not known`;
  return { start, from: run.anchor.name, period: { amount, unit: run.unit, counting: run.counting } };
}

/** Undefined where there is no such day, as nothing happened that it is asked of; a sentence where nobody knows. */
function dayOf(day: Day | undefined, frame: Frame): number | string | undefined {
  if (day === undefined) return undefined;
  const exists = day.exists === undefined ? 1 : evaluate(day.exists, frame);
  if (exists === 0) return undefined;
  const value = exists === undefined ? undefined : evaluate(day.value, frame);
  return value ?? `${day.name} is not known`;
}

function meetsOf({ metBy, calendar }: Clock, timeline: Timeline | undefined, frame: Frame) {
  if (metBy === undefined) return [];
  return daysOf(metBy.event, timeline, frame, (happened) =>
    metBy.receipt ? receiptOf(happened, frame, calendar) : happened.on,
  );
}

/** The days of an event, ascending; undefined where nobody knows. */
export function daysOf(
  event: EventKind,
  timeline: Timeline | undefined,
  frame: Frame,
  dayIn: (happened: Happened) => Value = ({ on }) => on,
): readonly number[] | undefined {
  const record = timeline && recordOf(timeline, event);
  const days = record?.filter((happened) => isValid(happened, frame)).map(dayIn);
  if (days === undefined || days.includes(undefined)) return undefined;
  return days.filter((day) => day !== undefined).sort((a, b) => a - b);
}

/** Not what comes after the decision, nor what was withdrawn by then. */
function isValid({ on, withdrawn }: Happened, frame: Frame): boolean {
  const today = frame.on ?? Number.NEGATIVE_INFINITY;
  return on <= today && !(withdrawn !== undefined && withdrawn <= today);
}

/** From each day that stops it until the first after it that lets it go on. */
function stopsOf(stopped: readonly number[], resumed: readonly number[]): Terms["stops"] {
  const stops: { from: number; until: number | undefined }[] = [];
  for (const from of stopped) {
    const before = stops.at(-1);
    if (before !== undefined && (before.until === undefined || from < before.until)) continue;
    stops.push({ from, until: resumed.find((day) => day >= from) });
  }
  return stops;
}
