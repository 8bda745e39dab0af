// The command line programs of installed packages, started with this Node rather than by name: no PATH, no shell.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The file of a package's program, for example `tool("typescript", "tsc")`. */
export function tool(packageName, program = packageName.split("/").at(-1)) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[program]);
}
