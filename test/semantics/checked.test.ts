import assert from "node:assert/strict";
import type { Checked } from "@remit/server/semantics/check.ts";
import type { Expected } from "@remit/server/semantics/expected.ts";
import { readFixture } from "../support/fixture.ts";
import { checked } from "../support/program.ts";

interface At {
  readonly found: Checked;
  readonly uri: string;
  readonly offset: number;
}

/** The checked fixture and its cursor. */
function at(fixture: string): At {
  const { cursor } = readFixture(fixture);
  assert.ok(cursor, "the fixture has a cursor");
  return { found: checked(fixture), ...cursor };
}

function textOf(found: Checked, uri: string): string {
  const file = found.program.files.find((one) => one.uri === uri);
  assert.ok(file);
  return file.tree.text;
}

/** Each use of the symbol under the cursor as `file:line text`, with `*` behind a declaration. */
function references(fixture: string): readonly string[] {
  const { found, uri, offset } = at(fixture);
  const symbol = found.symbolAt(uri, offset);
  assert.ok(symbol, "the cursor is on a symbol");
  return found.references(symbol).map((use) => {
    const text = textOf(found, use.uri);
    const line = text.slice(0, use.start).split("\n").length;
    assert.equal(text.slice(use.start, use.end), symbol.name);
    return `${use.uri.split("/").at(-1)}:${line}${use.declares ? "*" : ""}`;
  });
}

describe("uses of names", () => {
  it("are found across files, in conditions, reasons, cases and tables", () => {
    assert.deepEqual(
      references(`
        use "./cases.remit"
        fact breac<|>hes: 0..20 notices, worsens
        define many: yes/no is breaches + breaches is at least 2
        rule R1 when breaches is at least 2 then may use warning because "{breaches} found"
        power warning open when breaches is known
        principle p worse breaches never leads to a weaker power on civil
        principle q breaches never changes the outcome
        track civil strengthens warn < close
        //- cases.remit
        case "a" given breaches is 2 expect breaches is 2, breaches and breaches would decide
        cases "b" given breaches is 2
          | breaches | expect        |
          | 3        | breaches is 2 |
      `),
      [
        "policy.remit:3*",
        "policy.remit:4",
        "policy.remit:4",
        "policy.remit:5",
        "policy.remit:5",
        "policy.remit:6",
        "policy.remit:7",
        "policy.remit:8",
        "cases.remit:1",
        "cases.remit:1",
        "cases.remit:1",
        "cases.remit:1",
        "cases.remit:2",
        "cases.remit:3",
        "cases.remit:4",
      ],
    );
  });

  it("of a level are those of its own scale", () => {
    assert.deepEqual(
      references(`
        scale harm worsens none < l<|>ow < serious
        scale chance worsens low < high
        fact a: harm
        fact b: chance
        threshold t met when a is low or b is low or a is between none and low
        matrix m: harm by a and b
          |         | low     | high    |
          | none    | none    | low     |
          | low     | low     | serious |
          | serious | serious | serious |
        case "c" given a is low, b is low expect a is low
      `),
      [
        "policy.remit:2*",
        "policy.remit:6",
        "policy.remit:6",
        ...[9, 10, 10, 12, 12].map((line) => `policy.remit:${line}`),
      ],
    );
  });

  it("of steps, tracks, sources, actors and rules are found where they are named", () => {
    const policy = (marked: string) =>
      `
        source act "Act" address "https://example.org"
        actor inspector [act 1]
        track civil strengthens warn < close
        power warning [act 2] is warn on civil held by inspector
        rule R1 [act 3] when a then inspector may use warning
        rule R2 when a then inspector may use warning overrides R1
        fact a: yes/no
        principle p every power at least warn on civil states holder
        case "c" given a is yes expect R1 does not apply, warning is permitted by R1, outcome on civil is settled
      `.replace(marked, `${marked}<|>`);
    assert.deepEqual(
      references(policy("source act")),
      [2, 3, 5, 6].map((line) => `policy.remit:${line}${line === 2 ? "*" : ""}`),
    );
    assert.deepEqual(references(policy("actor inspector")).length, 4);
    assert.deepEqual(references(policy("strengthens warn")), [
      "policy.remit:4*",
      "policy.remit:5",
      "policy.remit:9",
    ]);
    assert.deepEqual(references(policy("track civil")), [
      "policy.remit:4*",
      "policy.remit:5",
      "policy.remit:9",
      "policy.remit:10",
    ]);
    assert.deepEqual(references(policy("rule R1")), [
      "policy.remit:6*",
      "policy.remit:7",
      "policy.remit:10",
      "policy.remit:10",
    ]);
    assert.deepEqual(references(policy("power warning")), [
      "policy.remit:5*",
      "policy.remit:6",
      "policy.remit:7",
      "policy.remit:10",
    ]);
  });

  it("stay found where something beside them is wrong", () => {
    assert.deepEqual(
      references(`
        fact breac<|>hes: 0..20 notices
        threshold t met when breaches is at least nothing and breaches is at least 2 visits
        case "c" given nothing is breaches expect breaches is
      `),
      ["policy.remit:2*", "policy.remit:3", "policy.remit:3", "policy.remit:4", "policy.remit:4"],
    );
  });

  it("are where the cursor is at either end of the name", () => {
    for (const fixture of ["fact <|>a: yes/no", "fact a<|>: yes/no"]) {
      const { found, uri, offset } = at(fixture);
      assert.equal(found.symbolAt(uri, offset)?.name, "a");
    }
    const { found, uri, offset } = at("fact a: yes/<|>no");
    assert.equal(found.symbolAt(uri, offset), undefined);
    assert.equal(found.typeOf(uri, 6)?.kind, "yes/no");
  });
});

describe("what can stand at a place", () => {
  const expected = (condition: string): Expected | undefined => {
    const { found, uri, offset } = at(`
      scale harm worsens none < low
      fact a: harm
      actor inspector
      power warning
      track civil strengthens warn < close
      ${condition}
    `);
    return found.expectedAt(uri, offset);
  };
  const kindOf = (value: Expected | undefined) => {
    switch (value?.kind) {
      case "value":
        return `${value.type.kind} of ${value.of?.name}`;
      case "name":
        return value.of.join(" ");
      case "step":
        return `step of ${value.track.name}`;
      case "word":
        return value.words[0];
      default:
        return value?.kind;
    }
  };
  for (const [condition, what] of [
    ["threshold t met when a is at least <|>", "scale of a"],
    ["threshold t met when a is one of (none, <|>)", "scale of a"],
    ["threshold t met when a is lo<|>w", "scale of a"],
    ["threshold t met when <|>a", "condition"],
    ["threshold t met when a is low and <|>", "condition"],
    ["define d: harm is <|>none", "scale of d"],
    ["rule R1 when a is low then inspec<|>tor may use warning", "actor"],
    ["rule R1 when a is low then inspector may use warn<|>ing", "power action"],
    ["power p is wa<|>rn on civil", "step of civil"],
    ["power p is warn on ci<|>vil", "track"],
    ['case "c" given a is lo<|>w expect warning', "scale of a"],
    ['case "c" given a is low expect warning is <|>', "required"],
    ['source s "S" authority sta<|>tute', "statute"],
  ] as const)
    it(`${condition}: ${what}`, () => assert.equal(kindOf(expected(condition)), what));
});

describe("symbols", () => {
  it("say what they are, what values they have and which way is worse", () => {
    const found = checked(`
      scale harm "Harm" worsens none "No harm" < low
      fact a "How bad": harm
      fact b: 0..20 notices, improves
      threshold t met when a is low
      parameter p: 2 notices from 2026-04-01, was 3 notices
      parameter q: harm is low
    `);
    const say = (name: string) => {
      const symbol = found.symbol(name);
      return [symbol?.kind, symbol?.title, symbol?.type?.kind, symbol?.worse, symbol?.typeSymbol?.name];
    };
    assert.deepEqual(say("harm"), ["scale", "Harm", "scale", 1, undefined]);
    assert.deepEqual(say("a"), ["fact", "How bad", "scale", 1, "harm"]);
    assert.deepEqual(say("b"), ["fact", undefined, "number", -1, undefined]);
    assert.deepEqual(say("t"), ["threshold", undefined, "yes/no", 0, undefined]);
    assert.deepEqual(found.symbol("p")?.type, {
      kind: "number",
      unit: "notices",
      min: 2,
      max: 3,
      decimals: 0,
    });
    assert.deepEqual(say("q"), ["parameter", undefined, "scale", 1, "harm"]);
    assert.deepEqual(
      found.symbol("harm")?.members.map(({ kind, name, title, owner }) => [kind, name, title, owner?.name]),
      [
        ["level", "none", "No harm", "harm"],
        ["level", "low", undefined, "harm"],
      ],
    );
    assert.deepEqual(
      found.allSymbols.map(({ name }) => name),
      ["harm", "a", "b", "t", "p", "q"],
    );
  });
});
