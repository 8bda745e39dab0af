import assert from "node:assert/strict";
import { parse, print } from "@remit/grammar";
import { checkProblems } from "../support/check-problems.ts";
import { modelOf } from "../support/model-of.ts";

const facts = `actor council
actor police
actor chair
fact raised: yes/no
fact founded: yes/no
fact crime: yes/no
fact better: yes/no
action meet
`;

/** Most facts are of no use to one process alone. */
const besides = { besides: ["unused", "never-used"] };

const process = `process concern "A concern"
  note "how it goes"
  enter at inquiry, plan
  lead police when crime overrides council, council when founded, council otherwise
  stage inquiry "First" [act s1]
    entry when raised
    on entry chair must meet within 5 days
    review every 2 months chair must meet
    to plan when founded
    to closed when crime and not founded bypassing plan
    note "the first stage"
  // how it goes on
  stage plan
    always chair must meet within 1 day
    to closed when better
  stage closed final
`;

describe("processes", () => {
  it("are printed as they are read, remarks included", () => {
    assert.equal(print(parse(process)), process);
  });

  it("break long moves and leads, and keep to one line what is short", () => {
    const long = `process a-process-with-a-name "And a title"
  enter at any stage
  stage first-stage "A title that is long" [act a-place-in-the-act] final
`;
    assert.equal(print(parse(long)), long);
    const moves = print(
      parse(
        `process p enter at a lead council when ${"raised and founded and ".repeat(4)} better overrides police and chair, police otherwise stage a to b when ${"raised and founded and ".repeat(4)} better bypassing c stage c stage b final`,
      ),
    );
    assert.equal(print(parse(moves)), moves);
    assert.match(moves, /^ {6}and better bypassing c$/m);
    assert.match(moves, /^ {4}and better overrides police and chair,$/m);
  });

  it("have what happens at a stage behind it, in any order", () => {
    const mixed = parse('process p stage a to b on entry chair must meet stage b final note "n" [act s1]');
    const [item] = mixed.items;
    assert.deepEqual(item?.problems, []);
    const stages = item?.declaration.kind === "process" ? item.declaration.stages : [];
    assert.deepEqual(
      stages.map(({ name, final, note, citations, moves, duties }) => [
        name?.text,
        final,
        note?.value,
        citations.length,
        moves.length,
        duties.length,
      ]),
      [
        ["a", false, undefined, 0, 1, 1],
        ["b", true, "n", 1, 0, 0],
      ],
    );
  });

  it("say what is wrong with what they name", () =>
    checkProblems(
      `${facts}
process concern
  enter at inquiry, nowhere
//                  ^^^^^^^ \`nowhere\` is no stage of \`concern\`
  lead police when crime overrides chair, chair otherwise, council when founded overrides council
//                                                                                        ^^^^^^^ \`council\` overrides itself
  stage inquiry
    to clsed when raised
//     ^^^^^ \`clsed\` is no stage of \`concern\`
    to closed when lead of concern is crime bypassing inquiry
//                                    ^^^^^
//                                                    ^^^^^^^ \`inquiry\` is where this move begins or ends
  stage closed final
    to inquiry
//  ^^^^^^^^^^ \`closed\` is final
`,
      besides,
    ));

  it("need a place where they begin and one where they end", () =>
    checkProblems(
      `${facts}
process concern
//      ^^^^^^^ \`concern\` has no stage at which it ends
//      ^^^^^^^ \`concern\` does not say at which stage it begins
  stage inquiry
    to plan when founded
  stage plan
    to inquiry when raised
`,
      besides,
    ));

  it("know no lead where none is named, and no circle of leads", () =>
    checkProblems(
      `${facts}
process concern
  enter at inquiry
  stage inquiry
    to closed
  stage closed final
process other
  enter at start
  lead police when crime overrides council, council when founded overrides police
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these override each other in a circle: \`police\` → \`council\` → \`police\`
  stage start
    to end
  stage end final
threshold led met when lead of concern is known
//                     ^^^^^^^^^^^^^^^ \`concern\` does not say who leads
`,
      besides,
    ));

  it("move to stages, and never back to where they had not begun", () =>
    checkProblems(
      `${facts}${process}
case "Back" on 2026-05-01
  timeline
    2026-04-01 concern stage inquiry,
    2026-04-02 concern stage not-entered,
//                           ^^^^^^^^^^^ \`not-entered\` is no stage of \`concern\`
    2026-04-03 concern stage nowhere
//                           ^^^^^^^ \`nowhere\` is not a stage of \`concern\`
  expect concern is inquiry
`,
      { besides: [...besides.besides, "unknown-source"] },
    ));

  it("are an input, definitions and rules in the model", () => {
    const { inputs, definitions, rules, processes, types } = modelOf(facts + process);
    const [concern] = processes;
    assert.ok(concern);
    assert.equal(concern.input.name, "concern");
    assert.deepEqual(
      inputs.filter(({ kind }) => kind === "measure").map(({ name }) => name),
      ["concern", "latest concern", "stage of latest concern before latest concern"],
    );
    assert.deepEqual(
      definitions.map(({ name }) => name),
      ["next stage of concern", "lead of concern"],
    );
    assert.deepEqual(
      rules.map(({ name, effects }) => [name, effects.length]),
      [
        ["entry to inquiry of concern", 1],
        ["review at inquiry of concern", 1],
        ["what is always due at plan of concern", 1],
        ["bypassing plan of concern", 1],
      ],
    );
    assert.deepEqual(
      concern.moves.map(({ from, to, bypassing }) => [
        from?.name,
        to.name,
        bypassing.map(({ name }) => name),
      ]),
      [
        [undefined, "inquiry", []],
        ["inquiry", "plan", []],
        ["inquiry", "closed", ["plan"]],
        ["plan", "closed", []],
      ],
    );
    assert.deepEqual(
      types.map(({ name, levelTitles }) => [name, levelTitles]),
      [["concern", ["Not in the process", "First", undefined, undefined]]],
    );
  });
});
