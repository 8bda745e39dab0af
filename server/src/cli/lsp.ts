/** `remit lsp --stdio`: the language server, for any editor. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CannotRun, flag, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "lsp --stdio",
  summary: "Runs the language server for an editor.",
  help: ["--stdio  speaks over standard input and output"],
  options: { stdio: { type: "boolean" } },
  async run(args) {
    if (!flag(args, "stdio")) throw new CannotRun("say how to speak: remit lsp --stdio");
    createRequire(program())(program());
    // The server ends the process itself when its editor says so.
    return new Promise(() => {});
  },
};

/** The server lies beside the command line, bundled or not, and is started as editors start it. */
function program(): string {
  const bundled = join(import.meta.dirname, "server.cjs");
  return existsSync(bundled) ? bundled : join(import.meta.dirname, "..", "node.ts");
}
