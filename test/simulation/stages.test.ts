import assert from "node:assert/strict";
import { readCase } from "@remit/server/simulation/read-case.ts";
import fc from "fast-check";
import { modelOf } from "../support/model-of.ts";
import { outcomeOf, positionOf, simulated, statusOf, stepOn } from "../support/outcome-of.ts";

const policy = modelOf(`policy concerns "Concerns" calendar england-and-wales
actor council
actor police
actor chair
actor partners
fact raised: yes/no
fact persists: yes/no
fact unfounded: yes/no
fact urgent: yes/no
fact crime: yes/no
action meet
action record
action share
process concern "A concern"
  enter at sharing, plan
  lead police when crime overrides council, council when persists
  stage sharing
    entry when raised and not urgent
    on entry chair must meet within 5 working days
    review every 2 months partners must share
    to meeting when persists
    to plan when urgent bypassing meeting
  stage meeting
    always partners must record within 1 day
    to plan when persists
    to closed when unfounded
  stage plan
    entry when persists or urgent
    to closed when not persists
  stage closed final
`);
const at = (stage: string, given: Readonly<Record<string, boolean>> = {}) =>
  outcomeOf(policy, { concern: stage, ...given }, { on: "2026-05-01" });

/** Moves to stages, each on its day. */
const moves = (...all: readonly (readonly [on: string, stage: string])[]) =>
  all.map(([on, stage]) => ({ on, event: "concern", fields: { stage } }));
const came = (...all: readonly (readonly [on: string, stage: string])[]) =>
  outcomeOf(policy, { persists: false, urgent: false }, { on: "2026-05-01", timeline: moves(...all) });

describe("a process", () => {
  it("goes on by the move that is open, and stays where none is", () => {
    assert.deepEqual(at("sharing", { persists: true, urgent: false, crime: false }).stages, [
      {
        process: "concern",
        title: "A concern",
        stage: "sharing",
        next: "meeting",
        lead: "council",
        by: "persists is yes",
      },
    ]);
    assert.equal(at("sharing", { persists: false, urgent: false }).stages[0]?.next, "sharing");
    assert.equal(at("closed", { raised: false, persists: false, urgent: false }).stages[0]?.next, "closed");
  });

  it("asks of a move what the stage that it leads to asks", () => {
    assert.equal(at("meeting", { persists: true, unfounded: false }).stages[0]?.next, "plan");
    assert.equal(
      at("not-entered", { raised: true, urgent: false, persists: false }).stages[0]?.next,
      "sharing",
    );
    assert.equal(at("not-entered", { raised: true, urgent: true, persists: false }).stages[0]?.next, "plan");
  });

  it("begins anew where it has ended", () =>
    assert.equal(at("closed", { raised: true, urgent: false, persists: false }).stages[0]?.next, "sharing"));

  it("says nothing of what comes next or who leads while that is not known", () => {
    const [stage] = at("sharing").stages;
    assert.deepEqual(stage, { process: "concern", title: "A concern", stage: "sharing" });
    assert.equal(outcomeOf(policy, {}).stages[0]?.stage, "unknown");
  });

  it("conflicts where two moves are open at once", () => {
    const outcome = at("meeting", { persists: true, unfounded: true, urgent: false });
    assert.equal(outcome.class, "conflict");
    assert.deepEqual(outcome.conflicts, [
      {
        kind: "two-moves",
        targets: ["concern"],
        rules: [],
        text: "concern can go on to plan and closed at once, and nothing says which",
      },
    ]);
  });

  it("conflicts where two stages are entered at once", () => {
    const outcome = at("not-entered", { raised: true, persists: true, urgent: false });
    assert.deepEqual(
      outcome.conflicts.map(({ text }) => text),
      ["concern can go on to sharing and plan at once, and nothing says which"],
    );
  });

  it("is led by whom no other lead overrides", () => {
    assert.equal(at("sharing", { crime: true, persists: true }).stages[0]?.lead, "police");
    assert.equal(at("sharing", { crime: false, persists: true }).stages[0]?.lead, "council");
    assert.equal(at("sharing", { crime: false, persists: false }).stages[0]?.lead, undefined);
  });

  it("brings the duties of its stage, their times counted from the day it came there", () => {
    const outcome = came(["2026-04-30", "sharing"]);
    assert.deepEqual(
      outcome.duties.map(({ what, actor, due }) => [what, actor, due]),
      [
        ["meet", "chair", "2026-05-08"],
        ["share", "partners", "2026-06-30"],
      ],
    );
    assert.equal(positionOf(outcome, "record"), "not-addressed");
  });

  it("names no day where nobody knows when it came there", () => {
    const [duty] = at("sharing").duties;
    assert.equal(duty?.due, undefined);
    assert.match(duty?.computed ?? "", /5 working days after latest concern, which is not known/);
  });

  it("is at the stage of its latest move, the day of the decision included", () => {
    assert.equal(came(["2026-03-01", "sharing"], ["2026-05-01", "meeting"]).stages[0]?.stage, "meeting");
    assert.equal(came(["2026-03-01", "sharing"], ["2026-05-02", "meeting"]).stages[0]?.stage, "sharing");
    const { kase } = readCase(policy, { on: "2026-05-01", given: {}, none: ["concern"] });
    assert.equal(simulated(policy, kase).stages[0]?.stage, "not-entered");
  });

  it("can be what a table is read by", () => {
    const text = `actor chair
action meet
fact raised: yes/no
process concern
  enter at first
  stage first
    entry when raised
    to last when not raised
  stage last final
scale weight worsens light < heavy
matrix how-heavy: weight by concern
  | not-entered | light |
  | first | heavy |
  | last | light |
rule r when how-heavy is heavy then chair must meet within 1 day
`;
    assert.equal(statusOf(outcomeOf(text, { concern: "first" }), "r"), "applies");
    assert.equal(statusOf(outcomeOf(text, { concern: "last" }), "r"), "does-not-apply");
  });

  it("tells where it is and why it goes on", () => {
    assert.equal(
      stepOn(at("sharing", { persists: true, urgent: false, crime: true }), "concern", "stage"),
      "concern is sharing and goes on to meeting: persists is yes; police leads: crime is yes",
    );
    assert.equal(
      stepOn(at("sharing", { persists: false, urgent: false, crime: true }), "concern", "stage"),
      "concern is sharing, and stays there; police leads: crime is yes",
    );
    assert.equal(
      stepOn(at("meeting", { persists: true, unfounded: true, crime: true }), "concern", "stage"),
      "concern is meeting, and the way to plan and closed is open at once; police leads: crime is yes",
    );
  });

  const given = fc.record({
    raised: fc.boolean(),
    persists: fc.boolean(),
    unfounded: fc.boolean(),
    crime: fc.boolean(),
  });

  it("passes stages over when it is urgent, but never what is always to be done at them", () => {
    fc.assert(
      fc.property(given, (facts) => {
        const before = at("sharing", { ...facts, urgent: true });
        assert.equal(statusOf(before, "bypassing meeting of concern"), "applies");
        assert.equal(positionOf(before, "record"), "required");
        assert.equal(before.stages[0]?.next, facts.persists ? undefined : "plan");
        const after = outcomeOf(
          policy,
          { ...facts, urgent: false },
          { on: "2026-05-04", timeline: moves(["2026-04-30", "sharing"], ["2026-05-01", "plan"]) },
        );
        assert.equal(statusOf(after, "what is always due at meeting of concern"), "applies");
        assert.deepEqual(
          after.duties.map(({ what, due }) => [what, due]),
          [["record", "2026-05-02"]],
        );
      }),
    );
  });

  it("owes nothing of a stage that it went through, or never came near", () => {
    fc.assert(
      fc.property(given, (facts) => {
        for (const way of [
          moves(["2026-04-01", "sharing"], ["2026-04-10", "meeting"], ["2026-05-01", "plan"]),
          moves(["2026-05-01", "plan"]),
        ]) {
          const outcome = outcomeOf(policy, { ...facts, urgent: false }, { on: "2026-05-04", timeline: way });
          assert.equal(positionOf(outcome, "record"), "not-addressed");
        }
      }),
    );
  });
});
