// Unit, property, golden and vignette tests: mocha reads the TypeScript as it is, c8 sees what was reached.
// Arguments go to mocha: `npm run test:unit -- --grep formatter`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { node } from "./house/processes.mjs";
import { artifacts, root } from "./house/root.mjs";
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

export default function unit(args) {
  mkdirSync(artifacts, { recursive: true });
  return node([tool("c8"), ...COVERAGE, process.execPath, tool("mocha"), "test/**/*.test.ts", ...args]);
}
