/** What holds of processes in every case that can happen. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { modelOf } from "../support/model-of.ts";
import { outcomeOf } from "../support/outcome-of.ts";

const process = `policy p "P" in force from 2026-01-01
actor chair
fact raised: yes/no
action meet
process concern
  enter at inquiry
  stage inquiry
    entry when raised
    to closed when not raised
  stage closed final
rule r otherwise chair must meet within 1 day
`;

describe("a process in the analysis", () => {
  it("has begun where it made a move, and only there", () => {
    const { principles } = analyse(
      modelOf(`${process}
principle begun
  never concern is not-entered and count of concern is at least 1
  never concern is inquiry and count of concern is 0
  never concern is inquiry and count of concern in the last 12 months is 0
`),
    );
    assert.deepEqual(
      principles.map(({ state }) => state.kind),
      ["holds", "holds", "fails"],
    );
  });

  it("can exclude what another process, or a power, does: no charge while a concern is looked into", () => {
    const { findings, principles } = analyse(
      modelOf(`${process}
track court strengthens charge-step
power charge is charge-step on court open when concern is not inquiry
rule charge-it when raised then chair may use charge
principle one-at-a-time never concern is inquiry and charge is available
`),
    );
    assert.deepEqual(
      [principles.map(({ state }) => state.kind), findings.map(({ code }) => code)],
      [["holds"], []],
    );
  });

  it("can leave a stage by moves that are always open together: that they are is all that is told", () => {
    const { findings } = analyse(
      modelOf(
        process.replace(
          "to closed when not raised",
          "to closed when not raised\n    to dropped when not raised\n  stage dropped final",
        ),
      ),
    );
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["two-moves-open"],
    );
  });

  const court = `policy p "P" in force from 2026-01-01
actor prosecutor
fact evidence: yes/no
event penalty-notice
event payment
clock payment-window
  runs 28 days beginning with latest penalty-notice
  met by payment
action charge open when prosecution is charged
process prosecution
  enter at considered
  stage considered
    entry when evidence
    to charged when evidence and payment-window is not running
    to dropped when not evidence
  stage charged final
    on entry prosecutor must charge within 5 days
  stage dropped final
`;

  it("waits for a clock where it says so: no proceedings while the window of a penalty runs", () => {
    const { findings, principles } = analyse(
      modelOf(`${court}
principle no-proceedings-in-the-window
  never payment-window is running and next stage of prosecution is charged and prosecution is considered
`),
    );
    assert.deepEqual(
      [principles.map(({ state }) => state.kind), findings.map(({ code }) => code)],
      [["holds"], []],
    );
    const next = (on: string) =>
      outcomeOf(
        court,
        { evidence: true },
        {
          on,
          timeline: [
            { on: "2026-04-20", event: "prosecution", fields: { stage: "considered" } },
            { on: "2026-05-01", event: "penalty-notice" },
          ],
          none: ["payment"],
        },
      ).stages[0]?.next;
    assert.deepEqual(["2026-05-28", "2026-05-29"].map(next), ["considered", "charged"]);
  });
});
