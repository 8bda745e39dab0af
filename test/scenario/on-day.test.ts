import assert from "node:assert/strict";
import {
  changeAfter,
  changeBefore,
  clockStateOn,
  dutyStatusOn,
  pendingOn,
  stagesOn,
  stepOn,
} from "@remit/server/scenario/on-day.ts";
import { scenario } from "../support/scenario.ts";

const { clocks, duties } = scenario;

describe("a scenario on one of its days", () => {
  it("has the outcome of the step before, until the next", () => {
    assert.equal(stepOn(scenario, "2026-01-04"), undefined);
    assert.equal(stepOn(scenario, "2026-03-03")?.class, "settled");
    assert.equal(stepOn(scenario, "2026-03-04")?.class, "undecided");
  });

  it("finds the nearest change on either side, and none beyond the ends", () => {
    assert.equal(changeAfter(scenario, "2026-01-05"), "2026-03-04");
    assert.equal(changeAfter(scenario, "2026-03-04"), undefined);
    assert.equal(changeBefore(scenario, "2026-03-05"), "2026-03-04");
    assert.equal(changeBefore(scenario, "2026-01-05"), undefined);
  });

  it("shows a clock running through its last day, and expired the day after", () => {
    const states = ["2026-02-03", "2026-02-04", "2026-03-03", "2026-03-04"].map(
      (day) => clocks[0] && clockStateOn(clocks[0], day),
    );
    assert.deepEqual(states, [undefined, "running", "running", "expired"]);
  });

  it("shows a duty open through the day it is due, then overdue until it is done", () => {
    const states = ["2026-01-04", "2026-01-05", "2026-01-12", "2026-01-13", "2026-02-02"].map(
      (day) => duties[0] && dutyStatusOn(duties[0], day),
    );
    assert.deepEqual(states, [undefined, "open", "open", "overdue", "done"]);
  });

  it("lets a duty that is no longer owed rest", () => {
    const [, , , ended] = duties;
    assert.equal(ended && dutyStatusOn(ended, "2026-03-03"), "open");
    assert.equal(ended && dutyStatusOn(ended, "2026-04-02"), "ended");
  });

  it("knows where each process is", () => {
    assert.deepEqual(
      ["2026-02-19", "2026-02-20"].map((day) => stagesOn(scenario, day).map(({ stage }) => stage)),
      [["level-1"], ["level-2"]],
    );
  });

  it("lists what would have to happen by when in the order of the dates, what has none last", () => {
    assert.deepEqual(
      pendingOn(scenario, "2026-03-11").map(({ by, what, overdue }) => [by, what, overdue]),
      [
        ["2026-03-10", "somebody should hold-meeting (Meeting of the partners)", true],
        ["2026-05-20", "review ends", false],
        [undefined, "chair must, if the rule applies, write-report", false],
      ],
    );
  });
});
