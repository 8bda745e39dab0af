import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { positionAt } from "@remit/server/workspace/lines.ts";
import { problemsOf } from "@remit/server/workspace/problems.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";
import { generatePolicy } from "../bench/generate.ts";
import { memoryDisk } from "../support/memory-disk.ts";

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

function heapInMegabytes(): number {
  assert.ok(typeof collect === "function");
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

describe("memory", () => {
  it("does not keep the versions of a text that is edited all over", async () => {
    const uri = "file:///work/policy.remit";
    const text = generatePolicy(4_000);
    const workspace = createWorkspace(memoryDisk());
    workspace.open(uri, 1, text);
    let version = 1;
    const edit = async (at: number) => {
      for (const undo of [false, true]) {
        const document = (await workspace.snapshot()).documents.get(uri) ?? assert.fail();
        const start = positionAt(document.lines, at);
        const end = undo ? { ...start, character: start.character + 1 } : start;
        workspace.change(uri, ++version, [{ range: { start, end }, text: undo ? "" : "x" }]);
        const now = await workspace.snapshot();
        problemsOf(now, now.documents.get(uri) ?? assert.fail());
      }
    };
    // Behind the names of rules, which many others speak of.
    const places = [...text.matchAll(/ when /g)].map(({ index }) => index + 6);
    assert.ok(places.length > 150);
    for (const place of places.slice(0, 20)) await edit(place);
    const before = heapInMegabytes();
    for (const place of places.slice(20, 140)) await edit(place);
    const grown = heapInMegabytes() - before;
    // 240 versions of a text of 200 kB would be some 50 MB.
    assert.ok(grown < 10, `grew by ${grown.toFixed(1)} MB`);
  });
});
