import assert from "node:assert/strict";
import { children, itemAt, keywords, parse, pathTo, printNode, reparse, walk } from "@remit/grammar";
import { validateGrammar } from "@remit/grammar/parser.ts";
import { makeLexer } from "@remit/grammar/tokens.ts";
import { meaningOf } from "../support/same-tree.ts";

const problemsOf = (text: string) =>
  parse(text).items.flatMap(({ problems }) => problems.map(({ code }) => code));
const kindsOf = (text: string) => parse(text).items.map(({ declaration }) => declaration.kind);

/** The only declaration of a text that reads without a problem, without its places. */
function only(text: string): Record<string, unknown> {
  const tree = parse(text);
  assert.deepEqual(problemsOf(text), []);
  const [declaration, ...others] = meaningOf(tree) as Record<string, unknown>[];
  assert.equal(others.length, 0);
  assert.ok(declaration);
  return declaration;
}

/** The condition of a threshold, as the tree holds it. */
const condition = (text: string) => only(`threshold t met when ${text}`)["when"];
const name = (text: string) => ({ kind: "name", text });

describe("the grammar", () => {
  it("passes all checks of the parser library", () => {
    validateGrammar();
    assert.deepEqual(makeLexer(false).lexerDefinitionErrors, []);
  });

  it("says of every word what it does, in one sentence", () => {
    for (const { word, doc } of keywords) {
      assert.match(doc, /^[A-Z].*[.]$/, word);
      assert.ok(doc.length < 100, word);
    }
    assert.equal(new Set(keywords.map(({ word }) => word)).size, keywords.length);
  });
});

describe("where a declaration starts", () => {
  it("does not depend on lines", () => {
    assert.deepEqual(kindsOf("actor a actor b fact c: yes/no rule d otherwise a must e"), [
      "actor",
      "actor",
      "fact",
      "rule",
    ]);
  });

  it("is not in the middle of a phrase", () => {
    assert.deepEqual(kindsOf("rule r when a then must use b and c must not use d and may use e"), ["rule"]);
    assert.deepEqual(
      kindsOf(
        "principle p choose the lowest adequate power on t worse facts never lead to a weaker power on t",
      ),
      ["principle"],
    );
    assert.deepEqual(kindsOf("principle p every formal power on t states basis never no power is selected"), [
      "principle",
    ]);
    assert.deepEqual(kindsOf('case "c" expect a, no power on t is selected, some urgent power is closed'), [
      "case",
    ]);
    assert.deepEqual(kindsOf('assume no power is selected because "x"'), ["assume"]);
  });

  it("is behind a value that is no", () => {
    assert.deepEqual(kindsOf('case "c" given a is no\npower p is b on c'), ["case", "power"]);
    assert.deepEqual(kindsOf("parameter p: no power q is b on c"), ["parameter", "power"]);
    assert.deepEqual(kindsOf("define p: yes/no is a is not no\npower q is b on c"), ["define", "power"]);
    assert.deepEqual(kindsOf("scale s none < some\npower q is b on c"), ["scale", "power"]);
  });

  it("is not in a row of a table", () => {
    assert.deepEqual(kindsOf('cases "c"\n | case | fact |\n | "x" | rule |\nactor a'), ["cases", "actor"]);
  });

  it("is on the next line of an unfinished declaration", () => {
    assert.deepEqual(kindsOf("fact\nrule r1 when\nrule r2 when a then must b"), ["fact", "rule", "rule"]);
  });
});

describe("names and words", () => {
  it("may be written in any script, with inner hyphens", () => {
    assert.deepEqual(only("actor niŵed-2")["name"], name("niŵed-2"));
    assert.deepEqual(only("actor 監督官")["name"], name("監督官"));
    assert.deepEqual(only("actor 𐐀𐐁-R2")["name"], name("𐐀𐐁-R2"));
  });

  it("take hyphens in, and leave them out between spaces", () => {
    assert.deepEqual(condition("a-b"), name("a-b"));
    assert.deepEqual(condition("a - b is 1"), condition("a - b is 1"));
    assert.equal(
      (condition("(a - b) is 1") as { left: { inner: { kind: string } } }).left.inner.kind,
      "arithmetic",
    );
  });

  it("may be any soft word of the language", () => {
    for (const { word, reserved } of keywords) {
      if (reserved) continue;
      assert.deepEqual(only(`actor ${word}`)["name"], name(word));
      assert.deepEqual(problemsOf(`scale s worsens ${word} < b`), [], word);
      assert.deepEqual(problemsOf(`choice s: a, ${word}`), [], word);
      assert.deepEqual(problemsOf(`power p is ${word} on ${word}`), [], word);
      assert.deepEqual(problemsOf(`rule r when (${word}) then ${word} must use ${word}, ${word}`), [], word);
    }
  });

  it("may be a soft word on the right of a comparison", () => {
    const operators = ["known", "met"];
    for (const { word, reserved } of keywords)
      if (!reserved && !operators.includes(word))
        assert.deepEqual(
          condition(`harm is ${word}`),
          {
            kind: "comparison",
            left: name("harm"),
            op: "is",
            negated: false,
            operands: [name(word)],
            by: [],
          },
          word,
        );
  });

  it("are never a reserved word", () => {
    for (const { word, reserved } of keywords)
      if (reserved) assert.deepEqual(problemsOf(`actor ${word}`), ["reserved-word"], word);
  });
});

describe("literals", () => {
  const value = (text: string) => (only(`parameter p: ${text}`)["values"] as { value: unknown }[])[0]?.value;

  it("are numbers, money and percentages", () => {
    assert.deepEqual(value("1,250.50"), { kind: "number", value: 1250.5, decimals: 2, unit: undefined });
    assert.deepEqual(value("£4,000"), { kind: "number", value: 4000, decimals: 0, unit: name("£") });
    assert.deepEqual(value("12.5%"), { kind: "number", value: 12.5, decimals: 1, unit: name("%") });
    assert.deepEqual(value("2 notices"), { kind: "number", value: 2, decimals: 0, unit: name("notices") });
  });

  it("are times, in the singular and the plural", () => {
    assert.deepEqual(value("1 week"), { kind: "duration", amount: 1, unit: "weeks" });
    assert.deepEqual(value("10 working days"), { kind: "duration", amount: 10, unit: "working days" });
    assert.deepEqual(value("1 working day"), { kind: "duration", amount: 1, unit: "working days" });
  });

  it("are dates, as they are written", () => {
    assert.deepEqual(value("2026-02-31"), { kind: "date", text: "2026-02-31" });
  });

  it("are texts with two escapes", () => {
    const title = (text: string) => (only(`actor a ${text}`)["title"] as { value: string }).value;
    assert.equal(title('"say \\"no\\" \\\\ or \\n"'), 'say "no" \\ or \\n');
  });

  it("do not hold more digits than can be kept exactly", () => {
    assert.deepEqual(problemsOf("parameter p: 123,456,789,012,345"), []);
    assert.deepEqual(problemsOf("parameter p: 1234567890123456"), ["expected"]);
  });
});

describe("conditions", () => {
  it("keep brackets, and bind `not` more tightly than `and`", () => {
    assert.deepEqual(condition("not a and (b or c)"), {
      kind: "logic",
      op: "and",
      mixed: undefined,
      operands: [
        { kind: "not", operand: name("a") },
        {
          kind: "group",
          inner: { kind: "logic", op: "or", mixed: undefined, operands: [name("b"), name("c")] },
        },
      ],
    });
  });

  it("multiply before they add, and subtract from the left", () => {
    const shown = (text: string) =>
      JSON.stringify(condition(`${text} is 1`), (key, part) =>
        key === "" || part?.kind === "comparison"
          ? part
          : part?.kind === "arithmetic"
            ? [part.left, part.op, part.right]
            : (part?.text ?? part),
      );
    assert.match(shown("a - b - c * d"), /"left":\[\["a","-","b"\],"-",\["c","\*","d"\]\]/);
  });

  it("read every comparison, with and without not", () => {
    const operands = {
      is: "b",
      "at least": "b",
      "at most": "b",
      above: "b",
      below: "b",
      between: "b and c",
      "one of": "(b, c)",
      known: "",
      unknown: "",
      met: "",
      due: "2026-01-01",
    };
    for (const [op, rest] of Object.entries(operands))
      for (const not of ["", "not "]) {
        const text = `a is ${not}${op === "is" ? "" : op} ${rest}`.trim().replace(/ +/g, " ");
        const found = condition(text) as { op: string; negated: boolean; operands: unknown[] };
        assert.deepEqual(
          [found.op, found.negated, found.operands.length],
          [op, not !== "", rest === "" ? 0 : rest.includes("c") ? 2 : 1],
          text,
        );
      }
  });

  it("do not take a condition for a second rule", () => {
    const expected = only('case "c" expect a is required by R1 and R2, b is required by R1 and c is met')[
      "expect"
    ] as {
      by: unknown;
      kind: string;
    }[];
    assert.deepEqual(expected[0]?.by, [name("R1"), name("R2")]);
    assert.equal(expected[1]?.kind, "logic");
  });

  it("are read up to 60 levels deep, and not deeper", () => {
    const nested = (depth: number) =>
      `threshold t met when ${"(".repeat(depth)}a${")".repeat(depth)} because "x"`;
    assert.deepEqual(problemsOf(nested(60)), []);
    assert.deepEqual(problemsOf(nested(61)), ["too-deep"]);
    assert.deepEqual(problemsOf(nested(100_000)), ["too-deep"]);
    assert.deepEqual(problemsOf(`threshold t met when ${"(".repeat(100_000)}`), ["too-deep"]);
    assert.deepEqual(problemsOf(`threshold t met when ${"not ".repeat(100_000)}a`), ["too-deep"]);
    assert.deepEqual(problemsOf(`threshold t met when a${" + a".repeat(100_000)} is 1`), ["too-deep"]);
    assert.deepEqual(problemsOf(`threshold t met when ${"all of (".repeat(5000)}`), ["too-deep"]);
  });

  it("may be as long as they like", () => {
    const long = parse(`threshold t met when a${" and a".repeat(20_000)}`);
    assert.deepEqual(long.items[0]?.problems, []);
    walk(long.items[0].declaration, () => undefined);
  });
});

describe("clauses", () => {
  it("may come in any order", () => {
    const canonical =
      'rule r "R" [a 1] in force from 2026-01-01 when a then must use b unless c overrides d because "e"';
    const mixed =
      'rule r "R" because "e" overrides d unless c then must use b when a in force from 2026-01-01 [a 1]';
    assert.deepEqual(only(mixed), only(canonical));
  });

  it("take citations and a note anywhere", () => {
    const fact = only('fact f "F" [a 1]: yes/no [b 2 (3)] quoting "words", worsens note "n" question "q"');
    assert.deepEqual(fact["citations"], [
      { kind: "citation", source: name("a"), locator: "1", quoting: undefined },
      { kind: "citation", source: name("b"), locator: "2 (3)", quoting: { kind: "text", value: "words" } },
    ]);
    assert.equal((fact["note"] as { value: string }).value, "n");
  });

  it("let `then` follow `otherwise`", () => {
    assert.deepEqual(
      only("rule r otherwise on t then a may use b"),
      only("rule r otherwise on t a may use b"),
    );
  });

  it("name a body in words or by a name", () => {
    const appeal = (text: string) => only(`power p appeal ${text}`)["appeal"];
    assert.deepEqual(appeal("none"), {
      kind: "route",
      none: true,
      body: undefined,
      limit: undefined,
      text: undefined,
    });
    assert.deepEqual(appeal("to tribunal"), {
      kind: "route",
      none: false,
      body: name("tribunal"),
      limit: undefined,
      text: undefined,
    });
    assert.equal(
      (appeal('to "A body" within 28 days after service') as { text: { value: string } }).text.value,
      "A body",
    );
  });
});

describe("clocks", () => {
  it("keep a time that is missing in its place", () => {
    const [item] = parse("clock c runs to the latest of (2 days after a, must)").items;
    const runs = item?.declaration.kind === "clock" ? item.declaration.runs : [];
    assert.equal(runs.length, 2);
    for (const { start, end } of runs) assert.ok(start <= end);
  });
});

describe("tables", () => {
  it("hold values, bands and nothing", () => {
    const matrix = only("matrix m: harm by n\n | 0..2 | low |\n | £3 | |") as {
      header: unknown[];
      body: { key: unknown; cells: unknown[] }[];
    };
    assert.equal(matrix.header.length, 0);
    const number = (value: number, unit?: string) => ({
      kind: "number",
      value,
      decimals: 0,
      unit: unit && name(unit),
    });
    assert.deepEqual(matrix.body, [
      {
        kind: "matrix-row",
        key: { kind: "cell", value: number(0), to: number(2) },
        cells: [{ kind: "cell", value: name("low"), to: undefined }],
      },
      {
        kind: "matrix-row",
        key: { kind: "cell", value: number(3, "£"), to: undefined },
        cells: [{ kind: "cell", value: undefined, to: undefined }],
      },
    ]);
  });

  it("take titles without quotes", () => {
    const cases = only(
      'cases "c"\n | case | harm |\n | It\'s serious; repeat, rule 2 | low | // remark\n | | |',
    ) as {
      rows: { cells: { values: unknown[] }[] }[];
    };
    assert.deepEqual(cases.rows[0]?.cells[0]?.values, [
      { kind: "text", value: "It's serious; repeat, rule 2" },
    ]);
    assert.deepEqual(cases.rows[1]?.cells, [
      { kind: "case-cell", values: [] },
      { kind: "case-cell", values: [] },
    ]);
  });

  it("end with the line, with or without the last bar", () => {
    const rows = 'matrix m: harm by n\r\n| a | b\r\n| c | d |\rnote "x"';
    assert.deepEqual((only(rows)["body"] as unknown[]).length, 2);
  });
});

describe("what stands around the declarations", () => {
  it("keeps comments apart from what is said", () => {
    const text = "// top\nactor a // one\n// two\nactor b\n// three";
    const tree = parse(text);
    assert.deepEqual(
      tree.items.map(({ start, comments }) =>
        comments.map((each) => text.slice(start + each.start, start + each.end)),
      ),
      [["// one", "// two"], ["// three"]],
    );
  });

  it("takes a byte order mark and rare spaces for spaces", () => {
    assert.deepEqual(problemsOf('\ufeffactor\u00a0a\u2003"A"\u2028actor b'), []);
  });

  it("says once what stands before the first declaration", () => {
    assert.deepEqual(problemsOf("hello world = 3\nactor a"), ["not-a-declaration"]);
    assert.deepEqual(problemsOf("}}\nactor a"), ["stray-character"]);
    assert.deepEqual(parse("").items, []);
    assert.deepEqual(parse(" \n// only a comment").items, []);
  });
});

describe("long and odd texts", () => {
  it("are read in one go", function () {
    this.timeout(20_000);
    const texts = [
      '"'.repeat(1_000_001),
      `actor a ${'"'.repeat(1_000_001)}`,
      `actor a "${"\\".repeat(1_000_001)}`,
      "[".repeat(1_000_000),
      "a".repeat(3_000_000),
      `actor ${"a-".repeat(1_000_000)}`,
      "é".repeat(1_000_000),
      "9,999".repeat(300_000),
      "|".repeat(300_000),
      "=".repeat(1_000_000),
      "\0\ud800".repeat(300_000),
      "/".repeat(1_000_000),
      `actor a ${"// ".repeat(500_000)}`,
      " ".repeat(2_000_000),
      "rule ".repeat(100_000),
      "rule\n".repeat(100_000),
      "actor a\n".repeat(50_000),
    ];
    for (const text of texts) assert.equal(parse(text).text, text);
  });
});

describe("after an edit", () => {
  const text = 'actor a "A"\n\nfact b: yes/no\n\nfact c: yes/no\n\nfact d: yes/no\n\nfact e: yes/no\n';

  it("what was not touched is the same object", () => {
    const tree = parse(text);
    const at = text.indexOf("c: yes");
    const edited = reparse(tree, { start: at, end: at + 1, text: "changed" });
    const kept = edited.items.map(({ declaration }, i) => declaration === tree.items[i]?.declaration);
    assert.deepEqual(kept, [true, true, false, true, true]);
    assert.deepEqual(edited, parse(edited.text));
  });

  it("a broken declaration does not spoil the next", () => {
    const tree = parse(text);
    const at = text.indexOf(": yes/no\n\nfact d");
    const edited = reparse(tree, { start: at, end: at + 2, text: ' "' });
    assert.deepEqual(
      edited.items.map(({ problems }) => problems.length),
      [0, 0, 1, 0, 0],
    );
  });
});

describe("looking at a tree", () => {
  const text = "\nrule r when harm is high then must use closure // why\nactor a";
  const tree = parse(text);

  it("finds the declaration at a place", () => {
    assert.equal(itemAt(tree, text.indexOf("closure"))?.declaration.kind, "rule");
    assert.equal(itemAt(tree, text.length)?.declaration.kind, "actor");
    assert.equal(itemAt(tree, 0), undefined);
  });

  it("finds the parts around a place, the whole first", () => {
    const item = itemAt(tree, text.indexOf("high"));
    assert.ok(item);
    const path = pathTo(item.declaration, text.indexOf("high") - item.start);
    assert.deepEqual(
      path.map(({ kind }) => kind),
      ["rule", "comparison", "name"],
    );
  });

  it("lists parts in the order of the text", () => {
    const item = tree.items[0];
    assert.ok(item);
    assert.deepEqual(
      children(item.declaration).map((part) => printNode(part)),
      ["r", "harm is high", "must use closure"],
    );
  });

  it("gives parts that could not be read a place at what stands in front of them", () => {
    for (const text of [
      "policy p applies at the start",
      "policy p conduct is",
      "clock c runs is",
      "clock c at most is",
      "clock c suspended from is",
      "clock c met by is",
      "cases |",
    ])
      for (const { declaration } of parse(text).items)
        walk(declaration, ({ start, end, kind }) =>
          assert.ok(start >= declaration.start && start <= end, `${kind} in ${text}`),
        );
  });
});
