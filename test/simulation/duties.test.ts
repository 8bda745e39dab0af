import { strict as assert } from "node:assert";
import type { CaseValue } from "@remit/server/protocol/case.ts";
import { outcomeOf } from "../support/outcome-of.ts";

const head = `policy p in force from 2025-01-01 calendar england-and-wales
actor inspector actor chair
fact a: yes/no
fact notice-served: date
action report "Report to the board" held by chair
`;
const given = { a: true, "notice-served": "2025-04-14" };

function duty(effect: string, values: Record<string, CaseValue> = given, on?: string) {
  const outcome = outcomeOf(`${head} rule R when a then ${effect}`, values, on === undefined ? {} : { on });
  const [only] = outcome.duties;
  assert.ok(only !== undefined);
  return { ...only, class: outcome.class };
}

describe("a duty", () => {
  it("says who must do what, by which rule, and what proves it", () => {
    const { what, title, modality, actor, rule, certain, provedBy } = duty(
      'inspector must report proved by "the minutes"',
    );
    assert.deepEqual(
      { what, title, modality, actor, rule, certain, provedBy },
      {
        what: "report",
        title: "Report to the board",
        modality: "must",
        actor: "inspector",
        rule: "R",
        certain: true,
        provedBy: "the minutes",
      },
    );
  });

  it("falls to the holder where nobody else is named", () =>
    assert.equal(duty("should report").actor, "chair"));

  it("without a deadline has no due date", () => {
    const { due, computed } = duty("must report");
    assert.deepEqual([due, computed], [undefined, undefined]);
  });

  it("is due so many days after the decision date where no other is named", () => {
    const { due, computed } = duty("must report within 28 days", given, "2025-03-03");
    assert.equal(due, "2025-03-31");
    assert.equal(computed, "28 days after 2025-03-03 (the decision date)");
  });

  it("is due so many working days after the date of a fact, holidays left out and named", () => {
    const { due, computed } = duty("must report within 10 working days after notice-served");
    assert.equal(due, "2025-04-30");
    assert.equal(
      computed,
      "10 working days after 2025-04-14 (notice-served), bank holidays of 2025-04-18 and 2025-04-21 left out (England and Wales, 2019 to 2028, compiled 2026-11)",
    );
  });

  it("beginning with a day counts that day", () => {
    const { due, computed } = duty("must report within 2 working days beginning with notice-served");
    assert.equal(due, "2025-04-15");
    assert.equal(
      computed,
      "2 working days beginning with 2025-04-14 (notice-served), no bank holiday in between (England and Wales, 2019 to 2028, compiled 2026-11)",
    );
  });

  it("says when a month was too short", () => {
    const { due, computed } = duty("must report within 1 month after notice-served", {
      a: true,
      "notice-served": "2025-01-31",
    });
    assert.equal(due, "2025-02-28");
    assert.equal(
      computed,
      "1 month after 2025-01-31 (notice-served), that month has no day 31, so it ends on its last",
    );
  });

  it("takes its length from a parameter as of the decision date", () => {
    const policy = (on: string) =>
      outcomeOf(
        `${head} parameter limit: 14 days from 2025-06-01, was 28 days from 2025-01-01
         rule R when a then must report within limit after notice-served`,
        given,
        { on },
      ).duties[0]?.due;
    assert.equal(policy("2025-05-31"), "2025-05-12");
    assert.equal(policy("2025-06-01"), "2025-04-28");
  });

  it("has no due date while the day it counts from is not known, and is settled all the same", () => {
    const found = duty("must report within 10 working days after notice-served", { a: true });
    assert.equal(found.due, undefined);
    assert.equal(
      found.computed,
      "the date can't be computed: it is 10 working days after notice-served, which is not known",
    );
    assert.equal(found.certain, true);
    assert.equal(found.class, "settled");
  });

  it("has no due date beyond the table of bank holidays", () => {
    const found = duty("must report within 10 working days after notice-served", {
      a: true,
      "notice-served": "2028-12-20",
    });
    assert.equal(found.due, undefined);
    assert.equal(
      found.computed,
      "the date can't be computed: it is 10 working days after 2028-12-20 (notice-served), but the table of " +
        "bank holidays (England and Wales, 2019 to 2028, compiled 2026-11) does not reach that far",
    );
  });

  it("is not certain while the rule may apply", () => {
    assert.equal(duty("must report", { "notice-served": "2025-04-14" }).certain, false);
  });

  it("is told once where two rules lay it down alike, and twice where the deadlines differ", () => {
    const count = (second: string) =>
      outcomeOf(
        `${head} rule R when a then must report within 5 days rule S when a then must report ${second}`,
        given,
      ).duties.length;
    assert.equal(count("within 5 days"), 1);
    assert.equal(count("within 6 days"), 2);
  });

  it("does not arise from a recommendation that is forbidden, or passed over for a lower power", () => {
    const duties = (policy: string) => outcomeOf(`${head} ${policy}`, given).duties.map(({ what }) => what);
    assert.deepEqual(duties("rule R when a then should report rule S when a then must not report"), []);
    assert.deepEqual(
      duties(`track t strengthens low < high power x is low on t power y is high on t
        principle least choose the lowest adequate power on t rule R when a then should use x, y`),
      ["x"],
    );
  });
});
