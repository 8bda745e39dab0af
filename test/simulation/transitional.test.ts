import { strict as assert } from "node:assert";
import type { EditionsReport } from "@remit/server/protocol/editions.ts";
import { EditionsReport as Schema } from "@remit/server/protocol/editions.ts";
import { editionsReport } from "@remit/server/simulation/transitional.ts";
import { editionsText } from "@remit/server/simulation/transitional-text.ts";
import { modelOf } from "../support/model-of.ts";

function reportOf(policy: string): EditionsReport {
  const steps = editionsReport(modelOf(policy), "policy.remit");
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return Schema.parse(step.value);
}

const policy = (applies: string) =>
  `policy p "Penalties" in force from 2023-01-01 ${applies}
  actor inspector
  track civil strengthens warn < fine
  fact offence: date
  fact warnings: 0..9 notices
  parameter reply-time: 5 days from 2025-07-01, was 10 days
  power warning is warn on civil
  power penalty in force from 2024-04-04 is fine on civil
  action reply
  rule R until-then in force until 2024-04-03 when warnings is at least 2 then inspector must use warning
  rule R in force from 2024-04-04 when warnings is at least 2 then inspector must use penalty
  rule answer when warnings is at least 1 then inspector must reply within reply-time
  case "Twice" given warnings is 2, offence is 2024-01-01 expect warning
  case "Once" given warnings is 1, offence is 2024-01-01 expect reply
  case "Never" given warnings is 0, offence is 2024-01-01 expect warning is not-addressed`.replace(
    " until-then",
    "",
  );

describe("transitional cases", () => {
  it("are those that end otherwise from a change on, with what they ended in before", () => {
    const report = reportOf(policy(""));
    assert.deepEqual(
      report.days.map(({ day, changes, cases }) => [day, changes, cases.map(({ title }) => title)]),
      [
        ["2024-04-04", ["penalty", "R"], ["Twice"]],
        ["2025-07-01", ["reply-time"], ["Twice", "Once"]],
      ],
      "the day on which the policy begins is no change of it, and later days alone change no case",
    );
    const [twice] = report.days[0]?.cases ?? [];
    assert.equal(twice?.before.summary, "warning is required by R and reply is required by answer.");
    assert.deepEqual(twice?.differs.slice(1), [
      { what: "warning", before: "required", after: "not addressed" },
      { what: "penalty", before: "closed", after: "required" },
    ]);
    assert.deepEqual(report.days[1]?.cases[1]?.differs, [
      {
        what: "the duty reply",
        before: "inspector must, within 10 days after the decision date",
        after: "inspector must, within 5 days after the decision date",
      },
    ]);
  });

  it("turn on the day of the conduct where that picks the edition", () => {
    const report = reportOf(policy("conduct offence applies by date of conduct"));
    assert.equal(report.picks, "offence");
    assert.deepEqual(
      report.days.map(({ cases }) => cases.length),
      [1, 2],
    );
  });

  it("are told in a text", () => {
    const text = editionsText(reportOf(policy("")));
    assert.match(text, /^Penalties\n\nIt changes on 2 days; the decision date says which edition counts\.\n/);
    assert.match(text, /\n2024-04-04 {2}penalty and R\n {2}Twice\n {4}before: settled: /);
    assert.match(text, /\n {4}penalty: closed → required\n/);
    assert.equal(
      editionsText({ policy: "P", picks: "the decision date", cases: 3, days: [] }),
      "P\n\nNothing in this policy changes on a day.\n",
    );
  });
});
