import { strict as assert } from "node:assert";
import type { CaseValue } from "@remit/server/protocol/case.ts";
import { outcomeOf } from "../support/outcome-of.ts";

const track = `policy p in force from 2024-01-01
track civil strengthens advise < warn < restrict < close
fact a: yes/no
fact b: yes/no
fact enough: yes/no
power advice is advise on civil
power letter is advise on civil
power warning is warn on civil adequate when enough
power conditions is restrict on civil
`;
const lowest = "principle proportionality choose the lowest adequate power on civil";

function selection(policy: string, given: Record<string, CaseValue>) {
  const outcome = outcomeOf(`${track} ${policy}`, given);
  const [civil] = outcome.tracks;
  assert.ok(civil !== undefined);
  return { ...civil, class: outcome.class };
}

describe("selection on a track", () => {
  it("takes what is required before what is only permitted, even if that is lower", () => {
    const { selected, open, text } = selection(
      `${lowest} rule R when a then must use conditions rule S when a then may use advice`,
      { a: true },
    );
    assert.deepEqual(selected, ["conditions"]);
    assert.equal(open, false);
    assert.equal(text, "conditions is required by R");
  });

  it("leaves the choice open where no principle says how to choose", () => {
    const found = selection("rule R when a then may use warning, conditions", { a: true });
    assert.deepEqual(found.selected, []);
    assert.deepEqual(found.options, ["warning", "conditions"]);
    assert.equal(found.open, true);
    assert.equal(found.class, "open-to-discretion");
    assert.equal(found.text, "it is left open whether to use warning or conditions");
  });

  it("leaves open whether to use a single permitted power", () => {
    const found = selection("rule R when a then may use conditions", { a: true });
    assert.deepEqual([found.options, found.open], [["conditions"], true]);
  });

  it("takes the lowest adequate power where a principle says so, and names the principle", () => {
    const found = selection(`${lowest} rule R when a then may use warning, conditions`, {
      a: true,
      enough: true,
    });
    assert.deepEqual(found.selected, ["warning"]);
    assert.equal(found.by, "proportionality");
    assert.equal(found.class, "settled");
  });

  it("goes past what is not adequate", () => {
    const found = selection(`${lowest} rule R when a then may use warning, conditions`, {
      a: true,
      enough: false,
    });
    assert.deepEqual(found.selected, ["conditions"]);
  });

  it("chooses among the recommended before the permitted", () => {
    const found = selection(`${lowest} rule R when a then may use advice and should use conditions`, {
      a: true,
    });
    assert.deepEqual(found.selected, ["conditions"]);
  });

  it("is open between several on the same lowest step", () => {
    const found = selection(`${lowest} rule R when a then may use advice, letter, conditions`, { a: true });
    assert.deepEqual([found.selected, found.options, found.open], [[], ["advice", "letter"], true]);
    assert.equal(found.class, "open-to-discretion");
  });

  it("is nothing where none is adequate, and says why", () => {
    const found = selection(`${lowest} rule R when a then may use warning`, { a: true, enough: false });
    assert.deepEqual([found.selected, found.options, found.open], [[], [], false]);
    assert.equal(found.text, "nothing is selected: warning is available, but not adequate");
    assert.equal(found.class, "settled");
  });

  it("hangs on whether a power is adequate while nothing lower is", () => {
    const found = selection(`${lowest} rule R when a then may use warning, conditions`, { a: true });
    assert.deepEqual(found.selected, []);
    assert.deepEqual(found.options, ["warning", "conditions"]);
    assert.equal(found.class, "undecided");
    assert.equal(found.text, "not decided: warning or conditions");
  });

  it("does not ask whether a higher power is adequate", () => {
    const found = selection(`${lowest} rule R when a then may use advice, warning`, { a: true });
    assert.deepEqual(found.selected, ["advice"]);
    assert.equal(found.class, "settled");
  });

  it("leaves closed and prohibited powers out", () => {
    const policy = `power early is advise on civil open when b
      ${lowest} rule R when a then may use early, advice, conditions rule S when a then must not use advice`;
    assert.deepEqual(selection(policy, { a: true, b: false }).selected, ["conditions"]);
  });

  it("is what every way of filling the unknowns agrees on", () => {
    const found = selection("rule R when a then must use conditions rule S when b then must use warning", {
      a: true,
    });
    assert.deepEqual(found.selected, ["conditions"]);
    assert.deepEqual(found.options, ["warning"]);
    assert.equal(found.text, "conditions is selected; not decided: warning");
  });
});

describe("discretion off the tracks", () => {
  it("is whether to use a permitted power that stands on no track", () => {
    const policy =
      "policy p in force from 2024-01-01 fact a: yes/no power prosecution rule R when a then may use prosecution";
    assert.equal(outcomeOf(policy, { a: true }).class, "open-to-discretion");
  });

  it("is not made by an action that may be taken beside what is required", () => {
    const policy = `policy p in force from 2024-01-01 fact a: yes/no action visit action write
      rule R when a then must visit and may write rule S when not a then may write`;
    assert.equal(outcomeOf(policy, { a: true }).class, "settled");
    assert.equal(outcomeOf(policy, { a: false }).class, "open-to-discretion");
  });
});
