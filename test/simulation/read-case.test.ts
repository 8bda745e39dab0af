import { strict as assert } from "node:assert";
import type { CaseValue } from "@remit/server/protocol/case.ts";
import { CaseData } from "@remit/server/protocol/case.ts";
import { dayOf } from "@remit/server/semantics/dates.ts";
import { caseDataOf, kaseOf, readCase } from "@remit/server/simulation/read-case.ts";
import { modelOf } from "../support/model-of.ts";

const model = modelOf(`policy p in force from 2024-03-04
scale level worsens low < high
fact breach: yes/no
fact harm: level
fact warnings: 0..20 notices
fact turnover: £0..£50,000.00
fact share: 0%..100%
fact told: date
fact late-by: 0..26 weeks
power x
rule R when breach and harm is high and warnings is above 1 and turnover is above £1 and share is above 1%
    and told is at least 2024-01-01 and late-by is above 1 week then must use x
case "Known" on 2026-05-01
  given breach is yes because "seen", warnings is 2, turnover is £1,250.50, late-by is 3 weeks, harm is unknown
  expect x is not-addressed
case "No day" given breach is no expect x is not-addressed
`);

function read(name: string, value: CaseValue) {
  const { kase, errors } = readCase(model, { given: { [name]: value } });
  const index = model.inputs.findIndex((input) => input.name === name);
  return errors[name] ?? kase.values[index];
}

describe("reading a case", () => {
  const accepted: readonly (readonly [string, CaseValue, number | undefined])[] = [
    ["breach", true, 1],
    ["breach", "no", 0],
    ["harm", "high", 1],
    ["warnings", 2, 2],
    ["warnings", "2 notices", 2],
    ["warnings", "1 notice", 1],
    ["turnover", "£1,250.50", 1250.5],
    ["turnover", 1250.5, 1250.5],
    ["share", "80%", 80],
    ["told", "2026-04-01", dayOf("2026-04-01")],
    ["late-by", "2 weeks", 14],
    ["late-by", "10 days", 10],
    ["late-by", 2, 14],
    ["warnings", "unknown", undefined],
  ];
  for (const [name, given, value] of accepted)
    it(`takes ${JSON.stringify(given)} for ${name}`, () => assert.equal(read(name, given), value));

  const refused: readonly (readonly [string, CaseValue, string])[] = [
    ["breach", "perhaps", "for `breach`, yes or no was expected, not `perhaps`"],
    [
      "harm",
      "hgih",
      "for `harm`, a level of `level`: low or high was expected, not `hgih`; did you mean `high`?",
    ],
    ["warnings", 25, "for `warnings`, a number of notices from 0 to 20 was expected; `25` is not among them"],
    [
      "warnings",
      2.5,
      "for `warnings`, a number of notices from 0 to 20 was expected; `2.5` is not among them",
    ],
    ["warnings", "2 days", "for `warnings`, a number of notices from 0 to 20 was expected, not `2 days`"],
    [
      "told",
      "2026-02-30",
      "for `told`, a date was expected, not `2026-02-30`: a date is written as 2026-04-01",
    ],
    ["warning", 2, "`warning` is no fact or judgement of this policy; did you mean `warnings`?"],
    ["zebra", 2, "`zebra` is no fact or judgement of this policy"],
  ];
  for (const [name, given, message] of refused)
    it(`refuses ${JSON.stringify(given)} for ${name}: ${message}`, () =>
      assert.equal(read(name, given), message));

  it("leaves a value with a mistake unknown, and reads the others", () => {
    const { kase, errors } = readCase(model, { given: { warnings: 25, breach: true } });
    assert.deepEqual([kase.values[0], kase.values[2]], [1, undefined]);
    assert.deepEqual(Object.keys(errors), ["warnings"]);
  });

  it("decides on the day the policy comes into force where no other is named", () => {
    assert.equal(readCase(model, { given: {} }).kase.on, dayOf("2024-03-04"));
  });

  it("refuses a decision date that is none", () => {
    assert.equal(
      readCase(model, { on: "2026-02-30", given: {} }).errors["on"],
      "the decision date can't be `2026-02-30`: there is no such day",
    );
    assert.equal(
      readCase(model, { on: "1 April", given: {} }).errors["on"],
      "the decision date can't be `1 April`: a date is written as 2026-04-01",
    );
  });

  it("refuses a reason for what is no fact", () => {
    assert.deepEqual(readCase(model, { given: {}, reasons: { harn: "seen" } }).errors, {
      harn: "`harn` is no fact or judgement of this policy; did you mean `harm`?",
    });
  });
});

describe("a case of the policy", () => {
  const [known, noDay] = model.cases;
  assert.ok(known !== undefined && noDay !== undefined);

  it("becomes data that says the same", () => {
    const data = caseDataOf(model, kaseOf(model, known));
    assert.deepEqual(data, {
      title: "Known",
      on: "2026-05-01",
      given: { breach: true, warnings: 2, turnover: 1250.5, "late-by": "3 weeks" },
      reasons: { breach: "seen" },
    });
    assert.deepEqual(CaseData.parse(data), data);
    assert.deepEqual(readCase(model, data), { kase: kaseOf(model, known), errors: {} });
  });

  it("without a day is decided when the policy comes into force", () => {
    assert.equal(kaseOf(model, noDay).on, dayOf("2024-03-04"));
  });

  it("says where a timeline lists more of an event than there can be, or what it says did not happen", () => {
    const model = modelOf("event visit at most 1\nevent breach at most 2\n");
    const on = ["2026-01-01", "2026-01-02", "2026-01-03"];
    const errorsOf = (event: string, count: number, none: string[] = []) =>
      readCase(model, { given: {}, timeline: on.slice(0, count).map((day) => ({ on: day, event })), none })
        .errors;
    assert.deepEqual(errorsOf("breach", 2), {});
    assert.deepEqual(errorsOf("visit", 2), {
      timeline: "`visit` can happen once at most, and the timeline lists 2",
    });
    assert.deepEqual(errorsOf("breach", 3), {
      timeline: "`breach` can happen 2 times at most, and the timeline lists 3",
    });
    assert.deepEqual(errorsOf("breach", 1, ["breach"]), {
      "none breach": "`breach` is listed in the timeline, and said not to have happened",
    });
  });
});
