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
      "2025-02-08 advice: inspector must use advice was due the day before",
      "2025-06-01 warning: Breach found: severity high",
      "2026-01-31 advice: count of breach in the last 12 months is now 1, it was 2",
      "2026-02-07 advice: inspector must use advice was due the day before",
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
        "Breach found of 2026-01-05 is received",
        "inspector must use advice was due the day before",
        "Breach found of 2026-01-05 is upheld",
        "Breach found of 2026-01-05 is withdrawn",
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
});
