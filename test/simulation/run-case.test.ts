import { strict as assert } from "node:assert";
import { CaseResult } from "@remit/server/protocol/outcome.ts";
import { runCase } from "@remit/server/simulation/run-case.ts";
import { modelOf } from "../support/model-of.ts";

const policy = `policy p in force from 2025-01-01 calendar england-and-wales
track civil one at a time strengthens advise < warn < close
scale level worsens low < high
fact harm: level
fact repeated: yes/no
fact told: date
threshold serious met when harm is high
power advice is advise on civil
power warning is warn on civil kind formal
power closure is close on civil kind formal, urgent open when serious
action report
rule R1 when serious then must use warning and must report within 5 days after told
rule R2 when serious and repeated then must use closure overrides R1
rule default otherwise may use advice
`;
const severe = "given harm is high, repeated is no, told is 2025-04-14";

function run(body: string, more = "") {
  const model = modelOf(`${policy} ${more} case "C" ${body}`);
  const [only] = model.cases;
  assert.ok(only !== undefined);
  const result = runCase(model, only);
  assert.deepEqual(CaseResult.parse(result), result);
  return result;
}

/** What was expected, whether it passed, and what was found. */
function expectation(given: string, expected: string): readonly [boolean, string] {
  const { expectations } = run(`${given} expect ${expected}`);
  const [only] = expectations;
  assert.ok(only !== undefined && expectations.length === 1);
  assert.equal(only.text, expected);
  return [only.passed, only.actual];
}

describe("an expectation", () => {
  const table: readonly (readonly [string, boolean, string])[] = [
    ["warning is required", true, "warning is required by R1"],
    ["warning is required by R1", true, "warning is required by R1"],
    ["warning is required by R2", false, "warning is required by R1"],
    ["warning", true, "warning is required by R1"],
    ["advice", false, "advice is not addressed; on civil, warning is required by R1"],
    ["advice is not-addressed", true, "advice is not addressed"],
    ["warning is not selected", false, "warning is required by R1"],
    ["closure is available", false, "closure is not addressed"],
    ["report", true, "report is required by R1"],
    ["report is due 2025-04-19", true, "report is due 2025-04-19 (5 days after 2025-04-14 (told)) by R1"],
    ["report is due 2025-04-18", false, "report is due 2025-04-19 (5 days after 2025-04-14 (told)) by R1"],
    ["serious", true, "serious is met"],
    ["serious is not met", false, "serious is met"],
    ["harm is low", false, "harm is high (not low)"],
    ["R1 applies", true, "R1 applies: serious is met"],
    ["R2 applies", false, "R2 does not apply: repeated is no"],
    ["R2 does not apply", true, "R2 does not apply: repeated is no"],
    ["some formal power is selected", true, "warning is required by R1, closure is not addressed"],
    ["no urgent power is selected", true, "closure is not addressed"],
    ["every formal power is required", false, "warning is required by R1, closure is not addressed"],
    ["some power at least close on civil is required", false, "closure is not addressed"],
    ["outcome is settled", true, "the outcome is settled"],
    ["outcome is gap", false, "the outcome is settled"],
    ["outcome on civil is settled", true, "the outcome on civil is settled"],
    ["repeated would decide", false, "nothing is left to decide: the outcome is settled"],
  ];
  for (const [expected, passed, actual] of table)
    it(`${passed ? "passes" : "fails"}: ${expected}`, () =>
      assert.deepEqual(expectation(severe, expected), [passed, actual]));

  it("that hangs on an unknown does not pass, and neither does its opposite", () => {
    const open = "given harm is high, told is 2025-04-14";
    assert.deepEqual(expectation(open, "warning is required"), [
      false,
      "warning may be required or not addressed",
    ]);
    assert.deepEqual(expectation(open, "warning is not required"), [
      false,
      "warning may be required or not addressed",
    ]);
    assert.deepEqual(expectation(open, "repeated"), [false, "repeated is not known"]);
  });

  it("passes where every way of filling the unknowns agrees", () => {
    assert.equal(expectation("given harm is high", "warning is required or closure is required")[0], true);
    assert.equal(expectation("given harm is high", "advice is selected")[0], false);
  });

  it("names the facts that would decide", () => {
    const open = "given harm is high, told is 2025-04-14";
    assert.deepEqual(expectation(open, "repeated would decide"), [true, "what would decide is repeated"]);
    assert.deepEqual(expectation("given told is 2025-04-14", "harm would decide"), [
      false,
      "what would decide is harm (for some values only); harm and repeated",
    ]);
    assert.equal(expectation("given told is 2025-04-14", "harm and repeated would decide")[0], true);
    assert.equal(expectation(open, "harm and repeated would decide")[0], false, "harm is known");
  });

  it("may speak of a track alone", () => {
    const more = `track criminal strengthens caution < prosecute power caution-power is caution on criminal
      rule C when repeated then may use caution-power`;
    const { expectations } = run(
      `given harm is high, repeated is no expect outcome on criminal is gap, outcome on civil is settled`,
      more,
    );
    assert.deepEqual(
      expectations.map(({ passed }) => passed),
      [true, true],
    );
  });
});

describe("running a case", () => {
  it("passes when all its expectations do", () => {
    const result = run(`${severe} expect warning, serious`);
    assert.equal(result.passed, true);
    assert.equal(result.error, undefined);
    assert.equal(result.outcome?.class, "settled");
  });

  it("fails when one does not, and names the deciding rule with its place", () => {
    const result = run(`${severe} expect warning, advice`);
    assert.equal(result.passed, false);
    assert.deepEqual(
      result.expectations.map(({ passed }) => passed),
      [true, false],
    );
    assert.equal(result.deciding[0]?.rule, "R1");
    const { place } = result.deciding[0] ?? {};
    assert.ok(place !== undefined && policy.slice(place.start, place.end).startsWith("rule R1"));
  });

  it("names first the rule that speaks of what was expected in vain", () => {
    const result = run(`given harm is low expect advice is required`);
    assert.deepEqual(
      result.deciding.map(({ rule }) => rule),
      ["default"],
    );
  });

  it("names rules that may apply where none does", () => {
    const result = run(`given harm is high expect closure`);
    assert.deepEqual(
      result.deciding.map(({ rule }) => rule),
      ["R2", "R1"],
    );
  });
});
