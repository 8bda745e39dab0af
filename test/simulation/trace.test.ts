import { strict as assert } from "node:assert";
import { outcomeOf, stepOn } from "../support/outcome-of.ts";
import { smallPolicy } from "../support/small-policy.ts";

const on = { on: "2026-05-01" };
const serious = {
  "impact-of-breach": "major",
  "likelihood-of-repeat": "possible",
  warnings: 2,
  "evidence-sufficient": "yes",
  "service-type": "care-home",
};

describe("the explanation of an outcome", () => {
  const outcome = outcomeOf(smallPolicy, serious, {
    ...on,
    reasons: { "evidence-sufficient": "statements taken" },
  });

  it("tells it from the values to the power", () => {
    assert.deepEqual(
      outcome.trace.map(({ text }) => text),
      [
        "how-serious is high: likelihood-of-repeat is possible, impact-of-breach is major",
        "R2 applies: how-serious is high (at least high), warnings is 2 notices (at least repeat, 2 notices on 2026-05-01), evidence-sufficient is yes",
        "R1 is overridden by R2: how-serious is high (at least medium), evidence-sufficient is yes",
        "R3 does not apply: how-serious is high (not extreme)",
        "default does not apply: R2 applies",
        "vary-conditions is required by R2",
        "on civil, vary-conditions is required by R2",
      ],
    );
  });

  it("fills the holes of a rule's reason, numbers without their unit", () => {
    const step = outcome.trace.find(({ name }) => name === "R2");
    assert.equal(step?.because, "2 earlier notices reach 2");
  });

  it("names every value that a step read, with the reason that the case gives for it", () => {
    const step = outcome.trace.find(({ name }) => name === "R2");
    assert.deepEqual(step?.read, [
      { name: "how-serious", kind: "matrix", value: "high" },
      { name: "warnings", kind: "fact", value: "2 notices" },
      { name: "repeat", kind: "parameter", value: "2 notices" },
      { name: "evidence-sufficient", kind: "judgement", value: "yes", because: "statements taken" },
    ]);
  });

  it("says of a rule that may apply what is not known", () => {
    const open = outcomeOf(
      smallPolicy,
      { "impact-of-breach": "major", "likelihood-of-repeat": "possible", warnings: 2 },
      on,
    );
    assert.equal(stepOn(open, "R2"), "R2 may apply: evidence-sufficient is not known");
    assert.equal(stepOn(open, "default"), "default may apply: it depends on whether R2 applies");
    assert.equal(stepOn(open, "civil"), "on civil, not decided: advice-letter or vary-conditions");
    assert.equal(
      open.summary,
      "On civil, not decided: advice-letter or vary-conditions. Knowing evidence-sufficient would decide.",
    );
  });

  it("is left out when it is not asked for", () => {
    assert.ok(outcome.trace.length > 0);
  });
});

describe("a step of the explanation", () => {
  const cited = `policy p "Policy" edition "3" in force from 2024-01-01
    source tree "Decision tree" address "https://example.org/tree" authority regulator
    fact harm: yes/no
    fact early: date
    fact late: date
    fact excused: yes/no
    fact x: 0..10
    scale level low < high
    threshold serious "Serious harm" [tree 2A] met when harm because "harm is {harm}"
    define tier: level is high when x is above 5, low otherwise
    power act "Act now" [tree 4] open when serious adequate when tier is high
    power wait
    `;
  const step = (
    rule: string,
    given: Parameters<typeof outcomeOf>[1],
    name = "R",
    kind?: "gate" | "position",
  ) => stepOn(outcomeOf(`${cited} ${rule}`, given, { on: "2025-06-01" }), name, kind);

  it("carries the title, the citations and the place of what it speaks of", () => {
    const outcome = outcomeOf(`${cited} rule R "Rule one" [tree 3B] when serious then must use act`, {
      harm: true,
    });
    const found = outcome.trace.find(({ name }) => name === "R");
    assert.equal(found?.title, "Rule one");
    assert.deepEqual(found?.citations, [{ source: "tree", locator: "3B" }]);
    assert.ok(found?.place !== undefined && found.place.end > found.place.start);
    const threshold = outcome.trace.find(({ kind }) => kind === "threshold");
    assert.equal(threshold?.text, "serious is met: harm is yes");
    assert.equal(threshold?.because, "harm is yes");
    assert.deepEqual(threshold?.citations, [{ source: "tree", locator: "2A" }]);
    assert.deepEqual(outcome.policy, { name: "p", edition: "3" });
  });

  it("tells of a gate", () => {
    const rule = "rule R when x is above 1 then must use act";
    assert.equal(step(rule, { harm: true, x: 2 }, "act", "gate"), "act is open: serious is met");
    assert.equal(step(rule, { harm: false, x: 2 }, "act", "gate"), "act is closed: serious is not met");
    assert.equal(
      step(rule, { x: 2 }, "act", "gate"),
      "whether act is open is not known: serious is not known",
    );
  });

  it("speaks of dates as before and after", () => {
    const rule = "rule R when late is at least early then must use wait";
    assert.equal(
      step(rule, { early: "2025-01-01", late: "2025-02-01" }),
      "R applies: late is 2025-02-01 (on or after early, 2025-01-01)",
    );
    assert.equal(
      step(rule, { early: "2025-03-01", late: "2025-02-01" }),
      "R does not apply: late is 2025-02-01 (not on or after early, 2025-03-01)",
    );
  });

  it("names an exception that holds", () => {
    assert.equal(
      step("rule R when harm then must use wait unless excused", { harm: true, excused: true }),
      "R does not apply: its exception holds, excused is yes",
    );
  });

  it("tells only the parts that made a condition false, and one value only once", () => {
    assert.equal(
      step("rule R when x is between 2 and 4 and harm then must use wait", { x: 3, harm: false }),
      "R does not apply: harm is no",
    );
    assert.equal(
      step("rule R when x is between 2 and 4 and harm then must use wait", { x: 3, harm: true }),
      "R applies: x is 3 (at least 2, at most 4), harm is yes",
    );
    assert.equal(
      step("rule R when x is one of (2, 4) then must use wait", { x: 3 }),
      "R does not apply: x is 3 (not 2, not 4)",
    );
  });

  it("tells of a branch that no condition led to", () => {
    const rule = "rule R when tier is high then must use wait";
    assert.equal(step(rule, { x: 3 }, "tier"), "tier is low: none of its other conditions is true");
    assert.equal(step(rule, { x: 7 }, "tier"), "tier is high: x is 7 (above 5)");
    assert.equal(step(rule, {}, "tier"), "tier is not known: x is not known");
  });

  it("says when a rule is in force, if it is not", () => {
    assert.equal(
      step("rule R in force from 2025-07-01 when harm then must use wait", { harm: true }),
      "R is not in force: it is in force from 2025-07-01",
    );
  });

  it("tells how adequate each power was", () => {
    const outcome = outcomeOf(
      `${cited} track t strengthens low-step < high-step
       power mild is low-step on t adequate when tier is high power hard is high-step on t
       principle least [tree 9] choose the lowest adequate power on t
       rule R when harm then may use mild, hard`,
      { harm: true, x: 9 },
    );
    assert.equal(stepOn(outcome, "mild", "adequacy"), "mild is adequate: tier is high");
    const selection = outcome.trace.find(({ kind }) => kind === "selection");
    assert.equal(selection?.text, "on t, mild is the lowest adequate power of those permitted (least)");
    assert.deepEqual(selection?.citations, [{ source: "tree", locator: "9" }]);
  });
});
