/** What holds of processes in every case that can happen. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import { modelOf } from "../support/model-of.ts";

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
});
