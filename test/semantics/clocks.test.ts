import { strict as assert } from "node:assert";
import { checkProblems } from "../support/check-problems.ts";
import { modelOf } from "../support/model-of.ts";

describe("a clock", () => {
  it("runs a time from a date, and is moved by events", () => {
    checkProblems(`
      event notice
      fact served: date
      fact harm: yes/no
      parameter reply-time: 3 weeks
      clock a runs 28 days after served
      clock b runs reply-time beginning with end of a renewed by notice suspended from notice until notice met by notice
      clock c runs 28 days after harm
      //                         ^^^^ [not-a-date]
      clock d runs harm after served
      //           ^^^^ [not-a-duration]
      clock e runs 28 days after latest served
      //                                ^^^^^^ \`served\` is a fact; an event or a process was expected here [wrong-kind]
      clock f runs 28 days after served met by served
      //                                       ^^^^^^ [wrong-kind]
      clock g runs 28 days after end of served
      //                                ^^^^^^ \`served\` is a fact; a clock was expected here [wrong-kind]
      clock h runs 28 days after served calendar jersey
      //                                         ^^^^^^ [unknown-calendar]
      clock i runs 28 days after served renewed by notice at most 0 times
      //                                                          ^ [renewal-bound]
    `);
  });

  it("is in one of four states", () => {
    checkProblems(`
      fact served: date
      clock a runs 28 days after served
      define b: yes/no is a is running or a is not met or end of a is at least 2026-01-01
      define c: yes/no is a is ended
      //                       ^^^^^ \`ended\` is not a state of \`clock\` [not-a-level]
      define d: yes/no is a
      //                  ^ [not-a-condition]
    `);
  });

  it("can't hang on its own end or state", () => {
    checkProblems(`
      fact served: date
      clock a runs 28 days after end of b
      //    ^ \`a\` is worked out from itself: \`a\` → \`b\` → \`a\` [circular-definition]
      clock b runs 28 days after end of a
    `);
    checkProblems(`
      fact served: date
      event notice
      clock a runs 28 days after served renewed by notice at most 12 weeks in all unless late
      //    ^ \`a\` is worked out from itself: \`a\` → \`late\` → \`a\` [circular-definition]
      define late: yes/no is a is expired
    `);
  });

  it("says in the model what holds between states that are asked for", () => {
    const { relations } = modelOf(`
      event notice
      event reply
      clock short runs 2 weeks after latest notice
      clock long runs 4 weeks after latest notice met by reply
      define a: yes/no is short is running and long is expired and count of reply is at least 1
    `);
    assert.equal(relations.length, 9);
  });
});

describe("a time limit", () => {
  it("counts from any day, by a calendar of its own", () => {
    checkProblems(`
      actor board
      event notice
      event done
      fact served: date
      fact over: yes/no
      clock window runs 28 days after served
      action act
      rule a
        when over
        then board must act within 2 working days in scotland after latest notice every 2 months until over
          and board must act within 2 days after end of window until 2026-05-01 discharged by done
          and board must act within 2 days in wonderland after notice
      //                                      ^^^^^^^^^^ [unknown-calendar]
      //                                                       ^^^^^^ [wrong-kind]
          and board must act within 2 days until served discharged by window
      //                                                              ^^^^^^ \`window\` is a clock; an event was expected here [wrong-kind]
    `);
  });
});
