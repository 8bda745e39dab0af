/** Runs cases: asks the language server file by file, and says in the Testing view how each case came out. */
import type { CaseResult } from "@remit/server/protocol/outcome.ts";
import { runCases } from "@remit/server/protocol/requests.ts";
import {
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  type TestRunRequest,
  Uri,
} from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { messagesFor } from "./messages.ts";
import type { CaseTree } from "./tree.ts";

/** How one case of a run came out. */
export interface Finished {
  readonly uri: string;
  readonly id: string;
  readonly title: string;
  readonly state: "passed" | "failed" | "could not be run";
  readonly messages: readonly TestMessage[];
  /** Absent where the language server gave no answer for the case. */
  readonly result: CaseResult | undefined;
}

export async function runInView(
  controller: TestController,
  tree: CaseTree,
  server: LanguageServer,
  request: TestRunRequest,
): Promise<readonly Finished[]> {
  const run = controller.createTestRun(request);
  try {
    const wanted = await chosen(controller, tree, request);
    for (const item of wanted) run.enqueued(item);
    const finished: Finished[] = [];
    for (const [uri, items] of byFile(tree, wanted)) {
      if (run.token.isCancellationRequested) break;
      for (const item of items) run.started(item);
      finished.push(...(await runFile(run, tree, server, uri, items)));
    }
    return finished;
  } finally {
    run.end();
  }
}

/** The items asked for, as the files are now: what was typed since is read first. */
async function chosen(
  controller: TestController,
  tree: CaseTree,
  request: TestRunRequest,
): Promise<readonly TestItem[]> {
  const asked = request.include ?? [...controller.items].map(([, item]) => item);
  const uris = new Set(asked.flatMap((item) => (item.uri === undefined ? [] : [item.uri.toString()])));
  for (const uri of uris) await tree.refresh(Uri.parse(uri));
  const left = new Set(tree.runnable(request.exclude ?? []));
  return tree.runnable(asked).filter((item) => !left.has(item));
}

function byFile(tree: CaseTree, items: readonly TestItem[]): ReadonlyMap<string, readonly TestItem[]> {
  const files = new Map<string, readonly TestItem[]>();
  for (const item of items) {
    const uri = tree.of(item)?.uri;
    if (uri !== undefined) files.set(uri, [...(files.get(uri) ?? []), item]);
  }
  return files;
}

async function runFile(
  run: TestRun,
  tree: CaseTree,
  server: LanguageServer,
  uri: string,
  items: readonly TestItem[],
): Promise<readonly Finished[]> {
  const ids = items.flatMap((item) => tree.of(item)?.id ?? []);
  const answer = await server
    .ask(runCases, { uri, ids }, run.token)
    .catch((reason: unknown) => String(reason));
  if (run.token.isCancellationRequested) return [];
  const results = typeof answer === "string" ? [] : answer;
  const otherwise = typeof answer === "string" ? answer : "this case is no longer in the file";
  const finished: Finished[] = [];
  for (const item of items) finished.push(await finish(run, tree, item, results, otherwise));
  return finished;
}

async function finish(
  run: TestRun,
  tree: CaseTree,
  item: TestItem,
  results: readonly (CaseResult & { readonly id: string })[],
  otherwise: string,
): Promise<Finished> {
  const { uri = "", id = "" } = tree.of(item) ?? {};
  const result = results.find((one) => one.id === id);
  const messages = result === undefined ? [new TestMessage(otherwise)] : await messagesFor(result);
  const ran = result !== undefined && result.error === undefined;
  const state = !ran ? "could not be run" : result.passed ? "passed" : "failed";
  if (state === "passed") run.passed(item);
  else if (state === "failed") run.failed(item, messages);
  else run.errored(item, messages);
  run.appendOutput(inLines(result?.title ?? item.label, state, messages), undefined, item);
  return { uri, id, title: item.label, state, messages, result };
}

/** The output pane is a terminal: its lines end with both characters. */
function inLines(title: string, state: Finished["state"], messages: readonly TestMessage[]): string {
  const said = messages.map(({ message }) => `    ${typeof message === "string" ? message : message.value}`);
  return [`${title}: ${state}`, ...said].map((line) => `${line}\r\n`).join("");
}
