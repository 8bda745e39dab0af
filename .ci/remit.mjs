#!/usr/bin/env node
// The `remit` of `npx remit …` in a clone: hands over to the bundled command line. Node 20 reads this file too; it
// goes on with the Node 24 that `npm start` and `npm test` left in the cache.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cachedNode24 } from "./house/node24.mjs";
import { root } from "./house/root.mjs";

const FLOOR = 22;
const CANNOT_RUN = 2;
const cli = join(root, "dist", "cli.js");

if (!existsSync(cli)) {
  stop(`the command line has not been built yet; run \`npm start\` or \`npm test\` in ${root} once`);
} else if (Number.parseInt(process.versions.node, 10) >= FLOOR) {
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
} else {
  const program = cachedNode24();
  if (program) {
    const { status } = spawnSync(program, [cli, ...process.argv.slice(2)], { stdio: "inherit" });
    process.exitCode = status ?? CANNOT_RUN;
  } else {
    stop(
      `this is Node ${process.versions.node}, and Remit needs ${FLOOR} or newer; run \`npm start\` or \`npm test\` in ${root} once: they fetch one`,
    );
  }
}

function stop(message) {
  console.error(`remit: ${message}`);
  process.exitCode = CANNOT_RUN;
}
