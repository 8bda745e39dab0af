/**
 * Every kind of problem has a page, and every page is a test: its example must give the output that stands below it,
 * and nothing but the problem that it is about. `REMIT_GOLDEN=1` writes the output anew.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { renderProblem } from "@remit/server/problems/render.ts";
import { findings } from "@remit/server/problems/table/findings.ts";
import { codes } from "@remit/server/problems/table.ts";
import { problemsOf } from "@remit/server/workspace/problems.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";
import { type Fixture, readFixture } from "../support/fixture.ts";
import { memoryFiles } from "../support/memory-files.ts";
import { needsMeaning } from "../support/needs-meaning.ts";
import { replayFindings } from "../support/replay-findings.ts";

const folder = join(import.meta.dirname, "..", "..", "examples", "problems");
const pages = readdirSync(folder).filter((file) => file.endsWith(".md"));
const example = /^```remit\n(?<policy>[\s\S]*?)^```\n\n```text\n(?<output>[\s\S]*?)^```$/m;

/** What `remit check` says, with or without what the policy means; the files are named where there are several. */
async function outputOf(fixture: Fixture, analysed: boolean): Promise<string> {
  const workspace = createWorkspace(memoryFiles(fixture));
  for (const { uri, name } of fixture.files) if (name.endsWith(".remit")) workspace.addFile(uri);
  if (analysed) await workspace.analyse();
  const snapshot = await workspace.snapshot();
  const named = fixture.files.length > 1;
  const lines: string[] = [];
  for (const { uri, name } of fixture.files) {
    const document = snapshot.documents.get(uri);
    if (document === undefined) continue;
    for (const problem of problemsOf(snapshot, document))
      lines.push(renderProblem(problem, document.tree.text, named ? name : undefined));
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** Every case that is shown, run through the interpreter. */
async function replayCases(fixture: Fixture): Promise<void> {
  const workspace = createWorkspace(memoryFiles(fixture));
  for (const { uri, name } of fixture.files) if (name.endsWith(".remit")) workspace.addFile(uri);
  await workspace.analyse();
  for (const { analysis, checked } of (await workspace.snapshot()).policies) {
    assert.equal(analysis.kind, "analysed");
    if (analysis.kind === "analysed") replayFindings(checked().model(), analysis);
  }
}

describe("the pages about problems", () => {
  it("has a page for every problem, and no other", () => {
    assert.deepEqual(pages.map((file) => basename(file, ".md")).sort(), [...codes]);
  });

  for (const file of pages) {
    const code = basename(file, ".md");
    it(`${code}: the example gives the output on the page, and no other problem`, async () => {
      const path = join(folder, file);
      const page = readFileSync(path, "utf8");
      const parts = example.exec(page)?.groups;
      assert.ok(parts, "a page has an example in ```remit and its output in ```text");
      const output = await outputOf(readFixture((parts["policy"] ?? "").trimEnd()), needsMeaning(code));
      if (Object.hasOwn(findings, code)) await replayCases(readFixture((parts["policy"] ?? "").trimEnd()));
      const found = [...output.matchAll(/^(?:\S+:)?\d+:\d+ \w+: .*\[(?<code>[a-z0-9-]+)\]$/gm)];
      assert.deepEqual([...new Set(found.map(({ groups }) => groups?.["code"]))], [code], output);
      if (process.env["REMIT_GOLDEN"] === "1")
        writeFileSync(
          path,
          page.replace(example, (all) =>
            all.replace(/```text\n[\s\S]*?^```$/m, () => `\`\`\`text\n${output}\`\`\``),
          ),
        );
      else assert.equal(parts["output"], output);
    });
  }
});
