import { checkProblems } from "../support/check-problems.ts";

describe("types", () => {
  it("are a scale, a choice, yes/no, bounded numbers, dates or times", () => {
    checkProblems(`
      scale harm worsens none < low
      fact a: harm
      fact b: yes/no
      fact c: £0..£1,250.50
      fact d: 0%..100%
      fact e: 0..3 weeks
      fact f: date
      fact g: power
      //      ^^^^^ [expected]
      fact h: inspector
      //      ^^^^^^^^^ nothing called \`inspector\` [unknown-name]
      fact i: b
      //      ^ \`b\` is a fact; a scale or a choice was expected here [wrong-kind]
    `);
  });

  it("have one unit and the lower bound first", () => {
    checkProblems(`
      fact a: 0 notices..20 visits
      //                 ^^^^^^^^^ \`0 notices\` is in notices, \`20 visits\` in visits [units-mixed]
      fact b: 20..0 notices
      //      ^^^^^^^^^^^^^ \`20\` is more than \`0 notices\` [bounds-reversed]
      fact c: 2 weeks..10 days
      //      ^^^^^^^^^^^^^^^^ [bounds-reversed]
      fact d: 1 week..10 days
      fact e: 1..2 months
      fact f: 1 week..2 months
      //              ^^^^^^^^ \`1 week\` is in weeks, \`2 months\` in months [units-mixed]
    `);
  });

  it("of scales and choices have several levels, each once", () => {
    checkProblems(`
      scale harm worsens none < low < none
      //                              ^^^^ \`none\` stands twice in \`harm\` [duplicate-level]
      choice service: care-home
      //     ^^^^^^^ \`service\` has only one alternative [one-level]
    `);
  });
});

describe("a matrix", () => {
  const scales = `
      scale harm worsens none < low < serious
      fact harm-found: harm
      fact breach: yes/no
      fact breaches: 0..20 notices
      fact fine: £0..£1,000
      fact served: date`;

  it("has a row and a column for every value, once, and a value in every cell", () => {
    checkProblems(
      `${scales}
      matrix sound: harm by harm-found and breach
        |         | yes     | no  |
        | none    | low     | none |
        | low     | serious | low  |
        | serious | serious | low  |
      matrix faulty: harm by harm-found and breach
      //                                    ^^^^^^ \`faulty\` has no column for \`no\`, so it gives no value there [key-missing]
        |         | yes     |
        | none    | lov     |
        //          ^^^ \`lov\` is not a level of \`harm\`
        | low     |         |
        | low     | serious |
        //^^^ there are two rows for \`low\`
    `,
      { besides: ["cell-empty"] },
    );
  });

  it("with rows alone has two columns and no heading", () => {
    checkProblems(`${scales}
      matrix sound: £0..£5,000 by harm-found
        | none..low | £0     |
        | serious   | £5,000 |
      matrix faulty: £0..£5,000 by harm-found
        | none..low | £0 | £5 |
      //^^^^^^^^^^^^^^^^^^^^^^^ this row has 2 values where the table needs 1 [row-length]
        | serious   | £6,000 |
        //            ^^^^^^ \`faulty\` goes in whole numbers from £0 to £5,000; £6,000 is not among its values
    `);
  });

  it("covers numbers with bands that neither overlap nor leave holes", () => {
    checkProblems(`${scales}
      matrix sound: harm by breaches
        | 0        | none    |
        | 1..4     | low     |
        | 5 .. 20  | serious |
      matrix holes: harm by breaches
      //                    ^^^^^^^^ \`holes\` gives no value where \`breaches\` is \`0 notices\`, \`5 notices\` or \`19 to 20 notices\`
        | 6..18 | low  |
        | 1..4  | none |
      matrix overlapping: harm by breaches
        | 0..10  | low     |
        | 10..20 | serious |
        //^^^^^^ \`10 to 20 notices\` overlaps with \`0 to 10 notices\` [bands-overlap]
      matrix outside: harm by fine
        | £0..£2,000 | low |
        //^^^^^^^^^^ \`fine\` goes in whole numbers from £0 to £1,000; £2,000 is not among its values [value-out-of-bounds]
      matrix reversed: harm by breaches
        | 20..0 | low |
        //^^^^^ [bounds-reversed]
      matrix dates: harm by served
      //                    ^^^^^^ a matrix cannot be read by \`served\`, which is a date [matrix-axis]
        | 2026-04-01 | low |
    `);
  });

  it("gives values, not sums or bands", () => {
    checkProblems(`${scales}
      matrix sums: 0..40 notices by breach
        | yes | breaches + 2 |
        //      ^^^^^^^^^^^^ a number has to stand here as it is [value-expected]
        | no  | 0..2 |
        //      ^^^^ one value has to stand here as it is; a band
    `);
  });
});

describe("powers and actions", () => {
  it("stand on a step of a track, and have holders and routes that exist", () => {
    checkProblems(`
      actor inspector
      track civil strengthens warn < close
      fact served: date
      parameter wait: 28 days
      power warning held by inspector is warn on civil
        representations within wait after served
        appeal to "the tribunal" within 28 days after service
        publish after representations
      power closure held by tribunal is shut on civil
      //                    ^^^^^^^^ nothing called \`tribunal\`
      //                                ^^^^ \`shut\` is not a step of \`civil\` [not-a-step]
        appeal to warning
        //        ^^^^^^^ \`warning\` is a power; an actor was expected here
        representations within served
        //                     ^^^^^^ \`served\` is a date; a deadline needs a number of days
    `);
  });

  it("exclude others, not themselves, and each once", () => {
    checkProblems(`
      power warning excludes closure, closure
      //                              ^^^^^^^ \`closure\` is named twice [named-twice]
      power closure excludes closure
      //                     ^^^^^^^ \`closure\` excludes itself [excludes-itself]
    `);
  });

  it("have gates and tests of adequacy that speak of facts", () => {
    checkProblems(`
      fact breach: yes/no
      power warning open when breach adequate when closure is closed
      //                                           ^^^^^^^^^^^^^^^^^ [outcome-in-condition]
      power closure open when breech
      //                      ^^^^^^ [unknown-name]
    `);
  });
});

describe("sources", () => {
  it("have a place where they can be read, and a known authority", () => {
    checkProblems(`
      source a "A" authority statute
      //     ^ nothing says where \`a\` can be read
      source b "B" file "b.md" authority regulator read 2026-02-29
      //                                                ^^^^^^^^^^ there is no day
      source c "C" file "missing.md"
      //                ^^^^^^^^^^^^ there is no readable file \`missing.md\` [source-missing]
      source d "D" address "https://example.org" authority law
      //                                                   ^^^ \`law\` is no kind of authority
      //- b.md
      text
    `);
  });

  it("say what is quoted from them, whatever the quotes, blanks and line ends", () => {
    checkProblems(
      `
      source tree "Decision tree" file "tree.md"
      actor a [tree 1] quoting "the inspector’s view is “final”"
      actor b [tree 1] quoting "the inspector's view … give reasons"
      actor c [tree 1] quoting "give reasons … view is final"
      //                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [quotation-not-found]
      actor d [tree 1] quoting "the inspector's view is last"
      //                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`tree\` does not say "the inspector's view is last"
      //- tree.md
      > The *inspector's* view
      > is "final".
      - The inspector must give
        reasons.
    `,
      {
        helps: [
          "quote the very words; leave words out with `…`",
          'it says "the inspector\'s view is "final"."; quote the very words',
        ],
      },
    );
  });

  it("of commentary alone carry no rule and no power", () => {
    checkProblems(`
      source notes "Notes" address "https://example.org" authority commentary
      source act "Act" address "https://example.org" authority statute
      fact breach: yes/no
      power warning [notes 1] [act 2]
      power closure [notes 1]
      //    ^^^^^^^ the power \`closure\` rests on commentary alone: \`notes\`
      rule R1 [notes 2] when breach then must use warning, closure
      //   ^^ the rule \`R1\` rests on commentary alone
    `);
  });
});

describe("definitions", () => {
  it("do not lead back to themselves, however long the way", () => {
    const chain = Array.from({ length: 30 }, (_, i) => `      define d${i}: yes/no is d${i + 1}`).join("\n");
    checkProblems(`
      define own: yes/no is not own
      //     ^^^ \`own\` is worked out from itself: \`own\` → \`own\` [circular-definition]
      define a: yes/no is b
      //     ^ \`a\` → \`b\` → \`c\` → \`a\` [circular-definition]
      threshold b met when c
      define c: yes/no is a
      define outside: yes/no is a
${chain}
      fact d30: yes/no
    `);
  });

  it("have one value for otherwise", () => {
    checkProblems(`
      scale harm worsens none < low
      fact breach: yes/no
      define a: harm is low when breach, none otherwise, low otherwise
      //                                                 ^^^^^^^^^^^^^ \`a\` has more than one value for \`otherwise\`
    `);
  });
});

describe("a policy", () => {
  it("says once what it is, with days and names that exist", () => {
    checkProblems(`
      policy care "Care" in force from 2026-04-01 until 2025-04-01 decided by inspector calendar england-and-wales
      //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ until 2025-04-01, which is before it starts on 2026-04-01
      //                                                                      ^^^^^^^^^ [unknown-name]
      policy other "Other" calendar england
      //     ^^^^^ a policy is declared here as \`other\`, and before as \`care\`
      //                            ^^^^^^^ there is no working-day calendar called \`england\`
    `);
  });

  it("uses files that are there, once round", () => {
    checkProblems(`
      use "./policy.remit"
      //  ^^^^^^^^^^^^^^^^ this file itself [uses-itself]
      use "./gone.remit"
      //  ^^^^^^^^^^^^^^ there is no file [file-missing]
      use "./old.remit"
      //  ^^^^^^^^^^^^^ could not be read as text [file-unreadable]
      use "./a.remit"
      //- a.remit
      use "./b.remit"
      //- b.remit
      use "./a.remit"
      //  ^^^^^^^^^^^ in a circle: \`b.remit\` → \`a.remit\` → \`b.remit\` [circular-use]
      //- old.remit unreadable
    `);
  });
});
