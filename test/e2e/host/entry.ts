// Runs in the extension host: mocha over one suite's files. What it says goes to the log (console.ts); its counts
// go to the report, which is written only when the run really ended. No report means no success, whatever exit code
// VS Code gives. A run of no tests is a failure too.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import type { Report } from "./report.ts";
import { atItsSource } from "./stack.ts";

/** The files by name; each is loaded when its turn comes, with mocha's `describe` and `it` in place. */
export type Files = Readonly<Record<string, () => Promise<unknown>>>;

export async function runSuite(files: Files): Promise<void> {
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 60_000,
    reporter: class extends Mocha.reporters.Base {},
    ...grep(),
    forbidOnly: true,
  });
  for (const [name, load] of Object.entries(files)) {
    mocha.suite.emit("pre-require", globalThis, name, mocha);
    await load();
  }
  const report = await run(mocha);
  writeFileSync(required("REMIT_E2E_REPORT"), JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${report.failed} failed`);
  if (report.passed + report.skipped === 0) throw new Error("no test ran");
}

function run(mocha: Mocha): Promise<Report> {
  return new Promise((done) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      done({ passed: passes, failed: failures, skipped: pending });
    });
    runner.on("pass", (test) => console.log(`  ✔ ${test.fullTitle()} (${test.duration} ms)`));
    runner.on("pending", (test) => console.log(`  - ${test.fullTitle()}`));
    runner.on("fail", (test, reason: Error) => {
      console.log(
        `  ✘ ${test.fullTitle()}\n${atItsSource(reason.stack ?? String(reason)).replaceAll(/^/gm, "      ")}`,
      );
    });
  });
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
