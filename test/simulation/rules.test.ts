import { strict as assert } from "node:assert";
import { outcomeOf, positionOf, statusOf } from "../support/outcome-of.ts";

const powers = `
track civil strengthens advise < warn < close
power advice is advise on civil
power warning is warn on civil
power closure is close on civil
fact harm: yes/no
fact repeated: yes/no
fact excused: yes/no
`;

describe("a rule", () => {
  const one = `policy p in force from 2024-01-01 ${powers} rule R when harm then must use warning unless excused`;

  it("applies when its condition is true", () => {
    assert.equal(statusOf(outcomeOf(one, { harm: true, excused: false }), "R"), "applies");
  });

  it("does not apply when its condition is false", () => {
    assert.equal(statusOf(outcomeOf(one, { harm: false }), "R"), "does-not-apply");
  });

  it("may apply when its condition is not known", () => {
    assert.equal(statusOf(outcomeOf(one, { excused: false }), "R"), "may-apply");
  });

  it("does not apply when its exception holds", () => {
    assert.equal(statusOf(outcomeOf(one, { harm: true, excused: true }), "R"), "does-not-apply");
  });

  it("may apply when its exception is not known", () => {
    assert.equal(statusOf(outcomeOf(one, { harm: true }), "R"), "may-apply");
  });

  it("does not need its exception where its condition is false", () => {
    assert.equal(outcomeOf(one, { harm: false }).class, "gap");
  });
});

describe("overriding", () => {
  const chain = `policy p in force from 2024-01-01 ${powers}
    rule R1 when harm then must use advice
    rule R2 when harm and repeated then must use warning overrides R1
    rule R3 when harm and excused then must use closure overrides R2`;

  it("takes the overridden rule out", () => {
    const outcome = outcomeOf(chain, { harm: true, repeated: true, excused: false });
    assert.equal(statusOf(outcome, "R1"), "overridden");
    assert.equal(positionOf(outcome, "advice"), "not-addressed");
    assert.equal(positionOf(outcome, "warning"), "required");
  });

  it("is lost by a rule that is itself overridden", () => {
    const outcome = outcomeOf(chain, { harm: true, repeated: true, excused: true });
    assert.equal(statusOf(outcome, "R2"), "overridden");
    assert.equal(statusOf(outcome, "R1"), "applies");
  });

  it("by a rule that may apply makes the overridden one one that may apply", () => {
    assert.equal(statusOf(outcomeOf(chain, { harm: true, excused: false }), "R1"), "may-apply");
  });

  it("by a rule that does not apply changes nothing", () => {
    assert.equal(
      statusOf(outcomeOf(chain, { harm: true, repeated: false, excused: false }), "R1"),
      "applies",
    );
  });

  it("of a rule whose condition is not known leaves it not applying, whatever it turns out to be", () => {
    const outcome = outcomeOf(
      `policy p in force from 2024-01-01 ${powers}
       rule R1 when repeated then must use advice
       rule R2 when harm then must use warning overrides R1`,
      { harm: true },
    );
    assert.equal(statusOf(outcome, "R1"), "does-not-apply");
    assert.equal(outcome.class, "settled");
  });
});

describe("otherwise", () => {
  const simple = `policy p in force from 2024-01-01 ${powers}
    rule R1 when harm then must use warning
    rule R2 when repeated then must not use closure
    rule default otherwise may use advice`;

  it("applies when no other rule answers", () => {
    assert.equal(statusOf(outcomeOf(simple, { harm: false, repeated: false }), "default"), "applies");
  });

  it("is silenced by a rule that requires something", () => {
    assert.equal(statusOf(outcomeOf(simple, { harm: true, repeated: false }), "default"), "does-not-apply");
  });

  it("is not silenced by a mere prohibition", () => {
    const outcome = outcomeOf(simple, { harm: false, repeated: true });
    assert.equal(statusOf(outcome, "default"), "applies");
    assert.equal(positionOf(outcome, "closure"), "prohibited");
  });

  it("may apply when it is not known whether another rule answers", () => {
    assert.equal(statusOf(outcomeOf(simple, { repeated: false }), "default"), "may-apply");
  });

  it("is not silenced by an overridden rule", () => {
    const outcome = outcomeOf(
      `policy p in force from 2024-01-01 ${powers}
       rule R1 when harm then must use warning
       rule R2 when harm then must not use closure overrides R1
       rule default otherwise may use advice`,
      { harm: true },
    );
    assert.equal(statusOf(outcome, "default"), "applies");
  });

  const tracks = `policy p in force from 2024-01-01 ${powers}
    track criminal strengthens caution < prosecute
    power simple-caution is caution on criminal
    rule R1 when harm then must use warning
    rule no-crime otherwise on criminal may use simple-caution
    rule default otherwise may use advice`;

  it("on a track looks at the powers of that track only", () => {
    const outcome = outcomeOf(tracks, { harm: true });
    assert.equal(statusOf(outcome, "no-crime"), "applies");
    assert.equal(statusOf(outcome, "default"), "does-not-apply");
  });

  it("overall is silenced by an otherwise on a track", () => {
    const outcome = outcomeOf(tracks, { harm: false });
    assert.equal(statusOf(outcome, "no-crime"), "applies");
    assert.equal(statusOf(outcome, "default"), "does-not-apply");
  });
});

describe("dates in force", () => {
  const dated = `policy p in force from 2024-01-01 until 2026-12-31 ${powers}
    rule R in force from 2025-04-01 until 2025-09-30 when harm then must use warning`;

  for (const [on, status] of [
    ["2025-03-31", "not-in-force"],
    ["2025-04-01", "applies"],
    ["2025-09-30", "applies"],
    ["2025-10-01", "not-in-force"],
  ] as const)
    it(`of a rule count both their days: on ${on} it is ${status}`, () => {
      assert.equal(statusOf(outcomeOf(dated, { harm: true }, { on }), "R"), status);
    });

  it("of the policy bind all its rules, and the summary says so", () => {
    const outcome = outcomeOf(dated, { harm: true }, { on: "2027-01-01" });
    assert.equal(statusOf(outcome, "R"), "not-in-force");
    assert.equal(outcome.class, "gap");
    assert.equal(
      outcome.summary,
      "The policy is not in force on 2027-01-01 (it is from 2024-01-01 until 2026-12-31), so none of its rules applies.",
    );
  });

  it("start with the policy for a case that names no day", () => {
    assert.equal(outcomeOf(dated, { harm: true }).on, "2024-01-01");
  });

  it("are not known without any day, so a dated rule may apply", () => {
    const outcome = outcomeOf(
      `policy p ${powers} rule R in force from 2025-04-01 when harm then must use warning`,
      { harm: true },
    );
    assert.equal(outcome.on, undefined);
    assert.equal(statusOf(outcome, "R"), "may-apply");
    assert.equal(outcome.class, "undecided");
    assert.equal(outcome.summary, "Without a decision date it can't be told what is in force.");
  });

  it("choose the value of a parameter", () => {
    const parameter = `policy p in force from 2020-01-01 ${powers}
      fact warnings: 0..9 notices
      parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04
      rule R when warnings is at least repeat then must use warning`;
    const status = (on: string) => statusOf(outcomeOf(parameter, { warnings: 2 }, { on }), "R");
    assert.equal(status("2026-03-31"), "does-not-apply");
    assert.equal(status("2026-04-01"), "applies");
    assert.equal(status("2024-03-03"), "may-apply", "before its first value a parameter is unknown");
  });
});
