import assert from "node:assert/strict";
import { findings } from "@remit/server/problems/table/findings.ts";
import { AnalysisStates } from "@remit/server/protocol/analysis.ts";
import { analysisStates } from "@remit/server/protocol/notifications.ts";
import { analysis, listCases, runCases } from "@remit/server/protocol/requests.ts";
import type {
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { CancellationTokenSource } from "vscode-languageserver";
import { generatePolicy } from "../bench/generate.ts";
import { type Client, capabilities, initialize, inProcess, openText } from "../support/language-client.ts";
import { memoryDisk } from "../support/memory-disk.ts";
import { smallPolicy } from "../support/small-policy.ts";

const uri = "file:///work/policy.remit";
const textDocument = { uri };
const pull = ({ connection }: Client, previousResultId?: string) =>
  connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument,
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });

async function itemsOf(client: Client): Promise<readonly Diagnostic[]> {
  const report = await pull(client);
  assert.equal(report.kind, "full");
  return report.kind === "full" ? report.items : [];
}

async function rejection(
  answer: Promise<unknown>,
): Promise<{ readonly code: unknown; readonly message: string }> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error, "it was not refused");
  return { code: "code" in error ? error.code : undefined, message: error.message };
}

describe("the language server", () => {
  const clients: Client[] = [];
  async function start(files = memoryDisk(), can = capabilities): Promise<Client> {
    const client = inProcess(files);
    clients.push(client);
    await initialize(client, { folder: "file:///work", can });
    return client;
  }
  afterEach(() => {
    for (const { connection } of clients.splice(0)) connection.dispose();
  });

  it("says what it can do, with positions in UTF-16", async () => {
    const client = inProcess();
    clients.push(client);
    const { capabilities: can, serverInfo } = await initialize(client);
    assert.equal(serverInfo?.name, "Remit");
    assert.equal(can.positionEncoding, "utf-16");
    assert.deepEqual(can.diagnosticProvider, { interFileDependencies: true, workspaceDiagnostics: true });
    assert.ok(
      can.renameProvider && can.completionProvider && can.semanticTokensProvider && can.codeActionProvider,
    );
  });

  it("tells the problems of a text that is edited, and that they are as they were", async () => {
    const client = await start();
    await openText(client, uri, "fact damage: yes/no\nthreshold t met when damge\n");
    const first = await pull(client);
    assert.equal(first.kind, "full");
    const [problem] = first.kind === "full" ? first.items : [];
    assert.equal(problem?.code, "unknown-name");
    assert.match(String(problem?.message), /nothing called `damge`.*\ndid you mean `damage`\?/s);
    assert.deepEqual(problem?.range.start, { line: 1, character: 21 });
    const again = await pull(client, first.resultId);
    assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });

    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 1, character: 24 }, end: { line: 1, character: 24 } }, text: "a" },
        { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: "// end\n" },
      ],
    });
    assert.deepEqual(await itemsOf(client), []);
  });

  it("takes a whole new text, too", async () => {
    const client = await start();
    await openText(client, uri, "actor a\n");
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: "actor\n" }],
    });
    assert.deepEqual(
      (await itemsOf(client)).map(({ code }) => code),
      ["missing-part"],
    );
  });

  it("tells the problems of all files, only of those that changed since, and that a file is gone", async () => {
    const files = memoryDisk({ [uri]: "actor\n", "file:///work/other.remit": "actor a\n" });
    const client = await start(files);
    const ask = (previousResultIds: readonly { uri: string; value: string }[]) =>
      client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });
    const first = await ask([]);
    assert.deepEqual(
      first.items.map((item) => [item.uri, item.kind]),
      [
        ["file:///work/other.remit", "full"],
        [uri, "full"],
      ].sort(),
    );
    const ids = first.items.map((item) => ({ uri: item.uri, value: item.resultId ?? "" }));
    assert.deepEqual(
      (await ask(ids)).items.map(({ kind }) => kind),
      ["unchanged", "unchanged"],
    );
    files.files.delete(uri);
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri, type: 3 }],
    });
    const gone = (await ask(ids)).items.find((item) => item.uri === uri);
    assert.deepEqual(gone?.kind === "full" ? gone.items : undefined, []);
  });

  it("tells problems by itself to an editor that does not ask", async () => {
    const { diagnostic: _, ...without } = capabilities.textDocument ?? {};
    const client = inProcess();
    clients.push(client);
    const told = new Promise<readonly Diagnostic[]>((resolve) => {
      client.connection.onNotification(
        "textDocument/publishDiagnostics",
        (params: { diagnostics: Diagnostic[] }) => resolve(params.diagnostics),
      );
    });
    await initialize(client, { can: { ...capabilities, textDocument: without } });
    await openText(client, uri, "actor\n");
    assert.deepEqual(
      (await told).map(({ code }) => code),
      ["missing-part"],
    );
  });

  it("answers our own requests, and refuses those that do not fit in words", async () => {
    const client = await start();
    await openText(
      client,
      uri,
      `${smallPolicy}case "C" on 2026-05-01 given warnings is 0, evidence-sufficient is no expect outcome is gap\n`,
    );
    const listed = await client.connection.sendRequest(listCases.method, { uri });
    assert.deepEqual(
      listCases.result.parse(listed).map(({ title }) => title),
      ["C"],
    );
    const ran = await client.connection.sendRequest(runCases.method, { uri, ids: ["C"] });
    assert.equal(runCases.result.parse(ran).length, 1);
    const { code, message } = await rejection(client.connection.sendRequest(runCases.method, { uri: 7 }));
    assert.equal(code, -32602);
    assert.match(message, /remit\/runCases/);
  });

  it("tells how it stands with a policy: checking, then what was found, and checking again after an edit", async () => {
    const client = await start(memoryDisk(), {
      ...capabilities,
      workspace: { ...capabilities.workspace, diagnostics: { refreshSupport: true } },
    });
    const told: string[] = [];
    let refreshed = 0;
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    client.connection.onNotification(analysisStates, (states: unknown) => {
      const { policies } = AnalysisStates.parse(states);
      const state = policies.find(({ root }) => root === uri)?.state;
      if (state !== undefined) told.push(state.kind);
    });
    client.connection.onRequest("workspace/diagnostic/refresh", () => {
      refreshed++;
      return null;
    });
    await openText(client, uri, smallPolicy.replace("  overrides R1\n", ""));
    await until(() => told.includes("problems") && refreshed > 0);
    const report = await client.connection.sendRequest(analysis.method, { uri });
    assert.equal(analysis.result.parse(report)?.findings[0]?.code, "two-powers-required");
    assert.deepEqual(
      (await itemsOf(client)).map(({ code }) => code),
      ["two-powers-required"],
    );
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: smallPolicy }],
    });
    await until(() => told.at(-1) === "consistent");
    assert.deepEqual([...new Set(told)], ["checking", "problems", "consistent"]);
    assert.deepEqual(told.slice(-2), ["checking", "consistent"]);
    assert.deepEqual(await itemsOf(client), []);
  });

  it("refuses malformed and unknown requests, and goes on", async () => {
    const client = await start();
    await openText(client, uri, "actor\n");
    assert.equal(
      (await rejection(client.connection.sendRequest("textDocument/hover", { nonsense: 1 }))).code,
      -32602,
    );
    assert.equal((await rejection(client.connection.sendRequest("textDocument/hover"))).code, -32602);
    assert.equal(
      (await rejection(client.connection.sendRequest("textDocument/rename", { textDocument: 5 }))).code,
      -32602,
    );
    assert.equal((await rejection(client.connection.sendRequest("remit/nothing", {}))).code, -32601);
    const bad = await rejection(
      client.connection.sendRequest("textDocument/completion", { textDocument, position: null }),
    );
    assert.equal(bad.code, -32603);
    assert.match(bad.message, /Remit could not answer/);
    assert.ok(
      client.log.some((line) => line.includes("textDocument/completion")),
      client.log.join("\n"),
    );
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument,
      contentChanges: null,
    });
    await client.connection.sendNotification("textDocument/didOpen", {});
    assert.deepEqual(
      (await itemsOf(client)).map(({ code }) => code),
      ["missing-part"],
    );
  });

  it("answers for a file that it does not know with nothing", async () => {
    const client = await start();
    const unknown = {
      textDocument: { uri: "file:///work/nowhere.remit" },
      position: { line: 0, character: 0 },
    };
    assert.equal(await client.connection.sendRequest("textDocument/hover", unknown), null);
    assert.equal(await client.connection.sendRequest("textDocument/definition", unknown), null);
    assert.deepEqual(await client.connection.sendRequest("textDocument/documentSymbol", unknown), []);
    assert.deepEqual(
      (await client.connection.sendRequest<CompletionList>("textDocument/completion", unknown)).items,
      [],
    );
  });

  it("says in plain words why a name cannot be given", async () => {
    const client = await start();
    await openText(client, uri, "actor a\nactor b\n");
    const rename = (newName: string, line = 0) =>
      client.connection.sendRequest("textDocument/rename", {
        textDocument,
        position: { line, character: 6 },
        newName,
      });
    assert.match((await rejection(rename("b"))).message, /“b” is taken/);
    assert.match((await rejection(rename("rule"))).message, /word of the language/);
    const nothing = client.connection.sendRequest("textDocument/prepareRename", {
      textDocument,
      position: { line: 0, character: 2 },
    });
    assert.match((await rejection(nothing)).message, /no name/);
  });

  it("stops work that is no longer wanted", async () => {
    const client = await start();
    await openText(client, uri, generatePolicy(1_000));
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(runCases.method, { uri }, source.token);
    source.cancel();
    assert.equal((await rejection(answer)).code, -32800);
    const others = (await itemsOf(client)).filter(({ code }) => !(String(code) in findings));
    assert.deepEqual(others, []);
  });

  it("answers with the text as it was when the request arrived", async () => {
    const client = await start();
    await openText(client, uri, "actor a\n");
    const before = pull(client);
    const changed = client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: "actor\n" }],
    });
    const after = pull(client);
    await changed;
    const [first, second] = [await before, await after];
    assert.deepEqual(first.kind === "full" && first.items, []);
    assert.equal(second.kind === "full" && second.items[0]?.code, "missing-part");
  });

  it("gives what changed in the colours, which make the new ones of the old", async () => {
    const client = await start();
    await openText(client, uri, "actor a\nactor b\npower p held by a\n");
    const full = await client.connection.sendRequest<{ resultId: string; data: number[] }>(
      "textDocument/semanticTokens/full",
      { textDocument },
    );
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [
        {
          range: { start: { line: 2, character: 16 }, end: { line: 2, character: 17 } },
          text: "b excludes p",
        },
      ],
    });
    const { edits } = await client.connection.sendRequest<{
      edits: { start: number; deleteCount: number; data?: number[] }[];
    }>("textDocument/semanticTokens/full/delta", { textDocument, previousResultId: full.resultId });
    const data = [...full.data];
    for (const edit of [...edits].reverse()) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    const now = await client.connection.sendRequest<{ data: number[] }>("textDocument/semanticTokens/full", {
      textDocument,
    });
    assert.deepEqual(data, now.data);
    assert.equal(data.length, full.data.length + 5);
  });
});
