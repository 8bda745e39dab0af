import { checkProblems } from "../support/check-problems.ts";

const declared = `
      scale harm worsens none < low < serious
      scale chance worsens low < high
      choice service: care-home, home-care
      fact harm-found: harm
      fact repeat: chance
      fact service-type: service
      fact breach: yes/no
      fact breaches: 0..20 notices
      fact visits: 0..20 visits
      fact score: 0..10
      fact fine: £0..£50,000
      fact share: 0%..100%
      fact served: date
      fact received: date
      fact tenure: 0..40 years
      fact notice: 0..90 days
      fact working: 0..90 working days
      parameter limit: 2
      parameter wait: 4 weeks`;

const condition = (text: string) => `${declared}\n      threshold tested met when ${text}\n`;
const fine = (text: string) => checkProblems(condition(text));

describe("conditions", () => {
  for (const text of [
    "breach",
    "not breach",
    "breach is yes and breach is not no",
    "harm-found is at least low",
    "harm-found is between low and serious",
    "service-type is one of (care-home, home-care)",
    "service-type is not home-care",
    "breaches is 2",
    "breaches is at least 2 notices",
    "breaches is at least 1 notice",
    "breaches is above limit",
    "2 is at most breaches",
    "2 is at most tenure",
    "fine is at least £4,000",
    "fine is at least 4000",
    "fine is at most £10,000 * 40%",
    "share is above 80%",
    "share is above 80",
    "served is after-easter or served is before-easter"
      .replace(/after-easter/, "at least 2026-04-05")
      .replace(/before-easter/, "below 2026-04-01"),
    "received is at most served + 28 days",
    "received is at most served + 3 months",
    "received - served is at most 2 weeks",
    "received - served is at most wait",
    "tenure is at least 2 years",
    "tenure is at least 18 months",
    "tenure is at least 2",
    "notice is below 4 weeks",
    "working is at least 5 working days",
    "score * 2 is above 3",
    "breaches + breaches is above 2 * limit",
    "breaches is known and served is unknown",
    "at least 2 of (breach, breaches is 2, harm-found is low)",
    "all of (breach, any of (breach, not breach))",
  ])
    it(`can be written as: ${text}`, () => fine(text));

  it("compare things in one unit only", () => {
    checkProblems(`${declared}
      threshold a met when tenure is below notice
      //                                   ^^^^^^ \`tenure\` is in years, \`notice\` in days [units-mixed]
      threshold b met when breaches is at least 2 visits
      //                                        ^^^^^^^^ \`breaches\` is in notices, \`2 visits\` in visits
      threshold c met when fine is above breaches
      //                                 ^^^^^^^^ \`fine\` is in pounds, \`breaches\` in notices
      threshold d met when notice is below working
      //                                   ^^^^^^^ \`notice\` is in days, \`working\` in working days
      threshold e met when breaches + visits is above 3
      //                              ^^^^^^ \`breaches\` is in notices, \`visits\` in visits
      threshold f met when score is above breaches
      //                                  ^^^^^^^^ \`score\` is a plain number, \`breaches\` in notices
    `);
  });

  it("compare levels of one scale only", () => {
    checkProblems(`${declared}
      threshold a met when harm-found is above repeat
      //                                       ^^^^^^ \`harm-found\` is a level of \`harm\`, \`repeat\` a level of \`chance\` [scales-mixed]
      threshold b met when harm-found is high
      //                                 ^^^^ \`high\` is not a level of \`harm\` [not-a-level]
      threshold c met when service-type is carehome
      //                                   ^^^^^^^^ \`carehome\` is not an alternative of \`service\`
      threshold d met when harm-found is breach
      //                                 ^^^^^^ \`harm-found\` is a level of \`harm\`, \`breach\` an answer yes or no [kinds-mixed]
    `);
  });

  it("compare one kind of value only", () => {
    checkProblems(`${declared}
      threshold a met when harm-found is at least 2
      //                                          ^ \`harm-found\` is a level of \`harm\`, \`2\` a number [kinds-mixed]
      threshold b met when served is above 2
      //                                   ^ \`served\` is a date, \`2\` a number
      threshold c met when breach is 1
      //                             ^ \`breach\` is an answer yes or no, \`1\` a number
      threshold d met when breaches is yes
      //                               ^^^ \`breaches\` is a number of notices, \`yes\` an answer yes or no
    `);
  });

  it("order only what has an order", () => {
    checkProblems(`${declared}
      threshold a met when service-type is above home-care
      //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`is above\` says nothing about it [not-ordered]
      threshold b met when breach is at least yes
      //                   ^^^^^^^^^^^^^^^^^^^^^^ [not-ordered]
      fact other: service, worsens
      //          ^^^^^^^ \`worsens\` says nothing about it [not-ordered]
    `);
  });

  it("are true or false", () => {
    checkProblems(`${declared}
      threshold a met when breach and breaches
      //                              ^^^^^^^^ a condition is true or false, but \`breaches\` is a number of notices [not-a-condition]
      threshold b met when not harm-found
      //                       ^^^^^^^^^^ is a level of \`harm\`
      threshold c met when serious
      //                   ^^^^^^^ \`serious\` is a level of \`harm\` and says nothing alone [level-alone]
      threshold d met when at least 3 of (breach, breaches is 2)
      //                            ^ [count-not-possible]
    `);
  });

  it("warn where only one answer is possible", () => {
    checkProblems(`${declared}
      parameter far: 30 notices
      threshold a met when breaches is at least 21
      //                                        ^^ \`breaches\` goes in whole numbers from 0 to 20 notices; \`21\` lies outside, so this is never true
      threshold b met when breaches is at most 21
      //                                       ^^ so this is always true
      threshold c met when breaches is not at most 21
      //                                           ^^ so this is never true
      threshold d met when breaches is 2.5
      //                               ^^^ so this is never true
      threshold e met when breaches is between 30 and 40
      //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`breaches\` goes in whole numbers from 0 to 20 notices; 30 notices to 40 notices lies outside
      threshold f met when breaches is at least far
      //                                        ^^^ \`far\` (30 notices) lies outside
      threshold g met when breaches is one of (2, 22)
      //                                          ^^ so this is never matched
    `);
  });

  it("know the calendar, but not which days are worked", () => {
    checkProblems(`${declared}
      threshold a met when served is at least 2026-02-30
      //                                      ^^^^^^^^^^ there is no day \`2026-02-30\` [no-such-date]
      threshold b met when received is at most served + 10 working days
      //                                                ^^^^^^^^^^^^^^^ [working-days-in-sum]
    `);
  });

  it("calculate only what can be calculated", () => {
    checkProblems(`${declared}
      threshold a met when harm-found + 1 is at least 2
      //                   ^^^^^^^^^^^^^^ \`+\` cannot be used here: \`harm-found\` is a level of \`harm\`, \`1\` a number [cannot-calculate]
      threshold b met when served + received is at least 2026-01-01
      //                   ^^^^^^^^^^^^^^^^^ \`served\` is a date, \`received\` a date
      threshold c met when breaches * visits is at least 2
      //                   ^^^^^^^^^^^^^^^^^ [cannot-calculate]
      threshold d met when served - 2 is at least 2026-01-01
      //                   ^^^^^^^^^^ [cannot-calculate]
    `);
  });

  it("between two bounds go from the smaller to the larger", () => {
    checkProblems(`${declared}
      threshold a met when harm-found is between serious and low
      //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`serious\` is more than \`low\` [bounds-reversed]
    `);
  });

  it("of rules, gates and definitions do not speak of the outcome", () => {
    checkProblems(
      `
      fact breach: yes/no
      power warning
      action tell
      power closure open when tell is required
      //                      ^^^^^^^^^^^^^^^^ \`tell is required\` speaks of the outcome [outcome-in-condition]
      rule R1 when breach then must use warning
      threshold a met when R1 applies
      //                   ^^^^^^^^^^ [outcome-in-condition]
      threshold b met when warning and some power is selected
      //                   ^^^^^^^ [outcome-in-condition]
      //                               ^^^^^^^^^^^^^^^^^^^^^^ [outcome-in-condition]
    `,
      { besides: ["never-used", "unused"] },
    );
  });

  it("met are thresholds", () => {
    checkProblems(`
      fact breach: yes/no
      threshold found met when breach
      define both: yes/no is found is met and breach is met
      //                                      ^^^^^^ only a threshold is met, but \`breach\` is a fact [not-a-threshold]
    `);
  });

  it("on events take the comparison behind `where`, and tell what is compared with nothing then", () => {
    checkProblems(
      `
      fact raised: 0..9
      event breach with serious: yes/no, points: 0..9
      threshold a met when count of breach where serious is at least 2
      //                                         ^^^^^^^^^^^^^^^^^^^^^ \`serious is at least 2\` only says which events are meant, and \`count of breach\` is compared with nothing [compared-in-where]
      threshold b met when latest breach where points is at least 2 in the last 12 months
      //                                       ^^^^^^^^^^^^^^^^^^^^ [compared-in-where]
      threshold c met when count of breach where pints is 2
      //                                         ^^^^^ [unknown-field]
      //                                         ^^^^^^^^^^ [compared-in-where]
      threshold d met when count of breach where (serious) is at least 2
      threshold e met when count of breach where points is 2 is at least 1
      threshold f met when count of breach where raised is at least 2 is 1
    `,
      { besides: ["unused"] },
    );
  });
});

describe("values given to something", () => {
  it("are of its type", () => {
    checkProblems(`${declared}
      define rated: harm is low when breach, high otherwise
      //                                     ^^^^ \`high\` is not a level of \`harm\` [not-a-level]
      define count: 0..40 notices is visits
      //                             ^^^^^^ \`count\` is in notices, \`visits\` in visits [units-mixed]
      define day: date is served + 28 days
      parameter most: harm is 2
      //                      ^ \`most\` is a level of \`harm\`, \`2\` a number [kinds-mixed]
    `);
  });

  it("of a yes/no definition are conditions", () => {
    checkProblems(`${declared}
      define late: yes/no is received is above served
      define odd: yes/no is yes when late, no otherwise
      define wrong: yes/no is breaches
      //                      ^^^^^^^^ [not-a-condition]
    `);
  });

  it("of parameters stand as they are, newest first", () => {
    checkProblems(`
      parameter first: 2 notices from 2026-04-01, was 3 notices from 2024-03-04, was 4 notices
      parameter b: first from 2026-04-01
      //           ^^^^^ [value-expected]
      parameter c: 2 notices from 2026-04-01, was 3 visits from 2024-03-04
      //                                          ^^^^^^^^ \`c\` is in notices, \`3 visits\` in visits
      parameter d: 2 notices from 2024-03-04, was 3 notices from 2024-03-04
      //                                                         ^^^^^^^^^^ two values start on 2024-03-04 [parameter-dates]
    `);
  });
});
