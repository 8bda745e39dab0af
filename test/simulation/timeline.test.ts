import { strict as assert } from "node:assert";
import type { Scenario } from "@remit/server/protocol/scenario.ts";
import { dutyStatusOn } from "@remit/server/scenario/on-day.ts";
import { dayOf } from "@remit/server/semantics/dates.ts";
import { kaseOf } from "@remit/server/simulation/read-case.ts";
import { simulateTimeline } from "@remit/server/simulation/timeline.ts";
import { modelOf } from "../support/model-of.ts";

const policy = `policy p in force from 2020-01-01 calendar england-and-wales
scale harm worsens low < high
actor inspector
event breach "Breach found" with severity: harm worsens
event notice
track civil one at a time strengthens advise < warn
power advice is advise on civil
power warning is warn on civil
action review
action write
event written
threshold repeated met when count of breach in the last 12 months is at least 2
rule R1 when repeated then inspector must use warning
rule R2 when not repeated and count of breach is at least 1 then inspector must use advice within 5 working days
rule R3 when latest notice is known then must review within 10 days
rule R4 in force from 2026-03-01 when count of breach is at least 3 then must review
`;

function scenarioOf(timeline: string, on = "2026-05-01", until?: string, more = ""): Scenario {
  const model = modelOf(`${policy} ${more} case "C" on ${on} timeline ${timeline} expect outcome is settled`);
  const [only] = model.cases;
  assert.ok(only !== undefined);
  return simulateTimeline(model, kaseOf(model, only), until === undefined ? undefined : dayOf(until));
}

const told = ({ steps }: Scenario) =>
  steps.map(({ on, because, selected }) => `${on} ${selected[0]?.powers.join()}: ${because.join("; ")}`);

describe("a timeline as a whole", () => {
  it("has a step for whatever happens, and for whatever falls out of a window", () => {
    const scenario = scenarioOf(
      "2025-01-31 breach severity low, 2025-06-01 breach severity high, no notice",
      "2026-02-15",
    );
    assert.deepEqual(told(scenario), [
      "2025-01-31 advice: Breach found: severity low",
      "2025-02-08 advice: inspector must use advice: it was due the day before",
      "2025-06-01 warning: Breach found: severity high",
      "2026-01-31 advice: count of breach in the last 12 months is now 1, it was 2",
      "2026-02-07 advice: inspector must use advice: it was due the day before",
    ]);
    assert.deepEqual(
      [scenario.from, scenario.until, scenario.on],
      ["2025-01-31", "2026-02-15", "2026-02-15"],
    );
  });

  it("has no step where nothing changes", () => {
    assert.equal(scenarioOf("no breach, no notice").steps.length, 1);
  });

  it("tells what came into force", () => {
    const scenario = scenarioOf(
      "2025-12-01 breach, 2025-12-02 breach, 2025-12-03 breach, no notice",
      "2026-03-05",
    );
    assert.deepEqual(told(scenario).at(-1), "2026-03-01 warning: R4 comes into force");
    assert.equal(scenario.duties.at(-1)?.arose, "2026-03-01");
  });

  it("tells when an event is received, upheld or withdrawn", () => {
    const scenario = scenarioOf(
      "2026-01-05 breach received 2026-01-07 upheld 2026-01-20 withdrawn 2026-02-01, no notice",
    );
    assert.deepEqual(
      scenario.steps.map(({ because }) => because[0]),
      [
        "Breach found",
        "Breach found (2026-01-05) is received",
        "inspector must use advice: it was due the day before",
        "Breach found (2026-01-05) is upheld",
        "Breach found (2026-01-05) is withdrawn",
        "R4 comes into force",
      ],
    );
    assert.equal(scenario.duties[0]?.endedOn, "2026-02-01");
  });

  it("lets a duty keep the date it had when it arose", () => {
    const [duty] = scenarioOf("2026-01-05 breach, 2026-01-06 breach withdrawn 2026-01-06, no notice").duties;
    assert.deepEqual([duty?.arose, duty?.due], ["2026-01-05", "2026-01-12"]);
    assert.equal(duty?.computed?.startsWith("5 working days after 2026-01-05"), true);
  });

  it("goes on to what is due after the last thing that happened", () => {
    const scenario = scenarioOf("2026-04-28 notice, no breach");
    assert.equal(scenario.until, "2026-05-09");
    const [duty] = scenario.duties;
    assert.equal(duty && dutyStatusOn(duty, "2026-05-08"), "open");
    assert.equal(duty && dutyStatusOn(duty, "2026-05-09"), "passed");
  });

  it("ends where it is told to", () => {
    assert.equal(scenarioOf("2026-04-28 notice, no breach", "2026-05-01", "2026-05-02").until, "2026-05-02");
    assert.equal(scenarioOf("no notice, no breach", "2026-05-01", "2028-01-01").until, "2028-01-01");
  });

  it("looks at every day where every length of time counts for itself", () => {
    const more =
      "rule R5 when time since latest breach is at least 3 days then must review overrides R2 rule R6 when latest breach + 40 days is below latest notice then must review";
    const scenario = scenarioOf("2026-01-05 breach, 2026-03-01 notice", "2026-03-02", undefined, more);
    assert.equal(
      told(scenario).some((line) => line.startsWith("2026-01-08")),
      true,
    );
  });

  it("takes a duty counted from another event for another duty", () => {
    const more = "rule R5 when latest notice is known then must write within 10 days after latest notice";
    const { duties } = scenarioOf(
      "2026-01-05 notice, 2026-01-08 notice, no breach",
      "2026-01-10",
      undefined,
      more,
    );
    assert.deepEqual(
      duties.filter(({ what }) => what === "write").map(({ due, endedOn }) => [due, endedOn]),
      [
        ["2026-01-15", "2026-01-08"],
        ["2026-01-18", undefined],
      ],
    );
  });

  it("knows from its event whether a duty was done, and when it is overdue", () => {
    const more =
      "rule R5 when latest notice is known then must write within 10 days after latest notice discharged by written";
    const done = scenarioOf(
      "2026-01-05 notice, 2026-01-20 written, no breach",
      "2026-02-01",
      undefined,
      more,
    );
    assert.equal(
      told(done).some((line) => line.endsWith("somebody must write: it is overdue")),
      true,
    );
    const [duty] = done.duties.filter(({ what }) => what === "write");
    assert.deepEqual([duty?.doneOn, duty?.status], ["2026-01-20", "done"]);
    const late = scenarioOf("2026-01-05 notice, no written, no breach", "2026-02-01", undefined, more);
    assert.equal(late.duties.find(({ what }) => what === "write")?.status, "overdue");
  });

  it("tells that a duty falls away, where nothing else says why", () => {
    const more = "rule R5 when latest notice is known then must write until 2026-02-10";
    const scenario = scenarioOf("2026-01-05 notice, no breach", "2026-02-20", undefined, more);
    const step = scenario.steps.find(({ on }) => on === "2026-02-11");
    assert.deepEqual(step?.because, ["somebody must write: it is no longer owed"]);
    assert.equal(scenario.duties.find(({ what }) => what === "write")?.endedOn, "2026-02-11");
  });

  it("asks for a recurring duty again each time it was done", () => {
    const more =
      "rule R5 when latest notice is known then must write within 1 month after latest notice every 2 months discharged by written";
    const { duties } = scenarioOf(
      "2026-01-05 notice, 2026-02-01 written, 2026-04-10 written, no breach",
      "2026-05-01",
      "2026-07-01",
      more,
    );
    assert.deepEqual(
      duties
        .filter(({ what }) => what === "write")
        .map(({ arose, due, status, doneOn }) => [arose, due, status, doneOn]),
      [
        ["2026-01-05", "2026-02-05", "done", "2026-02-01"],
        ["2026-02-01", "2026-04-01", "done", "2026-04-10"],
        ["2026-04-10", "2026-06-10", "overdue", undefined],
      ],
    );
  });

  it("follows a clock from its start to its end, and each time it begins anew", () => {
    const more = `event paid
clock window "Time for paying" runs 28 days beginning with latest notice met by paid
rule R5 when window is expired then must write`;
    const scenario = scenarioOf(
      "2026-01-05 notice, 2026-03-01 notice, 2026-03-10 paid, no breach",
      "2026-04-15",
      undefined,
      more,
    );
    assert.deepEqual(
      scenario.clocks.map(({ start, end, states, metOn, until }) => [
        start,
        end,
        states.map(({ from, state }) => `${from} ${state}`),
        metOn ?? until,
      ]),
      [
        ["2026-01-05", "2026-02-01", ["2026-01-05 running", "2026-02-02 expired"], "2026-02-28"],
        ["2026-03-01", "2026-03-28", ["2026-03-01 running", "2026-03-10 met"], "2026-03-10"],
      ],
    );
    assert.deepEqual(
      scenario.steps.flatMap(({ on, because }) =>
        because.filter((text) => text.startsWith("Time for")).map((text) => `${on} ${text}`),
      ),
      [
        "2026-01-05 Time for paying begins, its last day is 2026-02-01",
        "2026-02-02 Time for paying ended on 2026-02-01",
        "2026-03-01 Time for paying begins anew, its last day is 2026-03-28",
        "2026-03-10 Time for paying is met on 2026-03-10",
      ],
    );
  });

  it("tells that the last day of a clock moves", () => {
    const more = `event renewed
clock suspension runs 10 days after latest notice renewed by renewed at most 1 time
rule R5 when suspension is running then must write`;
    const { steps } = scenarioOf(
      "2026-01-05 notice, 2026-01-08 renewed, no breach",
      "2026-01-10",
      undefined,
      more,
    );
    assert.deepEqual(
      steps.flatMap(({ because }) => because.filter((text) => text.includes("last day"))),
      [
        "suspension begins, its last day is 2026-01-15",
        "the last day of suspension is now 2026-01-25, it was 2026-01-15",
      ],
    );
  });

  it("tells when what a count can be is another, though it is known neither before nor after", () => {
    const model = modelOf(`policy p in force from 2020-01-01
scale harm worsens low < high
event breach with severity: harm
track civil strengthens advise
power advice is advise on civil
rule R when count of breach where severity is high in the last 1 month is at least 1 then must use advice
case "C" on 2025-12-20
  timeline 2025-12-01 breach severity high, 2025-12-02 breach
  expect outcome is settled`);
    const [only] = model.cases;
    assert.ok(only !== undefined);
    const { steps } = simulateTimeline(model, kaseOf(model, only), dayOf("2026-01-10"));
    const text = "count of breach where severity is high in the last 1 month";
    assert.deepEqual(
      steps.map(({ on, class: kind, because }) => [on, kind, because[0]]),
      [
        ["2025-12-01", "settled", "breach: severity high"],
        ["2025-12-02", "settled", "breach"],
        ["2026-01-01", "undecided", `${text} is now 0 to 1, it was 1 to 2`],
        ["2026-01-02", "gap", `${text} is now 0`],
      ],
    );
  });

  it("follows a process through its stages", () => {
    const model = modelOf(`policy p in force from 2020-01-01
fact raised: yes/no
actor council
action meet
process concerns "Concerns" enter at watched lead council otherwise
  stage watched entry when raised on entry council must meet within 5 days to closed when raised
  stage closed final
case "C" on 2026-03-01 given raised is yes
  timeline 2026-01-05 concerns stage watched, 2026-02-01 concerns stage closed
  expect concerns is closed`);
    const [only] = model.cases;
    assert.ok(only !== undefined);
    const scenario = simulateTimeline(model, kaseOf(model, only));
    assert.deepEqual(scenario.stages, [
      { process: "concerns", title: "Concerns", stage: "watched", from: "2026-01-05", until: "2026-01-31" },
      { process: "concerns", title: "Concerns", stage: "closed", from: "2026-02-01" },
    ]);
    assert.deepEqual(scenario.steps.map(({ on, because }) => `${on} ${because[0]}`).slice(0, 1), [
      "2026-01-05 Concerns: stage watched",
    ]);
    assert.deepEqual(
      scenario.duties.map(({ what, actor, arose, due, endedOn }) => [what, actor, arose, due, endedOn]),
      [["meet", "council", "2026-01-05", "2026-01-10", "2026-02-01"]],
    );
  });
});
