import { checkProblems } from "../support/check-problems.ts";

describe("rules", () => {
  it("use powers and do actions", () => {
    checkProblems(
      `
      actor inspector
      fact breach: yes/no
      power warning
      action refer
      rule R1 when breach then inspector must use refer within 2 days and inspector must not warning
      //                                          ^^^^^ \`refer\` is an action, and actions are done, not used
      //                                                                                     ^^^^^^^ \`warning\` is a power, and powers are used
    `,
      { helps: ["write `must refer`", "write `must not use warning`"] },
    );
  });

  it("name who acts and by when, unless the action says who", () => {
    checkProblems(`
      actor inspector
      fact breach: yes/no
      fact served: date
      parameter limit: 2 working days from 2026-04-01, was 3 working days
      action refer
      action tell held by inspector
      rule R1 in force from 2026-04-01 when breach
        then must refer
        //        ^^^^^ nobody is named who must do \`refer\` [duty-without-actor]
        //        ^^^^^ nothing says by when \`refer\` has to be done [duty-without-deadline]
        and must tell within limit after served
        and inspector should refer
        and may refer
        and inspector must not tell
    `);
  });

  it("say by when where something has to be done every so often: the first time is so long after the decision", () => {
    checkProblems(`
      actor inspector
      fact breach: yes/no
      action report
      rule R1 when breach
        then inspector must report every 2 weeks
    `);
  });

  it("count deadlines in times, from dates", () => {
    checkProblems(`
      actor inspector
      fact breach: yes/no
      fact breaches: 0..20 notices
      action tell held by inspector
      rule R1 when breach
        then must tell within breaches
        //                    ^^^^^^^^ \`breaches\` is a number of notices; a deadline needs a number of days
        and must tell within 2 days after breach
        //                                ^^^^^^ \`breach\` is an answer yes or no; a deadline counts from a date
        and must tell within 2 days beginning with service
        //                                         ^^^^^^^ nothing called \`service\`
    `);
  });

  it("override others, not themselves, and not in a circle", () => {
    checkProblems(`
      fact breach: yes/no
      power warning
      rule R1 when breach then must use warning overrides R1, R2
      //   ^^ these override each other in a circle: \`R1\` → \`R2\` → \`R3\` → \`R1\`
      //                                                  ^^ \`R1\` overrides itself
      rule R2 when breach then must use warning overrides R3
      rule R3 when breach then must use warning overrides R1
      rule R4 when breach then must use warning overrides warning
      //                                                  ^^^^^^^ \`warning\` is a power; a rule was expected here
    `);
  });

  it("with otherwise have no other condition", () => {
    checkProblems(
      `
      fact breach: yes/no
      track civil strengthens warn < close
      power warning is warn on civil
      rule R1 otherwise on civil may use warning unless breach
      //                                                ^^^^^^ \`R1\` applies when nothing else does [otherwise-with-unless]
      rule R2 when breach then may use warning otherwise may use warning
      //                                       ^^^^^^^^^ [otherwise-with-when]
    `,
      { besides: ["clause-twice"] },
    );
  });

  it("are in force from one day to a later one", () => {
    checkProblems(`
      policy care "Care" in force from 2024-03-04
      fact breach: yes/no
      power warning
      rule R1 in force from 2026-04-01 until 2026-03-31 when breach then may use warning
      //      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [dates-reversed]
    `);
  });
});

describe("principles", () => {
  const declared = `
      scale harm worsens none < low
      scale rating none < low
      track civil strengthens warn < restrict < close
      track criminal strengthens caution < close
      power warning is warn on civil kind formal appeal none [act 1]
      power closure is close on civil kind urgent, formal
      source act "Act" address "https://example.org"
      fact harm-found: harm
      fact rated: rating
      fact breaches: 0..20 notices
      fact breach: yes/no
      define many: yes/no is breaches is at least 2`;

  it("speak of tracks, and of what has a worse way", () => {
    checkProblems(
      `${declared}
      principle a choose the lowest adequate power on civil
      principle b worse facts never lead to a weaker power on civil
      principle c worse harm-found never leads to a weaker power on civil
      principle d worse breaches never leads to a weaker power on civil
      //                ^^^^^^^^ nothing says which way \`breaches\` is worse [no-direction]
      principle e worse many never leads to a weaker power on warn
      //                                                      ^^^^ nothing called \`warn\`
      principle f harm-found, many never change the outcome
      //                      ^^^^ \`many\` is a definition; a fact or a judgement was expected here
      principle g one step worse moves civil by at most 2 steps
      principle h one step worse moves civil by at most 2.5 steps
      //                                                ^^^ [whole-number-expected]
      principle i worse rated never leads to a weaker power on civil
      //                ^^^^^ [no-direction]
    `,
      { besides: ["power-without-basis"] },
    );
  });

  it("speak of powers by kind, step and track", () => {
    checkProblems(
      `${declared}
      principle a whenever breach, some urgent power is available and no power at least restrict on civil is closed
      principle b never warning is selected and every formal power is closed
      principle c whenever breach, some urgnt power is available
      //                                ^^^^^ no power is of the kind \`urgnt\` [unknown-kind]
      principle d never some power at least restrict is selected
      principle e never some power at least close is selected
      //                                    ^^^^^ \`close\` is a step of \`civil\` and \`criminal\`, and nothing says which is meant
      principle f never some power at least warm is selected
      //                                    ^^^^ no track has a step \`warm\`
      principle g never some power at least caution on civil is selected
      //                                    ^^^^^^^ \`caution\` is not a step of \`civil\`
      principle h never warning is available and closure is chosen
      //                                                    ^^^^^^ [unknown-position]
    `,
      { besides: ["power-without-basis"] },
    );
  });

  it("ask powers to state what they can state", () => {
    checkProblems(`
      track civil strengthens warn < close
      principle a every power on civil states basis and appeals
      //                                                ^^^^^^^ a power does not state \`appeals\`
    `);
  });
});
