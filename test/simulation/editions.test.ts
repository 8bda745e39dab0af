import { strict as assert } from "node:assert";
import { outcomeOf, positionOf, statusOf, stepOn, workedOut } from "../support/outcome-of.ts";

const base = `
track civil strengthens advise < warn < close
fact harm: yes/no
fact warnings: 0..9 notices
`;

describe("editions", () => {
  it("of a threshold follow each other: each ends the day before the next one begins", () => {
    const policy = `policy p in force from 2024-01-01 ${base}
      power warning is warn on civil
      threshold repeated met when warnings is at least 3 because "three are many"
      threshold repeated in force from 2026-04-01 met when warnings is at least 2 because "two are many"
      rule R when repeated then must use warning`;
    const on = (day: string) => outcomeOf(policy, { warnings: 2 }, { on: day });
    assert.equal(workedOut(on("2026-03-31"), "repeated"), "not met");
    assert.equal(workedOut(on("2026-04-01"), "repeated"), "met");
    assert.equal(on("2026-04-01").values.length, 1, "an edition is no value of its own");
    assert.equal(
      stepOn(on("2026-04-01"), "repeated"),
      "repeated is met: in the edition from 2026-04-01, warnings is 2 notices (at least 2 notices)",
    );
    assert.equal(
      on("2026-04-01").trace.find(({ name }) => name === "repeated")?.because,
      "two are many",
      "the reason is that of the edition",
    );
  });

  it("of a definition and of a matrix pick the value of the day", () => {
    const policy = `policy p in force from 2024-01-01 ${base}
      scale risk worsens low < high
      define level: risk is high when harm, low otherwise
      define level: risk in force from 2025-01-01 is low
      matrix table: risk by harm
        | yes | high |
        | no | low |
      matrix table: risk by harm in force from 2026-01-01
        | yes | low |
        | no | low |
      power warning is warn on civil
      rule R when level is high or table is high then must use warning`;
    const values = (day: string) => {
      const outcome = outcomeOf(policy, { harm: true }, { on: day });
      return [workedOut(outcome, "level"), workedOut(outcome, "table"), statusOf(outcome, "R")];
    };
    assert.deepEqual(values("2024-12-31"), ["high", "high", "applies"]);
    assert.deepEqual(values("2025-12-31"), ["low", "high", "applies"]);
    assert.deepEqual(values("2026-01-01"), ["low", "low", "does-not-apply"]);
  });

  it("of a rule are one rule to the outcome, and to what it overrides", () => {
    const policy = `policy p in force from 2024-01-01 ${base}
      power warning is warn on civil
      power closure is close on civil
      rule R in force until 2025-12-31 when harm then must use warning overrides other
      rule R in force from 2026-01-01 when harm then must use closure overrides other
      rule other when harm then may use warning`;
    const on = (day: string) => outcomeOf(policy, { harm: true }, { on: day });
    assert.deepEqual(on("2025-12-31").rules, [
      { name: "R", status: "applies" },
      { name: "other", status: "overridden" },
    ]);
    assert.equal(positionOf(on("2025-12-31"), "warning"), "required");
    assert.equal(positionOf(on("2026-01-01"), "closure"), "required");
    assert.equal(positionOf(on("2026-01-01"), "warning"), "not-addressed");
    assert.equal(stepOn(on("2026-01-01"), "R"), "R applies, in the edition from 2026-01-01: harm is yes");
  });

  it("that have not begun leave a power closed, and to require it is a conflict", () => {
    const policy = `policy p in force from 2024-01-01 ${base}
      power penalty in force from 2026-01-01 is warn on civil
      rule R when harm then must use penalty`;
    const before = outcomeOf(policy, { harm: true }, { on: "2025-12-31" });
    assert.equal(positionOf(before, "penalty"), "closed");
    assert.equal(before.class, "conflict");
    assert.equal(before.summary, "R requires penalty, but it is not in force.");
    assert.equal(
      stepOn(before, "penalty", "gate"),
      "penalty is closed: the edition from 2026-01-01 is not in force (on 2025-12-31)",
    );
    assert.equal(outcomeOf(policy, { harm: true }, { on: "2026-01-01" }).class, "settled");
  });

  it("of a power have gates of their own", () => {
    const policy = `policy p in force from 2024-01-01 ${base}
      power closure is close on civil open when harm and warnings is at least 3
      power closure in force from 2026-01-01 is close on civil open when harm
      rule R when harm then may use closure`;
    const on = (day: string) => outcomeOf(policy, { harm: true, warnings: 1 }, { on: day });
    assert.equal(positionOf(on("2025-12-31"), "closure"), "closed");
    assert.equal(positionOf(on("2026-01-01"), "closure"), "permitted");
  });

  it("leave everything open where there is no day at all", () => {
    const policy = `policy p ${base}
      power warning is warn on civil
      threshold repeated met when warnings is at least 3
      threshold repeated in force from 2026-04-01 met when warnings is at least 2
      rule R when repeated then must use warning`;
    assert.equal(outcomeOf(policy, { warnings: 2 }).class, "undecided");
    assert.equal(outcomeOf(policy, { warnings: 1 }).class, "gap", "met in neither edition");
  });
});

describe("the edition that counts", () => {
  const changing = (applies: string) => `policy p in force from 2023-01-01
      conduct from breach-from until breach-to ${applies} ${base}
    fact breach-from: date
    fact breach-to: date
    parameter limit: 2 notices from 2024-04-04, was 3 notices
    power warning is warn on civil
    power advice is advise on civil
    rule R when warnings is at least limit then must use warning because "{limit} are many"
    rule new in force from 2024-04-04 when harm then must use warning
    rule other otherwise may use advice`;
  const straddling = { "breach-from": "2024-01-01", "breach-to": "2024-04-30", warnings: 2, harm: false };
  const decided = { on: "2025-05-15" };

  it("is that on the day of the conduct where the policy says so", () => {
    const policy = changing("applies by start of conduct");
    const outcome = outcomeOf(policy, straddling, decided);
    assert.equal(statusOf(outcome, "R"), "does-not-apply");
    assert.equal(statusOf(outcome, "new"), "not-in-force");
    assert.deepEqual(outcome.transition, {
      day: "2024-01-01",
      silent: false,
      text: "the edition on the day of the beginning of the conduct counts, 2024-01-01",
      parts: [],
    });
    assert.equal(outcome.trace[0]?.text, outcome.transition?.text);
    const last = outcomeOf(changing("applies by date of conduct"), straddling, decided);
    assert.equal(statusOf(last, "R"), "applies");
    assert.equal(last.trace.find(({ name }) => name === "R")?.because, "2 are many");
  });

  it("is looked for among all days of the conduct while that day is not known", () => {
    const outcome = outcomeOf(changing("applies by date of conduct"), { warnings: 2, harm: false }, decided);
    assert.equal(outcome.class, "undecided");
    assert.deepEqual(outcome.deciding, [{ facts: ["breach-to"], always: true }]);
    const many = outcomeOf(changing("applies by date of conduct"), { warnings: 3 }, decided);
    assert.equal(many.class, "undecided", "before the policy is in force, none of its rules applies");
  });

  it("is left open by a policy that is silent, and the outcome says so", () => {
    const outcome = outcomeOf(changing(""), straddling, decided);
    assert.equal(statusOf(outcome, "R"), "applies", "the day of the decision is taken meanwhile");
    assert.equal(outcome.transition?.silent, true);
    assert.match(outcome.summary, /does not say which edition counts, so the one on the day of the decision/);
    const since = outcomeOf(changing(""), { ...straddling, "breach-from": "2024-04-04" }, decided);
    assert.equal(since.transition?.silent, false);
  });

  it("is its own for each part of conduct that is split", () => {
    const { summary, transition } = outcomeOf(changing("applies split at editions"), straddling, decided);
    assert.deepEqual(transition?.parts, [
      {
        from: "2024-01-01",
        until: "2024-04-03",
        class: "open-to-discretion",
        summary: "advice may be used, or not: the choice is open.",
      },
      {
        from: "2024-04-04",
        until: "2024-04-30",
        class: "settled",
        summary: "warning is required by R.",
      },
    ]);
    assert.match(summary, /From 2024-01-01 until 2024-04-03: advice may/);
  });
});
