import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { disk } from "@remit/server/workspace/disk.ts";
import { decode } from "@remit/server/workspace/encoding.ts";
import { fileName, relativePath, resolveFrom, sameUri } from "@remit/server/workspace/files.ts";
import fc from "fast-check";

describe("addresses of files", () => {
  const here = "file:///work/policies/care.remit";

  it("are found from the folder of the file that names them", () => {
    assert.equal(resolveFrom(here, "./scales.remit"), "file:///work/policies/scales.remit");
    assert.equal(resolveFrom(here, "../law/act 1.md"), "file:///work/law/act%201.md");
    assert.equal(resolveFrom(here, "sub\\x.remit"), "file:///work/policies/sub/x.remit");
    assert.equal(resolveFrom(here, "/x.remit"), "file:///x.remit");
    assert.equal(resolveFrom(here, "C:\\law\\act.md"), "file:///c%3A/law/act.md");
    assert.equal(resolveFrom(here, "https://example.org/a"), "https://example.org/a");
  });

  it("are something, whatever is written and wherever the file is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(here, "untitled:Untitled-1", "vscode-vfs://github/a/b.remit"),
        fc.string(),
        (uri, path) => {
          assert.equal(typeof resolveFrom(uri, path), "string");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("are the same however they are written", () => {
    assert.equal(sameUri("file:///c:/a b.remit"), sameUri("file:///C%3A/a%20b.remit"));
  });

  it("are told by the shortest path", () => {
    assert.equal(relativePath(here, "file:///work/policies/scales.remit"), "./scales.remit");
    assert.equal(relativePath(here, "file:///work/common/scales.remit"), "../common/scales.remit");
    assert.equal(relativePath(here, "file:///work/policies/sub/x.remit"), "./sub/x.remit");
    assert.equal(fileName("file:///work/a%20b.remit"), "a b.remit");
  });

  it("lead from a file to another and back", () => {
    const part = fc.constantFrom("a", "b", "c d", "é");
    const address = fc
      .array(part, { maxLength: 4 })
      .map((parts) => sameUri(`file:///${[...parts, "x.remit"].join("/")}`));
    fc.assert(
      fc.property(address, address, (from, to) => {
        assert.equal(resolveFrom(from, relativePath(from, to)), to);
      }),
    );
  });
});

describe("the disk", () => {
  let folder = "";
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "remit-disk-"));
    for (const name of ["sub", "node_modules", ".hidden"]) await mkdir(join(folder, name));
    for (const name of [
      "b.remit",
      "a.remit",
      "sub/c.remit",
      "node_modules/d.remit",
      ".hidden/e.remit",
      "f.txt",
    ])
      await writeFile(join(folder, name), "actor a\n");
    await symlink(folder, join(folder, "sub", "around"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("lists policy files in order, and goes neither into packages nor in circles", async () => {
    assert.deepEqual(
      await disk.listFiles(pathToFileURL(folder).href),
      ["a.remit", "b.remit", "sub/c.remit"].map(uri),
    );
    assert.deepEqual(await disk.listFiles(uri("nowhere")), []);
    assert.deepEqual(await disk.listFiles("untitled:x"), []);
  });

  it("tells a file that is not there from one that cannot be read", async () => {
    assert.deepEqual(await disk.readFile(uri("a.remit")), Buffer.from("actor a\n"));
    assert.equal(await disk.readFile(uri("nowhere.remit")), "absent");
    assert.equal(await disk.readFile(uri("a.remit/inside")), "absent");
    assert.equal(await disk.readFile(uri("sub")), "unreadable");
    assert.equal(await disk.readFile("https://example.org/a.remit"), "absent");
  });
});

describe("reading bytes", () => {
  const bytes = (text: string, ...mark: readonly number[]) =>
    new Uint8Array([...mark, ...new TextEncoder().encode(text)]);

  it("takes UTF-8, with a mark or without", () => {
    assert.deepEqual(decode(bytes("£4,000")), { text: "£4,000", fault: undefined });
    assert.deepEqual(decode(bytes("£4,000", 0xef, 0xbb, 0xbf)), { text: "£4,000", fault: undefined });
    assert.deepEqual(decode(new Uint8Array()), { text: "", fault: undefined });
  });

  it("gives some text for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (any) =>
        assert.equal(typeof decode(any).text, "string"),
      ),
    );
  });

  it("gives any text back that was saved as UTF-8", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .filter((one) => !one.includes("\0") && !one.startsWith("\ufeff"));
    fc.assert(
      fc.property(text, (one) => assert.deepEqual(decode(bytes(one)), { text: one, fault: undefined })),
    );
  });
});
