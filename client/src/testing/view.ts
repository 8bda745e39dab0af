/** The Testing view: the workspace's cases, kept as the files are, and run on demand or on each change. */
import {
  type CancellationToken,
  Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type TestItem,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  type Uri,
} from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import type { PolicyFiles } from "../policy-files.ts";
import { type Finished, runInView } from "./run.ts";
import { type CaseTree, caseTree } from "./tree.ts";

export interface TestingView extends Disposable {
  readonly tree: CaseTree;
  /** The files' items. */
  readonly files: () => readonly TestItem[];
  /** Reads the cases of all policy files again. */
  readonly refresh: () => Promise<void>;
  /** Runs some items, or without any all there are. */
  readonly run: (items?: readonly TestItem[]) => Promise<readonly Finished[]>;
  readonly onRunEnded: Event<readonly Finished[]>;
  /** Fires when the cases of a file were read, or are gone with the file. */
  readonly onRead: Event<Uri>;
}

/** Long enough that typing a word asks once, short enough that nobody waits. */
const QUIET_MS = 150;

export function testingView(
  server: LanguageServer,
  files: PolicyFiles,
  output: LogOutputChannel,
): TestingView {
  const controller = tests.createTestController("remit", "Remit cases");
  const tree = caseTree(controller, server, output);
  const ended = new EventEmitter<readonly Finished[]>();
  const read = new EventEmitter<Uri>();

  const refreshFile = async (uri: Uri) => {
    await tree.refresh(uri);
    read.fire(uri);
  };
  const refresh = async () => {
    const uris = await files.all();
    const there = new Set(uris.map((uri) => uri.toString()));
    for (const [id, item] of controller.items) {
      if (!there.has(id) && item.uri !== undefined) tree.forget(item.uri);
    }
    for (const uri of uris) await refreshFile(uri);
  };
  const run = async (request: TestRunRequest) => {
    const finished = await runInView(controller, tree, server, request);
    ended.fire(finished);
    return finished;
  };

  const runOnEachChange = (request: TestRunRequest, token: CancellationToken) => {
    const again = latest(QUIET_MS, () => run(request));
    const changes = read.event(() => again.soon());
    token.onCancellationRequested(() => Disposable.from(changes, again).dispose());
  };
  const profile = controller.createRunProfile(
    "Run cases",
    TestRunProfileKind.Run,
    async (request, token) => {
      if (request.continuous === true) runOnEachChange(request, token);
      else await run(request);
    },
    true,
    undefined,
    true,
  );
  controller.refreshHandler = refresh;

  const soon = new Map<string, ReturnType<typeof latest>>();
  const changed = (uri: Uri) => {
    const key = uri.toString();
    const again = soon.get(key) ?? latest(QUIET_MS, () => refreshFile(uri));
    soon.set(key, again);
    again.soon();
  };
  const parts = Disposable.from(
    controller,
    profile,
    ended,
    read,
    server.onStarted(() => void refresh()),
    files.onChanged(changed),
    files.onGone((uri) => {
      soon.get(uri.toString())?.dispose();
      soon.delete(uri.toString());
      tree.forget(uri);
      read.fire(uri);
    }),
    { dispose: () => Disposable.from(...soon.values()).dispose() },
  );
  return {
    tree,
    files: () => [...controller.items].map(([, item]) => item),
    refresh,
    run: (items) => run(new TestRunRequest(items, undefined, profile)),
    onRunEnded: ended.event,
    onRead: read.event,
    dispose: () => parts.dispose(),
  };
}
