import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../server/src/cli/bin.ts");

describe("the command line as a program", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "remit-cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const help = (settings: Readonly<Record<string, string>>) => {
    const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE, ...env } = process.env;
    const asked = [program, "check", "--help"];
    const { status, stdout, stderr } = spawnSync(process.execPath, asked, {
      env: { ...env, ...settings },
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^remit check/);
    assert.equal(stderr, "");
  };

  it("keeps what it compiled for its next start, unless that is not wanted", () => {
    help({ TMPDIR: folder, TEMP: folder, NODE_DISABLE_COMPILE_CACHE: "1" });
    assert.deepEqual(readdirSync(folder), []);
    help({ TMPDIR: folder, TEMP: folder });
    assert.equal(readdirSync(folder).length, 1);
    help({ TMPDIR: folder, TEMP: folder });
  });

  it("works as well where it can keep nothing", () => {
    const nowhere = join(program, "no-folder");
    help({ TMPDIR: nowhere, TEMP: nowhere });
  });
});
