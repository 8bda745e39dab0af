// One suite in one VS Code: the desktop one, or the server that stands in for it.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { bundleSuite, testFilesIn } from "./bundle.ts";
import { givenDesktop, projectRoot } from "./given.ts";
import { install } from "./install.ts";
import { makeProfile, type Profile } from "./profile.ts";
import type { Report } from "./report.ts";
import { copyExamples } from "./workspace.ts";

export interface Suite {
  readonly name: string;
  /** Its `*.test.ts` lie directly in here. */
  readonly folder: string;
  /** True: Remit comes from the VSIX in the profile. False: from the project, as an extension under development. */
  readonly installed: boolean;
  /** False: the folder opens in Restricted Mode. */
  readonly trusted: boolean;
}

const standIn = join(import.meta.dirname, "stand-in.ts");
/** VS Code runs tests only beside an extension under development; where ours is installed, this one is it. */
const carrier = join(import.meta.dirname, "carrier");

export async function runSuite(suite: Suite, grep: string | undefined): Promise<Report> {
  console.log(`\n${suite.name}: ${testFilesIn(suite.folder).join(", ")}`);
  const scratch = mkdtempSync(join(tmpdir(), "remit-e2e-"));
  const log = join(scratch, "log");
  const report = join(scratch, "report.json");
  const profile = makeProfile();
  const workspace = copyExamples();
  const stopShowing = show(log);
  try {
    if (suite.installed) await install(profile);
    const tests = await bundleSuite(suite.name, suite.folder);
    await startVsCode(suite, profile, workspace.folder, tests, {
      REMIT_E2E_NAME: suite.name,
      REMIT_E2E_LOG: log,
      REMIT_E2E_REPORT: report,
      ...(grep === undefined ? {} : { REMIT_E2E_GREP: grep }),
    });
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
  } finally {
    stopShowing();
    profile.dispose();
    workspace.dispose();
  }
  const result = read(report, grep);
  rmSync(scratch, { recursive: true, force: true });
  return result;
}

async function startVsCode(
  suite: Suite,
  profile: Profile,
  folder: string,
  tests: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const program = givenDesktop() ?? standIn;
  const development = suite.installed ? carrier : projectRoot;
  const launchArgs = [
    folder,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
  ];
  if (suite.trusted) {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: development,
      extensionTestsPath: tests,
      launchArgs,
      extensionTestsEnv: { ...env },
    });
    return;
  }
  // `runTests` always switches workspace trust off; what is tested here is what happens with it on.
  const args = [
    ...launchArgs,
    ...[
      "--no-sandbox",
      "--disable-gpu-sandbox",
      "--disable-updates",
      "--skip-welcome",
      "--skip-release-notes",
    ],
    `--extensionDevelopmentPath=${development}`,
    `--extensionTestsPath=${tests}`,
  ];
  await new Promise((ended, failed) => {
    const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", failed);
    child.once("close", ended);
  });
}

/** What the tests left. VS Code's exit code is not asked: it is 0 also when the extension host died. */
function read(file: string, grep: string | undefined): Report {
  if (!existsSync(file))
    return failed("the run did not reach its end: too late, or the extension host ended first");
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  const nothingRan = report.passed + report.failed + report.skipped === 0;
  return nothingRan && grep === undefined ? failed("no test ran") : report;
}

function failed(message: string): Report {
  console.error(`  ✘ ${message}`);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** Shows what the tests write while they run. Answers how to stop, which shows the rest. */
function show(log: string): () => void {
  let shown = 0;
  const more = () => {
    if (!existsSync(log)) return;
    const text = readFileSync(log, "utf8");
    process.stdout.write(text.slice(shown));
    shown = text.length;
  };
  const timer = setInterval(more, 200);
  return () => {
    clearInterval(timer);
    more();
  };
}
