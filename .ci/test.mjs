// `npm test`: everything that judges the project, one suite after the other, also when an earlier one failed. The last
// line is the sum over all of them. A step that either holds or doesn't (types, format, build) counts as one test.
// What can't run here is skipped and said with its reason; it is not passed, and not failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import build from "./build.mjs";
import { prepareEditor, runEndToEnd } from "./e2e.mjs";
import { artifacts, root } from "./house/root.mjs";
import { heading, say } from "./house/say.mjs";
import lint from "./lint.mjs";
import { pack } from "./package.mjs";
import typecheck from "./typecheck.mjs";
import unit from "./unit.mjs";

export default async function test() {
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  const suites = [];
  const suite = async (name, work) => {
    heading(name);
    const started = performance.now();
    const counts = await work().catch((reason) => {
      console.error(reason);
      return FAILED;
    });
    suites.push({ name, ...counts, seconds: (performance.now() - started) / 1000 });
    return counts.failed === 0;
  };
  await suite("types", () => step(typecheck([])));
  await suite("format and lint", () => step(lint([])));
  const built = await suite("build", () => step(build()));
  await suite("unit, property, golden and vignette tests", unitTests);
  const packed = built && (await suite("package", () => step(pack())));
  await suite("real VS Code", async () => (packed ? endToEnd() : notRun("there is no extension to install")));
  return report(suites);
}

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };

async function step(exitCode) {
  return (await exitCode) === 0 ? PASSED : FAILED;
}

async function unitTests() {
  const file = join(artifacts, "unit.json");
  process.env.REMIT_COUNTS = file;
  const code = await unit([]);
  delete process.env.REMIT_COUNTS;
  return counted(file, code);
}

async function endToEnd() {
  const editor = await prepareEditor();
  if (editor.missing) return notRun(editor.missing);
  return counted(join(artifacts, "e2e.json"), await runEndToEnd(editor, []));
}

/** The counts a suite left; one that ended badly without counting a failure has failed all the same. */
function counted(file, code) {
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { passed: 0, failed: 0, skipped: 0 };
  const nothingRan = counts.passed + counts.failed + counts.skipped === 0;
  const silent = counts.failed === 0 && (code !== 0 || nothingRan);
  return silent ? { ...counts, failed: 1 } : counts;
}

/** How many tests a suite that can't run holds, nobody knows; it counts as one. */
function notRun(reason) {
  say(`the real-editor tests are skipped: ${reason}`);
  return { passed: 0, failed: 0, skipped: 1, reason };
}

function report(suites) {
  const total = (count) => suites.reduce((sum, suite) => sum + suite[count], 0);
  const failed = total("failed");
  heading("All suites");
  for (const { name, reason, seconds, ...counts } of suites) {
    const sum = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    console.log(`${name.padEnd(44)} ${sum} in ${seconds.toFixed(1)} s${reason ? ` (${reason})` : ""}`);
  }
  console.log(`\nCoverage, screenshots and counts lie in ${relative(root, artifacts)}/`);
  console.log(`${total("passed")} passed, ${failed} failed, ${total("skipped")} skipped`);
  return failed === 0 ? 0 : 1;
}
