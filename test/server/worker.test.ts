import assert from "node:assert/strict";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import type { Message } from "vscode-languageserver";

const entry = join(import.meta.dirname, "../../server/src/worker.ts");

async function bundled() {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    mainFields: ["browser", "module", "main"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  assert.ok(output !== undefined);
  return { code: output.text, imports: Object.values(metafile.inputs).flatMap((input) => input.imports) };
}

type Sent = Message & {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly params?: unknown;
};

interface WorkerScope {
  onmessage?: (event: { readonly data: unknown }) => void;
  readonly addEventListener: (kind: string) => void;
  readonly postMessage: (sent: Sent) => void;
}

/** The bundle in a world with what a web worker has, and nothing of Node's. */
function runInWorker(code: string, answer: (request: Sent) => unknown) {
  const waiting = new Map<number, (result: unknown) => void>();
  const self: WorkerScope = {
    addEventListener: () => {},
    postMessage: (sent) => {
      if (sent.method !== undefined && sent.id !== undefined) {
        const { id } = sent;
        setTimeout(() => self.onmessage?.({ data: { jsonrpc: "2.0", id, result: answer(sent) } }), 0);
      } else if (sent.id !== undefined)
        waiting.get(sent.id)?.(structuredClone("result" in sent ? sent.result : sent));
    },
  };
  const world = {
    self,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    AbortController,
    AbortSignal,
    TextDecoder,
    TextEncoder,
    URL,
    performance,
    atob,
    console,
  };
  runInContext(code, createContext(world));
  let count = 0;
  const send = (message: object) => self.onmessage?.({ data: { jsonrpc: "2.0", ...message } });
  return {
    notify: (method: string, params: object) => send({ method, params }),
    ask: (method: string, params: object) => {
      const id = ++count;
      const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      send({ id, method, params });
      return answered;
    },
  };
}

describe("the language server in a browser's worker", () => {
  let code = "";
  before(async () => {
    const { code: text, imports } = await bundled();
    code = text;
    const node = imports.filter(({ path, external }) => external === true || path.startsWith("node:"));
    assert.deepEqual(node, [], "the bundle asks for something that a browser does not have");
  });

  it("answers, and reads files through its editor", async () => {
    const files = new Map([["file:///work/scales.remit", "scale harm worsens low < high\n"]]);
    const worker = runInWorker(code, ({ method, params }) => {
      const { uri = "", folder = "" } = params as { readonly uri?: string; readonly folder?: string };
      if (method === "remit/listFiles") return [...files.keys()].filter((name) => name.startsWith(folder));
      const text = method === "remit/readFile" ? files.get(uri) : undefined;
      return text === undefined ? null : { base64: btoa(text) };
    });
    const started = (await worker.ask("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
      workspaceFolders: [{ uri: "file:///work", name: "work" }],
    })) as { readonly serverInfo?: { readonly name?: string } };
    assert.equal(started.serverInfo?.name, "Remit");
    worker.notify("initialized", {});
    const uri = "file:///work/policy.remit";
    const text = 'use "./scales.remit"\nfact damage: harm\nthreshold t met when damage is hihg\n';
    worker.notify("textDocument/didOpen", { textDocument: { uri, languageId: "remit", version: 1, text } });
    const report = (await worker.ask("textDocument/diagnostic", { textDocument: { uri } })) as {
      readonly items?: readonly { readonly code?: string }[];
    };
    assert.deepEqual(
      report.items?.map((item) => item.code),
      ["not-a-level"],
    );
  });
});
