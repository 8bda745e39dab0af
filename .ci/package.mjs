// The extension as one file, dist/remit.vsix: what is copied to a laptop without a network and installed there.
// What goes in stands in .vscodeignore; the bundles hold all the code, so no node_modules are packed.
import { statSync } from "node:fs";
import { join } from "node:path";
import build from "./build.mjs";
import { capture } from "./house/processes.mjs";
import { root } from "./house/root.mjs";
import { say } from "./house/say.mjs";
import { tool } from "./house/tools.mjs";

export const vsix = join(root, "dist", "remit.vsix");
const LIMIT = 3_000_000;

export default async function packageExtension() {
  const built = await build();
  return built === 0 ? pack() : built;
}

/** Packs the bundles that are there. */
export async function pack() {
  const { code, output } = await capture(
    process.execPath,
    [
      tool("@vscode/vsce"),
      "package",
      "--no-dependencies",
      "--no-rewrite-relative-links",
      "--allow-missing-repository",
      "--out",
      vsix,
    ],
    { limit: 5 * 60_000 },
  );
  if (code !== 0) {
    console.error(output);
    return code;
  }
  const size = statSync(vsix).size;
  say(`dist/remit.vsix: ${(size / 1e6).toFixed(2)} MB`);
  if (size < LIMIT) return 0;
  say(
    `that is more than the ${LIMIT / 1e6} MB it may have; \`npx vsce ls --no-dependencies\` lists what is in it`,
  );
  return 1;
}
