/** A language server and a bare client for it, as an editor would speak to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import { startServer } from "@remit/server/server.ts";
import type { FileSystem } from "@remit/server/workspace/files.ts";
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { memoryDisk } from "./memory-disk.ts";

export interface Client {
  readonly connection: ProtocolConnection;
  /** What the server wrote to its log. */
  readonly log: readonly string[];
}

/** A server in this process, behind streams. */
export function inProcess(files: FileSystem = memoryDisk()): Client {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), files);
  return listen(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
}

export interface Spawned extends Client {
  readonly process: ChildProcess;
}

/** A server in a process of its own, over standard input and output. */
export function spawned(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Spawned {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"], env });
  return {
    process: child,
    ...listen(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
  };
}

function listen(reader: StreamMessageReader, writer: StreamMessageWriter): Client {
  const connection = createProtocolConnection(reader, writer);
  const log: string[] = [];
  connection.onNotification(
    "window/logMessage",
    ({ message }: { readonly message: string }) => void log.push(message),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", ({ items }: { readonly items: readonly unknown[] }) =>
    items.map(() => ({})),
  );
  connection.listen();
  return { connection, log };
}

/** What a present-day editor says it can do. */
export const capabilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    diagnostics: { refreshSupport: false },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    completion: { completionItem: { snippetSupport: true } },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      formats: ["relative"],
      tokenTypes: [],
      tokenModifiers: [],
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** `folder` is opened as the workspace. */
export async function initialize(
  { connection }: Client,
  { folder, can = capabilities }: { readonly folder?: string; readonly can?: ClientCapabilities } = {},
): Promise<InitializeResult> {
  const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: "policies" }];
  const result = await connection.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: folder ?? null,
    capabilities: can,
    workspaceFolders,
  });
  await connection.sendNotification("initialized", {});
  return result;
}

export function openText(
  { connection }: Client,
  uri: string,
  text: string,
  languageId = "remit",
  version = 1,
): Promise<void> {
  return connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId, version, text },
  });
}

/** Says goodbye; resolves to the exit code. */
export async function stop({ connection, process: child }: Spawned): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  const code = await ended;
  connection.dispose();
  return code;
}
