/** Clocks, held to somebody who walks through the calendar day by day, crossing off what counts. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { dateText, dayOf } from "@remit/server/semantics/dates.ts";
import { endsBy, endsEarlier, isSamePeriod } from "@remit/server/semantics/periods.ts";
import { holidayTables } from "@remit/server/simulation/bank-holidays.ts";
import { type Period, periodEnd } from "@remit/server/simulation/calendar.ts";
import { valuesOf } from "@remit/server/simulation/case-values.ts";
import { clockEnd, clockState, type Terms } from "@remit/server/simulation/clock.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import * as fc from "fast-check";
import { modelOf } from "../support/model-of.ts";
import { eventPolicy, meant, timelineOf, within } from "../support/random-timeline.ts";

const from = dayOf("2023-06-01") ?? 0;
const FAR = dayOf("2028-12-31") ?? 0;

/** With the traps among them: leap days, month ends, Easter, substitute days, the last day of the year. */
const traps = [
  "2024-02-29",
  "2024-01-31",
  "2023-08-31",
  "2025-04-17",
  "2026-12-24",
  "2023-12-31",
  "2021-12-24",
];
const days = fc.oneof(
  fc.integer({ min: from, max: from + 1200 }),
  fc.constantFrom(...traps.flatMap((text) => dayOf(text) ?? [])),
);
const periods: fc.Arbitrary<Period> = fc.record({
  amount: fc.integer({ min: 1, max: 14 }),
  unit: fc.constantFrom("days", "working days", "months"),
  counting: fc.constantFrom("after", "beginning with"),
});

const clocks = fc.record({
  runs: fc.array(fc.record({ start: days, from: fc.constant("it"), period: periods }), {
    minLength: 1,
    maxLength: 2,
  }),
  pick: fc.constantFrom("earliest" as const, "latest" as const),
  renewed: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
  most: fc.integer({ min: 0, max: 2 }),
  stops: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 2,
  }),
  cap: fc.option(
    fc.record({ amount: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom("days", "months") }),
  ),
  notBefore: fc.option(fc.integer({ min: -10, max: 90 })),
  rollsForward: fc.boolean(),
  calendar: fc.constantFrom(...holidayTables.map(({ name }) => name)),
  meets: fc.array(fc.integer({ min: -5, max: 90 }), { maxLength: 2 }),
  on: fc.integer({ min: -5, max: 90 }),
});
type Sample = typeof clocks extends fc.Arbitrary<infer T> ? T : never;

/** Events fall around the start of the first run, where they can matter. */
function termsOf(sample: Sample): Terms {
  const start = sample.runs[0]?.start ?? from;
  const ascending = (all: readonly number[]) => all.map((after) => start + after).sort((a, b) => a - b);
  let at = start - 10;
  const stops = sample.stops.map(([gap, length]) => {
    const stop = { from: at + gap, until: at + gap + length };
    at = stop.until;
    return stop;
  });
  return {
    runs: sample.runs,
    pick: sample.pick,
    renewals: { days: ascending(sample.renewed), most: sample.most },
    stops,
    cap:
      sample.cap === null
        ? undefined
        : { amount: sample.cap.amount, unit: sample.cap.unit as "days" | "months" },
    notBefore: sample.notBefore === null ? undefined : { day: start + sample.notBefore, name: "that" },
    rollsForward: sample.rollsForward,
    calendar: sample.calendar,
  };
}

// ── By hand ────────────────────────────────────────────────────────────────────────────────────────────────────

const holidays = new Map(holidayTables.map(({ name, days }) => [name, new Set(days.map(dayOf))]));

function isWorking(day: number, calendar: string | undefined): boolean {
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return weekday !== 0 && weekday !== 6 && holidays.get(calendar ?? "")?.has(day) === false;
}

/** The day so many months on, found by turning the leaves of the calendar. */
function monthsOn(start: number, months: number): { readonly day: number; readonly short: boolean } {
  const dayOfMonth = (day: number) => dateText(day).slice(8);
  let day = start;
  for (let turned = 0; turned < months; turned++) {
    while (dayOfMonth(day + 1) !== "01") day++;
    day++;
  }
  const month = dateText(day).slice(0, 7);
  if (months > 0) while (dayOfMonth(day) < dayOfMonth(start) && dateText(day + 1).startsWith(month)) day++;
  return { day, short: dayOfMonth(day) !== dayOfMonth(start) };
}

function endOfRun(terms: Terms, start: number, { amount, unit, counting }: Period): number {
  const stopped = (day: number) => terms.stops.some((stop) => stop.from <= day && day < (stop.until ?? FAR));
  const counts = (day: number) => !stopped(day) && (unit === "days" || isWorking(day, terms.calendar));
  let times = 1;
  let renewals = [...terms.renewals.days];
  /** How many days still have to be crossed off, were the period so often as long. */
  const needed = () => {
    if (unit !== "months") return amount * times;
    const { day, short } = monthsOn(start, amount * times);
    return day - start + (counting === "beginning with" && short ? 1 : 0);
  };
  const crosses = (day: number) => (unit === "months" ? !stopped(day) : counts(day));
  let crossed = 0;
  let need = needed();
  for (let day = start; ; day++) {
    if (day > start || counting === "beginning with") crossed += crosses(day) ? 1 : 0;
    while (renewals.length > 0 && (renewals[0] ?? 0) < day) renewals = renewals.slice(1);
    while (renewals[0] === day) {
      renewals = renewals.slice(1);
      if (times <= terms.renewals.most) times++;
      need = needed();
    }
    if (crossed >= need) return day;
  }
}

function endByHand(terms: Terms): number {
  const ends = terms.runs.map(({ start, period }) => ({
    start,
    counting: period.counting,
    end: endOfRun(terms, start, period),
  }));
  let chosen = ends[0];
  assert.ok(chosen !== undefined);
  for (const other of ends)
    if (terms.pick === "earliest" ? other.end < chosen.end : other.end > chosen.end) chosen = other;
  let { end } = chosen;
  if (terms.cap !== undefined) {
    const plain = { ...terms, renewals: { days: [], most: 0 }, stops: [] };
    end = Math.min(end, endOfRun(plain, chosen.start, { ...terms.cap, counting: chosen.counting }));
  }
  while (terms.notBefore !== undefined && end < terms.notBefore.day) end++;
  while (terms.rollsForward && !isWorking(end, terms.calendar)) end++;
  return end;
}

describe("clocks, against a walk through the calendar", () => {
  it("end on the same day", () =>
    fc.assert(
      fc.property(clocks, (sample) => {
        const terms = termsOf(sample);
        fc.pre(endByHand(terms) <= FAR);
        const end = clockEnd(terms);
        assert.equal(end?.day === undefined ? end?.computed : dateText(end.day), dateText(endByHand(terms)));
      }),
      { numRuns: 2000 },
    ));

  it("stand the same on each day", () =>
    fc.assert(
      fc.property(clocks, (sample) => {
        const terms = termsOf(sample);
        const first = Math.min(...terms.runs.map(({ start }) => start));
        const meets = sample.meets.map((after) => first + after).sort((a, b) => a - b);
        const last = endByHand(terms);
        fc.pre(last <= FAR);
        let byHand: string = "not-started";
        const today = first + sample.on;
        for (let day = first; day <= today; day++) {
          if (byHand === "not-started") byHand = "running";
          if (byHand === "running" && day > last) byHand = "expired";
          if (byHand === "running" && meets.includes(day)) byHand = "met";
        }
        assert.equal(clockState(terms, clockEnd(terms), meets, today).state, byHand);
      }),
      { numRuns: 1000 },
    ));
});

describe("times that count from the same day", () => {
  const lengths = fc.record({
    amount: fc.integer({ min: 0, max: 70 }),
    unit: fc.constantFrom("days" as const, "working days" as const, "months" as const),
    counting: fc.constantFrom("after" as const, "beginning with" as const),
  });
  const few = lengths.map(({ amount, ...rest }) => ({
    ...rest,
    amount: rest.unit === "months" ? amount % 13 : amount,
  }));
  const timed = ({ amount, ...rest }: Period) => ({
    ...rest,
    amount: { kind: "constant" as const, type: { kind: "date" as const }, value: amount },
    anchor: { name: "notice", value: { kind: "unresolved" as const }, exists: undefined },
    calendar: "scotland",
  });
  const fiveYears = Array.from({ length: 1827 }, (_, place) => (dayOf("2023-01-01") ?? 0) + place);

  it("are not told apart where one begins with its day and has none, and the other has that one", () => {
    for (const unit of ["days", "working days"] as const) {
      const [none, one] = [0, 1].map((amount) => timed({ amount, unit, counting: "beginning with" }));
      assert.ok(none !== undefined && one !== undefined);
      assert.deepEqual([endsEarlier(none, one), endsBy(none, one)], [false, true]);
      assert.equal(isSamePeriod(none, one), unit === "days", "a day that is no working day may come first");
    }
  });

  it("are said to end in an order that they end in, and days and months in every order that they do", () => {
    let [told, all] = [0, 0];
    fc.assert(
      fc.property(few, few, (one, other) => {
        const [first, second] = [one, other].map((period) =>
          fiveYears.map((day) => periodEnd(day, period, "scotland").day ?? Number.NaN),
        );
        const holds = (is: (a: number, b: number) => boolean) =>
          (first ?? []).every((end, place) => is(end, second?.[place] ?? Number.NaN));
        for (const [said, is] of [
          [endsEarlier(timed(one), timed(other)), holds((a, b) => a < b)],
          [endsBy(timed(one), timed(other)), holds((a, b) => a <= b)],
          [isSamePeriod(timed(one), timed(other)), holds((a, b) => a === b)],
        ] as const) {
          assert.ok(!said || is, "it is not always so");
          if (one.unit === "days" && other.unit === "days") assert.equal(said, is);
          if (said) told++;
          if (is) all++;
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(told > all * 0.6, `${told} of ${all}`);
  });
});

describe("what holds between clocks", () => {
  const names = ["notice", "reply", "stay", "stay-lifted"];
  const model = modelOf(`policy p in force from 2024-01-01 calendar england-and-wales
    event notice deemed received 2 working days after
    event reply
    event stay
    event stay-lifted
    clock short runs 2 weeks after latest notice
    clock long runs 4 weeks after latest notice met by reply
    clock same runs 15 days beginning with latest notice suspended from stay until stay-lifted met by reply
    clock received runs 2 weeks after receipt of latest notice
    clock either runs to the earliest of (10 days after latest notice, 1 month after latest reply)
    clock later runs 5 days after end of long
    clock begun runs 2 weeks beginning with latest notice
    clock monthly runs 1 month after receipt of latest notice
    clock month runs 1 month after latest notice
    clock days runs 31 days after latest notice met by reply
    clock few runs 10 working days beginning with latest notice
    clock ten runs 10 days after latest notice
    clock capped runs 6 weeks after latest notice at most 20 days in all
    clock renewed runs 2 weeks after latest notice renewed by reply at most 1 time
    clock last runs to the latest of (4 weeks after latest notice, 1 week after latest reply)
    define more-asked: yes/no is month is running or days is expired or few is running or ten is expired
      or capped is running or renewed is expired or last is running or time since latest notice is at most 20 days
      or count of notice in the last 14 days is 0 or count of notice in the last 15 days is 1
      or count of notice in the last 29 days is 0 or count of notice in the last 20 days is 1
      or count of notice in the last 32 days is 1 or count of notice in the last 1 month is 1
    define ends-asked: yes/no is end of short is at least 2025-03-10 or end of begun is at least 2025-03-10
      or end of monthly is at least 2025-03-10 or end of later is at least 2025-03-10 or end of long is 2025-03-10
    define all-asked: yes/no is short is running or long is met or same is running or received is running
      or either is running or later is expired or count of reply is 1 or count of notice is 1`);
  const timelines = fc.record({
    happened: fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 60 })), {
      maxLength: 6,
    }),
    silent: fc.subarray(names),
    on: fc.integer({ min: 0, max: 70 }),
  });

  it("is so for every timeline", () =>
    fc.assert(
      fc.property(timelines, ({ happened, silent, on }) => {
        const start = dayOf("2025-03-01") ?? 0;
        const told = happened.filter(([name]) => !silent.includes(name));
        const timeline = told.map(([event, after]) => ({ on: dateText(start + after), event }));
        const none = names.filter(
          (name) => !silent.includes(name) && !told.some(([event]) => event === name),
        );
        const { kase, errors } = readCase(model, { on: dateText(start + on), given: {}, timeline, none });
        assert.deepEqual(errors, {});
        const frame = frameOf(model, valuesOf(model, kase), start + on);
        assert.ok(model.relations.length > 60);
        for (const relation of model.relations) assert.notEqual(evaluate(relation, frame), 0);
      }),
      { numRuns: 2000 },
    ));
});

describe("a clock that is said never to start", () => {
  const conditions = [
    ...meant.map(({ text }) => text),
    " where (severity is high and severity is low)",
    " where (upheld and not upheld)",
  ];
  const windows = [
    ...within.map(({ text }) => text),
    " between 2025-02-01 and 2025-01-01",
    " since 2026-12-31",
  ];
  const policy = eventPolicy.replace("2020-01-01 calendar", "2020-01-01 until 2026-12-31 calendar");
  const last = dayOf("2026-12-31") ?? 0;

  it("starts in no timeline, and those of which it is not said in some", () => {
    let told = 0;
    const started = new Set<string>();
    const open = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...conditions),
        fc.constantFrom(...windows),
        fc.constantFrom("latest", "earliest", "receipt of latest"),
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 1500 }),
            fc.integer({ min: 0, max: 2 }),
            fc.constantFrom(undefined, 0),
          ),
          { maxLength: 5 },
        ),
        fc.integer({ min: 0, max: 700 }),
        (where, window, which, happened, before) => {
          const anchor = `${which} breach${where}${window}`;
          const model = modelOf(`${policy}clock waiting runs 28 days after ${anchor}
            define asked: yes/no is waiting is running`);
          const isTold = analyse(model).findings.some(({ code }) => code === "clock-never-starts");
          if (isTold) told++;
          else open.add(anchor);
          const on = last - before;
          const seeds = happened.map(([ago, severity, upheld]) => ({
            ago,
            severity,
            regulation: 0,
            upheld,
            withdrawn: severity === 1 ? upheld : undefined,
          }));
          const timeline = timelineOf(model, on, seeds, [400]);
          const state = model.inputs.find(({ name }) => name === "waiting")?.index ?? -1;
          const isStarted = valuesOf(model, { on, values: [], timeline })[state] !== 0;
          if (isStarted) started.add(anchor);
          assert.ok(!isTold || !isStarted, `${anchor} has started`);
        },
      ),
      { numRuns: 1500 },
    );
    assert.ok(told > 100 && started.size > 100, `${told} told, ${started.size} of ${open.size} started`);
  });
});
