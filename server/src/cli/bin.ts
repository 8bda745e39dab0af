/** The process around the command line: arguments, streams and exit code. */
import { text } from "node:stream/consumers";
import { main } from "./main.ts";

// A reader that stops early (`remit show model x | head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

void main(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  stdin: () => text(process.stdin),
}).then((code) => {
  process.exitCode = code;
});
