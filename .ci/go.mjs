// usage: node .ci/go.mjs <task> [arguments]
// The front door of every command in package.json. It makes sure of a Node that is new enough and of the packages,
// then runs `.ci/<task>.mjs`. Node 20 reads this file and what it imports, so they use nothing newer.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureDependencies } from "./house/dependencies.mjs";
import { node24, thisNodeWillDo } from "./house/node24.mjs";
import { putThisNodeFirst, run } from "./house/processes.mjs";
import { root } from "./house/root.mjs";

const [task = "", ...args] = process.argv.slice(2);

try {
  process.exitCode = await go();
} catch (reason) {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exitCode = 2;
}

async function go() {
  const file = join(root, ".ci", `${task}.mjs`);
  if (!/^[a-z0-9-]+$/.test(task) || !existsSync(file)) throw new Error(`there is no task \`${task}\` in .ci`);
  if (!thisNodeWillDo()) return run(await node24(), [fileURLToPath(import.meta.url), task, ...args]);
  putThisNodeFirst();
  await ensureDependencies();
  const { default: work } = await import(pathToFileURL(file).href);
  return work(args);
}
