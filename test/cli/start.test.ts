import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const source = pathToFileURL(join(import.meta.dirname, "../../server/src/cli/start.ts")).href;

/** A program that says a word of three letters from a function that is compiled when it is called. */
const saying = (word: string, exitCode = 0) =>
  `(function (exports, require) { function say() { return "${word}"; } console.log(say()); process.exitCode = ${exitCode}; })`;

describe("the start of the built command line", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "remit-start-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const cache = () => join(folder, "cache");
  const kept = (verb = "check") => join(cache(), "compiled", `cli-${verb}.bin`);

  /** What the program says: V8 takes kept code of any text that is as long, so it tells whose code has run. */
  async function said(
    program: string,
    {
      version = "1",
      verb = "check",
      settings = [],
      keepIn = cache(),
    }: {
      readonly version?: string;
      readonly verb?: string;
      readonly settings?: readonly string[];
      readonly keepIn?: string;
    } = {},
  ): Promise<string> {
    await writeFile(join(folder, "program.cjs"), program);
    const starter = join(folder, `start-${version}.mjs`);
    await writeFile(
      starter,
      `import { start } from "${source}"; start(import.meta.dirname + "/program.cjs", "${version}");`,
    );
    const child = spawn(process.execPath, [...settings, starter, verb], {
      env: { ...process.env, REMIT_CACHE: keepIn },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const out = await text(child.stdout);
    assert.equal(await ended, Number(/exitCode = (\d)/.exec(program)?.[1]));
    return out.trim();
  }

  it("takes what was compiled when the same verb of the same version ran before, and nothing else", async () => {
    assert.equal(await said(saying("one")), "one");
    assert.equal(await said(saying("two")), "one");
    assert.equal(await said(saying("two"), { verb: "test" }), "two");
    assert.equal(await said(saying("two"), { version: "2" }), "two");
  });

  it("takes nothing that was compiled with other settings of V8", async () => {
    assert.equal(await said(saying("one")), "one");
    assert.equal(await said(saying("two"), { settings: ["--no-opt"] }), "two");
  });

  it("takes nothing that is broken, and keeps it anew", async () => {
    await said(saying("one"));
    const whole = await readFile(kept());
    const flipped = Buffer.from(whole);
    for (let at = whole.length >> 1; at < whole.length; at++) flipped[at] = (flipped[at] ?? 0) ^ 255;
    for (const broken of [flipped, whole.subarray(0, whole.length >> 1), Buffer.alloc(0)]) {
      await writeFile(kept(), broken);
      assert.equal(await said(saying("two")), "two");
      assert.equal(await said(saying("six")), "two");
    }
  });

  it("runs as well where nothing can be kept", async () => {
    const file = join(folder, "no-folder");
    await writeFile(file, "");
    assert.equal(await said(saying("one"), { keepIn: file }), "one");
    assert.equal(await said(saying("two"), { keepIn: file }), "two");
  });

  it("keeps one whole file when several run at once", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => said(saying("one"))));
    assert.deepEqual(all, ["one", "one", "one", "one"]);
    assert.deepEqual(await readdir(join(cache(), "compiled")), ["cli-check.bin"]);
    assert.equal(await said(saying("two")), "one");
  });

  it("keeps anew only what a run that worked much longer has compiled", async () => {
    await said(saying("one"));
    const { mtimeMs } = await stat(kept());
    await said(saying("one"));
    assert.equal((await stat(kept())).mtimeMs, mtimeMs);
    const long = saying("one").replace(
      "console",
      "for (const end = Date.now() + 1000; Date.now() < end; );console",
    );
    await said(long, { version: "2" });
    await said(long, { version: "2" });
    assert.ok((await stat(kept())).mtimeMs > mtimeMs);
  });

  it("keeps nothing of a call that could not run, of the language server, or under a name that is no verb", async () => {
    await said(saying("one", 2));
    await said(saying("one"), { verb: "../check" });
    await said(saying("one"), { verb: "lsp" });
    await assert.rejects(readdir(cache()));
  });
});
