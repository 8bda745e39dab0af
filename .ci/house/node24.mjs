// The Node that does the work. Node 20 is out of support and too old for the parser and for running TypeScript as it
// is; where the machine has only that, Node 24 comes from the npm registry (the package behind npm's `node`), because
// a closed network may have no other source. Nothing is installed on the machine itself.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cached, cachedOnce } from "./cache.mjs";
import { npm } from "./npm.mjs";
import { say } from "./say.mjs";

const CACHE_NAME = "node-24";

/** True when this Node runs the bundles (22) and TypeScript files as they are (22.18). */
export function thisNodeWillDo(version = process.versions.node) {
  return atLeast(version, 22, 18);
}

/** True when this Node runs the VS Code server, which is built for Node 24. */
export function thisNodeRunsVsCode(version = process.versions.node) {
  return atLeast(version, 24, 0);
}

/** The Node 24 of an earlier run, or `undefined`. */
export function cachedNode24() {
  const folder = cached(CACHE_NAME);
  const program = folder && programIn(folder);
  return program && existsSync(program) ? program : undefined;
}

/** The path of a Node 24: of this process, of the cache, or fetched now. */
export async function node24() {
  if (thisNodeRunsVsCode()) return process.execPath;
  const found = cachedNode24();
  if (found) return found;
  say(`this is Node ${process.versions.node}; fetching Node 24 from the npm registry, once …`);
  const folder = await cachedOnce(CACHE_NAME, (making) =>
    npm(["install", "--prefix", making, "--ignore-scripts", "--no-save", `${packageName()}@24`], {
      cwd: making,
    }),
  );
  return programIn(folder);
}

function programIn(folder) {
  return join(
    folder,
    "node_modules",
    packageName(),
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
}

function packageName() {
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

function atLeast(version, major, minor) {
  const [a = 0, b = 0] = version.split(".").map(Number);
  return a > major || (a === major && b >= minor);
}
