/**
 * Random timelines, and questions about them with an answer found the long way: by looking at every day from the first
 * one on, in every way of filling in what is not known.
 */

import { dateText, dayOf } from "@remit/server/semantics/dates.ts";
import type { EventKind, Happened, Measure, Model, Timeline } from "@remit/server/semantics/model.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { product } from "./cases.ts";

export const eventPolicy = `policy p in force from 2020-01-01 calendar england-and-wales
parameter late: 3 breaches from 2026-04-01, was 2 breaches from 2024-02-29, was 1 breaches from 2020-01-01
threshold many met when late is above 1 breaches
scale harm worsens low < medium < high
choice regulation: r9, r12, r17
event breach with severity: harm, regulation at most 30 worsens
event notice deemed received 3 days after
`;

/** What tells an event that is meant: `where` as it is written, and the same as a test. */
interface Meant {
  readonly text: string;
  readonly holds: (event: Happened, on: number) => boolean;
  readonly seesWithdrawn?: boolean;
}

const severity = ({ fields }: Happened): number => fields[0] ?? -1;
const by = (day: number | undefined, on: number): boolean => day !== undefined && day <= on;

export const meant: readonly Meant[] = [
  { text: "", holds: () => true },
  { text: " where severity is high", holds: (event) => severity(event) === 2 },
  { text: " where severity is at least medium", holds: (event) => severity(event) >= 1 },
  {
    text: " where (severity is high or severity is low)",
    holds: (event) => severity(event) === 2 || severity(event) === 0,
  },
  {
    text: " where (severity is high and regulation is r9)",
    holds: (event) => severity(event) === 2 && event.fields[1] === 0,
  },
  { text: " where upheld", holds: ({ upheld }, on) => by(upheld, on) },
  { text: " where not upheld", holds: ({ upheld }, on) => !by(upheld, on) },
  { text: " where withdrawn", holds: ({ withdrawn }, on) => by(withdrawn, on), seesWithdrawn: true },
  {
    text: " where (severity is high and not withdrawn)",
    holds: (event, on) => severity(event) === 2 && !by(event.withdrawn, on),
    seesWithdrawn: true,
  },
];

/** A window as it is written, and whether a day lies in it, on the day of the decision. */
interface Within {
  readonly text: string;
  readonly holds: (day: number, on: number, timeline: Timeline) => boolean;
}

/** Counted on the calendar, by the parts of the date. */
function monthsLater(day: number, months: number): number {
  const [year = 0, month = 0, date = 0] = dateText(day).split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  for (let last = date; last > 0; last--) {
    const text = `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-${String(last).padStart(2, "0")}`;
    const found = dayOf(text);
    if (found !== undefined) return found;
  }
  throw new RangeError("every month has a first day");
}

const certain = (text: string): number => dayOf(text) ?? Number.NaN;

/** Of a kind that nothing is withdrawn or left open of. */
const latestNotice = ({ events }: Timeline, on: number): number | undefined =>
  Math.max(
    ...events.filter(({ event, on: day }) => event.name === "notice" && day <= on).map(({ on: day }) => day),
    Number.NEGATIVE_INFINITY,
  );

export const within: readonly Within[] = [
  { text: "", holds: () => true },
  ...[1, 12, 24, 36].map((months) => ({
    text: ` in the last ${months === 1 ? "1 month" : `${months} months`}`,
    holds: (day: number, on: number) => day > monthsLater(on, -months),
  })),
  ...[1, 28, 365, 366, 731].map((days) => ({
    text: ` in the last ${days === 1 ? "1 day" : `${days} days`}`,
    holds: (day: number, on: number) => on - day < days,
  })),
  { text: " since 2024-02-29", holds: (day) => day > certain("2024-02-29") },
  { text: " since 2025-02-28", holds: (day) => day > certain("2025-02-28") },
  { text: " before 2024-02-29", holds: (day) => day < certain("2024-02-29") },
  {
    text: " between 2024-02-29 and 2025-01-31",
    holds: (day) => day >= certain("2024-02-29") && day <= certain("2025-01-31"),
  },
  {
    text: " within 1 month after 2025-01-31",
    holds: (day) => day > certain("2025-01-31") && day <= monthsLater(certain("2025-01-31"), 1),
  },
  {
    text: " since latest notice",
    holds: (day, on, timeline) => {
      const notice = latestNotice(timeline, on);
      return notice !== undefined && Number.isFinite(notice) && day > notice;
    },
  },
];

/** A question: what is asked, of which events. */
export interface Question {
  readonly asked:
    | "count"
    | "distinct"
    | "consecutive"
    | "latest"
    | "earliest"
    | "severity"
    | "time since"
    | "time since earliest";
  readonly meant: Meant;
  readonly within: Within;
}

export function textOf({ asked, meant: { text }, within: window }: Question): string {
  const before = {
    count: "count of breach",
    distinct: "count of breach distinct by regulation",
    consecutive: "count of consecutive breach",
    latest: "latest breach",
    earliest: "earliest breach",
    severity: "severity of latest breach",
    "time since": "time since latest breach",
    "time since earliest": "time since earliest breach",
  }[asked];
  return `${before}${text}${window.text}`;
}

/** The answers in all ways of filling in the fields that are not known, each once. */
export function answers(question: Question, timeline: Timeline, on: number): readonly Value[] {
  const own = timeline.events.filter(({ event }) => event.name === "breach");
  if (own.length === 0 && !timeline.none.some(({ name }) => name === "breach")) return [];
  const fillings = product(
    own.map((event): readonly Happened[] =>
      product(event.fields.map((value) => (value === undefined ? [0, 1, 2] : [value]))).map((fields) => ({
        ...event,
        fields,
      })),
    ),
  );
  return [...new Set(fillings.map((events) => answer(question, events, timeline, on)))];
}

/** What comes of going through the days, one after the other. */
function answer(
  { asked, meant: { holds, seesWithdrawn = false }, within: window }: Question,
  events: readonly Happened[],
  timeline: Timeline,
  on: number,
): Value {
  const first = Math.min(on, ...events.map((event) => event.on));
  const found: Happened[] = [];
  let run = 0;
  for (let day = first; day <= on; day++)
    for (const event of events) {
      if (event.on !== day || !window.holds(day, on, timeline)) continue;
      if (!seesWithdrawn && by(event.withdrawn, on)) continue;
      run = holds(event, on) ? run + 1 : 0;
      if (holds(event, on)) found.push(event);
    }
  const latest = found.at(-1);
  switch (asked) {
    case "count":
      return found.length;
    case "distinct":
      return new Set(found.map(({ fields }) => fields[1])).size;
    case "consecutive":
      return run;
    case "latest":
      return latest?.on;
    case "earliest":
      return found[0]?.on;
    case "severity":
      return latest?.fields[0];
    case "time since":
      return latest && on - latest.on;
    case "time since earliest":
      return found[0] && on - found[0].on;
  }
}

/** What a random event is made from. */
export interface EventSeed {
  readonly ago: number;
  readonly severity: number;
  readonly regulation: number;
  readonly upheld: number | undefined;
  readonly withdrawn: number | undefined;
}

export function timelineOf(
  { events }: Model,
  on: number,
  breaches: readonly EventSeed[],
  notices: readonly number[],
): Timeline {
  const kind = (name: string): EventKind => {
    const found = events.find((event) => event.name === name);
    if (found === undefined) throw new RangeError(`there is no ${name}`);
    return found;
  };
  const open = (value: number): Value => (value > 2 ? undefined : value);
  const happened: Happened[] = [
    ...breaches.map(({ ago, severity: bad, regulation, upheld, withdrawn }) => ({
      event: kind("breach"),
      on: on - ago,
      fields: [open(bad), open(regulation)],
      received: undefined,
      upheld: upheld === undefined ? undefined : on - ago + upheld,
      withdrawn: withdrawn === undefined ? undefined : on - ago + withdrawn,
      because: undefined,
    })),
    ...notices.map((ago) => ({
      event: kind("notice"),
      on: on - ago,
      fields: [],
      received: undefined,
      upheld: undefined,
      withdrawn: undefined,
      because: undefined,
    })),
  ];
  return {
    events: happened,
    none: events.filter(({ name }) => !happened.some(({ event }) => event.name === name)),
  };
}

export function measureOf({ measures }: Model, text: string): Measure {
  const found = measures.filter((one) => "event" in one).find(({ input }) => input.name === text);
  if (found === undefined) throw new RangeError(`nobody asks ${text}`);
  return found;
}
