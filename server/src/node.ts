/**
 * The language server as a program: `--stdio` for any editor, `--node-ipc` for a parent process that speaks Node's.
 *
 * A fault that nobody caught is said and outlived: the person goes on writing, and loses at most one answer.
 */
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "./server.ts";
import { disk } from "./workspace/disk.ts";
import { stayFrugal } from "./workspace/frugal.ts";
import { analyserInThread } from "./workspace/thread-analyser.ts";

const ways = ["--stdio", "--node-ipc"];
if (process.argv.some((argument) => ways.includes(argument))) serve();
else {
  console.error(`say how the language server is spoken to: ${ways.join(" or ")}`);
  process.exitCode = 2;
}

function serve(): void {
  stayFrugal();
  const connection = createConnection();
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (fault: unknown) => {
      connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    });
  startServer(connection, disk, analyserInThread());
}
