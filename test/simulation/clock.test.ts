import { strict as assert } from "node:assert";
import { dateText, dayOf } from "@remit/server/semantics/dates.ts";
import { type ClockEnd, clockEnd, clockState, type Terms } from "@remit/server/simulation/clock.ts";

function day(text: string): number {
  const found = dayOf(text);
  assert.ok(found !== undefined, `${text} is a day`);
  return found;
}

const sixWeeks = run("2025-04-14", 42, "days", "beginning with");

function run(start: string, amount: number, unit: "days" | "working days" | "months", counting = "after") {
  const way: "after" | "beginning with" = counting === "after" ? "after" : "beginning with";
  return { start: day(start), from: "the start", period: { amount, unit, counting: way } };
}

function terms(changed: Partial<Terms>): Terms {
  return {
    runs: [sixWeeks],
    pick: "earliest",
    renewals: { days: [], most: Number.POSITIVE_INFINITY },
    stops: [],
    cap: undefined,
    notBefore: undefined,
    rollsForward: false,
    calendar: "england-and-wales",
    ...changed,
  };
}

const told = (end: ClockEnd | undefined) => (end?.day === undefined ? end?.computed : dateText(end.day));
const end = (changed: Partial<Terms>) => told(clockEnd(terms(changed)));
const renewed = (days: readonly string[], most = Number.POSITIVE_INFINITY) => ({
  renewals: { days: days.map(day), most },
});

describe("the end of a clock", () => {
  it("is that of its period", () => assert.equal(end({}), "2025-05-25"));

  it("is none where nothing started it", () => assert.equal(clockEnd(terms({ runs: [] })), undefined));

  it("is the earliest or the latest of several", () => {
    const runs = [run("2025-01-31", 12, "months"), run("2023-06-01", 36, "months")];
    assert.equal(end({ runs }), "2026-01-31");
    assert.equal(end({ runs, pick: "latest" }), "2026-06-01");
  });

  it("moves by a whole period with each renewal in time", () => {
    assert.equal(end(renewed(["2025-05-20"])), "2025-07-06");
    assert.equal(end(renewed(["2025-05-25"])), "2025-07-06", "on its last day");
    assert.equal(end(renewed(["2025-05-26"])), "2025-05-25", "a day late");
    assert.equal(end(renewed(["2025-05-20", "2025-07-01"])), "2025-08-17");
    assert.equal(end(renewed(["2025-05-20", "2025-07-01"], 1)), "2025-07-06", "only so often");
    assert.equal(end(renewed(["2025-04-13"])), "2025-05-25", "before it began");
  });

  it("of renewed months is that of all the months together", () =>
    assert.equal(end({ runs: [run("2025-01-31", 1, "months")], ...renewed(["2025-02-01"]) }), "2025-03-31"));

  it("moves by the days on which it stood still", () => {
    const stopped = (from: string, until?: string) => ({
      stops: [{ from: day(from), until: until === undefined ? undefined : day(until) }],
    });
    assert.equal(end(stopped("2025-05-01", "2025-05-11")), "2025-06-04");
    assert.equal(end(stopped("2025-05-25", "2025-05-26")), "2025-05-26", "its last day");
    assert.equal(end(stopped("2025-05-26", "2025-06-10")), "2025-05-25", "when it is over");
    assert.equal(end(stopped("2025-04-01", "2025-04-16")), "2025-05-27", "from before its start");
    assert.equal(
      end(stopped("2025-05-01")),
      "42 days beginning with 2025-04-14 (the start), standing still since 2025-05-01",
    );
    assert.equal(end(stopped("2025-05-26")), "2025-05-25", "too late to matter");
  });

  it("leaves out working days on which it stood still", () => {
    const runs = [run("2025-04-14", 5, "working days")];
    assert.equal(end({ runs }), "2025-04-23");
    assert.equal(end({ runs, stops: [{ from: day("2025-04-16"), until: day("2025-04-23") }] }), "2025-04-28");
  });

  it("is cut at the cap, which renewals and stops don't move", () => {
    const cap = { amount: 84, unit: "days" } as const;
    assert.equal(end({ cap, ...renewed(["2025-05-20", "2025-07-01"]) }), "2025-07-06");
    assert.equal(end({ cap, stops: [{ from: day("2025-05-01"), until: day("2025-09-01") }] }), "2025-07-06");
    assert.equal(end({ cap }), "2025-05-25");
  });

  it("is not before a day", () => {
    assert.equal(end({ notBefore: { day: day("2025-06-01"), name: "the hearing" } }), "2025-06-01");
    assert.equal(end({ notBefore: { day: day("2025-05-01"), name: "the hearing" } }), "2025-05-25");
  });

  it("rolls forward from a day that is no working day", () => {
    const runs = [run("2025-04-07", 28, "days")];
    assert.equal(end({ runs }), "2025-05-05");
    assert.equal(end({ runs, rollsForward: true }), "2025-05-06");
    assert.equal(end({ runs, rollsForward: true, calendar: "scotland" }), "2025-05-06");
  });

  it("says how it was computed", () =>
    assert.equal(
      clockEnd(
        terms({
          ...renewed(["2025-05-20"]),
          stops: [{ from: day("2025-05-01"), until: day("2025-05-03") }],
          cap: { amount: 84, unit: "days" },
          rollsForward: true,
        }),
      )?.computed,
      "42 days beginning with 2025-04-14 (the start), renewed on 2025-05-20, " +
        "standing still from 2025-05-01 until 2025-05-03, at most 84 days in all, " +
        "moved on from 2025-07-06, which is no working day (England and Wales, 2019 to 2028, compiled 2026-11)",
    ));

  it("can't be told beyond the table", () =>
    assert.match(
      end({ runs: [run("2028-12-20", 30, "working days")] }) ?? "",
      /^the end can't be computed: .*does not reach that far$/,
    ));
});

describe("the state of a clock", () => {
  const state = (on: string, meets: readonly string[] = [], changed: Partial<Terms> = {}) => {
    const all = terms(changed);
    const found = clockState(all, clockEnd(all), meets.map(day), day(on));
    return found.metOn === undefined ? found.state : `${found.state} on ${dateText(found.metOn)}`;
  };

  it("is `not-started` until its start", () => {
    assert.equal(state("2025-04-13"), "not-started");
    assert.equal(state("2025-04-13", [], { runs: [] }), "not-started");
  });
  it("is `running` through its last day, then `expired`", () => {
    assert.equal(state("2025-04-14"), "running");
    assert.equal(state("2025-05-25"), "running");
    assert.equal(state("2025-05-26"), "expired");
  });
  it("is `met` by the first event in time, from that day on", () => {
    assert.equal(state("2025-05-01", ["2025-04-01", "2025-05-02"]), "running");
    assert.equal(state("2025-05-02", ["2025-05-02", "2025-05-03"]), "met on 2025-05-02");
    assert.equal(state("2025-06-30", ["2025-05-25"]), "met on 2025-05-25");
    assert.equal(state("2025-06-30", ["2025-05-26"]), "expired");
  });
  it("is `running` while it stands still", () =>
    assert.equal(
      state("2026-01-01", [], { stops: [{ from: day("2025-05-01"), until: undefined }] }),
      "running",
    ));
  it("is not known where its end is not", () =>
    assert.equal(state("2028-12-31", [], { runs: [run("2028-12-20", 30, "working days")] }), undefined));
});
