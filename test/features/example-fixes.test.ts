import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { codeActions } from "@remit/server/features/actions.ts";
import { fixes } from "@remit/server/features/fixes/all.ts";
import type { Problem } from "@remit/server/problems/problem.ts";
import { problemsOf } from "@remit/server/workspace/problems.ts";
import type { Snapshot } from "@remit/server/workspace/snapshot.ts";
import type { Workspace } from "@remit/server/workspace/workspace.ts";
import { TextDocumentEdit } from "vscode-languageserver";
import { needsMeaning } from "../support/needs-meaning.ts";
import { edited, openFixture, wholeRange } from "../support/open-fixture.ts";

const folder = join(import.meta.dirname, "../../examples/problems");

/** What may come up when a stub that a fix wrote is not filled in yet. */
const toBeFilledIn = new Set(["cell-empty", "source-missing"]);

function problemsIn(now: Snapshot, uri: string): readonly Problem[] {
  return problemsOf(now, now.documents.get(uri) ?? assert.fail(`${uri} is not there`));
}

async function read(workspace: Workspace, code: string): Promise<Snapshot> {
  if (needsMeaning(code)) await workspace.analyse();
  return workspace.snapshot();
}

function errorsIn(now: Snapshot, uri: string): readonly string[] {
  return problemsIn(now, uri).flatMap(({ severity, code }) => (severity === "error" ? code : []));
}

/** Examples in which nothing tells what was meant, or in which a file is to be made. */
const nothingToChange = new Set([
  "duty-without-actor",
  "expected",
  "file-missing",
  "not-a-step",
  "source-missing",
  "unknown-position",
  "wrong-kind",
]);

describe("the fixes for the examples of the pages", () => {
  for (const page of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const code = basename(page, ".md");
    const example = /^```remit\n([\s\S]*?)^```/m
      .exec(readFileSync(join(folder, page), "utf8"))?.[1]
      ?.trimEnd();
    if (example === undefined || !Object.hasOwn(fixes, code) || nothingToChange.has(code)) continue;
    it(`${code}: each of them mends it, and brings no other mistake`, async () => {
      const { workspace, fixture } = await openFixture(example);
      const now = await read(workspace, code);
      let tried = 0;
      for (const { uri } of fixture.files.filter((file) => now.documents.has(file.uri))) {
        const asked = { textDocument: { uri }, range: wholeRange(now, uri), context: { diagnostics: [] } };
        for (const { title, edit, diagnostics } of codeActions(now, asked)) {
          const changes = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
          if (diagnostics?.[0]?.code !== code || changes.length === 0) continue;
          tried++;
          const after = await openFixture(example);
          for (const { textDocument, edits } of changes) {
            const plain = edits.filter(
              (one): one is Extract<typeof one, { newText: string }> => "newText" in one,
            );
            after.workspace.open(textDocument.uri, 2, edited(now, textDocument.uri, plain));
          }
          const then = await read(after.workspace, code);
          const left = problemsIn(then, uri).filter((one) => one.code === code);
          const before = problemsIn(now, uri).filter((one) => one.code === code);
          assert.ok(left.length < before.length, `“${title}” leaves it as it is`);
          const known = new Set(errorsIn(now, uri));
          const brought = errorsIn(then, uri).filter((one) => !known.has(one) && !toBeFilledIn.has(one));
          assert.deepEqual(brought, [], `“${title}” brings another mistake`);
        }
      }
      assert.ok(tried > 0, "no fix is offered");
    });
  }
});
