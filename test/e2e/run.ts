// usage: npm run test:e2e -- [suite …] [--grep words]
// The tests in a real VS Code. Each run has its own profile and its own copy of the examples.
//   suite/             the extension under development
//   suite/packaged/    the VSIX, installed offline into an empty profile
//   suite/restricted/  the same, in a folder that is not trusted
//   pictures.ts        scenes played through the window, with the VSIX; they leave the screenshots
// The counts go to dist/artifacts/e2e.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "./host/given.ts";
import { type Report, sum } from "./host/report.ts";
import { playScenes } from "./host/scenes.ts";
import { runSuite, type Suite } from "./host/suites.ts";
import { scenes } from "./pictures.ts";

const folder = join(import.meta.dirname, "suite");
const SUITES: readonly Suite[] = [
  { name: "development", folder, installed: false, trusted: true },
  { name: "packaged", folder: join(folder, "packaged"), installed: true, trusted: true },
  { name: "restricted", folder: join(folder, "restricted"), installed: true, trusted: false },
];
const PICTURES = "pictures";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: "string" } },
});

process.exitCode = await main(positionals, values.grep);

async function main(names: readonly string[], grep: string | undefined): Promise<number> {
  const known = [...SUITES.map((suite) => suite.name), PICTURES];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    console.error(`there is no suite \`${unknown}\`; there are ${known.join(", ")}`);
    return 2;
  }
  const wanted = (name: string) => names.length === 0 || names.includes(name);
  const reports: Report[] = [];
  for (const suite of SUITES) if (wanted(suite.name)) reports.push(await runSuite(suite, grep));
  if (wanted(PICTURES)) reports.push(await playScenes(scenes, grep));
  const total = sum(reports);
  const artifacts = join(projectRoot, "dist", "artifacts");
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(join(artifacts, "e2e.json"), JSON.stringify(total));
  if (total.passed + total.failed + total.skipped > 0) return total.failed > 0 ? 1 : 0;
  console.error("no test ran");
  return 1;
}
