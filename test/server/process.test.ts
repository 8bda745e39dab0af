import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
} from "vscode-languageserver/node";
import {
  capabilities,
  initialize,
  openText,
  type Spawned,
  spawned,
  stop,
} from "../support/language-client.ts";

const program = join(import.meta.dirname, "../../server/src/node.ts");
const start = (settings: NodeJS.ProcessEnv = {}) =>
  spawned(process.execPath, [program, "--stdio"], { ...process.env, ...settings });

const codesIn = async ({ connection }: Spawned, uri: string) => {
  const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  return report.kind === "full" ? report.items.map(({ code }) => code) : report.kind;
};

describe("the language server as a program", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "remit-server-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("reads the files beside the open one from the disk, and leaves with 0 when it is asked to", async () => {
    await writeFile(join(folder, "scales.remit"), "scale harm worsens low < high\n");
    await writeFile(join(folder, "old.remit"), new Uint8Array([0xff, 0xfe, 0x61, 0]));
    const server = start();
    await initialize(server, { folder: pathToFileURL(folder).href });
    const uri = pathToFileURL(join(folder, "policy.remit")).href;
    await openText(
      server,
      uri,
      'use "./scales.remit"\nfact damage: harm\nthreshold t met when damage is hihg\n',
    );
    assert.deepEqual(await codesIn(server, uri), ["not-a-level"]);
    assert.deepEqual(await codesIn(server, pathToFileURL(join(folder, "old.remit")).href), [
      "not-utf-8",
      "not-a-declaration",
    ]);
    assert.equal(await stop(server), 0);
  });

  it("starts as well where what Node compiled of it can't be kept", async () => {
    const server = start({ NODE_COMPILE_CACHE: join(program, "no-folder") });
    await initialize(server);
    const uri = pathToFileURL(join(folder, "policy.remit")).href;
    await openText(server, uri, "fact damage: hamr\n");
    assert.deepEqual(await codesIn(server, uri), ["unknown-name"]);
    assert.equal(await stop(server), 0);
  });

  it("outlives a message that no client should send", async () => {
    const server = start();
    await initialize(server);
    await server.connection.sendNotification("$/cancelRequest");
    await server.connection.sendNotification("textDocument/didChange", { nonsense: true });
    await openText(server, "file:///a.remit", "actor\n");
    assert.deepEqual(await codesIn(server, "file:///a.remit"), ["missing-part"]);
    assert.equal(await stop(server), 0);
  });

  it("ends when its editor is gone", async () => {
    const server = start();
    await initialize(server);
    const ended = new Promise((resolve) => server.process.once("exit", resolve));
    server.connection.dispose();
    server.process.stdin?.end();
    assert.equal(await ended, 1);
  });

  it("speaks to a parent process, too", async () => {
    const child = fork(program, ["--node-ipc"]);
    const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    const result = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders: null,
    });
    assert.equal(result.serverInfo?.name, "Remit");
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    assert.equal(await ended, 0);
    connection.dispose();
  });

  it("says how it is called when it is called otherwise", async () => {
    const child = fork(program, [], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let said = "";
    child.stderr?.on("data", (part: Buffer) => {
      said += part.toString();
    });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    assert.equal(code, 2);
    assert.match(said, /--stdio/);
  });
});
