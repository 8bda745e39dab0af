/** `remit lsp --stdio`: the language server, for any editor. */
import { CannotRun, flag, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "lsp --stdio",
  summary: "Runs the language server for an editor.",
  help: ["--stdio  speaks over standard input and output"],
  options: { stdio: { type: "boolean" } },
  async run(args) {
    if (!flag(args, "stdio")) throw new CannotRun("say how to speak: remit lsp --stdio");
    await import("../node.ts");
    // The server ends the process itself when its editor says so.
    return new Promise(() => {});
  },
};
