/** A check that goes on from the one before finds what a check from scratch finds. */
import assert from "node:assert/strict";
import { parse, reparse, type Tree } from "@remit/grammar";
import { type Checked, check } from "@remit/server/semantics/check.ts";
import { type Model, placeOf } from "@remit/server/semantics/model.ts";
import type { Program } from "@remit/server/semantics/program.ts";
import fc from "fast-check";

/** Declarations that know each other by name, right and wrong, several with one name. */
const declarations = [
  "scale harm worsens none < low < serious",
  "scale harm improves serious < low",
  "choice harm: care-home, home-care",
  "scale chance worsens low < high",
  "fact harm: yes/no",
  "fact found: harm",
  "fact found: chance, worsens",
  "fact found: 0..20 notices",
  "fact found: yes/no",
  "fact fond: yes/no",
  "judgement improving: yes/no by inspector",
  "actor inspector",
  "actor improving",
  "parameter limit: 2 notices from 2026-04-01, was 3 notices",
  "parameter limit: 2 days",
  "define bad: harm is serious when found is serious, low otherwise",
  "define bad: yes/no is found is at least limit",
  "define worse: yes/no is bad",
  "define bad: yes/no is worse",
  'threshold grave met when found is serious and improving because "{found} and {limit}"',
  "matrix rated: harm by found and chanced\n  |      | low  | high |\n  | none | none | low |\n  | low | low | serious |\n",
  "fact chanced: chance",
  "track civil strengthens warn < close",
  "track civil strengthens advise < warn",
  "track criminal strengthens warn < prosecute",
  "power warning is warn on civil kind formal",
  "power warning held by inspector is warn on criminal excludes closure appeal to inspector",
  "power closure is close on civil kind urgent",
  "action refer held by inspector",
  'rule R1 [act 1] quoting "the words" when grave then inspector must use warning within limit',
  "rule R1 when found is low then inspector must refer overrides R2",
  "rule R2 when bad or worse then may use closure overrides R1",
  "rule R3 when fuond then inspector may use warnin",
  "rule R4 when",
  "principle p every power at least warn states basis and appeal",
  "principle q whenever grave, some urgent power is available",
  "principle r found never changes the outcome",
  'source act "Act" file "act.md"',
  'source act "Act" address "https://example.org" authority commentary',
  'assume certain: not (grave and worse) because "it is so"',
  'case "a" on 2026-05-01 given found is low expect warning, bad is low, R1',
  'case "a" given found is 2, chanced is high expect bad',
  'cases "b"\n  | found | expect |\n  | low | warning is permitted by R1 |\n',
  'policy care "Care" in force from 2024-03-04',
  "policy care in force from 2024-03-04 conduct conduct-on applies by date of conduct",
  "fact conduct-on: date",
  "event breach with severity: harm at most 3",
  "event breach at most 5 worsens",
  "event notice",
  "threshold repeated met when count of breach in the last 12 months is at least limit",
  "threshold recent met when latest notice is known and found is low",
  "threshold grave in force from 2025-01-01 met when found is low",
  "clock hearing runs 14 days after latest notice met by breach",
  "rule R2 in force from 2026-01-01 when hearing is expired then must use closure",
  "rule R5 otherwise inspector may refer",
  "rule R5 when a then inspector may refer overrides R1",
  "threshold recent met when grave or found is serious",
  "fact chanced: harm",
  "process matter enter at seen stage seen entry when grave on entry inspector must refer to done when worse stage done final",
  'case "c" timeline\n    2026-01-05 breach\n    2026-02-01 notice\n  expect repeated is met',
] as const;

type Edit =
  | { readonly kind: "replace" | "insert"; readonly at: number; readonly declaration: string }
  | { readonly kind: "remove" | "comment"; readonly at: number }
  | { readonly kind: "reword"; readonly at: number; readonly among: number }
  | { readonly kind: "return"; readonly to: number }
  | { readonly kind: "source"; readonly text: string | undefined };

const declaration = fc.constantFrom(...declarations);
const reword = fc.record({ kind: fc.constant("reword" as const), at: fc.nat(99), among: fc.nat(9) });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("replace" as const), at: fc.nat(99), declaration }),
  fc.record({ kind: fc.constant("insert" as const), at: fc.nat(99), declaration }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat(99) }),
  reword,
  fc.record({ kind: fc.constant("comment" as const), at: fc.nat(99) }),
  fc.record({ kind: fc.constant("return" as const), to: fc.nat(9) }),
  fc.record({
    kind: fc.constant("source" as const),
    text: fc.constantFrom("the words", "other words", undefined),
  }),
);

const root = "file:///root.remit";
const other = "file:///other.remit";

function programOf(trees: readonly [Tree, Tree], source: string | undefined): Program {
  const [first, second] = trees;
  return {
    root,
    files: [
      { uri: root, tree: first },
      { uri: other, tree: second },
    ],
    uses: [],
    sourceTexts: new Map([["act", source]]),
  };
}

/** `before`: what the file was, from the first version on; it can be that again, as when it is closed unsaved. */
function changed(before: readonly Tree[], edit: Exclude<Edit, { kind: "source" }>): Tree {
  const tree = before.at(-1) ?? parse("");
  if (edit.kind === "return") return before[edit.to % before.length] ?? tree;
  const item = tree.items[edit.at % Math.max(tree.items.length, 1)];
  const start = item?.start ?? 0;
  const end = item?.end ?? 0;
  switch (edit.kind) {
    case "replace":
      return reparse(tree, { start, end, text: `${edit.declaration}\n` });
    case "insert":
      return reparse(tree, { start, end: start, text: `${edit.declaration}\n` });
    case "remove":
      return reparse(tree, { start, end, text: "" });
    case "reword": {
      const own = heading(tree.text.slice(start, end));
      const others = declarations.filter((one) => heading(one) === own);
      const text = others[edit.among % Math.max(others.length, 1)];
      return text === undefined ? tree : reparse(tree, { start, end, text: `${text}\n` });
    }
    case "comment":
      return reparse(tree, { start, end: start, text: "// a remark\n" });
  }
}

/** Its kind and its name. */
const heading = (declaration: string): string => declaration.split(/[\s:]+/, 2).join(" ");

/** What a check found, as plain data. */
function everything(checked: Checked): unknown {
  const uris = [root, other];
  return {
    problems: uris.map((uri) => checked.problems(uri)),
    uses: uris.map((uri) =>
      checked
        .uses(uri)
        .map(({ start, end, symbol, declares }) => [
          start,
          end,
          declares,
          symbol.kind,
          symbol.name,
          checked.place(symbol),
        ]),
    ),
    symbols: checked.allSymbols.map(({ name, kind, type, worse }) => [name, kind, type, worse]),
    model: textOf(checked.model()),
  };
}

/** A model with the places where things stand; the numbers of declarations tell what was there before. */
function textOf(model: Model): string {
  return JSON.stringify(model, (key, value) => {
    if (key === "homes") return undefined;
    const isLocal = typeof value === "object" && value !== null && "declaration" in value;
    return isLocal && value.declaration >= 0 ? placeOf(model, value) : value;
  });
}

describe("a check that goes on from another", () => {
  function findsTheSame(a: string, b: string, edits: readonly (readonly [boolean, Edit])[]): void {
    const versions: readonly [Tree[], Tree[]] = [[parse(a)], [parse(b)]];
    const now = () => programOf([versions[0].at(-1) ?? parse(""), versions[1].at(-1) ?? parse("")], source);
    let source: string | undefined = "the words";
    let checked = check(now());
    for (const [first, change] of edits) {
      const file = versions[first ? 0 : 1];
      if (change.kind === "source") source = change.text;
      else file.push(changed(file, change));
      checked = check(now(), checked);
      assert.deepEqual(everything(checked), everything(check(now())));
    }
  }
  const editsOf = (one: fc.Arbitrary<Edit>) =>
    fc.array(fc.tuple(fc.boolean(), one), { minLength: 1, maxLength: 8 });

  it("finds what a check from scratch finds, after any edits", () => {
    const texts = fc.array(declaration, { maxLength: 14 }).map((parts) => parts.join("\n"));
    fc.assert(fc.property(texts, texts, editsOf(edit), findsTheSame), { numRuns: 200 });
  });

  it("finds it after edits that leave names and kinds as they are", () => {
    const once = fc
      .shuffledSubarray([...declarations], { minLength: 20 })
      .map((some) => [...new Map(some.map((one) => [heading(one), one])).values()])
      .chain((some) => fc.tuple(fc.constant(some), fc.nat(some.length)));
    fc.assert(
      fc.property(once, editsOf(reword), ([some, at], edits) =>
        findsTheSame(some.slice(0, at).join("\n"), some.slice(at).join("\n"), edits),
      ),
      { numRuns: 200 },
    );
  });

  /** What stands far enough behind an edit not to be read again. */
  const behind = Array.from({ length: 20 }, (_, index) => `fact f${index}: 0..9`).join("\n");

  it("looks only at what an edit can have changed", () => {
    const tree = parse(`fact a: yes/no
power warning
rule R1 when a then may use warning
rule R2 when a then may use warning overrides R1
threshold t met when a
${behind}`);
    const before = check(programOf([tree, parse("")], undefined));
    const at = tree.text.indexOf(" overrides");
    const edited = reparse(tree, { start: at, end: at, text: " unless t" });
    const after = check(programOf([edited, parse("")], undefined), before);
    const again = edited.items.filter(
      ({ declaration }) => after.results.get(declaration) !== before.results.get(declaration),
    );
    assert.deepEqual(
      again.map(({ declaration }) => "name" in declaration && declaration.name?.text),
      ["R2"],
    );
  });

  it("takes over what a policy means as far as an edit leaves it", () => {
    const tree = parse(`${behind}
event breach at most 3
parameter limit: 2
threshold often met when count of breach is at least limit
threshold grave met when f1 is above 3
power warning
rule R1 when often then may use warning
rule R2 when grave then may use warning overrides R1
assume certain: not (often and f2 is 1)
principle p whenever grave, warning is permitted
`);
    const before = check(programOf([tree, parse("")], undefined));
    const model = before.model();
    const at = tree.text.indexOf("above 3");
    const edited = reparse(tree, { start: at, end: at + 7, text: "at least 10" });
    const after = check(programOf([edited, parse("")], undefined), before).model();
    const kept = (list: keyof Model) => {
      const [one, other] = [model[list], after[list]];
      assert.ok(Array.isArray(one) && Array.isArray(other) && one.length === other.length);
      return one.map((part, index) => part === other[index]);
    };
    assert.deepEqual(kept("definitions"), [true, false]);
    assert.deepEqual(kept("rules"), [true, false]);
    assert.deepEqual(kept("principles"), [false]);
    for (const list of ["parameters", "targets", "assumptions", "events", "measures"] as const)
      assert.ok(!kept(list).includes(false), list);
    assert.deepEqual(
      model.inputs.filter((input, index) => input !== after.inputs[index]).map(({ name }) => name),
      ["f1"],
    );
    const place = (one: Model, rule: string) =>
      one.rules.flatMap((each) => (each.name === rule ? [placeOf(one, each.place).start] : []));
    assert.deepEqual(place(after, "R1"), [edited.text.indexOf("rule R1")]);
  });

  it("needs no more numbers for declarations after many edits than after a few", () => {
    const rule = "rule R1 when a then may use warning\n";
    let tree = parse(`fact a: yes/no\npower warning\n${behind}\n${rule}`);
    const end = tree.text.length;
    const edits = [
      { start: end - 1, end: end - 1, text: " // once" },
      { start: end - 1, end: end + 7, text: "" },
      { start: end, end, text: "rule R2 when a then may use warning\n" },
      { start: end - rule.length, end: end + 36, text: "" },
      { start: end - rule.length, end: end - rule.length, text: rule },
    ];
    let checked = check(programOf([tree, parse("")], undefined));
    for (let round = 0; round < 40; round++)
      for (const edit of edits) {
        tree = reparse(tree, edit);
        checked = check(programOf([tree, parse("")], undefined), checked);
        const { homes, rules } = checked.model();
        assert.ok(homes.places.length <= 2 * 24, `${homes.places.length / 2} numbers in round ${round}`);
        for (const { place, name } of rules)
          assert.equal(placeOf(checked.model(), place).start, tree.text.indexOf(`rule ${name}`));
      }
    assert.ok(tree.text.endsWith(rule));
  });

  it("knows where everything is when what was taken out comes back beside what took its number", () => {
    const first = parse(`fact a: yes/no\n${behind}\n`);
    const second = parse(
      `power warning\nrule R1 when a then may use warning\n${behind.replaceAll("f", "g")}`,
    );
    const other = parse("power closure\nrule R3 when a then may use closure\n");
    let checked = check(programOf([first, second], undefined));
    for (const [one, two] of [
      [first, parse("")],
      [reparse(first, { start: 0, end: 0, text: other.text }), parse("")],
      [reparse(first, { start: 0, end: 0, text: other.text }), second],
    ] as const) {
      checked.model();
      checked = check(programOf([one, two], undefined), checked);
      assert.deepEqual(everything(checked), everything(check(programOf([one, two], undefined))));
    }
  });

  it("tells anew what a declaration is an edition of when another comes before it", () => {
    const later = parse("threshold grave met when a\n");
    const first = parse(`fact a: yes/no\n${behind}\n`);
    const before = check(programOf([first, later], undefined));
    const text = "threshold grave in force from 2025-01-01 met when a\n";
    const edited = reparse(first, { start: first.text.length, end: first.text.length, text });
    const programNow = programOf([edited, later], undefined);
    assert.deepEqual(everything(check(programNow, before)), everything(check(programNow)));
  });

  it("keeps a symbol as long as nothing it says has changed", () => {
    const tree = parse(`scale harm worsens none < low\nfact a: yes/no\n${behind}\nfact z: harm\n`);
    const before = check(programOf([tree, parse("")], undefined));
    const at = tree.text.indexOf("low");
    const edited = reparse(tree, { start: at, end: at, text: "very-" });
    const after = check(programOf([edited, parse("")], undefined), before);
    assert.equal(after.symbol("f9"), before.symbol("f9"));
    assert.notEqual(after.symbol("z"), before.symbol("z"));
    assert.equal(after.symbol("z")?.declaration, before.symbol("z")?.declaration);
    assert.deepEqual(after.symbol("z")?.type, {
      kind: "scale",
      name: "harm",
      levels: ["none", "very-low"],
      worse: 1,
    });
  });
});
