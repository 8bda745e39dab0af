/**
 * The language server as a web worker. A worker sees no files: it asks the editor for them, and where the editor does
 * not answer, a policy is what is open.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "./server.ts";
import type { FileSystem } from "./workspace/files.ts";

/** What a worker's global scope offers to speak through. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

const requests = () => import("./protocol/requests.ts");

const editorsFiles: FileSystem = {
  readFile: async (uri) => {
    const { readFile } = await requests();
    const answer = readFile.result.safeParse(await asked(readFile.method, { uri }));
    return answer.success && answer.data !== null ? bytesOf(answer.data.base64) : "absent";
  },
  listFiles: async (folder) => {
    const { listFiles } = await requests();
    const answer = listFiles.result.safeParse(await asked(listFiles.method, { folder }));
    return answer.success ? answer.data : [];
  },
};

function asked(method: string, params: object): Promise<unknown> {
  return connection.sendRequest<unknown>(method, params).catch(() => undefined);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

startServer(connection, editorsFiles);
