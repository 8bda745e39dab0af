import { strict as assert } from "node:assert";
import type { CaseValue } from "@remit/server/protocol/case.ts";
import { outcomeOf, workedOut } from "../support/outcome-of.ts";

const head = `policy p in force from 2024-01-01
scale level worsens low < medium < high
fact a: yes/no
fact b: yes/no
fact harm: level
fact likely: level
fact count: 0..20 notices
`;

/** The value of the definition `d`. */
const d = (policy: string, given: Record<string, CaseValue> = {}) =>
  workedOut(outcomeOf(`${head} ${policy}`, given), "d");

describe("three-valued logic", () => {
  const table: readonly (readonly [string, Record<string, CaseValue>, string])[] = [
    ["a and b", { a: false }, "no"],
    ["a and b", { a: true }, "unknown"],
    ["a or b", { a: true }, "yes"],
    ["a or b", { a: false }, "unknown"],
    ["not a", {}, "unknown"],
    ["at least 2 of (a, b, harm is high)", { a: true, b: true }, "yes"],
    ["at least 2 of (a, b, harm is high)", { a: false, b: false }, "no"],
    ["at least 2 of (a, b, harm is high)", { a: true, b: false }, "unknown"],
    ["count is at least 3", {}, "unknown"],
    ["count is between 3 and 5", { count: 3 }, "yes"],
    ["count is between 3 and 5", { count: 5 }, "yes"],
    ["count is between 3 and 5", { count: 6 }, "no"],
    ["harm is one of (low, high)", { harm: "medium" }, "no"],
    ["harm is above low", { harm: "medium" }, "yes"],
    ["harm is below medium", { harm: "medium" }, "no"],
  ];
  for (const [condition, given, expected] of table)
    it(`says ${expected} to ${condition} with ${JSON.stringify(given)}`, () => {
      assert.equal(d(`define d: yes/no is ${condition}`, given), expected);
    });

  it("knows of everything whether it is known", () => {
    assert.equal(d("define d: yes/no is harm is known", {}), "no");
    assert.equal(d("define d: yes/no is harm is unknown", {}), "yes");
    assert.equal(d("define d: yes/no is harm is known", { harm: "low" }), "yes");
  });
});

describe("arithmetic", () => {
  it("compares what binary fractions blur", () => {
    const policy = "fact x: 0.0..1.0 fact y: 0.0..1.0 define d: yes/no is x + y is at most 0.3";
    assert.equal(d(policy, { x: 0.1, y: 0.2 }), "yes");
  });

  it("is unknown where a part is", () => {
    assert.equal(d("define d: 0..40 notices is count + 1 notices"), "unknown");
    assert.equal(d("define d: 0..40 notices is count * 2", { count: 4 }), "8 notices");
  });

  it("moves dates by days, and by months to the end of a shorter one", () => {
    const dates = "fact seen: date";
    assert.equal(d(`${dates} define d: date is seen + 28 days`, { seen: "2024-02-01" }), "2024-02-29");
    assert.equal(d(`${dates} define d: date is seen + 1 month`, { seen: "2024-01-31" }), "2024-02-29");
    assert.equal(d(`${dates} define d: date is seen - 1 year`, { seen: "2024-02-29" }), "2023-02-28");
  });
});

describe("branches", () => {
  const tiers =
    "define d: level is low when count is below 3, high when count is at least 6, medium otherwise";

  it("have the value of the one whose condition is true", () => {
    assert.equal(d(tiers, { count: 2 }), "low");
    assert.equal(d(tiers, { count: 6 }), "high");
  });

  it("have that of otherwise where none is", () => {
    assert.equal(d(tiers, { count: 4 }), "medium");
  });

  it("are unknown where the condition is not known and the values differ", () => {
    assert.equal(d(tiers), "unknown");
  });

  it("are known where every possible branch agrees", () => {
    assert.equal(d("define d: level is high when a, high when b, high otherwise"), "high");
  });

  it("are not known where perhaps no branch holds", () => {
    assert.equal(d("define d: level is high when a, high when b"), "unknown");
  });

  it("agree when two true ones say the same", () => {
    const outcome = outcomeOf(`${head} define d: level is high when a, high when b, low otherwise`, {
      a: true,
      b: true,
    });
    assert.equal(workedOut(outcome, "d"), "high");
    assert.deepEqual(outcome.conflicts, []);
  });

  it("that exclude each other are no conflict, though logic alone can't tell", () => {
    const outcome = outcomeOf(`${head} ${tiers} power x rule R when d is at least low then must use x`);
    assert.deepEqual(outcome.conflicts, []);
    assert.equal(outcome.class, "settled");
  });
});

describe("a matrix", () => {
  const matrix = `matrix d: level by harm and likely
    |        | low | medium | high |
    | low    | low | low    | high |
    | medium | low | medium | high |
    | high   | low | high   | high |
  `;

  it("gives the cell of its row and column", () => {
    assert.equal(d(matrix, { harm: "medium", likely: "medium" }), "medium");
  });

  it("is known with one axis unknown where all cells it could be agree", () => {
    assert.equal(d(matrix, { likely: "high" }), "high");
    assert.equal(d(matrix, { likely: "low" }), "low");
    assert.equal(d(matrix, { harm: "high" }), "unknown");
  });

  it("has bands of numbers, both ends included", () => {
    const bands = `matrix d: level by count
      | 0..2  | low    |
      | 3..5  | medium |
      | 6..20 | high   |
    `;
    assert.deepEqual(
      [0, 2, 3, 5, 6, 20].map((count) => d(bands, { count })),
      ["low", "low", "medium", "medium", "high", "high"],
    );
  });
});

describe("a threshold", () => {
  const policy = 'threshold d met when harm is at least high because "{count} notices, {harm} harm"';

  it("is met, not met or unknown", () => {
    assert.deepEqual(
      [d(policy, { harm: "high" }), d(policy, { harm: "low" }), d(policy)],
      ["met", "not met", "unknown"],
    );
  });
});
