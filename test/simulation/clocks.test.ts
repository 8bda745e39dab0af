import { strict as assert } from "node:assert";
import type { ClockData } from "@remit/server/protocol/outcome.ts";
import { caseDataOf, kaseOf, readCase } from "@remit/server/simulation/read-case.ts";
import { modelOf } from "../support/model-of.ts";
import { simulated } from "../support/outcome-of.ts";

const policy = `policy p in force from 2024-01-01 calendar england-and-wales
event penalty deemed received 2 working days after
event payment
event suspension
event renewal
event stay
event stay-lifted
event letter deemed received 2 working days after
fact served: date
fact evidence: date
fact offence: date
fact hearing: date
fact beyond-control: yes/no
parameter reply-time: 2 weeks
clock window "Window of the penalty"
  runs 28 days beginning with receipt of latest penalty
  met by payment
clock suspended runs 6 weeks beginning with latest suspension
  renewed by renewal at most 1 time at most 10 weeks in all unless beyond-control
clock stayed runs reply-time after served suspended from stay until stay-lifted not before hearing
clock earliest-limit runs to the earliest of (12 months after evidence, 3 years after offence)
clock latest-limit runs to the latest of (14 days after latest penalty, 14 days after latest suspension)
clock appeal runs 28 days after served rolls forward calendar scotland
clock answer runs 5 days after end of window met by receipt of letter
`;

function clocksOf(text: string): (name: string) => ClockData {
  const model = modelOf(`${policy} case "C" ${text}`);
  const [only] = model.cases;
  assert.ok(only !== undefined);
  const { clocks } = simulated(model, kaseOf(model, only));
  return (name) => {
    const found = clocks.find((clock) => clock.name === name);
    assert.ok(found !== undefined, name);
    return found;
  };
}

function stands(text: string, name: string): string {
  const { state, start, end, metOn } = clocksOf(`${text} expect ${name} is known`)(name);
  return [state, metOn, start, end].filter((part) => part !== undefined).join(" ");
}

describe("a clock of a policy", () => {
  const penalty = "timeline 2025-04-29 penalty, no payment";

  it("runs from the receipt of an event, and is over the day after its last", () => {
    assert.equal(stands(`on 2025-05-28 ${penalty}`, "window"), "running 2025-05-01 2025-05-28");
    assert.equal(stands(`on 2025-05-29 ${penalty}`, "window"), "expired 2025-05-01 2025-05-28");
    assert.equal(stands(`on 2025-04-30 ${penalty}`, "window"), "not-started 2025-05-01 2025-05-28");
  });

  it("is met by an event in time, not by a later one nor by one that was withdrawn", () => {
    const paid = (entry: string) => stands(`on 2025-06-30 timeline 2025-04-29 penalty, ${entry}`, "window");
    assert.equal(paid("2025-05-28 payment"), "met 2025-05-28 2025-05-01 2025-05-28");
    assert.equal(paid("2025-05-29 payment"), "expired 2025-05-01 2025-05-28");
    assert.equal(paid("2025-05-10 payment withdrawn 2025-05-12"), "expired 2025-05-01 2025-05-28");
  });

  it("has not started where nothing happened, and is not known where nobody says", () => {
    assert.equal(stands("on 2025-05-28 timeline no penalty", "window"), "not-started");
    assert.equal(stands("on 2025-05-28 timeline no payment", "window"), "unknown");
    assert.equal(
      stands("on 2025-05-28 timeline 2025-04-29 penalty", "window"),
      "unknown 2025-05-01 2025-05-28",
    );
    assert.equal(stands("on 2025-05-28", "appeal"), "unknown");
  });

  it("says why it is not known", () => {
    const computed = (text: string, name: string) =>
      clocksOf(`${text} expect ${name} is known`)(name).computed;
    assert.equal(
      computed("on 2025-05-28 timeline no payment", "window"),
      "the end can't be computed: receipt of latest penalty is not known",
    );
    assert.equal(
      computed("on 2025-05-28 timeline 2025-04-29 penalty", "window"),
      "28 days beginning with 2025-05-01 (receipt of latest penalty); it is not known whether there was `payment`",
    );
  });

  it("is renewed as often as it may be, up to its cap", () => {
    const of = (more: string) =>
      stands(
        `on 2025-05-01 ${more} timeline 2025-04-14 suspension, 2025-04-20 renewal, 2025-04-25 renewal`,
        "suspended",
      );
    assert.equal(of("given beyond-control is no"), "running 2025-04-14 2025-06-22");
    assert.equal(of("given beyond-control is yes"), "running 2025-04-14 2025-07-06");
    assert.equal(of(""), "unknown");
    assert.equal(
      stands("on 2025-05-01 timeline 2025-04-14 suspension, no renewal", "suspended"),
      "running 2025-04-14 2025-05-25",
      "whether the cap holds makes no difference",
    );
  });

  it("stands still between two events", () => {
    const of = (events: string) =>
      stands(`on 2025-06-01 given served is 2025-04-07, hearing is 2025-04-01 timeline ${events}`, "stayed");
    assert.equal(of("no stay"), "expired 2025-04-07 2025-04-21");
    assert.equal(of("2025-04-10 stay, 2025-04-20 stay-lifted"), "expired 2025-04-07 2025-05-01");
    assert.equal(of("2025-04-10 stay, no stay-lifted"), "running 2025-04-07");
    assert.equal(
      of("2025-04-10 stay, 2025-04-12 stay, 2025-04-20 stay-lifted"),
      "expired 2025-04-07 2025-05-01",
    );
  });

  it("does not end before a day", () =>
    assert.equal(
      stands("on 2025-06-01 given served is 2025-04-07, hearing is 2025-06-03 timeline no stay", "stayed"),
      "running 2025-04-07 2025-06-03",
    ));

  it("runs to the earliest or the latest of several", () => {
    assert.equal(
      stands("on 2025-05-20 given evidence is 2024-05-03, offence is 2023-01-01", "earliest-limit"),
      "expired 2023-01-01 2025-05-03",
    );
    const latest = (events: string) => stands(`on 2025-05-10 timeline ${events}`, "latest-limit");
    assert.equal(latest("2025-05-01 penalty, 2025-05-02 suspension"), "running 2025-05-01 2025-05-16");
    assert.equal(
      latest("2025-04-01 penalty, no suspension"),
      "running 2025-04-01",
      "the other may still begin",
    );
    assert.equal(latest("no penalty, no suspension"), "not-started");
  });

  it("rolls forward by its own calendar", () =>
    assert.equal(
      stands("on 2025-05-01 given served is 2025-04-07", "appeal"),
      "running 2025-04-07 2025-05-06",
    ));

  it("runs from the end of another, met by what is received", () => {
    const of = (letter: string) =>
      stands(`on 2025-06-10 timeline 2025-04-29 penalty, no payment, ${letter}`, "answer");
    assert.equal(of("no letter"), "expired 2025-05-28 2025-06-02");
    assert.equal(of("2025-05-29 letter"), "met 2025-06-02 2025-05-28 2025-06-02");
    assert.equal(of("2025-05-30 letter"), "expired 2025-05-28 2025-06-02");
    assert.equal(of("2025-05-30 letter received 2025-05-31"), "met 2025-05-31 2025-05-28 2025-06-02");
  });

  it("can be given by a case, which then counts", () => {
    const window = clocksOf(
      "on 2025-05-28 given window is expired, end of window is 2025-05-01 expect window is expired",
    )("window");
    assert.deepEqual(
      [window.state, window.end, window.computed],
      ["expired", "2025-05-01", "given by the case"],
    );
  });
});

describe("a condition on a clock", () => {
  const model = modelOf(`${policy}
    actor board
    action act
    rule r when window is running and end of window is at least 2025-05-28 then board must act within 5 days after end of window
    rule s when window is met then board must act within 5 days in scotland after end of window
    case "running" on 2025-05-20 timeline 2025-04-29 penalty, no payment expect r applies, act is due 2025-06-02
    case "met" on 2025-05-20 timeline 2025-04-29 penalty, 2025-05-02 payment expect s applies, act is due 2025-06-02
    case "not started" on 2025-05-20 timeline no penalty, no payment
      expect r does not apply, window is not-started, end of window is unknown`);

  for (const each of model.cases)
    it(`holds where it is ${each.title}`, () => {
      const { rules, duties } = simulated(model, kaseOf(model, each));
      const statuses = rules.map(({ name, status }) => `${name} ${status}`);
      const expected = {
        running: ["r applies", "s does-not-apply"],
        met: ["r does-not-apply", "s applies"],
        "not started": ["r does-not-apply", "s does-not-apply"],
      }[each.title];
      assert.deepEqual(statuses, expected);
      assert.deepEqual(
        duties.map(({ due }) => due),
        each.title === "not started" ? [] : ["2025-06-02"],
      );
    });

  it("goes through data and back", () => {
    const [running] = model.cases;
    assert.ok(running !== undefined);
    const data = caseDataOf(model, kaseOf(model, running));
    const given = { ...data, given: { window: "met", "end of window": "2025-05-01" } };
    const { kase, errors } = readCase(model, given);
    assert.deepEqual(errors, {});
    assert.deepEqual(caseDataOf(model, kase).given, given.given);
  });
});
