// Types of all four projects, to the strictest setting (tsconfig.base.json).
import { node } from "./house/processes.mjs";
import { tool } from "./house/tools.mjs";

export default function typecheck(args) {
  return node([tool("typescript", "tsc"), "--build", ...args]);
}
