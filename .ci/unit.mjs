// Unit, property, golden and vignette tests: mocha reads the TypeScript as it is, c8 sees what was reached.
// Arguments go to mocha: `npm run test:unit -- --grep formatter`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "./house/chromium.mjs";
import { node } from "./house/processes.mjs";
import { artifacts, root } from "./house/root.mjs";
import { say } from "./house/say.mjs";
import { tool } from "./house/tools.mjs";

const COVERAGE = [
  "--all",
  "--src=grammar/src",
  "--src=server/src",
  "--include=grammar/src/**/*.ts",
  "--include=server/src/**/*.ts",
  "--reporter=text-summary",
  "--reporter=lcovonly",
  "--reporter=html",
  `--reports-dir=${join(artifacts, "coverage")}`,
  `--temp-directory=${join(root, "dist", "coverage-raw")}`,
];

export default async function unit(args) {
  mkdirSync(artifacts, { recursive: true });
  // Panels are tested in a plain browser, where there is one.
  const browser = await chromium();
  if (browser.missing) say(`tests that need a browser will be skipped: ${browser.missing}`);
  else Object.assign(process.env, browser.env, { REMIT_E2E_BROWSER: browser.program });
  return node([tool("c8"), ...COVERAGE, process.execPath, tool("mocha"), "test/**/*.test.ts", ...args]);
}
