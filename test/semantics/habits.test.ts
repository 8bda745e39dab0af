import { checkProblems } from "../support/check-problems.ts";

describe("what is never needed", () => {
  it("is told where a policy has rules", () => {
    checkProblems(`
      scale harm worsens none < low
      choice service: care-home, hospital
      //     ^^^^^^^ the choice \`service\` is declared, but nothing depends on it [unused]
      scale chance worsens low < high
      //    ^^^^^^ the scale \`chance\` is declared
      fact breach: yes/no
      fact harm-found: harm
      //   ^^^^^^^^^^ the fact \`harm-found\` is declared
      judgement improving: yes/no
      //        ^^^^^^^^^ the judgement \`improving\` is declared
      parameter many: 2 notices
      //        ^^^^ the parameter \`many\` is declared
      define both: yes/no is breach
      //     ^^^^ the definition \`both\` is declared
      threshold met-one met when breach
      //        ^^^^^^^ the threshold \`met-one\` is declared
      power warning
      power closure excludes warning
      //    ^^^^^^^ no rule speaks of the power \`closure\` [never-used]
      action refer
      //     ^^^^^ no rule speaks of the action \`refer\`
      rule R1 when breach then may use warning
      case "a" given harm-found is low, improving is yes expect warning
    `);
  });

  it("is what no reason, principle, deadline or expectation needs either", () => {
    checkProblems(`
      fact breach: yes/no
      fact age: 0..100 years
      fact served: date
      fact service: yes/no
      parameter limit: 2 days
      define total: yes/no is breach
      action refer
      actor inspector
      rule R1 when breach then inspector must refer within limit after served because "at {age}"
      principle like-cases service never changes the outcome
      case "a" given breach is yes expect total
    `);
  });

  it("is not told of a library without rules, of a text with holes, nor of a name that was misspelt", () => {
    checkProblems(`
      fact breach: yes/no
      power warning
    `);
    checkProblems(`
      fact breach: yes/no
      fact unused: yes/no
      power warning
      rule R1 when breach then may use warning
      rule R2 when
      //      ^^^^ [missing-part]
    `);
    checkProblems(`
      fact breach: yes/no
      power warning
      rule R1 when breeach then may use warning
      //           ^^^^^^^ [unknown-name]
    `);
  });
});

describe("words that promise more than they say", () => {
  it("are counting words where nothing is counted", () => {
    checkProblems(`
      fact breach: yes/no
      fact breaches: 0..20 notices
      judgement serious: yes/no
      threshold a "Repeated breach" met when breach
      //           ^^^^^^^^ "Repeated" speaks of a number, but \`a\` counts nothing [counting-word]
      threshold b "Repeated breach" met when breaches is at least 2
      threshold c "Persistent breach" met when serious
      threshold d "Multiple breaches" met when at least 2 of (breach, breaches is 2)
      define e "Multiple breaches": yes/no is c
    `);
  });

  it("are open words that no judgement and no definition settles", () => {
    checkProblems(`
      scale seriousness worsens low < serious
      fact breach: yes/no
      fact rated: seriousness
      judgement fair: yes/no
      threshold a "Reasonable cause" met when breach
      //           ^^^^^^^^^^ "Reasonable" is a matter of judgement, but \`a\` asks for none [open-word]
      threshold b "Serious harm" met when rated is serious
      threshold c "Proportionate response" met when fair
      threshold d "Appropriate step" met when a
    `);
  });
});

describe("powers", () => {
  it("are asked for their basis only by a policy that cites", () => {
    checkProblems(`
      source act "Act" address "https://example.org"
      power warning
      //    ^^^^^^^ nothing says where the power \`warning\` comes from [power-without-basis]
      power closure [act 3]
    `);
  });

  it("state what principles ask of them", () => {
    checkProblems(`
      actor inspector
      source act "Act" address "https://example.org"
      track civil strengthens warn < restrict < close
      power warning [act 1] is warn on civil
      power variation [act 2] is restrict on civil kind formal held by inspector
      //    ^^^^^^^^^ \`variation\` does not state its right to make representations, as \`openness\` asks [power-does-not-state]
      //    ^^^^^^^^^ \`variation\` does not state its appeal and publication, as \`formality\` asks
      power closure [act 3] is close on civil representations none
      //    ^^^^^^^ \`closure\` does not state its holder, as \`openness\` asks
      principle openness every power at least restrict states holder, basis and representations
      principle formality every formal power states basis, appeal and publication
    `);
  });

  it("as strong as one with a route have one, or say that there is none", () => {
    checkProblems(`
      actor inspector
      actor tribunal
      track civil strengthens warn < restrict < close
      track criminal strengthens caution < court
      power letter is warn on civil
      power variation is restrict on civil appeal to tribunal within 28 days after service
      power suspension is restrict on civil
      //    ^^^^^^^^^^ nothing says what can be done about \`suspension\`, though \`variation\`, which is no stronger, says so [power-without-route]
      power closure is close on civil
      //    ^^^^^^^ though \`variation\`, which is no stronger, says so
      power urgent is close on civil representations none
      power prosecution is court on criminal
      power fine
    `);
  });

  it("are told of once where a principle asks for their route", () => {
    checkProblems(`
      actor inspector
      track civil strengthens warn < close
      power letter is warn on civil representations within 14 days after service
      power closure is close on civil
      //    ^^^^^^^ \`closure\` does not state its appeal, as \`openness\` asks [power-does-not-state]
      power caution is warn on civil
      //    ^^^^^^^ nothing says what can be done about \`caution\` [power-without-route]
      principle openness every power at least close states appeal
    `);
  });
});
