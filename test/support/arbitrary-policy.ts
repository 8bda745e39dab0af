/**
 * Small policies as text, for fast-check: every name resolves, every type fits, and between them they say everything
 * the language can say. They shrink to few rules and short conditions.
 */
import fc from "fast-check";

/** The facts that the conditions speak of; a policy declares all of them. */
const vocabulary = `policy arbitrary "An arbitrary policy" edition "1" in force from 2024-03-04 conduct first-seen applies by date of decision decided by inspector calendar england-and-wales

source act "The act" address "https://example.org/act" authority statute
actor inspector "Inspector"
actor constable
scale harm "Harm" [act s1] worsens none < low < high
scale standard improves poor < fair < good
scale ranks first "First" < second
choice setting: care-home "Care home", home-care, open
track civil "Civil" one at a time strengthens advise < warn < close
track second-track strengthens watch < stop

event notice deemed received 2 working days after
event reply
event stay
fact damage: harm
  question "What harm was done?"
fact upkeep: standard
fact place: setting
fact rank: ranks
fact contained: yes/no
fact warnings: 0..6 notices, worsens
fact fine: £0..£2,000
fact share: 0%..100%, improves
fact first-seen: date
fact open-for: 0..90 days, worsens
judgement sure: yes/no, worsens
  by inspector
  guided by "what is on \\"record\\""

parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04
parameter least-harm: harm is low
parameter quick: 5 working days

power advice "Advise" is advise on civil
power warning [act s7] held by inspector is warn on civil publish never
power closure [act s8] held by inspector is close on civil publish always
power watching is watch on second-track
action notify "Notify the family"
`;

const powers = ["advice", "warning", "closure", "watching"] as const;

const level = fc.constantFrom("none", "low", "high");
const count = fc.integer({ min: 0, max: 6 });
const amount = fc.constantFrom("£0", "£1,250", "£2,000");
const order = fc.constantFrom("is at least", "is at most", "is above", "is below", "is", "is not");
const text = fc.constantFrom(
  '"plain"',
  '"{damage} and {warnings}"',
  '"a \\"quoted\\" word"',
  '"back\\\\slash"',
  '"// no comment"',
  '"Ŵŷ, 安全 – ok"',
);

/** A comparison, or a name that is true or false alone. */
const comparison: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "contained",
    "sure",
    "contained is yes",
    "sure is not no",
    "sure is unknown",
    "damage is known",
  ),
  fc.tuple(order, level).map(([is, value]) => `damage ${is} ${value}`),
  fc
    .tuple(order, fc.constantFrom("2", "2 notices", "repeat", "repeat + 1"))
    .map(([is, n]) => `warnings ${is} ${n}`),
  fc.tuple(count, count).map(([a, b]) => `warnings is between ${Math.min(a, b)} and ${Math.max(a, b)}`),
  fc.constantFrom(
    "warnings + 1 * 2 is above 4",
    "(warnings + 1) * 2 is not at most 4",
    "fine - £10 is below £250",
  ),
  fc.tuple(order, amount).map(([is, value]) => `fine ${is} ${value}`),
  fc.constantFrom("place is one of (care-home, open)", "place is not open", "upkeep is not at least fair"),
  fc.constantFrom("share is at least 12.5%", "open-for is above 28 days", "rank is at least second"),
  fc.constantFrom(
    "first-seen is at least 2025-03-01",
    "first-seen is not known",
    "damage is at least least-harm",
    "hearing is running",
    "hearing is not met",
    "end of hearing is at least 2025-03-01",
    "latest notice is known",
  ),
);

/** Conditions with brackets wherever `and`, `or` and `not` meet. */
const condition: fc.Arbitrary<string> = fc.letrec<{ condition: string; operand: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc
      .tuple(fc.constantFrom(" and ", " or "), fc.array(tie("operand"), { minLength: 2, maxLength: 3 }))
      .map(([op, operands]) => operands.join(op)),
    tie("operand").map((operand) => `not ${operand}`),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all) => `all of (${all.join(", ")})`),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => `any of (${any.join(", ")})`),
    fc
      .array(tie("condition"), { minLength: 2, maxLength: 3 })
      .map((some) => `at least ${some.length - 1} of (${some.join(", ")})`),
  ),
  operand: fc.oneof(
    comparison,
    tie("condition").map((inner) => `(${inner})`),
  ),
})).condition;

const effect = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("inspector ", ""),
      fc.constantFrom("must", "should", "may", "must not"),
      fc.uniqueArray(fc.constantFrom(...powers), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(
        "",
        " within 2 working days",
        " within quick after first-seen",
        " within 2 working days in scotland after receipt of latest notice every 2 months",
        " within quick after end of hearing until (contained or sure) discharged by reply",
        " every quick until 2026-05-01",
        ' proved by "the letter"',
        " discharged by reply proved by notice",
      ),
    )
    .map(([actor, modality, used, rest]) => `${actor}${modality} use ${used.join(", ")}${rest}`),
  fc.constantFrom(
    "inspector must notify within 1 month beginning with first-seen",
    "inspector should notify",
  ),
);
const effects = fc.array(effect, { minLength: 1, maxLength: 2 }).map((all) => all.join(" and "));
const maybe = (clause: fc.Arbitrary<string>) => fc.option(clause, { nil: "" });

const rules = fc
  .array(
    fc.record({
      when: condition,
      effect: effects,
      inForce: fc.constantFrom("", " in force from 2025-01-01", " in force from 2025-01-01 until 2026-12-31"),
      unless: maybe(condition.map((unless) => ` unless ${unless}`)),
      overrides: fc.boolean(),
      title: maybe(text.map((title) => ` ${title}`)),
      because: maybe(text.map((because) => ` because ${because}`)),
    }),
    { maxLength: 4 },
  )
  .map((all) =>
    all.map(
      ({ when, effect, inForce, unless, overrides, title, because }, i) =>
        `rule R${i}${title}${inForce} when ${when} then ${effect}${unless}${overrides && i > 0 ? ` overrides R${i - 1}` : ""}${because}`,
    ),
  );

const definitions = fc
  .tuple(condition, condition, condition)
  .map(([first, second, third]) => [
    `define at-risk: yes/no, worsens is ${first}`,
    `define grade: harm is high when ${first}, low when ${second}, none otherwise`,
    `define grade: harm in force from 2026-04-01 is low when ${third}, none otherwise`,
    "define total: 0..12 notices is warnings * 2",
    `define total: 0..12 notices in force from 2025-01-01 until 2029-12-31 is warnings`,
    `threshold serious "Serious" [act s2] quoting "serious harm" met when ${third} because "it {damage}"`,
    `threshold serious "Serious" in force from 2026-04-01 met when ${first}`,
    `action refer [act s3] in force from 2025-01-01 held by inspector open when ${second} publish never`,
    `power urgent-stop "Stop" [act s4] note "rarely used" held by inspector is stop on second-track in force from 2025-04-01 kind urgent, formal open when ${first} adequate when ${third} excludes watching representations within 14 days after notice appeal to "The tribunal" within 28 days after service publish after representations`,
    `assume calm "Calm" [act s5]: not ((${first}) and damage is none) because "never seen together"`,
  ]);

const clocks = fc
  .record({
    runs: fc.constantFrom(
      "28 days after latest notice",
      "quick beginning with first-seen",
      "to the earliest of (12 months after first-seen, 3 years after receipt of latest notice)",
      "to the latest of (2 weeks after end of appeal, 3 weeks after earliest reply where (upheld or withdrawn), 1 year after a-day-with-a-long-name)",
    ),
    unless: condition,
    clauses: fc.shuffledSubarray([
      "renewed by reply at most 2 times",
      "suspended from stay until reply",
      "not before first-seen",
      "rolls forward",
      "met by receipt of reply",
      "calendar northern-ireland",
      'note "as the act says"',
    ]),
  })
  .map(({ runs, unless, clauses }) => [
    `clock hearing "Time to be heard" [act s10] runs ${runs} ${clauses.join(" ")} at most 12 weeks in all unless ${unless}`,
    "clock appeal runs 28 days after first-seen met by reply",
    "fact a-day-with-a-long-name: date",
  ]);

const processes = fc
  .record({ lead: condition, entry: condition, on: condition, back: condition, over: fc.boolean() })
  .map(({ lead, entry, on, back, over }) => [
    `process inquiry "An inquiry" [act s9] note "how it goes" enter at any stage
  lead constable when ${lead} overrides inspector, inspector when ${on}, inspector otherwise
  stage opened "Opened" [act s9] entry when ${entry} review every 2 months inspector must notify
    on entry inspector must notify within 2 working days after first-seen and inspector may use advice
    to decided when ${on}${over ? " bypassing heard" : ""} to heard
  stage heard always inspector must notify within quick to opened when ${back} to decided
  stage decided final note "it ends here"`,
  ]);

const matrices = fc.array(level, { minLength: 6, maxLength: 6 }).map((cells) => [
  `matrix severity "Severity" [act s6]: harm by place and contained
  |           | yes      | no       |
  | care-home | ${cells[0]} | ${cells[1]} |
  | home-care | ${cells[2]} | ${cells[3]} |  // model figures
  | open | ${cells[4]} | ${cells[5]} |
matrix by-count: harm by warnings in force until 2029-12-31
  | 0..1 | none |
  | 2..6 | ${cells[0]} |
`,
]);

const principles = fc.uniqueArray(
  fc.constantFrom(
    "choose the lowest adequate power on civil",
    "worse facts never lead to a weaker power on civil",
    "worse damage never leads to a weaker power on second-track",
    "place never changes the outcome",
    "place, rank never change the outcome",
    "one step worse moves civil by at most 1 step",
    "whenever contained, no power at least close on civil is selected",
    "never closure is selected and (contained or sure)",
    "every power at least warn on civil states holder, basis and publication",
  ),
  { maxLength: 4 },
);

const given = fc.constantFrom(
  "damage is high",
  'warnings is 2, contained is no because "seen"',
  "fine is £1,250, sure is unknown, first-seen is 2026-04-30",
);
const expectation = fc.constantFrom(
  "advice is selected",
  "warning",
  "closure is not required",
  "damage is high",
  "outcome is settled",
  "outcome on civil is gap",
  "contained and sure would decide",
  "no power on civil is selected",
);
const cases = fc
  .array(fc.tuple(given, expectation, text, fc.constantFrom("", " on 2026-05-01")), { maxLength: 3 })
  .map((all) =>
    all.map(
      ([known, expected, title, on], i) =>
        `case "${i} ${title.slice(1)}${on} given ${known} expect ${expected}`,
    ),
  );
const tables = fc.array(fc.tuple(level, count, expectation), { maxLength: 3 }).map((rows) => [
  `cases "A table" given contained is yes
  | case  | damage | warnings | expect | because |
${rows.map(([damage, warnings, expected], i) => `  | Row ${i} of it | ${damage} | ${warnings} | ${expected} | "so" |\n`).join("")}`,
]);

/** A whole policy, its declarations in any order. */
export const policyText: fc.Arbitrary<string> = fc
  .tuple(rules, definitions, matrices, fc.tuple(clocks, processes), principles, cases, tables, fc.nat())
  .map(
    ([
      someRules,
      someDefinitions,
      someMatrices,
      [someClocks, someProcesses],
      statements,
      someCases,
      someTables,
      turn,
    ]) => {
      const all = [
        ...someRules,
        "rule default otherwise inspector may use advice",
        "rule other otherwise on second-track then inspector may use watching",
        ...someDefinitions,
        ...someMatrices,
        ...someClocks,
        ...someProcesses,
        ...(statements.length === 0
          ? []
          : [`principle p1 "All of them" ${statements.join(" ")} because "fair"`]),
        ...someCases,
        ...someTables,
      ];
      const at = turn % all.length;
      return `${vocabulary}\n${[...all.slice(at), ...all.slice(0, at)].join("\n")}\n`;
    },
  );
