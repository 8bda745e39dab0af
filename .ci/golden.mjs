// Rewrites the expected outputs that the golden tests compare with. Look at the difference in git before committing.
import { node } from "./house/processes.mjs";
import { tool } from "./house/tools.mjs";

export default function golden(args) {
  process.env.REMIT_GOLDEN = "write";
  return node([tool("mocha"), "test/golden/**/*.test.ts", ...args]);
}
