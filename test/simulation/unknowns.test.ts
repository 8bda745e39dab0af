import { strict as assert } from "node:assert";
import { outcomeOf, positionOf, statusOf, workedOut } from "../support/outcome-of.ts";

const head = `policy p in force from 2024-01-01
scale level worsens low < medium < high
fact a: yes/no
fact b: yes/no
fact c: yes/no
fact harm: level
fact count: 0..20 notices
power x
power y
`;

describe("an outcome with unknowns", () => {
  it("is settled where every way of filling them gives the same, though logic alone leaves it open", () => {
    const outcome = outcomeOf(`${head} rule R when a then must use x rule S when not a then must use x`);
    assert.equal(outcome.class, "settled");
    assert.equal(positionOf(outcome, "x"), "required");
    assert.deepEqual(outcome.positions[0]?.by, [], "no one rule puts it there in every case");
    assert.deepEqual([statusOf(outcome, "R"), statusOf(outcome, "S")], ["may-apply", "may-apply"]);
    assert.deepEqual(outcome.duties, [{ what: "x", modality: "must", rule: "R", certain: true }]);
  });

  it("is undecided where they give different positions", () => {
    const outcome = outcomeOf(`${head} rule R when a then must use x rule S when not a then must use y`);
    assert.equal(outcome.class, "undecided");
    assert.deepEqual(outcome.deciding, [{ facts: ["a"], always: true }]);
    assert.equal(
      outcome.summary,
      "It is not decided whether x and y are to be used. Knowing a would decide.",
    );
  });

  it("is undecided where only a duty hangs on them", () => {
    const outcome = outcomeOf(
      `${head} rule R when a then must use x rule S when b then must use x within 5 days`,
      { a: true },
    );
    assert.equal(positionOf(outcome, "x"), "required");
    assert.equal(outcome.class, "undecided");
    assert.deepEqual(
      outcome.duties.map(({ rule, certain }) => [rule, certain]),
      [
        ["R", true],
        ["S", false],
      ],
    );
  });

  it("is undecided where it may be a gap", () => {
    assert.equal(outcomeOf(`${head} rule R when a then must use x`).class, "undecided");
  });

  it("is no gap where every way of filling them finds some rule", () => {
    const outcome = outcomeOf(`${head} rule R when a then may use x rule S when not a then may use x`);
    assert.equal(outcome.class, "open-to-discretion");
  });

  it("gives a definition the value on which all ways of filling them agree", () => {
    const outcome = outcomeOf(
      `${head} define d: level is high when a, high when not a rule R when d is high then must use x`,
    );
    assert.equal(workedOut(outcome, "d"), "high");
    assert.equal(statusOf(outcome, "R"), "applies");
  });

  it("takes values that the policy can't tell apart only once", () => {
    const outcome = outcomeOf(`${head} rule R when count is at least 10 then must use x`, {}, { budget: 4 });
    assert.equal(outcome.exact, true, "four cases are enough: unknown, below 10, 10, and above");
    assert.deepEqual(outcome.deciding, [{ facts: ["count"], always: true }]);
  });

  it("reckons with none of the events of which more is asked, whatever their count is compared with", () => {
    const asked = `${head} event breach with severity: level at most 2 worsens
      rule R when severity of latest breach is high then must use x
      rule S when count of breach is 3 then must use y`;
    assert.equal(statusOf(outcomeOf(asked), "R"), "may-apply");
  });

  it("reckons with a clock that runs where its end is asked", () => {
    const asked = `${head} fact served: date clock reply runs 28 days after served rolls forward
      rule R when end of reply is above 2025-01-01 and reply is not expired then must use x`;
    assert.equal(statusOf(outcomeOf(asked), "R"), "may-apply");
  });

  it("names the same facts that would decide in whatever order powers are declared, even where it takes long", () => {
    const policy = (powers: readonly string[]) => `
      policy p conduct conduct-day applies by date of conduct calendar england-and-wales
      actor officer
      fact conduct-day: date
      fact f0: 0..0.5 points, worsens
      fact f1: 0..0.5 points, worsens
      event breach
      event reply at most 1
      clock c0 runs 14 days beginning with latest reply rolls forward
      clock c1 runs 28 days after latest reply suspended from breach until reply met by reply
      parameter limit: 1 from 2025-01-01, was 0 from 2024-01-01
      track civil strengthens s0 < s1 < s2
      ${powers.join("\n")}
      rule R0 in force from 2024-07-01 when c1 is unknown and f1 is 0.2 points then officer may use p2
      rule R1 when f1 is 0.5 points then officer must use p1 and officer may act
      rule R2 when (c0 is running and f0 is 0.2 points) or (f1 is 0.3 points and c0 is one of (running, expired))
        then officer must use p1`;
    const powers = [
      "power p1 in force from 2024-07-01 is s1 on civil",
      "power p2 is s0 on civil adequate when count of reply is limit or f0 is 0.2 points",
      "action act",
    ];
    const told = (declared: readonly string[]) =>
      outcomeOf(policy(declared), { "count of reply": 1 }, { on: "2024-01-01" }).deciding;
    assert.deepEqual(told(powers.toReversed()), told(powers));
  });

  it("leaves unknown what makes no difference", () => {
    const outcome = outcomeOf(`${head} rule R when a or b then must use x`, { a: true });
    assert.equal(outcome.class, "settled");
    assert.equal(outcome.exact, true);
  });

  it("is not held open by branches that can't hold at once", () => {
    for (const [one, other] of [
      ["a", "not a"],
      ["n is below 3 notices", "n is at least 3 notices"],
      ["n is above 3 notices and a", "b and n is 3 notices"],
    ]) {
      const policy = `${head} fact n: 0..9 notices define d: yes/no is yes when ${one}, no when ${other}
        rule R when c then must use x`;
      assert.deepEqual(
        [outcomeOf(policy, { c: true }).class, outcomeOf(policy).deciding],
        ["settled", [{ facts: ["c"], always: true }]],
      );
    }
    const overlapping = `${head} define d: yes/no is yes when a, no when b rule R when c then must use x`;
    assert.equal(outcomeOf(overlapping, { c: true }).class, "undecided");
  });

  it("that are too many to look through is not exact, and says why", () => {
    const policy = `${head} rule R when a and b then must use x rule S when a and not b then must use x
      rule T when not a and b then must use x rule U when not a and not b then must use x`;
    assert.deepEqual([outcomeOf(policy).class, outcomeOf(policy).exact], ["settled", true]);
    const outcome = outcomeOf(policy, {}, { budget: 4 });
    assert.equal(outcome.class, "undecided");
    assert.equal(outcome.exact, false);
    assert.equal(
      outcome.inexactBecause,
      "the unknown facts can be filled in more than 4 ways, too many to try each; this concerns x",
    );
    assert.equal(positionOf(outcome, "x"), "required|not-addressed");
  });

  it("asks of `is known` what is really known, not what is tried", () => {
    const outcome = outcomeOf(
      `${head} action ask rule R when a is unknown then must ask rule S when a then must use x rule T when not a then must use x`,
    );
    assert.equal(statusOf(outcome, "R"), "applies");
    assert.equal(outcome.class, "settled", "x is required either way, and ask because a is not known");
  });

  it("keeps a value without a branch unknown, and says so", () => {
    const outcome = outcomeOf(
      `${head} define d: level is high when a rule R when d is high then must use x`,
      { a: false },
    );
    assert.equal(outcome.class, "undecided");
    assert.equal(outcome.exact, true);
    assert.equal(outcome.summary, "It is not decided whether x is to be used.");
  });
});

describe("dates that are compared with each other", () => {
  const dates = `policy p in force from 2024-01-01
    fact happened: date
    fact told: date
    define in-time: yes/no is told is at most happened + 12 months
    power x
    rule R when in-time then may use x
    rule S when not in-time then must not use x
    `;

  it("decide once one of them is known, and the turning point is found", () => {
    const outcome = outcomeOf(dates, { happened: "2024-03-31" });
    assert.equal(outcome.class, "undecided");
    assert.equal(outcome.exact, true);
    assert.deepEqual(outcome.deciding, [{ facts: ["told"], always: true }]);
    assert.equal(
      outcomeOf(dates, { happened: "2024-03-31", told: "2025-03-31" }).class,
      "open-to-discretion",
    );
    assert.equal(
      positionOf(outcomeOf(dates, { happened: "2024-03-31", told: "2025-04-01" }), "x"),
      "prohibited",
    );
  });

  it("have too many values to try each when neither is known", () => {
    const outcome = outcomeOf(dates, {});
    assert.equal(outcome.class, "undecided");
    assert.equal(outcome.exact, false);
    assert.equal(outcome.inexactBecause, "happened has too many values to try each; this concerns x");
  });

  it("are settled where no date can make a difference", () => {
    const policy = `policy p in force from 2024-01-01 fact told: date power x
      rule R when told is at least 2024-01-01 then must use x
      rule S when told is below 2024-01-01 then must use x`;
    const outcome = outcomeOf(policy);
    assert.deepEqual([outcome.class, outcome.exact], ["settled", true]);
  });
});

describe("assumptions", () => {
  const assumed = `${head} assume no-harm: not (harm is low and a) because "nothing to act on"
    rule R when a then must use x rule S when harm is low then must use y`;

  it("rule out ways of filling the unknowns", () => {
    const outcome = outcomeOf(assumed, { a: true });
    assert.equal(positionOf(outcome, "y"), "not-addressed");
    assert.equal(outcome.class, "settled");
    assert.equal(statusOf(outcome, "S"), "does-not-apply");
  });

  it("reach what they link only through facts that the rules do not read", () => {
    const outcome = outcomeOf(
      `${head} assume not (a and b) because "one" assume not (a and not b) because "two" rule R when a then must use x`,
    );
    assert.equal(outcome.class, "gap", "a can't be, whatever b is");
  });

  it("that the case breaks are set aside, and the summary says so", () => {
    const outcome = outcomeOf(assumed, { a: true, harm: "low" });
    assert.equal(outcome.class, "settled");
    assert.equal(
      outcome.summary,
      "x is required by R and y is required by S. The case is outside what the policy assumes (no-harm).",
    );
  });

  it("that leave no way out can't tell anything, and are set aside too", () => {
    const outcome = outcomeOf(
      `${head} assume not (a and b) because "one" assume not (a and not b) because "two" rule R when b then must use x`,
      { a: true },
    );
    assert.equal(outcome.class, "undecided");
  });
});

describe("what would decide", () => {
  it("is the smallest set first, and not always before always only in size", () => {
    const outcome = outcomeOf(`${head} rule R when a and b then must use x`);
    assert.deepEqual(outcome.deciding, [
      { facts: ["a"], always: false },
      { facts: ["b"], always: false },
      { facts: ["a", "b"], always: true },
    ]);
  });

  it("leaves out larger sets that tell no more", () => {
    const outcome = outcomeOf(
      `${head} rule R when a then must use x unless b rule S when c then must use x`,
      { b: false, c: false },
    );
    assert.deepEqual(outcome.deciding, [{ facts: ["a"], always: true }]);
  });

  it("counts what is learnt as known", () => {
    const outcome = outcomeOf(
      `${head} action ask rule R when a is unknown and b then must ask rule S when a then must use x`,
    );
    assert.deepEqual(outcome.deciding, [{ facts: ["a"], always: true }]);
  });

  it("is nothing where the outcome is settled", () => {
    assert.deepEqual(outcomeOf(`${head} rule R when a then must use x`, { a: true }).deciding, []);
  });
});

describe("what is worked out from an unknown", () => {
  const open = `${head} fact seen: date fact days: 1..365 days fact fee: £0..£500 rule R when a then must use x`;
  const values: readonly (readonly [declaration: string, value: string])[] = [
    ["define d: date is seen", "unknown"],
    ["define d: date is seen + days", "unknown"],
    ["define e: date is seen + 1 month define d: date is e", "unknown"],
    ["define d: £0..£500 is fee", "unknown"],
    ["define d: level is harm", "unknown"],
    ["define d: yes/no is b", "unknown"],
    ["define d: level is harm when b, low otherwise", "unknown"],
    ["define d: level is low when b, low when not b", "low"],
  ];
  for (const [declaration, value] of values)
    it(`is ${value} by ${declaration}, though no rule could tell its values apart`, () => {
      assert.equal(workedOut(outcomeOf(`${open} ${declaration}`), "d"), value);
    });
});

describe("an outcome that rests on a judgement", () => {
  const judged = `policy p in force from 2024-01-01 actor inspector
    fact a: yes/no
    judgement serious: yes/no by inspector
    judgement willing: yes/no by inspector
    power x open when willing power y
    rule R when a or serious then must use y
    rule S when a and serious then must use x`;

  it("is settled after judgement where a rule needed the answer", () => {
    const outcome = outcomeOf(judged, { a: true, serious: true, willing: true });
    assert.equal(outcome.class, "settled-after-judgement");
    assert.equal(
      outcome.summary,
      "x is required by S and y is required by R. It rests on answers to judgements.",
    );
  });

  it("is settled where the answer made no difference", () => {
    const policy = `policy p in force from 2024-01-01 actor inspector fact a: yes/no judgement serious: yes/no by inspector
      power y rule R when a or serious then must use y`;
    assert.equal(outcomeOf(policy, { a: true, serious: false }).class, "settled");
    assert.equal(outcomeOf(policy, { a: false, serious: true }).class, "settled-after-judgement");
  });

  it("is settled after judgement where the gate of a power to be used asked for it", () => {
    const policy = `policy p in force from 2024-01-01 actor inspector fact a: yes/no judgement willing: yes/no by inspector
      power x open when willing rule R when a then must use x rule S when not a then must not use x`;
    assert.equal(outcomeOf(policy, { a: true, willing: true }).class, "settled-after-judgement");
    assert.equal(outcomeOf(policy, { a: false, willing: true }).class, "gap");
  });
});
