import assert from "node:assert/strict";
import { dayOf } from "@remit/server/semantics/dates.ts";
import { daysText } from "@remit/server/semantics/editions.ts";
import type { Claim, Expr, Model, StatementModel } from "@remit/server/semantics/model.ts";
import { formatValue } from "@remit/server/semantics/values.ts";
import { modelOf } from "../support/model-of.ts";
import { checked } from "../support/program.ts";

/** An expression in one line, for comparing. */
function say(expr: Expr | undefined): string {
  switch (expr?.kind) {
    case undefined:
      return "nothing";
    case "constant":
      return formatValue(expr.type, expr.value);
    case "input":
      return expr.input.name;
    case "parameter":
      return `$${expr.parameter.name}`;
    case "definition":
      return `@${expr.definition.name}`;
    case "not":
    case "known":
      return `${expr.kind}(${say(expr.operand)})`;
    case "and":
    case "or":
      return `${expr.kind}(${expr.operands.map(say).join(", ")})`;
    case "count":
      return `${expr.atLeast} of (${expr.operands.map(say).join(", ")})`;
    case "compare":
      return `${say(expr.left)} ${expr.op} ${say(expr.right)}`;
    case "add":
    case "subtract":
    case "multiply":
      return `(${say(expr.left)} ${{ add: "+", subtract: "-", multiply: "*" }[expr.kind]} ${say(expr.right)})`;
    case "add-months":
      return `(${say(expr.date)} ${expr.sign === 1 ? "+" : "-"} ${say(expr.months)})`;
    case "in-force":
      return daysText(expr);
    case "unresolved":
      return "?";
  }
}

function sayClaim(claim: Claim): string {
  switch (claim.kind) {
    case "fact":
      return say(claim.condition);
    case "not":
      return `not(${sayClaim(claim.operand)})`;
    case "and":
    case "or":
    case "count":
      return `${claim.kind}(${claim.operands.map(sayClaim).join(", ")})`;
    case "position":
      return `${claim.target.name}:${claim.position}${claim.by.length === 0 ? "" : ` by ${claim.by.join()}`}`;
    case "quantified": {
      const { powerKind, track, atLeast } = claim.powers;
      return `${claim.quantifier} ${powerKind ?? "any"} ${track ?? "any"} ${atLeast ?? "any"}:${claim.position}`;
    }
    case "outcome":
      return `${claim.track ?? "outcome"}:${claim.outcome}`;
    case "applies":
      return `applies ${claim.rule}`;
    case "would-decide":
      return `decide ${claim.facts.join()}`;
    case "due":
      return `${claim.target} due ${claim.on}`;
    case "unresolved":
      return "?";
  }
}

function sayStatement(statement: StatementModel): unknown {
  switch (statement.kind) {
    case "choose-lowest":
      return statement.track;
    case "never-weaker":
      return [statement.worse, statement.track];
    case "never-changes":
      return statement.names;
    case "no-cliff-edge":
      return [statement.track, statement.steps];
    case "never-evaded":
      return [statement.ways, statement.track];
    case "whenever":
      return [sayClaim(statement.when), sayClaim(statement.then)];
    case "never":
      return sayClaim(statement.condition);
    case "every-states":
      return [statement.powers.powerKind, statement.stated];
  }
}

const facts = `
  scale harm worsens none < low < serious
  choice service: care-home, home-care, hospital
  fact a: yes/no
  fact b: yes/no
  fact h: harm
  fact s: service
  fact n: 0..20 notices
  fact m: 0..20 notices
  fact fine: £0..£50,000
  fact served: date
  fact received: date
  fact age: 0..100 years
  parameter limit: 2 notices from 2026-04-01, was 3 notices
`;

const condition = (model: Model) => {
  const found = model.definitions.find(({ name }) => name === "t");
  return found?.kind === "threshold" ? say(found.value) : undefined;
};
const inputs = (model: Model) =>
  Object.fromEntries(model.inputs.map(({ name, breakpoints }) => [name, breakpoints]));

describe("conditions of the model", () => {
  for (const [text, meaning] of [
    ["a and not b", "and(a, not(b))"],
    ["h is not at least low", "not(h >= low)"],
    ["h is between low and serious", "and(h >= low, h <= serious)"],
    ["s is not one of (care-home, hospital)", "not(or(s = care-home, s = hospital))"],
    ["n is above limit", "n > $limit"],
    ["n is at least 2", "n >= 2 notices"],
    ["2 is at least n", "2 notices >= n"],
    ["served is unknown or a is known", "or(not(known(served)), known(a))"],
    ["at least 2 of (a, b, (n is 2))", "2 of (a, b, n = 2 notices)"],
    ["any of (a, all of (b, a))", "or(a, and(b, a))"],
    ["received is at most served + 4 weeks", "received <= (served + 4 weeks)"],
    ["received is above served - 2 years", "received > (served - 2 years)"],
    ["received - served is below 10 days", "(received - served) < 10 days"],
    ["fine is above £20,000 * 10%", "fine > ((£20,000 * 10%) * 0.01)"],
    ["n + m is at least 3", "(n + m) >= 3 notices"],
    ["age is at least 18", "age >= 18 years"],
    ["18 is at most age", "18 years <= age"],
  ] as const)
    it(`${text} means ${meaning}`, () =>
      assert.equal(condition(modelOf(`${facts} threshold t met when ${text}`)), meaning));

  it("keep what is sound where a part is not, and say so", () => {
    const model = checked(`${facts} threshold t met when a and nothing and h is at least 2`).model();
    assert.equal(condition(model), "and(a, ?, ?)");
    assert.equal(model.complete, false);
    assert.equal(modelOf(facts).complete, true);
  });

  it("of definitions in a circle are unknown, and so is what reads them", () => {
    const model = checked(
      `${facts} define x: yes/no is y define y: yes/no is x threshold t met when x or a`,
    ).model();
    assert.deepEqual(
      model.definitions.map(({ name }) => name),
      [],
    );
    assert.equal(model.complete, false);
  });
});

describe("breakpoints", () => {
  it("are the constants that a value is compared with, however they come to it", () => {
    const model = modelOf(`${facts}
      define rated: harm is h when a, low otherwise
      define alias: harm is rated
      define count: 0..20 notices is n
      matrix banded: harm by m
        | 0..4  | none |
        | 5..20 | low  |
      threshold t met when alias is serious and count is above limit and served is below 2026-04-01
      rule R1 when s is hospital or banded is low then may use warning unless age is at least 18 years
      power warning
      case "c" given h is low expect n is 7
    `);
    assert.deepEqual(inputs(model), {
      a: [1],
      b: [],
      h: [2],
      s: [2],
      n: [2, 3, 7],
      m: [0, 4, 5, 20],
      fine: [],
      served: [dayOf("2026-04-01")],
      received: [],
      age: [216],
    });
  });

  it("are all values where one is compared with another, or calculated with", () => {
    const model = modelOf(`${facts}
      define total: 0..40 notices is n + m
      threshold t met when total is above 3 or received is above served or fine * 2 is above £4,000
    `);
    const { n, m, served, received, fine, age } = inputs(model);
    assert.deepEqual(
      [n, m, served, received, fine, age],
      [undefined, undefined, undefined, undefined, undefined, []],
    );
  });

  it("do not split the values of what is only asked to be known", () => {
    assert.deepEqual(
      inputs(modelOf(`${facts} threshold t met when n is known and served is unknown`))["n"],
      [],
    );
  });
});

describe("declarations of the model", () => {
  const model = modelOf(
    `
    policy care "Care" edition "3" in force from 2024-03-04 until 2027-03-03 decided by inspector calendar england-and-wales note "Draft."
    source act "The Act" address "https://example.org" authority statute read 2026-01-05
    actor inspector "The inspector"
    actor tribunal "The First-tier Tribunal"
    scale harm "Harm" worsens none "No harm" < low < serious
    fact found "Harm found" [act 3] quoting "harm to a person": harm question "How bad is it?"
    judgement fair: yes/no, worsens by inspector guided by "the record"
    fact n: 0..20 notices
    fact served: date
    parameter limit: 2 working days from 2026-04-01, was 3 working days from 2024-03-04
    define third: yes/no is second
    define second: yes/no is first
    define first: yes/no is found is serious
    define rated: harm is serious when third, low when fair, none otherwise
    matrix table: harm by found and fair
      |             | yes     | no   |
      | none..low   | low     | none |
      | serious     | serious | low  |
    track civil one at a time strengthens warn < restrict < close
    power warning [act 12] held by inspector is warn on civil kind formal
      open when n is at least 1
      adequate when rated is at most low
      excludes closure
      representations within 14 days after service
      appeal to tribunal within 28 days after served
      publish after representations
    power closure is close on civil appeal to "the county court" publish never representations none
    action refer held by inspector
    rule R1 "Warn" in force from 2024-03-04 until 2026-12-31 when third
      then must use warning and tribunal should refer within limit after served proved by "a letter"
      unless fair
      because "{n} notices"
    rule R2 when rated is serious then must not use closure overrides R1
    rule R3 otherwise on civil may use warning
    principle lowest choose the lowest adequate power on civil
    principle many worse facts never lead to a weaker power on civil found, fair never change the outcome
      one step worse moves civil by at most 2 steps
      whenever third, some formal power at least restrict is available
      never warning is selected and fair
      every formal power states holder
    assume sure: not (third and fair) because "it cannot be"
  `,
  );

  it("say what the policy is", () => {
    const { policy } = model;
    assert.deepEqual(
      [policy?.name, policy?.title, policy?.edition, policy?.decidedBy, policy?.calendar, policy?.note],
      ["care", "Care", "3", "inspector", "england-and-wales", "Draft."],
    );
    assert.deepEqual([policy?.from, policy?.until], [dayOf("2024-03-04"), dayOf("2027-03-03")]);
    assert.deepEqual(
      model.sources.map(({ name, authority, address, readOn }) => [name, authority, address, readOn]),
      [["act", "statute", "https://example.org", dayOf("2026-01-05")]],
    );
    assert.deepEqual(
      model.types.map(({ name, levelTitles }) => [name, levelTitles]),
      [["harm", ["No harm", undefined, undefined]]],
    );
  });

  it("number facts and judgements in their order", () => {
    assert.deepEqual(
      model.inputs.map(({ kind, name, index, worse, question, by, guidedBy }) => [
        kind,
        name,
        index,
        worse,
        question,
        by,
        guidedBy,
      ]),
      [
        ["fact", "found", 0, 1, "How bad is it?", undefined, undefined],
        ["judgement", "fair", 1, 1, undefined, "inspector", "the record"],
        ["fact", "n", 2, 0, undefined, undefined, undefined],
        ["fact", "served", 3, 0, undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(model.inputs[0]?.citations, [
      { source: "act", locator: "3", quoting: "harm to a person" },
    ]);
  });

  it("put definitions after those that they read", () => {
    assert.deepEqual(
      model.definitions.map(({ name }) => name).filter((name) => /first|second|third/.test(name)),
      ["first", "second", "third"],
    );
    assert.deepEqual(
      model.definitions.map(({ index }) => index),
      [0, 1, 2, 3, 4],
    );
  });

  it("read matrices as bands and cells", () => {
    const table = model.definitions.find(({ name }) => name === "table");
    assert.equal(table?.kind, "matrix");
    if (table?.kind !== "matrix") return;
    assert.deepEqual([say(table.rows), say(table.columns)], ["found", "fair"]);
    assert.deepEqual(table.rowKeys, [
      { from: 0, to: 1 },
      { from: 2, to: 2 },
    ]);
    assert.deepEqual(table.columnKeys, [
      { from: 1, to: 1 },
      { from: 0, to: 0 },
    ]);
    assert.deepEqual(table.cells, [
      [1, 0],
      [2, 1],
    ]);
  });

  it("keep the values of parameters by their days", () => {
    assert.deepEqual(model.parameters[0]?.values, [
      { value: 2, from: dayOf("2026-04-01") },
      { value: 3, from: dayOf("2024-03-04") },
    ]);
  });

  it("say what powers are, when they are open, and what they state", () => {
    const [warning, closure, refer] = model.targets;
    assert.deepEqual(
      [warning?.kind, warning?.track, warning?.step, warning?.kinds, warning?.excludes, warning?.heldBy],
      ["power", "civil", 0, ["formal"], ["closure"], "inspector"],
    );
    assert.deepEqual(
      [say(warning?.openWhen), say(warning?.adequateWhen)],
      ["n >= 1 notice", "@rated <= low"],
    );
    assert.deepEqual(warning?.states, {
      holder: "The inspector",
      basis: "act 12",
      representations: "within 14 days after service",
      appeal: "The First-tier Tribunal within 28 days after served",
      publication: "after representations",
    });
    assert.deepEqual(closure?.states, {
      representations: "none",
      appeal: "the county court",
      publication: "never",
    });
    assert.deepEqual([refer?.kind, refer?.step, refer?.index], ["action", undefined, 2]);
    assert.deepEqual(
      [model.tracks[0]?.oneAtATime, model.tracks[0]?.steps, model.tracks[0]?.chooseLowest],
      [true, ["warn", "restrict", "close"], "lowest"],
    );
  });

  it("say when rules apply, what follows, and by when", () => {
    const [first, second, third] = model.rules;
    assert.deepEqual([first?.from, first?.until], [dayOf("2024-03-04"), dayOf("2026-12-31")]);
    assert.deepEqual(
      [say(first?.when), say(first?.unless), first?.because],
      ["@third", "fair", "{n} notices"],
    );
    assert.deepEqual(
      first?.effects.map(({ actor, modality, target, deadline, provedBy }) => [
        actor,
        modality,
        target.name,
        deadline && [
          say(deadline.amount),
          deadline.unit,
          deadline.counting,
          say(deadline.anchor?.value),
          deadline.anchor?.name,
        ],
        provedBy,
      ]),
      [
        ["inspector", "must", "warning", undefined, undefined],
        ["tribunal", "should", "refer", ["$limit", "working days", "after", "served", "served"], "a letter"],
      ],
    );
    assert.deepEqual([second?.overrides, second?.effects[0]?.modality], [["R1"], "must not"]);
    assert.deepEqual([third?.otherwise, third?.otherwiseOn, third?.when], [true, "civil", undefined]);
  });

  it("turn principles into statements, and assumptions into conditions", () => {
    assert.deepEqual(model.principles.flatMap(({ statements }) => statements).map(sayStatement), [
      "civil",
      [undefined, "civil"],
      ["found", "fair"],
      ["civil", 2],
      ["@third", "some formal civil 1:available"],
      "and(warning:selected, fair)",
      ["formal", ["holder"]],
    ]);
    assert.deepEqual(
      model.assumptions.map(({ name, condition: one, because }) => [name, say(one), because]),
      [["sure", "not(and(@third, fair))", "it cannot be"]],
    );
  });

  it("are complete", () => assert.equal(model.complete, true));
});

describe("cases of the model", () => {
  const found = checked(`
    fact n: 0..20 notices
    fact a: yes/no
    judgement j: yes/no
    define many: yes/no is n is at least 2
    track civil strengthens warn < close
    power warning is warn on civil
    action refer
    actor inspector
    rule R1 when many then inspector may use warning and inspector must refer within 2 days
    case "one" on 2026-05-01 note "a remark"
      given n is 2, a is unknown because "not asked"
      expect warning, refer, many, R1, R1 does not apply, warning is not selected by R1, outcome on civil is not gap,
        no power is not closed, a and j would decide, refer is due 2026-05-03, not (n is 3 or warning is closed),
        warning is one of (permitted, required)
    cases "table" on 2026-05-01 given a is yes
      | case  | n | on         | because | expect                |
      | "two" | 2 | 2026-06-01 | "why"   | many,   refer         |
      |       | 3 |            |         | n is 3                |
      |       | x |            |         | many                  |
    case "one" given n is 3 expect many
    case "broken" given nothing is 3 expect many
  `);
  const model = found.model();
  const byTitle = (title: string) => model.cases.find((kase) => kase.title === title);

  it("have titles of their own, rows by their number where they have none", () => {
    assert.deepEqual(
      model.cases.map(({ title, table, complete }) => [title, table?.title, complete]),
      [
        ["one", undefined, true],
        ["table › two", "table", true],
        ["table › row 2", "table", true],
        ["table › row 3", "table", false],
        ["one (2)", undefined, true],
        ["broken", undefined, false],
      ],
    );
  });

  it("give values with their reasons, those of the table first", () => {
    const given = (title: string) =>
      byTitle(title)?.given.map(({ input, value, because }) => [input.name, value, because]);
    assert.deepEqual(given("one"), [
      ["n", 2, undefined],
      ["a", undefined, "not asked"],
    ]);
    assert.deepEqual(given("table › two"), [
      ["a", 1, undefined],
      ["n", 2, undefined],
    ]);
    assert.deepEqual(
      [byTitle("table › two")?.on, byTitle("table › row 2")?.on],
      [dayOf("2026-06-01"), dayOf("2026-05-01")],
    );
    assert.deepEqual(
      [byTitle("one")?.note, byTitle("table › two")?.note, byTitle("table › row 2")?.note],
      ["a remark", "why", undefined],
    );
  });

  it("claim what is expected, in the words in which it is written", () => {
    assert.deepEqual(
      byTitle("one")?.expect.map(({ claim }) => sayClaim(claim)),
      [
        "warning:selected",
        "refer:required",
        "@many",
        "applies R1",
        "not(applies R1)",
        "not(warning:selected by R1)",
        "not(civil:gap)",
        "every any any any:closed",
        "decide a,j",
        `refer due ${dayOf("2026-05-03")}`,
        "not(or(n = 3 notices, warning:closed))",
        "or(warning:permitted, warning:required)",
      ],
    );
    assert.deepEqual(
      byTitle("table › two")?.expect.map(({ text }) => text),
      ["many", "refer"],
    );
    assert.equal(byTitle("one")?.expect[6]?.text, "outcome on civil is not gap");
  });

  it("leave the policy complete where they are not", () => {
    assert.equal(model.complete, true);
  });
});
