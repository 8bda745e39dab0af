// Format and lint. As it is: judge only, as a build server wants it. With `--write`: mend what can be mended.
import { node } from "./house/processes.mjs";
import { tool } from "./house/tools.mjs";

export default function lint(args) {
  const verb = args.includes("--write") ? "check" : "ci";
  // On a build server biome colours its output whether or not anyone can see colours.
  const plain = process.stdout.isTTY ? [] : ["--colors=off"];
  return node([tool("@biomejs/biome"), verb, ...plain, ...args]);
}
