// Runs in the extension host: mocha over one suite's files. It leaves two files: the log, line by line, which outlives
// a crash of the host; and the report, written only when the run really ended. No report means no success, whatever
// exit code VS Code gives. A run of no tests is a failure too.
import { appendFileSync, writeFileSync } from "node:fs";
import { format } from "node:util";
import Mocha from "mocha";
import type { Report } from "./report.ts";

/** The files by name; each is loaded when its turn comes, with mocha's `describe` and `it` in place. */
export type Files = Readonly<Record<string, () => Promise<unknown>>>;

export async function runSuite(files: Files): Promise<void> {
  process.setSourceMapsEnabled(true);
  const log = required("REMIT_E2E_LOG");
  const write = (...words: readonly unknown[]) => appendFileSync(log, `${format(...words)}\n`);
  speakInto(write);
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 120_000,
    reporter: class extends Mocha.reporters.Base {},
    ...grep(),
    forbidOnly: true,
  });
  for (const [name, load] of Object.entries(files)) {
    mocha.suite.emit("pre-require", globalThis, name, mocha);
    await load();
  }
  const report = await run(mocha, write);
  writeFileSync(required("REMIT_E2E_REPORT"), JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${report.failed} failed`);
  if (report.passed + report.skipped === 0) throw new Error("no test ran");
}

function run(mocha: Mocha, write: (...words: readonly unknown[]) => void): Promise<Report> {
  return new Promise((done) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      done({ passed: passes, failed: failures, skipped: pending });
    });
    runner.on("pass", (test) => write(`  ✔ ${test.fullTitle()} (${test.duration} ms)`));
    runner.on("pending", (test) => write(`  - ${test.fullTitle()}`));
    runner.on("fail", (test, reason: Error) => {
      write(`  ✘ ${test.fullTitle()}\n${(reason.stack ?? String(reason)).replaceAll(/^/gm, "      ")}`);
    });
  });
}

/** VS Code makes the members of its `console` unwritable; the whole object can be replaced. */
function speakInto(write: (...words: readonly unknown[]) => void): void {
  const members = ["log", "info", "debug", "warn", "error"].map((name) => [
    name,
    { value: write, writable: true },
  ]);
  globalThis.console = Object.create(console, Object.fromEntries(members));
}

function grep(): { readonly grep?: string } {
  const wanted = process.env["REMIT_E2E_GREP"];
  return wanted === undefined ? {} : { grep: wanted };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
