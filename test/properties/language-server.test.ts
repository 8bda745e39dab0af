import assert from "node:assert/strict";
import { diagnosticsOf } from "@remit/server/features/diagnostics.ts";
import { rename } from "@remit/server/features/rename.ts";
import { fullTokens } from "@remit/server/features/tokens.ts";
import { positionAt } from "@remit/server/workspace/lines.ts";
import { recent } from "@remit/server/workspace/recent.ts";
import type { Snapshot } from "@remit/server/workspace/snapshot.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";
import fc from "fast-check";
import { TextDocumentEdit } from "vscode-languageserver";
import { generatePolicy } from "../bench/generate.ts";
import { memoryDisk } from "../support/memory-disk.ts";
import { edited } from "../support/open-fixture.ts";
import { smallPolicy } from "../support/small-policy.ts";

const uri = "file:///work/policy.remit";
const other = "file:///work/other.remit";

/** What an editor would show of a file. */
function shownOf(now: Snapshot, file: string) {
  return {
    text: now.documents.get(file)?.tree.text,
    problems: diagnosticsOf(now, file),
    colours: fullTokens(now, { textDocument: { uri: file } }, recent()).data,
  };
}

/** Passages that break, mend, move and join declarations. */
const passages = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\n",
    "(",
    ")",
    '"',
    "[",
    "]",
    "|",
    ",",
    "//",
    "fact x: yes/no\n",
    "rule R9 when ",
    "evidence-sufficient",
    "power",
    "use",
    "and",
    "or",
    "not ",
    "unknown-thing",
    "is at least ",
    "major",
    "actor inspector\n",
    'case "C" ',
    "\r\n",
    "é",
  ),
  fc.string({ maxLength: 6 }),
);
const edit = fc.record({ from: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(30)), text: passages });

const runs = Number(process.env["REMIT_RUNS"] ?? 100);

describe("editing", () => {
  it("ends, after any series of edits, where opening the final text ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (edits, looksBetween) => {
          const workspace = createWorkspace(memoryDisk());
          workspace.open(other, 1, `use "./policy.remit"\nthreshold far met when evidence-sufficient\n`);
          workspace.open(uri, 1, smallPolicy);
          let text = smallPolicy;
          for (const [at, { from, length, text: passage }] of edits.entries()) {
            const { lines } = (await workspace.snapshot()).documents.get(uri) ?? assert.fail();
            const start = positionAt(lines, from % (text.length + 1));
            const end = positionAt(lines, Math.min(text.length, (from % (text.length + 1)) + length));
            workspace.change(uri, at + 2, [{ range: { start, end }, text: passage }]);
            const now = await workspace.snapshot();
            text = now.documents.get(uri)?.tree.text ?? "";
            if (looksBetween) shownOf(now, uri);
          }
          const fresh = createWorkspace(memoryDisk());
          fresh.open(other, 1, `use "./policy.remit"\nthreshold far met when evidence-sufficient\n`);
          fresh.open(uri, 1, text);
          const [edited, opened] = [await workspace.snapshot(), await fresh.snapshot()];
          assert.deepEqual(shownOf(edited, uri), shownOf(opened, uri));
          assert.deepEqual(shownOf(edited, other), shownOf(opened, other));
        },
      ),
      { numRuns: runs },
    );
  });

  it("takes a whole new text as an edit, with the same end", async () => {
    const texts = fc.array(passages, { maxLength: 12 }).map((parts) => parts.join(" "));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (before, after) => {
        const workspace = createWorkspace(memoryDisk());
        workspace.open(uri, 1, before);
        workspace.change(uri, 2, [{ text: after }]);
        const fresh = createWorkspace(memoryDisk());
        fresh.open(uri, 1, after);
        assert.deepEqual(shownOf(await workspace.snapshot(), uri), shownOf(await fresh.snapshot(), uri));
      }),
      { numRuns: runs },
    );
  });
});

describe("renaming", () => {
  const policy = generatePolicy(200);

  async function renamed(text: string, offset: number, newName: string): Promise<string | undefined> {
    const workspace = createWorkspace(memoryDisk());
    workspace.open(uri, 1, text);
    const now = await workspace.snapshot();
    const { lines } = now.documents.get(uri) ?? assert.fail();
    const answer = rename(now, { textDocument: { uri }, position: positionAt(lines, offset), newName });
    if ("refused" in answer) return undefined;
    const [change] = (answer.documentChanges ?? []).filter(TextDocumentEdit.is);
    if (change === undefined) return text;
    return edited(
      now,
      uri,
      change.edits.filter((one): one is Extract<typeof one, { newText: string }> => "newText" in one),
    );
  }

  it("there and back is the identity, and breaks nothing on the way", async () => {
    const workspace = createWorkspace(memoryDisk());
    workspace.open(uri, 1, policy);
    const uses = (await workspace.snapshot()).policies[0]?.checked().uses(uri) ?? [];
    assert.ok(uses.length > 100);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...uses), async ({ start, symbol }) => {
        const there = await renamed(policy, start, "quite-another-name");
        assert.ok(there !== undefined && there !== policy, `\`${symbol.name}\` could not be renamed`);
        const after = createWorkspace(memoryDisk());
        after.open(uri, 1, there);
        const now = await after.snapshot();
        assert.deepEqual(diagnosticsOf(now, uri), []);
        const back = now.policies[0]
          ?.checked()
          .uses(uri)
          .find((use) => use.symbol.name === "quite-another-name");
        assert.ok(back !== undefined);
        assert.equal(await renamed(there, back.start, symbol.name), policy);
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });
});
