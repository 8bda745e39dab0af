import assert from "node:assert/strict";
import { problemsOf } from "@remit/server/workspace/problems.ts";
import type { Snapshot } from "@remit/server/workspace/snapshot.ts";
import { createWorkspace } from "@remit/server/workspace/workspace.ts";
import { memoryDisk } from "../support/memory-disk.ts";

const at = (name: string) => `file:///work/${name}`;
const codesIn = (now: Snapshot, name: string) => {
  const document = now.documents.get(at(name));
  return document === undefined ? undefined : problemsOf(now, document).map(({ code }) => code);
};

function workspaceWith(files: Readonly<Record<string, string | Uint8Array | "unreadable">>) {
  const disk = memoryDisk(Object.fromEntries(Object.entries(files).map(([name, text]) => [at(name), text])));
  const workspace = createWorkspace(disk);
  workspace.addFolder("file:///work");
  return { disk, workspace };
}

describe("the workspace", () => {
  it("makes a policy of a file that no other uses, with all that it reaches", async () => {
    const { workspace } = workspaceWith({
      "a.remit": 'use "./sub/b.remit"\n',
      "sub/b.remit": 'use "../c.remit"\n',
      "c.remit": "actor x\n",
      "alone.remit": "actor y\n",
    });
    const now = await workspace.snapshot();
    assert.deepEqual(
      now.policies.map(({ root, documents }) => [root, documents.map(({ uri }) => uri)]),
      [
        [at("a.remit"), [at("a.remit"), at("sub/b.remit"), at("c.remit")]],
        [at("alone.remit"), [at("alone.remit")]],
      ],
    );
  });

  it("reads used files that lie outside the folders", async () => {
    const { disk, workspace } = workspaceWith({
      "a.remit":
        'use "../common/b.remit"\nfact f: harm\nthreshold t met when f is high\nrule r when t then a may b\nactor a\naction b\n',
    });
    disk.files.set("file:///common/b.remit", "scale harm worsens low < high\n");
    const now = await workspace.snapshot();
    assert.deepEqual(
      now.policies[0]?.documents.map(({ uri }) => uri),
      [at("a.remit"), "file:///common/b.remit"],
    );
    assert.deepEqual(codesIn(now, "a.remit"), []);
  });

  it("takes an open text before the one on the disk, and the disk's again when it is closed", async () => {
    const { workspace } = workspaceWith({ "a.remit": "actor saved\n" });
    workspace.open(at("a.remit"), 1, "actor typed\n");
    assert.equal((await workspace.snapshot()).documents.get(at("a.remit"))?.tree.text, "actor typed\n");
    workspace.close(at("a.remit"));
    assert.equal((await workspace.snapshot()).documents.get(at("a.remit"))?.tree.text, "actor saved\n");
  });

  it("forgets a text that was never saved when it is closed", async () => {
    const { workspace } = workspaceWith({});
    workspace.open("untitled:Untitled-1", 1, "actor a\n");
    assert.equal((await workspace.snapshot()).documents.size, 1);
    workspace.close("untitled:Untitled-1");
    assert.equal((await workspace.snapshot()).documents.size, 0);
  });

  it("sees files come, change and go", async () => {
    const { disk, workspace } = workspaceWith({ "a.remit": 'use "./b.remit"\n' });
    assert.deepEqual(codesIn(await workspace.snapshot(), "a.remit"), ["file-missing"]);
    disk.files.set(at("b.remit"), "actor x\n");
    workspace.filesChanged([{ uri: at("b.remit"), kind: "created" }]);
    assert.deepEqual(codesIn(await workspace.snapshot(), "a.remit"), []);
    disk.files.set(at("b.remit"), "actor\n");
    workspace.filesChanged([{ uri: at("b.remit"), kind: "changed" }]);
    assert.deepEqual(codesIn(await workspace.snapshot(), "b.remit"), ["missing-part"]);
    disk.files.delete(at("b.remit"));
    workspace.filesChanged([{ uri: at("b.remit"), kind: "deleted" }]);
    const now = await workspace.snapshot();
    assert.deepEqual(codesIn(now, "a.remit"), ["file-missing"]);
    assert.equal(codesIn(now, "b.remit"), undefined);
  });

  it("reads a file once, and again when it changed while it was read", async () => {
    const { disk, workspace } = workspaceWith({ "a.remit": "actor old\n" });
    const first = workspace.snapshot();
    await Promise.resolve();
    disk.files.set(at("a.remit"), "actor new\n");
    workspace.filesChanged([{ uri: at("a.remit"), kind: "changed" }]);
    await first;
    assert.equal((await workspace.snapshot()).documents.get(at("a.remit"))?.tree.text, "actor new\n");
  });

  it("follows folders that are added and removed", async () => {
    const { workspace } = workspaceWith({ "a.remit": "actor a\n" });
    assert.equal((await workspace.snapshot()).documents.size, 1);
    workspace.removeFolder("file:///work");
    assert.equal((await workspace.snapshot()).documents.size, 0);
    workspace.addFolder("file:///work");
    assert.equal((await workspace.snapshot()).documents.size, 1);
  });

  it("knows a file by one address, however its address is written", async () => {
    const { workspace } = workspaceWith({ "a b.remit": "actor a\n" });
    workspace.open("file:///work/a b.remit", 1, "actor typed\n");
    const now = await workspace.snapshot();
    assert.deepEqual([...now.documents.keys()], ["file:///work/a%20b.remit"]);
  });

  it("hands out the same snapshot until something changes, and keeps the checks of untouched policies", async () => {
    const { workspace } = workspaceWith({ "a.remit": "actor a\n", "b.remit": "actor b\n" });
    const first = await workspace.snapshot();
    assert.equal(await workspace.snapshot(), first);
    const [a, b] = first.policies.map(({ checked }) => checked());
    workspace.open(at("b.remit"), 1, "actor other\n");
    const second = await workspace.snapshot();
    assert.notEqual(second, first);
    assert.equal(second.policies[0]?.checked(), a);
    assert.notEqual(second.policies[1]?.checked(), b);
  });

  it("leaves an older snapshot as it was", async () => {
    const { workspace } = workspaceWith({ "a.remit": "actor a\n" });
    workspace.open(at("a.remit"), 1, "actor a\n");
    const before = await workspace.snapshot();
    workspace.change(at("a.remit"), 2, [
      { range: { start: { line: 0, character: 6 }, end: { line: 0, character: 7 } }, text: "" },
    ]);
    const after = await workspace.snapshot();
    assert.deepEqual(codesIn(after, "a.remit"), ["missing-part"]);
    assert.deepEqual(codesIn(before, "a.remit"), []);
  });
});

describe("the problems of files", () => {
  it("of a file used by several policies are united, each once", async () => {
    const { workspace } = workspaceWith({
      "one.remit": 'use "./shared.remit"\n',
      "two.remit": 'use "./shared.remit"\n',
      "shared.remit": "threshold t met when nowhere\n",
    });
    const now = await workspace.snapshot();
    assert.equal(now.policiesOf(at("shared.remit")).length, 2);
    assert.deepEqual(
      codesIn(now, "shared.remit")?.filter((code) => code === "unknown-name"),
      ["unknown-name"],
    );
  });

  it("do not call superfluous what another policy needs", async () => {
    const { workspace } = workspaceWith({
      "one.remit": 'use "./shared.remit"\nactor x\naction y\nrule r when f then x may y\n',
      "two.remit": 'use "./shared.remit"\nactor x\naction y\nrule r otherwise x may y\n',
      "shared.remit": "fact f: yes/no\nfact g: yes/no\n",
    });
    const now = await workspace.snapshot();
    const document = now.documents.get(at("shared.remit"));
    assert.ok(document !== undefined);
    assert.deepEqual(
      problemsOf(now, document).map(({ args }) => args["name"]),
      ["g"],
    );
  });

  it("tell of a wrong encoding at the top of the file, and still know its names", async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[..."actor a\n"].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ]);
    const utf16bare = new Uint8Array([..."actor b\n"].flatMap((letter) => [0, letter.charCodeAt(0)]));
    const windows = new Uint8Array([...'actor c "A \u00a3 sign"\n'].map((letter) => letter.charCodeAt(0)));
    const { workspace } = workspaceWith({
      "all.remit":
        'use "./le.remit"\nuse "./be.remit"\nuse "./old.remit"\naction d\nrule r when yes is yes then a may d\n',
      "le.remit": utf16,
      "be.remit": utf16bare,
      "old.remit": windows,
    });
    const now = await workspace.snapshot();
    for (const name of ["le.remit", "be.remit", "old.remit"])
      assert.deepEqual(
        codesIn(now, name)?.filter((code) => code !== "unused"),
        ["not-utf-8"],
        name,
      );
    assert.ok(!codesIn(now, "all.remit")?.includes("unknown-name"));
    assert.equal(now.policies[0]?.checked().symbol("c")?.title, "A £ sign");
    const [old] = problemsOf(now, now.documents.get(at("old.remit")) ?? assert.fail());
    assert.deepEqual([old?.start, old?.code], [0, "not-utf-8"]);
  });

  it("tell of a file that cannot be read, in it and where it is used", async () => {
    const { workspace } = workspaceWith({ "a.remit": 'use "./b.remit"\n', "b.remit": "unreadable" });
    const now = await workspace.snapshot();
    assert.deepEqual(codesIn(now, "a.remit"), ["file-unreadable"]);
    assert.deepEqual(codesIn(now, "b.remit"), ["file-unreadable"]);
  });

  it("tell of files that use each other in a circle, once", async () => {
    const { workspace } = workspaceWith({
      "a.remit": 'use "./b.remit"\n',
      "b.remit": 'use "./c.remit"\n',
      "c.remit": 'policy p\nuse "./a.remit"\n',
    });
    const now = await workspace.snapshot();
    assert.deepEqual(
      now.policies.map(({ root }) => root),
      [at("c.remit")],
    );
    assert.deepEqual(
      ["a", "b", "c"].flatMap((name) => codesIn(now, `${name}.remit`)),
      ["circular-use"],
    );
  });

  it("check quotations against the texts of the sources, as these change", async () => {
    const { disk, workspace } = workspaceWith({
      "a.remit":
        'source act file "act.md" authority statute\nactor a [act s1] quoting "as soon as may be"\naction b\nrule r when yes is yes then a may b\n',
    });
    const codes = async () =>
      codesIn(await workspace.snapshot(), "a.remit")?.filter(
        (code) => code.startsWith("source") || code.startsWith("quotation"),
      );
    assert.deepEqual(await codes(), ["source-missing"]);
    disk.files.set(at("act.md"), "Nothing of the kind.");
    workspace.filesChanged([{ uri: at("act.md"), kind: "created" }]);
    assert.deepEqual(await codes(), ["quotation-not-found"]);
    disk.files.set(at("act.md"), "He shall act as soon as may be.");
    workspace.filesChanged([{ uri: at("act.md"), kind: "changed" }]);
    assert.deepEqual(await codes(), []);
  });
});
