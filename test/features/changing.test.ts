import {
  checkDiagnostics,
  checkFormatting,
  checkPrepareRename,
  checkRangeFormatting,
  checkRename,
  checkRenamedFiles,
  checkRenameRefused,
} from "../support/check-features.ts";

describe("problems", () => {
  it("stand at their places, in every file of the policy", () =>
    checkDiagnostics(
      'use "./facts.remit"\nthreshold t met when damge\n//- facts.remit\nfact damage: harm\n',
      {
        "policy.remit": ["unknown-name: damge"],
        "facts.remit": ["unknown-name: harm"],
      },
    ));

  it("are gone where the other file mends them", () =>
    checkDiagnostics(
      'use "./facts.remit"\nthreshold t met when damage\n//- facts.remit\nfact damage: yes/no\n',
      {
        "policy.remit": [],
        "facts.remit": [],
      },
    ));
});

describe("rename", () => {
  it("keeps the type of a field that has the name of its scale", async () => {
    const asks = "rule R when severity of latest breach is high then may use p\n";
    const rest = `power p\n${asks}`;
    await checkRename(`scale sever<|>ity worsens low < high\nevent breach with severity\n${rest}`, "harm", {
      "policy.remit": `scale harm worsens low < high\nevent breach with severity: harm\n${rest}`,
    });
    await checkRename(`scale severity worsens low < high\nevent breach with sever<|>ity\n${rest}`, "harm", {
      "policy.remit": `scale severity worsens low < high\nevent breach with harm: severity\n${rest.replace("severity of", "harm of")}`,
    });
  });

  it("changes the declaration, conditions, cases, tables, reasons and other files", () =>
    checkRename(
      'use "./facts.remit"\nthreshold grave met when dam<|>age is at least low because "{damage}, no less"\ncase "C" given damage is low expect grave\ncases "T"\n  | damage | expect |\n  | low | grave |\n//- facts.remit\nscale harm worsens none < low\nfact damage: harm\n',
      "harm-done",
      {
        "policy.remit":
          'use "./facts.remit"\nthreshold grave met when harm-done is at least low because "{harm-done}, no less"\ncase "C" given harm-done is low expect grave\ncases "T"\n  | harm-done | expect |\n  | low | grave |',
        "facts.remit": "scale harm worsens none < low\nfact harm-done: harm\n",
      },
    ));

  it("changes a level where it stands for this scale only", () =>
    checkRename(
      "scale a worsens low < hi<|>gh\nscale b worsens low < high\nfact x: a\nfact y: b\nthreshold t met when x is high and y is high\n",
      "severe",
      {
        "policy.remit":
          "scale a worsens low < severe\nscale b worsens low < high\nfact x: a\nfact y: b\nthreshold t met when x is severe and y is high\n",
      },
    ));

  it("changes a source in its citations", () =>
    checkRename('source act address "https://example.org" authority statute\nactor a [a<|>ct s1]\n', "law", {
      "policy.remit": 'source law address "https://example.org" authority statute\nactor a [law s1]\n',
    }));

  it("changes steps, rules and actions where they are named", () =>
    checkRename(
      'actor a\naction q\ntrack t strengthens mild < firm\npower p is mild on t\nrule R<|>1 when yes is yes then a may use p\nrule R2 when no is yes then a may q overrides R1\ncase "C" expect p is permitted by R1\n',
      "first",
      {
        "policy.remit":
          'actor a\naction q\ntrack t strengthens mild < firm\npower p is mild on t\nrule first when yes is yes then a may use p\nrule R2 when no is yes then a may q overrides first\ncase "C" expect p is permitted by first\n',
      },
    ));

  it("reaches policies that do not know each other but share the file", () =>
    checkRename(
      'use "./shared.remit"\nthreshold t met when f<|>act-one\n//- shared.remit\nfact fact-one: yes/no\n//- zother.remit\nuse "./shared.remit"\nthreshold t met when fact-one\n',
      "fact-two",
      {
        "policy.remit": 'use "./shared.remit"\nthreshold t met when fact-two',
        "shared.remit": "fact fact-two: yes/no",
        "zother.remit": 'use "./shared.remit"\nthreshold t met when fact-two\n',
      },
    ));

  it("offers the name at the cursor, and nothing where there is none", async () => {
    await checkPrepareRename("fact dam<|>age: yes/no\n", "damage");
    await checkPrepareRename(
      'fact damage: yes/no\nthreshold t met when damage because "{da<|>mage}"\n',
      "damage",
    );
    await checkPrepareRename("fa<|>ct damage: yes/no\n", null);
    await checkPrepareRename('fact damage "The dam<|>age": yes/no\n', null);
  });

  it("refuses what cannot be a name, is a word of the language, or is taken", async () => {
    const facts = "fact dam<|>age: yes/no\nfact other: yes/no\n";
    await checkRenameRefused(facts, "2nd", "can't be a name");
    await checkRenameRefused(facts, "two words", "can't be a name");
    await checkRenameRefused(facts, "rule", "word of the language");
    await checkRenameRefused(facts, "other", "“other” is taken: the policy has a fact of that name");
    await checkRenameRefused(
      "scale harm worsens lo<|>w < high\n",
      "high",
      "“harm” already has a level “high”",
    );
    await checkRenameRefused(
      'fact dam<|>age: yes/no\n//- one.remit\nuse "./policy.remit"\nactor taken\n',
      "taken",
      "the policy has an actor",
    );
  });
});

describe("formatting", () => {
  it("brings a file into the canonical form", () =>
    checkFormatting(
      'actor   a   "A"\nscale  harm worsens low<high\n',
      'actor a "A"\n\nscale harm worsens low < high\n',
    ));

  it("leaves declarations with mistakes as they are", () =>
    checkFormatting("actor   a\nfact   : yes/no\nactor   b\n", "actor a\n\nfact   : yes/no\n\nactor b\n"));

  it("of a part leaves the rest alone", () =>
    checkRangeFormatting("actor   a\nactor   b<|>\nactor   c\n", "actor   a\nactor b\nactor   c\n"));
});

describe("renaming files", () => {
  const fixture =
    'use "./scales.remit"\nsource act file "law/act.md" authority statute\n//- scales.remit\nscale harm worsens low < high\n//- sub/other.remit\nuse "../scales.remit"\n';

  it("changes the paths that lead to the file, and none where none does", async () => {
    await checkRenamedFiles(
      fixture,
      { "scales.remit": "common/scales.remit" },
      {
        "policy.remit": 'use "./common/scales.remit"\nsource act file "law/act.md" authority statute',
        "other.remit": 'use "../common/scales.remit"\n',
      },
    );
    await checkRenamedFiles(fixture, { "policy.remit": "main.remit" }, {});
  });

  it("changes the paths in a file that moves, and follows folders", async () => {
    await checkRenamedFiles(
      fixture,
      { "policy.remit": "deep/policy.remit" },
      {
        "policy.remit": 'use "../scales.remit"\nsource act file "../law/act.md" authority statute',
      },
    );
    await checkRenamedFiles(
      fixture,
      { law: "texts", sub: "below/sub" },
      {
        "policy.remit": 'use "./scales.remit"\nsource act file "./texts/act.md" authority statute',
        "other.remit": 'use "../../scales.remit"\n',
      },
    );
  });
});
