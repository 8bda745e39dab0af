// The `console` of the tests (bundle.ts puts it in the place of the global one): writes to the log file, line by line,
// so that it outlives a crash of the extension host and is not mixed with what the host itself has to say.
import { appendFileSync } from "node:fs";
import { format } from "node:util";

const log = process.env["REMIT_E2E_LOG"];

function write(...words: readonly unknown[]): void {
  if (log !== undefined) appendFileSync(log, `${format(...words)}\n`);
}

const ours = { log: write, info: write, debug: write, warn: write, error: write };

export { ours as console };
