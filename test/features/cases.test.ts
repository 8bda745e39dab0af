import assert from "node:assert/strict";
import { parse } from "@remit/grammar";
import { explainedCase, listedCases, ranCases } from "@remit/server/features/cases.ts";
import { formOf, simulated, textOfCase } from "@remit/server/features/what-if.ts";
import * as requests from "@remit/server/protocol/requests.ts";
import { openFixture } from "../support/open-fixture.ts";
import { smallPolicy } from "../support/small-policy.ts";

const cases = `${smallPolicy}
case "Warned" on 2026-05-01
  given impact-of-breach is major, likelihood-of-repeat is remote, warnings is 0, evidence-sufficient is yes because "statements"
  expect warning-notice is required by R1, vary-conditions is not selected
case "Wrong" on 2026-05-01
  given impact-of-breach is minor, likelihood-of-repeat is remote, evidence-sufficient is yes
  expect warning-notice
cases "Bounds" on 2026-05-01
  given evidence-sufficient is yes, likelihood-of-repeat is probable
  | impact-of-breach | warnings | case     | expect              |
  | major            | 0        | "At once" | urgent-cancellation |
  | moderate         | 2        |          | vary-conditions     |
`;
const turn = async () => {};

describe("the cases of a file", () => {
  it("are listed in order, rows in their table, with ids of their own", async () => {
    const { now, uri } = await openFixture(cases);
    const listed = requests.listCases.result.parse(listedCases(now, { uri }));
    assert.deepEqual(
      listed.map(({ title, children }) => [title, children.map((row) => row.title)]),
      [
        ["Warned", []],
        ["Wrong", []],
        ["Bounds", ["At once", "row 2"]],
      ],
    );
    const ids = listed.flatMap(({ id, children }) => [id, ...children.map((row) => row.id)]);
    assert.equal(new Set(ids).size, 5);
    const [first] = listed;
    assert.ok(first !== undefined && cases.slice(first.place.start).startsWith('case "Warned"'));
    assert.ok(cases.slice(first.place.start, first.place.end).endsWith("vary-conditions is not selected"));
    const row = listed[2]?.children[1];
    assert.ok(row !== undefined && cases.slice(row.place.start).startsWith("| moderate"));
  });

  it("are run, each with what came out and where to look", async () => {
    const { now, uri } = await openFixture(cases);
    const results = requests.runCases.result.parse(await ranCases(now, { uri }, turn));
    assert.deepEqual(
      results.map(({ title, passed }) => [title, passed]),
      [
        ["Warned", true],
        ["Wrong", false],
        ["Bounds › At once", true],
        ["Bounds › row 2", true],
      ],
    );
    const wrong = results.find(({ title }) => title === "Wrong");
    assert.equal(wrong?.expectations[0]?.passed, false);
    assert.match(wrong?.expectations[0]?.actual ?? "", /warning-notice/);
    assert.ok((wrong?.outcome?.trace.length ?? 0) > 0);
  });

  it("are run by id; the id of a table stands for its rows", async () => {
    const { now, uri } = await openFixture(cases);
    const one = await ranCases(now, { uri, ids: ["Wrong"] }, turn);
    assert.deepEqual(
      one.map(({ id }) => id),
      ["Wrong"],
    );
    const rows = await ranCases(now, { uri, ids: ["Bounds"] }, turn);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ["Bounds › At once", "Bounds › row 2"],
    );
    assert.deepEqual(await ranCases(now, { uri, ids: ["No such case"] }, turn), []);
  });

  it("stop running when they are cancelled", async () => {
    const { now, uri } = await openFixture(cases);
    let turns = 0;
    const stopping = async () => {
      if (++turns > 2) throw new Error("cancelled");
    };
    await assert.rejects(() => ranCases(now, { uri }, stopping), /cancelled/);
    assert.equal(turns, 3);
  });

  it("are explained at the cursor: a case, a row, a table by its first row, and nothing elsewhere", async () => {
    const { now, uri } = await openFixture(cases);
    const explain = (words: string) => explainedCase(now, { uri, offset: cases.indexOf(words) })?.title;
    assert.equal(explain("given impact-of-breach is major"), "Warned");
    assert.equal(explain("| moderate         | 2"), "Bounds › row 2");
    assert.equal(explain('cases "Bounds"'), "Bounds › At once");
    assert.equal(explain("rule R1"), undefined);
  });

  it("come from files that others use, too", async () => {
    const { now } = await openFixture(
      `use "./policy-itself.remit"\ncase "Far" given warnings is 2 expect outcome is undecided\n//- policy-itself.remit\n${smallPolicy}`,
    );
    const results = await ranCases(now, { uri: "file:///fixture/policy.remit" }, turn);
    assert.deepEqual(
      results.map(({ title, passed }) => [title, passed]),
      [["Far", true]],
    );
  });

  it("of a file that is not there are none", async () => {
    const { now } = await openFixture(cases);
    assert.deepEqual(listedCases(now, { uri: "file:///fixture/other.remit" }), []);
    assert.deepEqual(await ranCases(now, { uri: "file:///fixture/other.remit" }, turn), []);
  });
});

describe("what if", () => {
  it("has a control for every fact and judgement, made from its type", async () => {
    const { now, uri } = await openFixture(
      'policy p "P" in force from 2026-04-01\nactor chair\nscale harm worsens low "Little" < high\nfact a "A": harm question "How bad?"\nfact b: 0.0..2.5 points\nfact c: £0..£50\nfact d: date\nfact e: 0..6 weeks\njudgement f: yes/no by chair guided by "the record"\n',
    );
    const form = requests.policyForm.result.parse(formOf(now, { uri }));
    assert.equal(form?.title, "P");
    assert.deepEqual(
      form?.controls.map(({ name, input }) => [name, input]),
      [
        [
          "a",
          {
            kind: "options",
            ordered: true,
            options: [
              { value: "low", label: "Little" },
              { value: "high", label: "high" },
            ],
          },
        ],
        ["b", { kind: "number", min: 0, max: 2.5, step: 0.1, unit: "points" }],
        ["c", { kind: "number", min: 0, max: 50, step: 1, unit: "£" }],
        ["d", { kind: "date" }],
        ["e", { kind: "number", min: 0, max: 6, step: 1, unit: "weeks" }],
        ["f", { kind: "yes/no" }],
      ],
    );
    const judgement = form?.controls.at(-1);
    assert.deepEqual(
      [judgement?.kind, judgement?.by, judgement?.guidedBy],
      ["judgement", "chair", "the record"],
    );
    assert.equal(form?.controls[0]?.question, "How bad?");
    assert.deepEqual(form?.start, { on: "2026-04-01", given: {} });
    assert.equal(form?.problem, undefined);
  });

  it("starts from the case at the cursor", async () => {
    const { now, uri } = await openFixture(cases);
    const form = formOf(now, { uri, offset: cases.indexOf("impact-of-breach is major") });
    assert.equal(form?.start.title, "Warned");
    assert.equal(form?.start.on, "2026-05-01");
    assert.equal(form?.start.given["impact-of-breach"], "major");
    assert.equal(form?.start.reasons?.["evidence-sufficient"], "statements");
  });

  it("says why a policy with mistakes cannot be tried", async () => {
    const { now, uri } = await openFixture("fact a: yes/no\nthreshold t met when b\n");
    assert.match(formOf(now, { uri })?.problem ?? "", /mistakes/);
  });

  it("gives the outcome with its trace, and says by name what is wrong with a value", async () => {
    const { now, uri } = await openFixture(smallPolicy);
    const given = {
      "impact-of-breach": "major",
      "likelihood-of-repeat": "probable",
      "evidence-sufficient": true,
    };
    const right = requests.simulateCase.result.parse(
      simulated(now, { uri, case: { on: "2026-05-01", given } }),
    );
    assert.deepEqual(right.outcome?.tracks[0]?.selected, ["urgent-cancellation"]);
    assert.ok((right.outcome?.trace.length ?? 0) > 0);
    const wrong = simulated(now, { uri, case: { on: "2026-02-30", given: { warnings: 30, nonsense: 1 } } });
    assert.deepEqual(Object.keys(wrong.errors).sort(), ["nonsense", "on", "warnings"]);
  });

  it("writes the case as canonical text that expects what came out, and passes", async () => {
    const { now, uri, workspace } = await openFixture(cases);
    const given = {
      "impact-of-breach": "major",
      "likelihood-of-repeat": "probable",
      "evidence-sufficient": true,
    };
    const data = {
      title: "Warned",
      on: "2026-05-01",
      given,
      reasons: { "evidence-sufficient": 'a "signed" \\ statement' },
    };
    const { text } = textOfCase(now, { uri, case: data });
    assert.match(text, /^case "Warned \(2\)" on 2026-05-01/);
    assert.deepEqual(
      parse(text).items.flatMap(({ problems }) => problems),
      [],
    );
    workspace.open(uri, 2, `${cases}\n${text}`);
    const later = await workspace.snapshot();
    const [kept] = await ranCases(later, { uri, ids: ["Warned (2)"] }, turn);
    assert.equal(kept?.passed, true, JSON.stringify(kept?.expectations));
    assert.equal(explainedCase(later, { uri, offset: cases.length + 5 })?.title, "Warned (2)");
  });
});
