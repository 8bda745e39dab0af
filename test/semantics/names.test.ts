import { checkProblems } from "../support/check-problems.ts";

describe("names", () => {
  it("are looked for in all files of the policy, whatever their order", () => {
    checkProblems(`
      use "./facts.remit"
      threshold many met when breaches is at least 2
      //- facts.remit
      fact breaches: 0..20 notices
    `);
  });

  it("that nothing has are reported where they stand, with the one that is close", () => {
    checkProblems(`
      fact breaches: 0..20 notices
      threshold many met when breachs is at least 2
      //                      ^^^^^^^ nothing called \`breachs\` is declared in this policy [unknown-name]
      threshold more met when tenure is at least 2
      //                      ^^^^^^ nothing called \`tenure\`
    `);
  });

  it("are told once, however often the parts around them depend on them", () => {
    checkProblems(`
      define total: 0..40 notices is breaches + 20
      //                             ^^^^^^^^ [unknown-name]
      threshold many met when total is at least 2
    `);
  });

  it("of another kind are told with what was expected and where they are declared", () => {
    checkProblems(`
      actor inspector
      track civil strengthens warn < close
      power warning held by civil
      //                    ^^^^^ \`civil\` is a track; an actor was expected here
      action tell held by inspector excludes inspector
      //                                     ^^^^^^^^^ \`inspector\` is an actor; a power or an action was expected here
    `);
  });

  it("of values do not stand for steps, nor rules for facts", () => {
    checkProblems(`
      fact breach: yes/no
      power warning
      rule R1 when breach then must use warning
      case "A breach" given R1 is yes expect warning
      //                    ^^ \`R1\` is a rule; a fact, a judgement or a process was expected here
    `);
  });

  it("are declared once over all files, and the first declaration counts", () => {
    checkProblems(`
      use "./more.remit"
      fact breach: yes/no
      threshold found met when breach
      //- more.remit
      fact breach: 0..20 notices
      //   ^^^^^^ \`breach\` is declared twice
      power found
      //    ^^^^^ \`found\` is declared twice: as a threshold, and here as a power
    `);
  });

  it("of the policy itself is free for something else", () => {
    checkProblems(`
      policy care "Care"
      fact care: yes/no
      threshold t met when care
    `);
  });

  it("of levels may be those of something else: each is looked for on the other side's scale", () => {
    checkProblems(`
      scale harm worsens none < close < serious
      scale distance close < far
      fact harm-found: harm
      fact away: distance
      power close
      threshold near met when harm-found is close and away is close
    `);
  });

  it("that are soft words of the language are names like others", () => {
    checkProblems(`
      scale rating worsens open < read < none
      fact rated: rating
      threshold low met when rated is at least read
    `);
  });

  it("in reasons stand between braces", () => {
    checkProblems(`
      fact breaches: 0..20 notices
      threshold many met when breaches is at least 2 because "{breaches} are { breaches } too many, not {breachs}"
      //                                                                                                 ^^^^^^^ [unknown-name]
    `);
  });

  it("of sources are looked for in citations", () => {
    checkProblems(
      `
      source tree "Decision tree" address "https://example.org"
      power warning [tree 3B] [tre 3C]
      //                       ^^^ no source called \`tre\` is declared
      power closure [warning 3]
      //             ^^^^^^^ \`warning\` is a power; a source was expected here
    `,
      { besides: ["power-without-basis"] },
    );
  });

  it("close to another are suggested only where one word can be meant for the other", () => {
    checkProblems(
      `
      actor inspector
      power warning
      fact breach: yes/no
      rule R1 when breach then inspector may use warning overrides R2
      //                                                           ^^ [unknown-name]
      rule R3 when breech then inspector may use warnng
      //           ^^^^^^ [unknown-name]
      //                                         ^^^^^^ [unknown-name]
    `,
      {
        helps: [
          "declare it, or check the spelling; a rule is expected here",
          "did you mean `breach`?",
          "did you mean `warning`?",
        ],
      },
    );
  });
});
