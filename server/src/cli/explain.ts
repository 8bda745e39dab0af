/** `remit explain CODE`: the page about a kind of problem. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotRun, flag, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "explain CODE [--json]",
  summary: "Explains a kind of problem: what it means, an example, and what to do.",
  help: [
    "CODE    what stands in brackets behind a message; without it, all codes are listed",
    "--json  as data",
  ],
  options: { json: { type: "boolean" } },
  async run(args, io) {
    const folder = await pages();
    const codes = (await readdir(folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => file.slice(0, -3));
    codes.sort();
    const code = args.positionals[0];
    if (code === undefined) {
      io.out(flag(args, "json") ? JSON.stringify(codes, undefined, 2) : codes.join("\n"));
      return 0;
    }
    if (!codes.includes(code))
      throw new CannotRun(`there is no problem called \`${code}\`. \`remit explain\` lists all.`);
    const page = await readFile(join(folder, `${code}.md`), "utf8");
    io.out(flag(args, "json") ? JSON.stringify({ code, page }, undefined, 2) : page.trimEnd());
    return 0;
  },
};

/** The pages lie beside the examples, above this file: `dist/` when built, `server/src/cli/` when not. */
async function pages(): Promise<string> {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, "examples", "problems");
    if (await readdir(candidate).then(Boolean, () => false)) return candidate;
    if (folder === dirname(folder)) throw new CannotRun("the pages about problems are not where they belong");
  }
}
