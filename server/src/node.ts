/**
 * The language server as a program: `--stdio` for any editor, `--node-ipc` for a parent process that speaks Node's.
 *
 * A fault that nobody caught is said and outlived: the person goes on writing, and loses at most one answer.
 */
import { setFlagsFromString } from "node:v8";
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "./server.ts";
import { disk } from "./workspace/disk.ts";
import { analyserInThread } from "./workspace/thread-analyser.ts";

/**
 * A server waits most of the time, and is to be small while it does: what is soon thrown away is thrown away often, and
 * what stays is gone through once there is half as much again. Left alone, Node lets both grow to several times that.
 */
const frugal = ["--semi-space-growth-factor=1", "--heap-growing-percent=50"];

const ways = ["--stdio", "--node-ipc"];
if (process.argv.some((argument) => ways.includes(argument))) serve();
else {
  console.error(`say how the language server is spoken to: ${ways.join(" or ")}`);
  process.exitCode = 2;
}

function serve(): void {
  frugal.forEach(setFlagsFromString);
  const connection = createConnection();
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (fault: unknown) => {
      connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    });
  startServer(connection, disk, analyserInThread());
}
