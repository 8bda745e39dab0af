// Rewrites what the golden tests compare with: they do it themselves when REMIT_GOLDEN is 1. Those are the tests that
// mention it. Read the difference in git before you commit it: it is what changed for people.
import { filesThatSay } from "./house/files-that-say.mjs";
import { node } from "./house/processes.mjs";
import { say } from "./house/say.mjs";
import { tool } from "./house/tools.mjs";
import lint from "./lint.mjs";

export default async function golden(args) {
  const tests = filesThatSay("test/**/*.test.ts", /REMIT_GOLDEN/);
  const env = { ...process.env, REMIT_GOLDEN: "1" };
  const code = await node([tool("mocha"), ...tests, ...args], { env });
  if (code !== 0) return code;
  say("what was written is laid out by the formatter");
  return lint(["--write"]);
}
