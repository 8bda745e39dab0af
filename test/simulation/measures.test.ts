import { strict as assert } from "node:assert";
import { formatValue } from "@remit/server/semantics/values.ts";
import { valuesOf } from "@remit/server/simulation/case-values.ts";
import { caseDataOf, kaseOf, readCase } from "@remit/server/simulation/read-case.ts";
import { runCase } from "@remit/server/simulation/run-case.ts";
import { modelOf } from "../support/model-of.ts";

const policy = `policy p in force from 2020-01-01 calendar england-and-wales
scale harm worsens low < high
choice regulation: r9, r12
fact aware: date
event breach with regulation, severity: harm worsens
event notice deemed received 2 working days after
event visit with passed: yes/no at most 3
parameter look-back: 24 months from 2026-01-01, was 12 months
define deadline: date is aware + 7 days
`;
const breaches = `timeline
  2024-02-29 breach regulation r9 severity low,
  2025-01-05 breach regulation r12 severity high upheld 2025-06-01,
  2025-11-05 breach regulation r9 severity high withdrawn 2026-01-02,
  2026-03-01 breach regulation r9 severity low,
  2026-06-01 breach regulation r12 severity high,
  2026-02-27 notice,
  2026-04-01 notice received 2026-04-20`;

/** The answer to a question about the events of a case, in words. */
function answer(question: string, happened = breaches, on = "2026-05-01", given = ""): string {
  const model = modelOf(`${policy} case "C" on ${on} ${given} ${happened} expect ${question} is known`);
  const [only] = model.cases;
  assert.ok(only !== undefined);
  const input = model.inputs.find(({ name }) => name === question);
  assert.ok(input !== undefined, `nothing is called ${question}`);
  return formatValue(input.type, valuesOf(model, kaseOf(model, only))[input.index]);
}

describe("what is asked of events", () => {
  const answers: readonly (readonly [string, string])[] = [
    ["count of breach", "3"],
    ["count of breach where withdrawn", "1"],
    ["count of breach where (not withdrawn and severity is high)", "1"],
    ["count of breach where upheld", "1"],
    ["count of breach distinct by regulation", "2"],
    ["count of breach distinct by regulation where severity is low", "1"],
    ["count of breach in the last 24 months", "2"],
    ["count of breach in the last 61 days", "0"],
    ["count of breach in the last 62 days", "1"],
    ["count of breach in the last look-back", "2"],
    ["count of breach since 2025-01-05", "1"],
    ["count of breach before 2025-01-05", "1"],
    ["count of breach between 2025-01-05 and 2026-03-01", "2"],
    ["count of breach within 12 months after 2024-02-29", "1"],
    ["count of breach since latest notice", "0"],
    ["count of breach since earliest notice", "1"],
    ["count of consecutive breach where severity is low", "1"],
    ["latest breach", "2026-03-01"],
    ["latest breach where severity is high", "2025-01-05"],
    ["earliest breach", "2024-02-29"],
    ["regulation of latest breach", "r9"],
    ["severity of latest breach before 2026-01-01", "high"],
    ["time since latest breach", "61 days"],
    ["receipt of latest notice", "2026-04-20"],
    ["receipt of earliest notice", "2026-03-03"],
    ["count of visit", "unknown"],
    ["latest visit", "unknown"],
  ];
  for (const [question, expected] of answers)
    it(`${question} is ${expected}`, () => assert.equal(answer(question), expected));

  it("is none since an event that never was", () => {
    const happened = "timeline 2026-03-01 breach regulation r9 severity low, no notice";
    assert.equal(answer("count of breach since latest notice", happened), "0");
  });

  it("counts a day that is the same day of an earlier month out, and the day after it in", () => {
    const one = (day: string) =>
      answer("count of visit in the last 1 month", `timeline ${day} visit`, "2026-03-31");
    assert.equal(one("2026-02-28"), "0", "one month before 31 March is the last day of February");
    assert.equal(one("2026-03-01"), "1");
  });

  it("leaves weekends and bank holidays out of working days that it looks back on", () => {
    const one = (day: string) =>
      answer("count of visit in the last 5 working days", `timeline ${day} visit`, "2026-04-09");
    assert.equal(one("2026-03-31"), "0", "Good Friday and Easter Monday lie between");
    assert.equal(one("2026-04-01"), "1");
  });

  it("heads a column of a table of cases, and can be what would decide", () => {
    const model = modelOf(`${policy} track civil strengthens warn < close
power closure is close on civil
rule often when count of visit in the last 12 months is at least 2 then must use closure
cases "Boundary" on 2026-05-01
  | count of visit in the last 12 months | expect |
  | 1 | closure is not-addressed |
  | 2 | closure |
  | | count of visit in the last 12 months would decide |`);
    assert.deepEqual(
      model.cases.map((one) => runCase(model, one).passed),
      [true, true, true],
    );
  });

  it("takes of two on one day the one further down for the later", () =>
    assert.equal(
      answer("passed of latest visit", "timeline 2026-01-05 visit passed yes, 2026-01-05 visit passed no"),
      "no",
    ));

  it("knows that there was none where the case says so", () => {
    assert.equal(answer("count of visit", "timeline no visit"), "0");
    assert.equal(answer("count of visit", ""), "unknown");
  });

  it("leaves open only what turns on a field that is unknown", () => {
    const visits = "timeline 2026-01-05 visit passed yes, 2026-02-05 visit";
    assert.equal(answer("count of visit", visits), "2");
    assert.equal(answer("count of visit where passed is yes", visits), "unknown");
    assert.equal(answer("count of visit where passed is yes before 2026-02-01", visits), "1");
    assert.equal(answer("count of consecutive visit where passed is yes", visits), "unknown");
    assert.equal(answer("latest visit where passed is yes", visits), "unknown");
    assert.equal(answer("earliest visit where passed is yes", visits), "2026-01-05");
  });

  it("is settled where the most that there can have been changes nothing", () => {
    const model = modelOf(`${policy} track civil strengthens warn < close
power warning is warn on civil
power closure is close on civil
rule often when count of visit where passed is no is at least 3 then must use closure
rule twice when count of visit where passed is no is at least 2 then may use warning
rule other otherwise may use warning
case "C" on 2026-05-01
  timeline 2026-01-05 visit passed no, 2026-02-05 visit
  expect outcome is open-to-discretion, warning is permitted, often does not apply`);
    const [only] = model.cases;
    assert.ok(only !== undefined);
    const { passed, outcome } = runCase(model, only);
    assert.ok(passed);
    assert.equal(
      outcome?.trace[0]?.text,
      "count of visit where passed is no is from 1 to 2: whether visit on 2026-02-05 is meant is not known",
    );
  });

  it("counts from what the policy works out", () => {
    assert.equal(
      answer("count of breach since deadline", breaches, "2026-05-01", "given aware is 2026-02-20"),
      "1",
    );
    assert.equal(
      answer("count of breach since deadline", breaches, "2026-05-01", "given aware is 2026-02-22"),
      "0",
    );
    assert.equal(answer("count of breach since deadline"), "unknown");
  });

  it("takes what the case gives for what it works out", () =>
    assert.equal(answer("count of breach", breaches, "2026-05-01", "given count of breach is 7"), "7"));

  for (const [lately, said] of [
    [1, false],
    [3, true],
  ] as const)
    it(`says ${said ? "" : "nothing "}of ${lately} in a year beside 2 in two years`, () => {
      const model = modelOf(`${policy} case "C" on 2026-05-01
        given count of breach in the last 12 months is ${lately}, count of breach in the last 24 months is 2
        expect count of breach in the last 12 months is ${lately}`);
      const [only] = model.cases;
      assert.ok(only !== undefined);
      const { summary } = runCase(model, only).outcome ?? {};
      assert.equal(summary?.includes("can't all be so: no timeline has it"), said);
    });
});

describe("a timeline as data", () => {
  it("is read back as it was written", () => {
    const model = modelOf(
      `${policy} case "C" on 2026-05-01 ${breaches}, no visit expect count of breach is 3`,
    );
    const [only] = model.cases;
    assert.ok(only !== undefined);
    const data = caseDataOf(model, kaseOf(model, only));
    assert.deepEqual(data.none, ["visit"]);
    assert.deepEqual(data.timeline?.[1], {
      on: "2025-01-05",
      event: "breach",
      fields: { regulation: "r12", severity: "high" },
      upheld: "2025-06-01",
    });
    const { kase, errors } = readCase(model, data);
    assert.deepEqual(errors, {});
    assert.deepEqual(kase.timeline, only.timeline);
  });

  it("says what is wrong with it", () => {
    const { errors } = readCase(modelOf(policy), {
      given: {},
      timeline: [
        { on: "2026-01-05", event: "breech" },
        { on: "2026-02-30", event: "breach", fields: { severty: "high" } },
      ],
      none: ["notices"],
    });
    assert.deepEqual(errors, {
      "timeline 1": "`breech` is no event of this policy; did you mean `breach`?",
      "timeline 2": "`severty` is no field of `breach`; did you mean `severity`?",
      "none notices": "`notices` is no event of this policy; did you mean `notice`?",
    });
  });
});
