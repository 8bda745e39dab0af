/**
 * The language reference is a test: each of its policies is read, checked and printed as it stands, and its cases
 * hold; each of its mistakes gives the message below it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keywords, parse, print } from "@remit/grammar";
import { placeText } from "@remit/server/problems/render.ts";
import { check } from "@remit/server/semantics/check.ts";
import { runCase } from "@remit/server/simulation/run-case.ts";
import { readFixture } from "../support/fixture.ts";
import { programOf } from "../support/program.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "grammar", "README.md"), "utf8");

interface Example {
  readonly heading: string;
  readonly text: string;
}

/** The blocks of a language, each with the heading it stands under. */
function blocks(language: string): readonly Example[] {
  const found = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))];
  return found.map(({ 1: text = "", index }) => ({
    heading:
      page
        .slice(0, index)
        .match(/^#+ .*$/gm)
        ?.at(-1)
        ?.replace(/^#+ /, "") ?? "",
    text,
  }));
}

describe("the language reference", () => {
  const policies = blocks("remit");

  for (const [i, { heading, text }] of policies.entries())
    it(`${heading}: example ${i + 1} is a policy without errors and warnings, whose cases hold`, () => {
      const fixture = readFixture(text.trimEnd());
      const checked = check(programOf(fixture));
      for (const { uri, text: file } of fixture.files) {
        assert.equal(print(parse(file)), file.endsWith("\n") ? file : `${file}\n`);
        const found = checked
          .problems(uri)
          .filter(({ severity }) => severity === "error" || severity === "warning")
          .map((problem) => `${placeText(file, problem.start)} ${problem.message}`);
        assert.deepEqual(found, []);
      }
      const model = checked.model();
      for (const each of model.cases) {
        const { title, passed, expectations } = runCase(model, each);
        assert.ok(
          passed,
          `${title}: ${expectations.map((found) => `${found.text}, but ${found.actual}`).join("; ")}`,
        );
      }
    });

  const mistakes = [...page.matchAll(/^```remit-wrong\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)];

  it("shows the message of every mistake", () => {
    assert.equal(mistakes.length, blocks("remit-wrong").length);
    assert.ok(mistakes.length > 0);
  });

  for (const { 1: text = "", 2: message = "" } of mistakes)
    it(`says: ${message.trim()}`, () => {
      const [file] = readFixture(text.trimEnd()).files;
      assert.ok(file);
      const found = check(programOf({ files: [file], cursor: undefined }))
        .problems(file.uri)
        .filter(({ severity }) => severity === "error")
        .map((problem) => `${placeText(file.text, problem.start)} ${problem.message}\n`);
      assert.equal(found.join(""), message);
    });

  it("uses every word of the language in an example", () => {
    const words = new Set(
      policies.flatMap(({ text }) => text.match(/yes\/no|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []),
    );
    const unused = keywords.filter(({ word }) => !words.has(word)).map(({ word }) => word);
    assert.deepEqual(unused, []);
  });

  it("lists the reserved words, and no others", () => {
    const [, list = ""] = /are \*reserved\* and are never names:\n\n(.*)\n/.exec(page) ?? [];
    const listed = list
      .replaceAll("`", "")
      .split(/\s+/)
      .filter((word) => word !== "")
      .sort();
    assert.deepEqual(
      listed,
      keywords
        .filter(({ reserved }) => reserved)
        .map(({ word }) => word)
        .sort(),
    );
  });
});
