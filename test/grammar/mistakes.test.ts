import assert from "node:assert/strict";
import { parse, type SyntaxProblem } from "@remit/grammar";
import { readFixture } from "../support/fixture.ts";

/** One mistake gives one message: `code: args`, at the place that the marks point at. */
const mistakes: readonly (readonly [mistake: string, fixture: string])[] = [
  [
    "a value is missing after `is`",
    `
  rule R1 when harm is then inspector must use warning
//                     ^^^^ expected: a value / then
`,
  ],
  [
    "a condition is missing",
    `
  rule R1 when then inspector must use warning
//             ^^^^ expected: a condition / then
`,
  ],
  [
    "`then` is missing",
    `
  rule R1 when harm is high inspector must use warning
//                          ^^^^^^^^^ expected: \`then\` / inspector
`,
  ],
  [
    "`must` is missing before `use`",
    `
  rule R1 when harm is high then inspector use warning
//                                         ^^^ expected: \`must\`, \`should\` or \`may\` / use
`,
  ],
  [
    "a list ends with a comma",
    `
  rule R1 when harm is high then inspector must warning-notice, then
//                                                              ^^^^ expected: a name / then
`,
  ],
  [
    "nothing is used",
    `
  rule R1 when harm is high then must use
//                                    ^^^ missing-part: a name / use
`,
  ],
  [
    "a rule does not say when it applies",
    `
  rule R1 then must use warning
//                      ^^^^^^^ missing-part: \`when\` and a condition, or \`otherwise\` / warning
`,
  ],
  [
    "a rule does not say what follows",
    `
  rule R1 when harm is high
//                     ^^^^ missing-part: \`then\` and what follows / high
`,
  ],
  [
    "a word is misspelt",
    `
  rule R1
    wen harm is high
//  ^^^ expected: \`when\` or \`otherwise\` / wen
    then must use warning
`,
  ],
  [
    "a bracket is not closed",
    `
  rule R1 when (harm is high or breach then must use warning
//                                     ^^^^ expected: \`)\` / then
`,
  ],
  [
    "a bracket is not opened",
    `
  rule R1 when harm is high) then must use warning
//                         ^ expected: \`then\` / )
`,
  ],
  [
    "a comparison is written as a sign",
    `
  rule R1 when harm >= 3 then must use warning
//                  ^^ stray-character: >=
`,
  ],
  [
    "`=` stands for `is`",
    `
  rule R1 when harm = high then must use warning
//                  ^ stray-character: =
`,
  ],
  [
    "`<` stands for `is below`",
    `
  rule R1 when harm < 3 then must use warning
//                  ^ expected: \`is below\` / <
`,
  ],
  [
    "`==` stands for `is`",
    `
  rule R1 when harm == "high" then must use warning
//                  ^^ stray-character: ==
`,
  ],
  [
    "a level stands in quotes",
    `
  rule R1 when harm is "high" then must use warning
//                     ^^^^^^ expected: a value / "high"
`,
  ],
  [
    "`and` and `or` are mixed",
    `
  rule R1 when a and b or c then must use warning
//                     ^^ and-or-mixed: and / or
`,
  ],
  [
    "a comma stands for `and`",
    `
  rule R1 when a, b then must use warning
//              ^ expected: \`and\` or \`or\` / ,
`,
  ],
  [
    "`is` is missing",
    `
  rule R1 when harm high then must use warning
//                  ^^^^ expected: \`is\` / high
`,
  ],
  [
    "`least` is misspelt",
    `
  rule R1 when harm is at lest high then must use warning
//                        ^^^^ expected: \`least\` or \`most\` / lest
`,
  ],
  [
    "`and` stands between two powers",
    `
  rule R1 when harm is high then must use a and b
//                                              ^ missing-part: \`must\`, \`should\` or \`may\` / b
`,
  ],
  [
    "`greater than` stands for `above`",
    `
  rule R1 when harm is greater than 3 then must use warning
//                     ^^^^^^^^^^^^ expected: \`above\` / greater than
`,
  ],
  [
    "a time has no unit",
    `
  rule R1 when harm is high then must use warning within 2
//                                                       ^ expected: a time such as \`28 days\` / 2
`,
  ],
  [
    "a number is written as a word",
    `
  rule R1 when harm is high then must use warning within two days
//                                                       ^^^ expected: a time such as \`28 days\` / two
`,
  ],
  [
    "a reason has no quotes",
    `
  rule R1 when harm is high then must use warning because no reason
//                                                        ^^ expected: a text in quotes / no
`,
  ],
  [
    "a text has no end",
    `
  rule R1 when harm is high then must use warning because "no reason
//                                                        ^^^^^^^^^^ unclosed-text
`,
  ],
  [
    "nothing is overridden",
    `
  rule R1 when harm is high then must use warning overrides
//                                                ^^^^^^^^^ missing-part: a name / overrides
`,
  ],
  [
    "`else` stands in a rule",
    `
  rule R1 when harm is high else must use warning
//                          ^^^^ expected: \`then\` / else
`,
  ],
  [
    "a rule has no name",
    `
  rule "Title" when harm is high then must use warning
//     ^^^^^^^ expected: a name / "Title"
`,
  ],
  [
    "a rule has a reserved word as its name",
    `
  rule unless when harm is high then must use warning
//     ^^^^^^ reserved-word: unless
`,
  ],
  [
    "a fact has the word for a declaration as its name",
    `
  fact case: yes/no
//     ^^^^ reserved-word: case
`,
  ],
  [
    "a unit is the word for a declaration",
    `
  fact open-matters: 0..5 cases worsens
//                        ^^^^^ word-as-unit: cases
`,
  ],
  [
    "a unit is the word for a declaration, in a condition",
    `
  rule R1 when open-matters is at least 2 cases then must use warning
//                                        ^^^^^ word-as-unit: cases
`,
  ],
  [
    "a unit is a word that is a name elsewhere",
    `
  parameter limit: 2 times from 2026-01-01
//                   ^^^^^ word-as-unit: times
`,
  ],
  [
    "the colon before a type is missing",
    `
  fact breach yes/no
//            ^^^^^^ expected: \`:\` / yes/no
`,
  ],
  [
    "the comma before `worsens` is missing",
    `
  fact breach: boolean worsens
//                     ^^^^^^^ expected: \`,\` or \`question\` / worsens
`,
  ],
  [
    "a type is missing",
    `
  fact breach:
//           ^ missing-part: a type / :
`,
  ],
  [
    "the upper bound is missing",
    `
  fact breach: 0.. notices
//                 ^^^^^^^ expected: the upper bound / notices
`,
  ],
  [
    "a range is written with a hyphen",
    `
  fact breach: 0-20 notices
//              ^ expected: \`..\` and the upper bound / -
`,
  ],
  [
    "`worsens` is misspelt",
    `
  fact breach: 0..20 notices, worse
//                            ^^^^^ expected: \`worsens\` or \`improves\` / worse
`,
  ],
  [
    "a fact has no name",
    `
  fact: yes/no
//    ^ expected: a name / :
`,
  ],
  [
    "a name is two words",
    `
  fact my breach: yes/no
//        ^^^^^^ expected: \`:\` / breach
`,
  ],
  [
    "levels are separated by commas",
    `
  scale harm worsens none, low, high
//                       ^ expected: \`<\` / ,
`,
  ],
  [
    "a scale has no levels",
    `
  scale harm worsens
//           ^^^^^^^ missing-part: a name / worsens
`,
  ],
  [
    "the colon of a choice is missing",
    `
  choice service care-home, hospital
//               ^^^^^^^^^ expected: \`:\` / care-home
`,
  ],
  [
    "an alternative is two words",
    `
  choice service: care home, hospital
//                     ^^^^ expected: \`,\` / home
`,
  ],
  [
    "the colon of a parameter is missing",
    `
  parameter repeat 2 notices
//                 ^ expected: \`:\` / 2
`,
  ],
  [
    "a date is written in words",
    `
  parameter repeat: 2 notices from 1 April 2026
//                                 ^ expected: a date such as \`2026-04-01\` / 1
`,
  ],
  [
    "a date is written with strokes",
    `
  parameter repeat: 2 notices from 01/04/2026
//                                 ^^^^^^^^^^ expected: a date such as \`2026-04-01\` / 01/04/2026
`,
  ],
  [
    "`is` is missing in a definition",
    `
  define at-risk: yes/no harm is high
//                       ^^^^ expected: \`,\` or \`is\` / harm
`,
  ],
  [
    "a definition has no value",
    `
  define at-risk: yes/no is
//                       ^^ missing-part: a value / is
`,
  ],
  [
    "a definition has no type",
    `
  define at-risk is harm is high
//               ^^ expected: \`:\` and a type / is
`,
  ],
  [
    "a branch does not say when",
    `
  define x: harm is high when a, low
//                               ^^^ missing-part: \`when\` or \`otherwise\` / low
`,
  ],
  [
    "`if` stands for `when`",
    `
  threshold serious met if harm is high
//                      ^^ expected: \`when\` / if
`,
  ],
  [
    "`met` is missing",
    `
  threshold serious when harm is high
//                  ^^^^ expected: \`met\` / when
`,
  ],
  [
    "steps are separated by commas",
    `
  track civil strengthens advise, warn
//                              ^ expected: \`<\` / ,
`,
  ],
  [
    "`at` is missing in `one at a time`",
    `
  track civil one a time strengthens advise < warn
//                ^ expected: \`at\` / a
`,
  ],
  [
    "`by` is missing in `held by`",
    `
  power warn held inspector is warn on civil
//                ^^^^^^^^^ expected: \`by\` / inspector
`,
  ],
  [
    "`on` is missing before the track",
    `
  power warn is warn civil
//                   ^^^^^ expected: \`on\` / civil
`,
  ],
  [
    "`to` is missing in `appeal to`",
    `
  power warn appeal tribunal within 28 days
//                  ^^^^^^^^ expected: \`none\`, \`to …\`, \`within …\` or a text in quotes / tribunal
`,
  ],
  [
    "it is unclear when something is published",
    `
  power warn publish sometimes
//                   ^^^^^^^^^ expected: \`always\`, \`never\`, \`after representations\` or a text in quotes / sometimes
`,
  ],
  [
    "a deadline is written in words",
    `
  power warn representations within fourteen days
//                                  ^^^^^^^^ expected: a time such as \`28 days\` / fourteen
`,
  ],
  [
    "`the` is missing",
    `
  principle p choose lowest power on civil
//                   ^^^^^^ expected: \`the\` / lowest
`,
  ],
  [
    "`a` is missing",
    `
  principle p worse facts never lead to weaker power on civil
//                                      ^^^^^^ expected: \`a\` / weaker
`,
  ],
  [
    "the comma of `whenever` is missing",
    `
  principle p whenever harm is high some power is available
//                                  ^^^^ expected: \`,\` and what then holds / some
`,
  ],
  [
    "`every power` states nothing",
    `
  principle p every power is available
//                        ^^ expected: \`states\` / is
`,
  ],
  [
    "a principle says nothing",
    `
  principle p
//          ^ missing-part: a statement such as \`whenever …\` or \`never …\` / p
`,
  ],
  [
    "a statement ends early",
    `
  principle p service never changes
//                          ^^^^^^^ missing-part: \`the\` / changes
`,
  ],
  [
    "an assumption has no reason",
    `
  assume not (a and b)
//                   ^ missing-part: \`because\` and the reason / )
`,
  ],
  [
    "an assumption has no condition",
    `
  assume because "x"
//       ^^^^^^^ expected: a condition / because
`,
  ],
  [
    "the title of a case has no quotes",
    `
  case Repeat given harm is high expect warn
//     ^^^^^^ expected: a title in quotes / Repeat
`,
  ],
  [
    "`is` is missing in a case",
    `
  case "Repeat" given harm high expect warn
//                         ^^^^ expected: \`is\` and a value / high
`,
  ],
  [
    "what is given ends with a comma",
    `
  case "Repeat" given harm is high, breach is yes, expect warn
//                                                 ^^^^^^ expected: a fact / expect
`,
  ],
  [
    "a comma is missing in a case",
    `
  case "Repeat" given harm is high breach is yes expect warn
//                                 ^^^^^^ expected: \`,\` / breach
`,
  ],
  [
    "a colon stands for `is`",
    `
  case "Repeat" given harm: high expect warn
//                        ^ expected: \`is\` and a value / :
`,
  ],
  [
    "the day of a case is written in words",
    `
  case "Repeat" on 1 May 2026 given harm is high expect warn
//                 ^ expected: a date such as \`2026-04-01\` / 1
`,
  ],
  [
    "`expect` is misspelt",
    `
  case "Repeat" given harm is high expects warn
//                                 ^^^^^^^ expected: \`on\`, \`timeline\` or \`expect\` / expects
`,
  ],
  [
    "`does not` is shortened",
    `
  case "Repeat" expect R1 doesn't apply
//                             ^ stray-character: '
`,
  ],
  [
    "a table of cases has no table",
    `
  cases "Table" given a is b
//                         ^ missing-part: a table / b
`,
  ],
  [
    "two values stand in one cell",
    `
  matrix m: harm by a and b
    |   | x | y |
    | p | 1 2 | 3 |
//          ^ expected: \`|\` / 2
`,
  ],
  [
    "`by` is missing in a matrix",
    `
  matrix m: harm a and b
//               ^ expected: \`by\` / a
    |   | x | y |
    | p | 1 | 3 |
`,
  ],
  [
    "`since` stands for `from`",
    `
  policy care "Care" in force since 2024-01-01
//                            ^^^^^ expected: \`from\` or \`until\` and a date / since
`,
  ],
  [
    "an edition has no quotes",
    `
  policy care edition 3
//                    ^ expected: a text in quotes / 3
`,
  ],
  [
    "a path has no quotes",
    `
  source act file sources/act.md
//                ^^^^^^^^^^^^^^ expected: a text in quotes / sources/act.md
`,
  ],
  [
    "an authority stands in quotes",
    `
  source act "Act" authority "statute"
//                           ^^^^^^^^^ expected: a name / "statute"
`,
  ],
  [
    "the path of a file has no quotes",
    `
  use scales.remit
//    ^^^^^^^^^^^^ expected: a text in quotes / scales.remit
`,
  ],
  [
    "something is to be done before there is a stage",
    `
  process concerns "Concerns"
    on entry chair must meet
//  ^^ expected: \`stage\` and its name / on
    stage first final
`,
  ],
  [
    "a text starts with something else",
    `
  hello world
//^^^^^ not-a-declaration: hello
  fact a: yes/no
`,
  ],
  [
    "a citation has no end",
    `
  fact a: yes/no [act 3
//               ^^^^^^ unclosed-citation
`,
  ],
  [
    "the reason of a row has no end, behind one that has",
    `
  cases "x"
    | because  | expect    |
    | "so" "no | R applies |
//         ^^^^^^^^^^^^^^^^^ unclosed-text
`,
  ],
  [
    "the reason of a row cites what has no end",
    `
  cases "x"
    | because     | expect    |
    | as in [act  | R applies |
//          ^^^^^^^^^^^^^^^^^^^ unclosed-citation
`,
  ],
  [
    "a title stands in curly quotes",
    `
  rule R1 “Title” when a then must use warning
//        ^^^^^^^ stray-character: “
`,
  ],
  [
    "a semicolon ends a declaration",
    `
  rule R1 when a then must use warning; rule R2 when b then must use c
//                                    ^ stray-character: ;
`,
  ],
  [
    "a remark is written with `#`",
    `
  fact a: yes/no // fine
  # not a comment
//^ stray-character: #
`,
  ],
  [
    "an actor has no name",
    `
  actor
//^^^^^ missing-part: a name / actor
`,
  ],
  [
    "two actors are declared at once",
    `
  actor inspector inspector2
//                ^^^^^^^^^^ expected: the next declaration / inspector2
`,
  ],
  [
    "a clause is said twice",
    `
  rule R when a when b then must use c
//              ^^^^ clause-twice: when
`,
  ],
  [
    "`by` is missing in `guided by`",
    `
  judgement j: yes/no by inspector guided "x"
//                                        ^^^ expected: \`by\` / "x"
`,
  ],
  [
    "`of` is missing in `all of`",
    `
  rule R when all (a, b) then must use c
//                ^ expected: \`of\` / (
`,
  ],
  [
    "the brackets of `all of` are missing",
    `
  rule R when all of a, b then must use c
//                   ^ expected: \`(\` / a
`,
  ],
  [
    "the number of `at least … of` is missing",
    `
  rule R when at least of (a, b) then must use c
//                     ^^ expected: a number / of
`,
  ],
  [
    "the brackets of `one of` are missing",
    `
  rule R when x is one of a, b then must use c
//                        ^ expected: \`(\` / a
`,
  ],
  [
    "`to` stands for `and` in `between`",
    `
  rule R when x is between 2 to 4 then must use c
//                           ^^ expected: \`and\` and the upper bound / to
`,
  ],
  [
    "the upper end of `between` is missing",
    `
  rule R when x is between 2 and then must use c
//                               ^^^^ expected: a value / then
`,
  ],
  [
    "an amount is in dollars",
    `
  rule R when $4,000 then must use c
//            ^ stray-character: $
`,
  ],
];

const write = ({ code, args }: SyntaxProblem): string =>
  [code, Object.values(args).join(" / ")].filter((part) => part !== "").join(": ");

describe("one mistake gives one message", () => {
  for (const [mistake, fixture] of mistakes)
    it(mistake, () => {
      const [file] = readFixture(fixture).files;
      assert.ok(file);
      const found = parse(file.text).items.flatMap(({ start, problems }) =>
        problems.map((problem) => ({
          start: start + problem.start,
          end: start + problem.end,
          words: write(problem),
        })),
      );
      assert.deepEqual(found, file.marks);
      assert.equal(found.length, 1);
    });
});
