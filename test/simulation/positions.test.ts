import { strict as assert } from "node:assert";
import { outcomeOf, positionOf } from "../support/outcome-of.ts";

const facts = `policy p in force from 2024-01-01
fact a: yes/no
fact b: yes/no
fact gate: yes/no
`;

describe("the position of a power", () => {
  const position = (effects: string) =>
    positionOf(outcomeOf(`${facts} power x ${effects}`, { a: true, b: true }), "x");

  it("is required by must, whatever else is said for it", () => {
    assert.equal(position("rule R when a then must use x rule S when b then should use x"), "required");
  });

  it("is recommended by should", () => {
    assert.equal(position("rule R when a then should use x rule S when b then may use x"), "recommended");
  });

  it("is permitted by may", () => {
    assert.equal(position("rule R when a then may use x"), "permitted");
  });

  it("is prohibited where one rule says must not and another may", () => {
    assert.equal(position("rule R when a then must not use x rule S when b then may use x"), "prohibited");
  });

  it("is not addressed where no applying rule speaks of it", () => {
    assert.equal(position("rule R when not a then must use x"), "not-addressed");
  });

  it("names the rules that put it there, and only those", () => {
    const outcome = outcomeOf(
      `${facts} power x rule R when a then must use x rule S when b then may use x rule T when a then must use x`,
      { a: true, b: true },
    );
    assert.deepEqual(outcome.positions[0]?.by, ["R", "T"]);
  });

  it("is open where it hangs on an unknown, with every position possible", () => {
    const outcome = outcomeOf(`${facts} power x rule R when a then must use x rule S when b then may use x`, {
      b: true,
    });
    assert.deepEqual(outcome.positions[0]?.possible, ["required", "permitted"]);
    assert.equal(outcome.positions[0]?.position, undefined);
    assert.equal(outcome.class, "undecided");
  });
});

describe("a gate", () => {
  const gated = `${facts} power x open when gate power y
    rule R when a then must use x
    rule S when b then must use y`;

  it("that is open changes nothing", () => {
    assert.equal(positionOf(outcomeOf(gated, { a: true, b: false, gate: true }), "x"), "required");
  });

  it("that fails closes the power; required, that is a conflict", () => {
    const outcome = outcomeOf(gated, { a: true, b: false, gate: false });
    assert.equal(positionOf(outcome, "x"), "closed");
    assert.equal(outcome.class, "conflict");
    assert.deepEqual(outcome.conflicts, [
      {
        kind: "required-but-closed",
        targets: ["x"],
        rules: ["R"],
        text: "R requires x, but it is closed in this case",
      },
    ]);
  });

  it("that fails closes a power that no rule speaks of, which is no conflict", () => {
    const outcome = outcomeOf(gated, { a: false, b: true, gate: false });
    assert.equal(positionOf(outcome, "x"), "closed");
    assert.equal(outcome.class, "settled");
  });

  it("that is not known leaves a required power open", () => {
    const outcome = outcomeOf(gated, { a: true, b: false });
    assert.equal(positionOf(outcome, "x"), "required|closed");
    assert.equal(outcome.class, "undecided");
    assert.deepEqual(outcome.deciding, [{ facts: ["gate"], always: true }]);
  });

  it("that is not known leaves nothing undecided where no rule speaks of the power", () => {
    const outcome = outcomeOf(gated, { a: false, b: true });
    assert.equal(positionOf(outcome, "x"), "closed|not-addressed");
    assert.equal(outcome.class, "settled");
  });

  it("that is not known leaves open whether a forbidden power is closed instead", () => {
    const outcome = outcomeOf(`${facts} power x open when gate rule R when a then must not use x`, {
      a: true,
    });
    assert.equal(positionOf(outcome, "x"), "prohibited|closed");
    assert.equal(outcome.class, "undecided");
  });

  it("that fails leaves open whether there is a conflict while the rule may apply", () => {
    const outcome = outcomeOf(gated, { b: true, gate: false });
    assert.equal(positionOf(outcome, "x"), "closed");
    assert.equal(outcome.class, "undecided");
  });
});

describe("a conflict", () => {
  it("is required together with prohibited", () => {
    const outcome = outcomeOf(
      `${facts} power x rule R when a then must use x rule S when b then must not use x`,
      {
        a: true,
        b: true,
      },
    );
    assert.equal(outcome.class, "conflict");
    assert.equal(outcome.conflicts[0]?.kind, "required-and-prohibited");
    assert.equal(outcome.conflicts[0]?.text, "x is required by R and prohibited by S");
    assert.equal(positionOf(outcome, "x"), "required|prohibited");
    assert.equal(outcome.summary, "x is required by R and prohibited by S.");
  });

  for (const [which, first, second] of [
    ["first", "excludes y", ""],
    ["second", "", "excludes x"],
    ["both, told once", "excludes y", "excludes x"],
  ] as const)
    it(`is two required powers that exclude each other, said by the ${which}`, () => {
      const outcome = outcomeOf(
        `${facts} power x ${first} power y ${second} rule R when a then must use x, y`,
        { a: true },
      );
      assert.equal(outcome.class, "conflict");
      assert.deepEqual(
        outcome.conflicts.map(({ kind, targets }) => [kind, ...targets]),
        [["excluded-pair", "x", "y"]],
      );
    });

  it("is two required powers on a track that takes one at a time, also on the same step", () => {
    const policy = (track: string) => `${facts} ${track}
      power x is low on t power y is low on t power z is high on t
      rule R when a then must use x, y rule S when b then must use z`;
    const given = { a: true, b: true };
    const one = outcomeOf(policy("track t one at a time strengthens low < high"), given);
    assert.deepEqual(one.conflicts[0]?.targets, ["x", "y", "z"]);
    assert.deepEqual(one.conflicts[0]?.rules, ["R", "S"]);
    assert.equal(outcomeOf(policy("track t strengthens low < high"), given).class, "settled");
  });

  it("is two true branches with different values, and nothing is known of the value then", () => {
    const outcome = outcomeOf(
      `${facts} scale level low < high power x
       define d: level is low when a, high when b, low otherwise
       rule R when d is high then must use x
       rule S when a then must use x`,
      { a: true, b: true },
    );
    assert.equal(outcome.class, "conflict");
    assert.deepEqual(outcome.conflicts, [
      {
        kind: "branches-differ",
        targets: ["d"],
        rules: [],
        text: "two branches of d fit this case and give different values",
      },
    ]);
    assert.equal(outcome.values[0]?.value, "unknown");
    assert.equal(outcome.rules[0]?.status, "may-apply");
  });

  it("outranks what is undecided", () => {
    const outcome = outcomeOf(
      `${facts} power x power y rule R when a then must use x rule S when a then must not use x rule T when b then must use y`,
      { a: true },
    );
    assert.equal(outcome.class, "conflict");
    assert.equal(positionOf(outcome, "y"), "required|not-addressed");
  });

  it("is only possible where an unknown decides it", () => {
    const outcome = outcomeOf(
      `${facts} power x rule R when a then must use x rule S when b then must not use x`,
      { a: true },
    );
    assert.equal(outcome.class, "undecided");
    assert.deepEqual(outcome.conflicts, []);
  });

  it("is sure where every way of filling the unknowns brings one, be it not the same", () => {
    const outcome = outcomeOf(
      `${facts} power x power y rule R when a then must use x, y
       rule S when b then must not use x rule T when not b then must not use y`,
      { a: true },
    );
    assert.equal(outcome.class, "conflict");
    assert.equal(outcome.conflicts.length, 2);
  });
});
