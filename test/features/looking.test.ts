import {
  checkDefinition,
  checkFolds,
  checkFoundSymbols,
  checkHighlights,
  checkHover,
  checkLenses,
  checkLinks,
  checkOutline,
  checkReferences,
  checkSelections,
  checkTokens,
} from "../support/check-features.ts";

const policy = `source act "The Act" address "https://example.org/act" authority statute
actor inspector "Inspector"
scale harm "Harm" worsens none < low < serious
track civil strengthens warn < close
fact damage "Damage" [act s1] quoting "harm done": harm
  question "What harm was done?"
  note "counts what was reported"
parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04
fact warnings: 0..20 notices, worsens
threshold grave met when damage is serious
power closure is close on civil
rule R1 when grave and warnings is at least repeat then inspector must use closure because "{damage} harm"
case "One" given damage is serious, warnings is 2 expect closure is required by R1
`;
const at = (words: string, cursor: string) => policy.replace(words, cursor);

describe("hover", () => {
  it("says what a fact is, its values, which way is worse, its question, its users and its source", () =>
    checkHover(at("when damage is", "when dam<|>age is"), [
      "**damage** · fact · Damage",
      "none, low or serious",
      "More of it is worse",
      "“What harm was done?”",
      "1 threshold (`grave`)",
      "1 rule (`R1`)",
      "1 case",
      "Source: The Act, s1 (statute)",
      "> harm done",
      "*counts what was reported*",
    ]));

  it("shows a parameter with its dated values, a threshold and a rule as they are written", async () => {
    await checkHover(at("at least repeat", "at least rep<|>eat"), [
      "**repeat** · parameter",
      "2 notices from 2026-04-01, was 3",
    ]);
    await checkHover(at("when grave and", "when gra<|>ve and"), [
      "**grave** · threshold",
      "met when damage is serious",
    ]);
    await checkHover(at("by R1", "by R<|>1"), ["**R1** · rule", "inspector must use closure"]);
  });

  it("shows where a level stands on its scale", () =>
    checkHover(at("damage is serious\n", "damage is ser<|>ious\n"), [
      "**serious** · level",
      "Level 3 of 3 of `harm`: none < low < **serious**",
      "To the right is worse",
    ]));

  it("says who a judgement is answered by and what guides the answer", () =>
    checkHover(
      'actor inspector\njudgement su<|>re: yes/no by inspector guided by "the record" question "Are we?"\n',
      ["Answered by `inspector`", "Guided by: the record.", "“Are we?”"],
    ));

  it("says what a source is", () =>
    checkHover(at("[act s1]", "[a<|>ct s1]"), ["**act** · source · The Act", "Authority: statute."]));

  it("works in the hole of a reason", () => checkHover(at("{damage}", "{dam<|>age}"), ["**damage** · fact"]));

  it("explains the words of the language", async () => {
    await checkHover(at("must use", "mu<|>st use"), ["**must** · Makes it required."]);
    await checkHover(at("is required", "is requ<|>ired"), ["**required** · A rule that applies says `must`"]);
  });

  it("says nothing in texts, remarks and empty places", async () => {
    await checkHover(at("What harm was", "What ha<|>rm is"), []);
    await checkHover(`${policy}// a rule mu<|>st`, []);
    await checkHover(`${policy}\n\n<|>`, []);
  });
});

describe("definition", () => {
  it("leads from a use to the declaration, in another file too", async () => {
    await checkDefinition(
      at("use closure", "use clos<|>ure"),
      "policy.remit: power closure is close on civil",
    );
    await checkDefinition(
      'use "./scales.remit"\nfact damage: ha<|>rm\n//- scales.remit\nscale harm worsens low < high\n',
      "scales.remit: scale harm worsens low < high",
    );
  });

  it("leads from a level to its scale, and from a path to the file", async () => {
    await checkDefinition(
      at("damage is serious\n", "damage is ser<|>ious\n"),
      'policy.remit: scale harm "Harm" worsens none < low < serious',
    );
    await checkDefinition(
      'use "./sca<|>les.remit"\n//- scales.remit\n\nscale harm worsens low < high\n',
      "scales.remit: ",
    );
  });

  it("leads nowhere from a word", () => checkDefinition(at("must use", "mu<|>st use"), null));
});

describe("references", () => {
  it("finds every use, in cases, reasons and other files", () =>
    checkReferences(
      'use "./facts.remit"\nthreshold grave met when damage is yes because "{damage}"\ncase "C" given dam<|>age is yes expect grave\n//- facts.remit\nfact damage: yes/no\n',
      ["facts.remit:1", "policy.remit:2", "policy.remit:2", "policy.remit:3"],
    ));

  it("can leave the declaration out", () =>
    checkReferences("fact dam<|>age: yes/no\nthreshold grave met when damage\n", ["policy.remit:2"], false));

  it("finds uses in policies that do not know each other", () =>
    checkReferences(
      'fact dam<|>age: yes/no\n//- one.remit\nuse "./policy.remit"\nthreshold a met when damage\n//- two.remit\nuse "./policy.remit"\nthreshold b met when damage\n',
      ["one.remit:2", "policy.remit:1", "two.remit:2"],
    ));

  it("tells levels of the same name apart", () =>
    checkReferences(
      "scale a worsens low < hi<|>gh\nscale b worsens low < high\nfact x: a\nfact y: b\nthreshold t met when x is high and y is high\n",
      ["policy.remit:1", "policy.remit:5"],
    ));
});

describe("highlights", () => {
  it("marks what is named at the cursor in this file", () =>
    checkHighlights("fact damage: yes/no\nthreshold grave met when dam<|>age\n", ["1: damage", "2: damage"]));
});

describe("the outline", () => {
  it("has declarations with their kinds and titles, levels and steps inside", () =>
    checkOutline(
      'policy p "P"\nscale harm "Harm" worsens low "Low" < high\nrule R1 "One" when yes then may a\ncase "C" expect outcome is gap\nassume not (harm is low) because "never seen"\n',
      [
        "p (policy · P)",
        "harm (scale · Harm)",
        "  low (Low)",
        "  high",
        "R1 (rule · One)",
        "C (case)",
        "assume (assume · never seen)",
      ],
    ));

  it("finds declarations by name and title over all files", () =>
    checkFoundSymbols(
      'fact damage "Harm done": yes/no\n//- other.remit\nscale harm worsens a < b\nfact x: yes/no\n',
      "harm",
      ["policy.remit: damage", "other.remit: harm"],
    ));
});

describe("folding", () => {
  it("folds declarations of several lines and runs of remarks", () =>
    checkFolds('// one\n// two\nfact a: yes/no\n  question "?"\nfact b: yes/no\n', ["1-2 comment", "3-4"]));
});

describe("selections", () => {
  it("grow from the name to the declaration and the file", () =>
    checkSelections("fact a: yes/no\nthreshold t met when not (<|>a or a is yes)\n", [
      "a",
      "a or a is yes",
      "(a or a is yes)",
      "not (a or a is yes)",
      "threshold t met when not (a or a is yes)",
      "fact a: yes/no\nthreshold t met when not (a or a is yes)\n",
    ]));
});

describe("colours", () => {
  it("tell names apart by what they stand for, words of the language used as names too", () =>
    checkTokens(
      "scale read worsens none < open\nfact date-known: read\nthreshold t met when date-known is open\n",
      [
        "read: type.declaration",
        "none: enumMember.declaration",
        "open: enumMember.declaration",
        "date-known: variable.declaration",
        "read: type",
        "t: function.declaration",
        "date-known: variable",
        "open: enumMember",
      ],
    ));
});

describe("lenses", () => {
  it("stand over cases and tables of cases", () =>
    checkLenses(
      'fact a: yes/no\ncase "One" given a is yes expect outcome is gap\ncases "Two"\n  | a | expect |\n  | yes | outcome is gap |\n',
      ["2: Run case One", "2: Explain 15", "2: What if 15", "3: Run cases Two"],
    ));

  it("lead to the timeline of a case that has one", () =>
    checkLenses('event breach\ncase "One" on 2026-01-01 timeline 2025-01-01 breach expect outcome is gap\n', [
      "2: Run case One",
      "2: Explain 13",
      "2: What if 13",
      "2: Timeline 13",
    ]));
});

describe("links", () => {
  it("open used files and the texts of sources", () =>
    checkLinks('use "./scales.remit"\nsource act file "../law/act 1.md" authority statute\n', [
      "./scales.remit → file:///fixture/scales.remit",
      "../law/act 1.md → file:///law/act%201.md",
    ]));
});
