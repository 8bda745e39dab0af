// usage: npm run bench -- [name …]
// The benchmarks of test/bench, against the bundles as they are shipped: all, or those named. A program there names
// its own call (`node test/bench/<name>.ts`) in its head; the other files are what they measure with.
import { basename } from "node:path";
import build from "./build.mjs";
import { filesThatSay } from "./house/files-that-say.mjs";
import { node } from "./house/processes.mjs";
import { heading } from "./house/say.mjs";

export default async function bench(names) {
  const built = await build();
  if (built !== 0) return built;
  const programs = filesThatSay("test/bench/*.ts", /node test\/bench\//);
  const known = programs.map((file) => basename(file, ".ts"));
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`there is no benchmark \`${unknown}\`; there are ${known.join(", ")}`);
  let worst = 0;
  for (const [index, file] of programs.entries()) {
    if (names.length > 0 && !names.includes(known[index])) continue;
    heading(known[index]);
    worst = Math.max(worst, await node([file]));
  }
  return worst;
}
