// usage: npm run fuzz -- [minutes, 10 if not said] [mocha's arguments]
// The property tests again and again, each round with new random texts, policies and cases, until the time is over or
// one fails. A failure prints the smallest example that fast-check found; the seed that each round begins with, given
// as REMIT_FUZZ, runs it again.
import { randomInt } from "node:crypto";
import { filesThatSay } from "./house/files-that-say.mjs";
import { node } from "./house/processes.mjs";
import { say } from "./house/say.mjs";
import { tool } from "./house/tools.mjs";

export default async function fuzz([first, ...rest]) {
  const minutes = first === undefined ? 10 : Number(first);
  if (!(minutes > 0)) throw new Error(`\`${first}\` is not a number of minutes`);
  const tests = filesThatSay("test/**/*.test.ts", /fast-check/);
  const end = Date.now() + minutes * 60_000;
  let rounds = 0;
  while (Date.now() < end) {
    process.env.REMIT_FUZZ = String(randomInt(2 ** 31));
    say(`round ${rounds + 1}: REMIT_FUZZ=${process.env.REMIT_FUZZ}`);
    const code = await node([tool("mocha"), ...tests, ...rest]);
    if (code !== 0) return code;
    rounds++;
  }
  say(`${rounds} rounds of ${tests.length} files in ${minutes} minutes, no failure`);
  return 0;
}
