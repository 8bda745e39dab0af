import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { textmate } from "@remit/grammar/textmate.ts";
import { keywords } from "@remit/grammar/words.ts";

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const isGolden = process.env["REMIT_GOLDEN"] === "1";

describe("the colours of the editor", () => {
  const grammarFile = place("grammar/remit.tmLanguage.json");

  it("come from the table of words", () => {
    const generated = `${JSON.stringify(textmate(), undefined, 2)}\n`;
    if (isGolden) writeFileSync(grammarFile, generated);
    assert.equal(readFileSync(grammarFile, "utf8"), generated);
  });

  it("know every word of the language", () => {
    const grammar = JSON.stringify(textmate());
    for (const { word } of keywords) assert.match(grammar, new RegExp(`[|:(]${word}[|)]`), word);
  });

  it("are the same as when somebody last looked at them", async function () {
    this.timeout(30_000);
    const sample = place("test/grammar/colours.remit");
    assert.ok(isGolden || existsSync(`${sample}.snap`));
    const tool = place("node_modules/vscode-tmgrammar-test/dist/snapshot.js");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        tool,
        ...(isGolden ? ["--updateSnapshot"] : []),
        "--scope",
        "source.remit",
        "--grammar",
        grammarFile,
        sample,
      ],
      { cwd: place(".") },
    );
    assert.match(stdout, isGolden ? /snapshot/ : /run successfully/);
  });
});

describe("what the editor does while somebody types", () => {
  interface Configuration {
    readonly wordPattern: { readonly pattern: string; readonly flags: string };
    readonly indentationRules: { readonly increaseIndentPattern: string };
    readonly onEnterRules: readonly { readonly beforeText: string }[];
  }
  const configuration: Configuration = JSON.parse(
    readFileSync(place("grammar/language-configuration.json"), "utf8"),
  );

  it("takes a name with hyphens as one word", () => {
    const { pattern, flags } = configuration.wordPattern;
    const found = "rule harm-is-immediate R2 niŵed-2: yes".match(new RegExp(pattern, `${flags}g`));
    assert.deepEqual(found, ["rule", "harm-is-immediate", "R2", "niŵed-2", "yes"]);
  });

  it("indents the clauses of a rule, not what follows a fact", () => {
    const indents = new RegExp(configuration.indentationRules.increaseIndentPattern);
    assert.ok(indents.test('rule R2 "Restrict"'));
    assert.ok(indents.test('case "A case"'));
    assert.ok(!indents.test("fact breaches: 0..20"));
    assert.ok(!indents.test("rule-book"));
  });

  it("goes on with a row under a row", () => {
    assert.ok(
      configuration.onEnterRules.some(({ beforeText }) => new RegExp(beforeText).test("  | low | high |")),
    );
  });
});
