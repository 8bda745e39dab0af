// Test files by what they say themselves: a list kept elsewhere would forget the next one.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The files of a pattern whose text matches, sorted; paths from the project's folder. */
export function filesThatSay(pattern, words) {
  return globSync(pattern, { cwd: root })
    .filter((file) => words.test(readFileSync(join(root, file), "utf8")))
    .sort();
}
