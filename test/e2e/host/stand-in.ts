#!/usr/bin/env node
// Stands in for the desktop program `code` where it can't be had: takes the arguments that @vscode/test-electron
// gives it, and runs the same tests in the extension host of the VS Code server, behind a headless browser.
// That host is the real one, but plain Node rather than Electron's, and the workbench is the web one.
// Ends with the workbench's code (0 passed, 1 failed), 2 when it can't start, 71 when the page crashed, 124 when late.
// A 0 says little: a workbench whose extension host died says 0 too. Only the report the tests leave is believed.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { format, parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { givenBrowser, givenServer, projectRoot } from "./given.ts";
import { type Server, startServer } from "./server.ts";

const LIMIT = Number(process.env["REMIT_E2E_MINUTES"] ?? 6) * 60_000;
const LINE = 500;
const pictures = join(projectRoot, "dist", "artifacts", "screenshots");

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string", multiple: true },
    extensionTestsPath: { type: "string" },
    "extensions-dir": { type: "string" },
    "user-data-dir": { type: "string" },
    "disable-workspace-trust": { type: "boolean" },
  },
});

let server: Server | undefined;
let browser: Browser | undefined;

async function tidyUp(): Promise<void> {
  await browser?.close().catch(() => undefined);
  await server?.stop();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void tidyUp().finally(() => process.exit(130)));
}

// A runner that is killed can't say so; without it there is nobody to run for.
const runner = process.ppid;
const watch = setInterval(() => {
  if (process.ppid !== runner) void tidyUp().finally(() => process.exit(130));
}, 1000);

try {
  process.exitCode = await runTheTests();
} catch (reason) {
  console.error(reason);
  process.exitCode = 2;
} finally {
  clearInterval(watch);
  await tidyUp();
}

async function runTheTests(): Promise<number> {
  const userData = required("user-data-dir");
  server = await startServer({
    program: givenServer(),
    profile: {
      userData,
      extensions: required("extensions-dir"),
      serverData: join(userData, "..", "server-data"),
      temporary: join(userData, "..", "tmp"),
      dispose: () => undefined,
    },
    trusted: values["disable-workspace-trust"] === true,
    testDriver: true,
  });
  const program = givenBrowser();
  if (program === undefined) throw new Error("the stand-in for VS Code needs a browser (REMIT_E2E_BROWSER)");
  browser = await launchBrowser(program);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const log: string[] = [];
  const { ended } = await listen(page, log);
  await page.goto(server.address(positionals[0] ?? projectRoot, payload(server)), { timeout: 120_000 });
  const code = await ended;
  if (code !== 0) await explain(page, code, log);
  return code;
}

function payload(to: Server): readonly (readonly [string, string])[] {
  const development = [values["extensionDevelopmentPath"] ?? []].flat().map(String);
  return [
    ...development.map((path) => ["extensionDevelopmentPath", to.remote(path)] as const),
    ["extensionTestsPath", to.remote(required("extensionTestsPath"))],
    ["skipWelcome", "true"],
  ];
}

/** The workbench calls these two functions of the page's world: for each line of its log, and at the end. */
async function listen(page: Page, log: string[]): Promise<{ readonly ended: Promise<number> }> {
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((done) => {
    end = done;
  });
  await page.exposeFunction("codeAutomationLog", (kind: string, words: unknown[]) => {
    log.push(`${kind} ${format(...words)}`.slice(0, LINE));
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => end(code));
  page.on("crash", () => end(71));
  setTimeout(() => end(124), LIMIT).unref();
  return { ended };
}

/** Without its compiled log writer, which nobody needs, the host complains at length before it does anything else. */
function telling(line: string): boolean {
  return !line.startsWith("info") && !line.includes("Could not locate the bindings file");
}

async function explain(page: Page, code: number, log: readonly string[]): Promise<void> {
  const picture = join(pictures, `failed-${process.env["REMIT_E2E_NAME"] ?? "run"}.png`);
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: picture }).catch(() => undefined);
  console.error(`the workbench ended with ${code}; what it looked like: ${picture}`);
  if (code > 1) console.error(log.filter(telling).slice(-20).join("\n"));
}

function required(name: "user-data-dir" | "extensions-dir" | "extensionTestsPath"): string {
  const value = values[name];
  if (typeof value !== "string") throw new Error(`the stand-in for VS Code needs --${name}`);
  return value;
}
