// Format and lint. As it is: judge only, as a build server wants it. With `--write`: mend what can be mended.
import { node } from "./house/processes.mjs";
import { tool } from "./house/tools.mjs";

export default function lint(args) {
  const verb = args.includes("--write") ? "check" : "ci";
  return node([tool("@biomejs/biome"), verb, ...args]);
}
