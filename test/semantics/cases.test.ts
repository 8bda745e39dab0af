import { checkProblems } from "../support/check-problems.ts";

const declared = `
      actor inspector
      scale harm worsens none < low < serious
      track civil strengthens warn < close
      fact harm-found: harm
      fact breaches: 0..20 notices
      fact served: date
      judgement improving: yes/no by inspector
      define many: yes/no is breaches is at least 2
      threshold bad met when harm-found is serious
      power warning is warn on civil
      power closure is close on civil
      action refer held by inspector
      rule R1 when many or bad then inspector may use warning and must refer within 2 days after served
      rule R2 when improving then inspector may use closure`;

describe("cases", () => {
  it("give facts and judgements, each one of its values", () => {
    checkProblems(`${declared}
      case "a" on 2026-05-01
        given harm-found is serious, breaches is 2 notices, served is 2026-04-01, improving is unknown because "not asked"
        expect warning
      case "b" given harm-found is high, breaches is 30, served is 2026-02-30, improving is 1 expect warning
      //                           ^^^^ \`high\` is not a level of \`harm\`
      //                                             ^^ \`breaches\` goes in whole numbers from 0 to 20 notices; 30 notices is not among its values [value-out-of-bounds]
      //                                                           ^^^^^^^^^^ there is no day
      //                                                                                    ^ \`improving\` is an answer yes or no, \`1\` a number
      case "c" given many is yes, bad is no, breeches is 1, inspector is yes, breaches is many expect warning
      //             ^^^^ a case cannot give \`many\`: it is a definition [cannot-be-given]
      //                          ^^^ a case cannot give \`bad\`: it is a threshold [cannot-be-given]
      //                                     ^^^^^^^^ nothing called \`breeches\`
      //                                                    ^^^^^^^^^ \`inspector\` is an actor; a fact, a judgement or a process was expected here
      //                                                                                  ^^^^ \`breaches\` is a number of notices, \`many\` an answer yes or no
      case "d" given breaches is 2, breaches is 3, served is served expect warning
      //                            ^^^^^^^^ \`breaches\` is given twice
      //                                                     ^^^^^^ a date has to stand here as it is; \`served\` is something to be worked out [value-expected]
    `);
  });

  it("expect positions, values, rules, duties and kinds of outcomes", () => {
    checkProblems(`${declared}
      case "a" on 2026-05-01 given breaches is 2
        expect warning, refer, many, bad is not met, R1, R2 does not apply, warning is permitted by R1,
          closure is not selected, refer is due 2026-05-05, harm-found is unknown, outcome is settled,
          outcome on civil is not gap, some power is available, harm-found and improving would decide,
          warning is one of (permitted, required)
      case "b" given breaches is 2
        expect warnng, civil, warning is allowed, outcome is fine, R3 applies, many would decide, warning is permitted by many
        //     ^^^^^^ nothing called \`warnng\`
        //             ^^^^^ \`civil\` is a track
        //                               ^^^^^^^ \`warning\` can be many things in an outcome, but not \`allowed\` [unknown-position]
        //                                                   ^^^^ no outcome is called \`fine\` [unknown-outcome]
        //                                                         ^^ nothing called \`R3\`
        //                                                                     ^^^^ \`many\` is a definition; a fact, a judgement or a process was expected here
        //                                                                                                                ^^^^ \`many\` is a definition; a rule was expected here
      case "c" given breaches is 2 expect breaches, R1 is selected, many is due 2026-05-01, outcome is at least gap
      //                                  ^^^^^^^^ a condition is true or false, but \`breaches\` is a number of notices
      //                                            ^^ \`R1\` is a rule; a power or an action was expected here
      //                                                            ^^^^ \`many\` is a definition; an action or a power was expected here
      //                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^ no outcome is called \`at least gap\`
      case "d" given breaches is 2 expect warning is at least warn, warning is not known
      //                                  ^^^^^^^^^^^^^^^^^^^^^^^^ \`warning\` can be many things in an outcome, but not \`at least warn\`
      //                                                            ^^^^^^^^^^^^^^^^^^^^ but not \`known\`
    `);
  });

  it("expect something", () => {
    checkProblems(`${declared}
      case "a" given breaches is 2
      //   ^^^ "a" expects nothing, so it can never fail [asserts-nothing]
      cases "b" given breaches is 2
      //    ^^^ "b" expects nothing
        | harm-found |
        | low        |
      cases "c"
        | breaches | expect |
        | 2        |        |
      //^^^^^^^^^^^^^^^^^^^^^ "c" expects nothing
    `);
  });

  it("can be told apart by their titles", () => {
    checkProblems(`${declared}
      case "a" given breaches is 2 expect many
      cases "a"
      //    ^^^ two cases are called "a" [duplicate-case]
        | case  | breaches | expect |
        | "two" | 2        | many   |
        | "two" | 3        | many   |
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two cases are called "a › two"
    `);
  });

  it("in tables have a cell for each heading", () => {
    checkProblems(`${declared}
      cases "a" on 2026-05-01 given breaches is 2
        | case | on         | harm-found | improving | because     | expect                       |
        | one  | 2026-05-02 | low        | unknown   | "not asked" | many, warning is permitted   |
        | two  | 2026-13-02 | lov        |           |             | many                         |
        //       ^^^^^^^^^^ there is no day
        //                    ^^^ \`lov\` is not a level of \`harm\`
        | six  | today      | low        | yes, no   |             | many                         |
        //       ^^^^^ there is no day \`today\`
        //                                 ^^^^^^^ under \`improving\` stands one value in each row
        | low  | many |
      //^^^^^^^^^^^^^^^ this row has 2 cells where the head of the table has 6
      cases "b" given breaches is 2
        | breaches | many | tenure | breaches | expect |
        //^^^^^^^^ \`breaches\` is given twice
        //           ^^^^ a case cannot give \`many\`
        //                  ^^^^^^ nothing called \`tenure\`
        //                           ^^^^^^^^ \`breaches\` is given twice
        | 2        | yes  | 3      | 2        | many   |
    `);
  });

  it("say their day, where days matter and the policy names none", () => {
    const declares = `
      fact breaches: 0..20 notices
      power warning
      rule R1 in force from 2026-04-01 when breaches is at least 2 then may use warning`;
    checkProblems(`${declares}
      case "a" given breaches is 2 expect warning
      //   ^^^ "a" does not say on what date it is decided [case-without-date]
      case "b" on 2026-05-01 given breaches is 2 expect warning
      cases "c" given breaches is 2
      //    ^^^ "c" does not say on what date it is decided
        | on         | expect  |
        | 2026-05-01 | warning |
        |            | warning |
    `);
    checkProblems(`${declares}
      policy care "Care" in force from 2024-03-04
      case "a" given breaches is 2 expect warning
    `);
  });
});
