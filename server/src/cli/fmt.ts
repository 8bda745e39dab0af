/** `remit fmt`: writes policies in their one canonical form. */
import { writeFile } from "node:fs/promises";
import { print } from "@remit/grammar";
import { URI } from "vscode-uri";
import { counted, load, shownPath } from "./load.ts";
import { flag, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "fmt [PATH…] [--check] [--json]",
  summary: "Formats policy files; with --check only says which ones are not formatted.",
  help: [
    "PATH     files or folders; the current folder if none is named",
    "--check  changes nothing; exit code 1 if a file is not formatted",
    "--json   as data",
  ],
  options: { check: { type: "boolean" }, json: { type: "boolean" } },
  async run(args, io) {
    const { documents } = await load(args.positionals, io);
    const readable = documents.filter(({ fault }) => fault === undefined);
    const changed = readable.filter(({ tree }) => print(tree) !== tree.text);
    const check = flag(args, "check");
    if (!check) for (const { uri, tree } of changed) await writeFile(URI.parse(uri).fsPath, print(tree));
    const files = changed.map(({ uri }) => shownPath(uri, io));
    const passedOver = documents
      .filter(({ fault }) => fault !== undefined)
      .map(({ uri }) => shownPath(uri, io));
    if (flag(args, "json"))
      io.out(JSON.stringify({ checked: documents.length, changed: files, passedOver }, undefined, 2));
    else {
      for (const file of files) io.out(check ? `${file} is not formatted` : `${file} formatted`);
      for (const file of passedOver) io.err(`${file} is not saved as UTF-8 text and was left alone`);
      io.out(`${counted(documents.length, "file")}, ${files.length} ${check ? "to format" : "formatted"}`);
    }
    return passedOver.length > 0 ? 2 : check && files.length > 0 ? 1 : 0;
  },
};
