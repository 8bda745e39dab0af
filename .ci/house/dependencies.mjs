// The project's own packages: installed when they are missing or not those of package-lock.json. Install scripts stay
// off: none is needed (esbuild, biome and tsc come as packages per platform), and none can surprise.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { root } from "./root.mjs";
import { say } from "./say.mjs";

export async function ensureDependencies() {
  if (areCurrent()) return;
  say("installing the packages of package-lock.json (npm ci) …");
  await npm(["ci", "--ignore-scripts", "--include=dev"], { cwd: root });
}

/**
 * npm keeps in node_modules/.package-lock.json what it installed. A package that is optional may be absent there
 * (it is for another platform); everything else must be there in the version wanted.
 */
function areCurrent() {
  const wanted = packagesOf("package-lock.json");
  const installed = packagesOf(join("node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "") return true;
    const there = installed[place];
    if (!there) return entry.optional === true;
    return there.version === entry.version && existsSync(join(root, place));
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}
