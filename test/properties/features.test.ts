import * as features from "@remit/server/features/all.ts";
import { listedCases, ranCases } from "@remit/server/features/cases.ts";
import { formOf } from "@remit/server/features/what-if.ts";
import { positionAt } from "@remit/server/workspace/lines.ts";
import { recent } from "@remit/server/workspace/recent.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";
import fc from "fast-check";
import { generatePolicy } from "../bench/generate.ts";
import { memoryDisk } from "../support/memory-disk.ts";
import { smallPolicy } from "../support/small-policy.ts";

const uri = "file:///work/policy.remit";
const textDocument = { uri };
const options = { tabSize: 2, insertSpaces: true };

/** Asks everything that an editor could ask with the cursor at a place. */
async function askEverything(text: string, offset: number): Promise<void> {
  const workspace = createWorkspace(memoryDisk());
  workspace.open(uri, 1, text);
  const now = await workspace.snapshot();
  const document = now.documents.get(uri);
  if (document === undefined) throw new Error("the file is not there");
  const position = positionAt(document.lines, offset);
  const at = { textDocument, position };
  const whole = { start: { line: 0, character: 0 }, end: positionAt(document.lines, text.length) };
  const turn = async () => {};
  features.documentReport(now, { textDocument });
  await features.workspaceReport(now, { previousResultIds: [] }, turn);
  for (const item of features.completion(now, at).items.slice(0, 3)) features.resolveCompletion(now, item);
  features.completion(now, at, false);
  features.hover(now, at);
  features.definition(now, at);
  features.references(now, { ...at, context: { includeDeclaration: true } });
  features.highlights(now, at);
  features.prepareRename(now, at);
  features.rename(now, { ...at, newName: "another-name" });
  features.renamedFiles(now, { files: [{ oldUri: uri, newUri: "file:///elsewhere/x.remit" }] });
  features.documentSymbols(now, { textDocument });
  features.workspaceSymbols(now, { query: "a" });
  features.fullTokens(now, { textDocument }, recent());
  features.tokensInRange(now, { textDocument, range: { start: position, end: whole.end } });
  features.foldingRanges(now, { textDocument });
  features.selectionRanges(now, { textDocument, positions: [position] });
  features.formatting(now, { textDocument, options });
  features.rangeFormatting(now, { textDocument, range: { start: position, end: position }, options });
  features.codeActions(now, { textDocument, range: whole, context: { diagnostics: [] } });
  features.codeLenses(now, { textDocument });
  features.documentLinks(now, { textDocument });
  listedCases(now, { uri });
  await ranCases(now, { uri }, turn);
  formOf(now, { uri, offset });
}

const policies = [smallPolicy, generatePolicy(1, 3), generatePolicy(1, 8)];
const runs = Number(process.env["REMIT_RUNS"] ?? 60);

describe("every feature", () => {
  it("answers at every place of a text that is cut off anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...policies), fc.nat(), fc.nat(), async (policy, cut, at) => {
        const text = policy.slice(0, cut % (policy.length + 1));
        await askEverything(text, at % (text.length + 1));
      }),
      { numRuns: runs },
    );
  });

  it("answers with a passage taken out, put in twice or scrambled", async () => {
    const change = fc.record({
      from: fc.nat(),
      length: fc.nat(40),
      how: fc.constantFrom("out", "twice", "backwards"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...policies),
        change,
        fc.nat(),
        async (policy, { from, length, how }, at) => {
          const start = from % policy.length;
          const passage = policy.slice(start, start + length);
          const instead =
            how === "out" ? "" : how === "twice" ? passage + passage : [...passage].reverse().join("");
          const text = policy.slice(0, start) + instead + policy.slice(start + length);
          await askEverything(text, at % (text.length + 1));
        },
      ),
      { numRuns: runs },
    );
  });

  it("answers for any text at all", async () => {
    const texts = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: "binary", maxLength: 80 }));
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), (text, at) => askEverything(text, at % (text.length + 1))),
      { numRuns: runs },
    );
  });
});
