import assert from "node:assert/strict";
import fc from "fast-check";
import { modelOf } from "../support/model-of.ts";
import { outcomeOf, positionOf, statusOf, stepOn } from "../support/outcome-of.ts";

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

  it("brings the duties of its stage, with their dates", () => {
    const outcome = at("sharing", { persists: false, urgent: false });
    assert.deepEqual(
      outcome.duties.map(({ what, actor, due }) => [what, actor, due]),
      [
        ["meet", "chair", "2026-05-11"],
        ["share", "partners", "2026-07-01"],
      ],
    );
    assert.equal(positionOf(outcome, "record"), "not-addressed");
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

  it("passes stages over when it is urgent, but never what is always to be done at them", () => {
    fc.assert(
      fc.property(
        fc.record({
          raised: fc.boolean(),
          persists: fc.boolean(),
          unfounded: fc.boolean(),
          crime: fc.boolean(),
        }),
        (given) => {
          const outcome = at("sharing", { ...given, urgent: true });
          assert.equal(statusOf(outcome, "always at meeting of concern"), "applies");
          assert.equal(positionOf(outcome, "record"), "required");
          const [stage] = outcome.stages;
          assert.equal(stage?.next, given.persists ? undefined : "plan");
        },
      ),
    );
  });
});
