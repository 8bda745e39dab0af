/**
 * The language server: which request is answered by what, a line for each. This is the only file of the server that
 * knows there is a wire.
 *
 * Features are loaded when they are first needed, so that an editor has its answer to `initialize` before the parser
 * is even there.
 */
import * as lsp from "vscode-languageserver";
import type * as z from "zod";
import { tokenLegend } from "./features/token-legend.ts";
import type { TokenData } from "./features/tokens.ts";
import { analysisStates } from "./protocol/notifications.ts";
import type { RequestOf } from "./protocol/requests.ts";
import type { Analyser } from "./workspace/analyser.ts";
import type { FileSystem } from "./workspace/files.ts";
import { recent } from "./workspace/recent.ts";
import type { Snapshot } from "./workspace/snapshot.ts";
import type { FileEvent, Workspace } from "./workspace/workspace.ts";

/** Serves an editor over a connection until it says `exit`. Without an analyser policies are analysed in between. */
export function startServer(connection: lsp.Connection, files: FileSystem, analyser?: Analyser): void {
  const { workspace, editor } = followEditor(connection, files, analyser);
  const serve = servant(connection, workspace);
  const given = recent<TokenData>();

  serve(lsp.DocumentDiagnosticRequest.type, (does) => does.documentReport);
  serve(lsp.WorkspaceDiagnosticRequest.type, (does) => does.workspaceReport);
  serve(lsp.CompletionRequest.type, (does) => (now, asked) => does.completion(now, asked, editor().snippets));
  serve(lsp.CompletionResolveRequest.type, (does) => does.resolveCompletion);
  serve(lsp.HoverRequest.type, (does) => does.hover);
  serve(lsp.DefinitionRequest.type, (does) => does.definition);
  serve(lsp.ReferencesRequest.type, (does) => does.references);
  serve(lsp.DocumentHighlightRequest.type, (does) => does.highlights);
  serve(lsp.PrepareRenameRequest.type, (does) => (now, asked) => orRefuse(does.prepareRename(now, asked)));
  serve(lsp.RenameRequest.type, (does) => (now, asked) => orRefuse(does.rename(now, asked)));
  serve(lsp.WillRenameFilesRequest.type, (does) => does.renamedFiles);
  serve(lsp.DocumentSymbolRequest.type, (does) => does.documentSymbols);
  serve(lsp.WorkspaceSymbolRequest.type, (does) => does.workspaceSymbols);
  serve(lsp.SemanticTokensRequest.type, (does) => (now, asked) => does.fullTokens(now, asked, given));
  serve(lsp.SemanticTokensDeltaRequest.type, (does) => (now, asked) => does.tokenChanges(now, asked, given));
  serve(lsp.SemanticTokensRangeRequest.type, (does) => does.tokensInRange);
  serve(lsp.FoldingRangeRequest.type, (does) => does.foldingRanges);
  serve(lsp.SelectionRangeRequest.type, (does) => does.selectionRanges);
  serve(lsp.DocumentFormattingRequest.type, (does) => does.formatting);
  serve(lsp.DocumentRangeFormattingRequest.type, (does) => does.rangeFormatting);
  serve(lsp.CodeActionRequest.type, (does) => async (now, asked, turn) => [
    ...does.codeActions(now, asked),
    ...(await does.findingActions(now, asked, editor().previews, turn)),
  ]);
  serve(lsp.CodeLensRequest.type, (does) => does.codeLenses);
  serve(lsp.DocumentLinkRequest.type, (does) => does.documentLinks);
  serve(lsp.InlayHintRequest.type, (does) => does.inlayHints);
  connection.listen();
}

/** Requests of our own. Their schemas are loaded with the first of them. */
async function ownRoutes(): Promise<readonly OwnRoute[]> {
  const ask = await import("./protocol/requests.ts");
  const [cases, whatIf] = [await import("./features/cases.ts"), await import("./features/what-if.ts")];
  const { changesOfEditions } = await import("./features/editions.ts");
  const { analysisReport } = await import("./features/analysis.ts");
  const { timelineOf } = await import("./features/timeline.ts");
  return [
    route(ask.listCases, (now, asked) => cases.listedCases(now, asked)),
    route(ask.runCases, (now, asked, turn) => cases.ranCases(now, asked, turn)),
    route(ask.explainCase, (now, asked) => cases.explainedCase(now, asked)),
    route(ask.policyForm, (now, asked) => whatIf.formOf(now, asked)),
    route(ask.simulateCase, (now, asked) => whatIf.simulated(now, asked)),
    route(ask.caseText, (now, asked) => whatIf.textOfCase(now, asked)),
    route(ask.explainData, (now, asked) => whatIf.explainedData(now, asked)),
    route(ask.editions, (now, asked, turn) => changesOfEditions(now, asked, turn)),
    route(ask.timeline, (now, asked) => timelineOf(now, asked)),
    route(ask.analysis, (now, asked) => analysisReport(now, asked)),
  ];
}

const features = () => import("./features/all.ts");
type Features = Awaited<ReturnType<typeof features>>;

// ── How a request is answered ──────────────────────────────────────────────────────────────────────────────────

/** Lets whatever else has arrived be read; rejects where that cancelled the request. */
export type Turn = () => Promise<void>;

type Answer<P, R> = (now: Snapshot, asked: P, turn: Turn) => R | Promise<R>;

interface OwnRoute {
  readonly method: string;
  readonly answer: Answer<unknown, unknown>;
}

function route<P extends z.ZodType, R extends z.ZodType>(
  request: RequestOf<P, R>,
  answer: Answer<z.output<P>, z.input<R>>,
): OwnRoute {
  return {
    method: request.method,
    answer: (now, asked, turn) => {
      const read = request.params.safeParse(asked);
      if (!read.success) throw malformed(request.method, read.error.issues[0]?.message);
      return answer(now, read.data, turn);
    },
  };
}

/** Answers one kind of request, always with the workspace as it was when the request arrived. */
function servant(connection: lsp.Connection, workspace: () => Promise<Workspace>) {
  const respond = async <P, R>(
    method: string,
    params: P,
    token: lsp.CancellationToken,
    answer: Answer<P, R>,
  ) => {
    const turn = async () => {
      await nextTurn();
      if (token.isCancellationRequested)
        throw new lsp.ResponseError(lsp.LSPErrorCodes.RequestCancelled, "cancelled");
    };
    try {
      const now = await (await workspace()).snapshot();
      await turn();
      if (method.startsWith("textDocument/") && !namesDocument(params))
        throw malformed(method, "it names no document");
      return await answer(now, params, turn);
    } catch (error) {
      if (error instanceof lsp.ResponseError) throw error;
      connection.console.error(`${method}: ${describe(error)}`);
      throw new lsp.ResponseError(
        lsp.ErrorCodes.InternalError,
        `Remit could not answer \`${method}\`; the output of the language server says why.`,
      );
    }
  };

  const own = once(ownRoutes);
  connection.onRequest(async (method, params, token) => {
    const found = (await own()).find((one) => one.method === method);
    if (found === undefined)
      throw new lsp.ResponseError(
        lsp.ErrorCodes.MethodNotFound,
        `Remit does not know the request \`${method}\`.`,
      );
    return respond<unknown, unknown>(method, params, token, found.answer);
  });

  return <P, R, PR, E, RO>(
    type: lsp.ProtocolRequestType<P, R, PR, E, RO>,
    by: (does: Features) => Answer<P, NoInfer<R>>,
  ): void => {
    const answer: Answer<P, R> = async (now, asked, turn) => by(await features())(now, asked, turn);
    // Parameters that are left out are not handed over, and a list of them one by one; the token is always the last.
    connection.onRequest<unknown, unknown>(type.method, (...received: readonly unknown[]) =>
      respond(type.method, received[0] as P, received.at(-1) as lsp.CancellationToken, answer),
    );
  };
}

/** A request that cannot be granted, and why in words for the person who made it. */
function orRefuse<T>(result: T | { readonly refused: string }): T {
  if (typeof result === "object" && result !== null && "refused" in result)
    throw new lsp.ResponseError(lsp.LSPErrorCodes.RequestFailed, result.refused);
  return result;
}

function malformed(method: string, why = "it does not fit"): lsp.ResponseError<void> {
  return new lsp.ResponseError(
    lsp.ErrorCodes.InvalidParams,
    `the request \`${method}\` can't be read: ${why}`,
  );
}

function namesDocument(params: unknown): boolean {
  if (typeof params !== "object" || params === null || !("textDocument" in params)) return false;
  const { textDocument } = params;
  return (
    typeof textDocument === "object" &&
    textDocument !== null &&
    "uri" in textDocument &&
    typeof textDocument.uri === "string"
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

// ── Following the editor ───────────────────────────────────────────────────────────────────────────────────────

/** What the editor can do. */
interface Editor {
  readonly pullsDiagnostics: boolean;
  readonly registersWatchers: boolean;
  readonly changesFolders: boolean;
  /** Whether texts with places to fill in may be inserted. */
  readonly snippets: boolean;
  /** Whether a change can be shown to the person before it is made. */
  readonly previews: boolean;
  readonly refreshes: {
    readonly diagnostics: boolean;
    readonly tokens: boolean;
    readonly lenses: boolean;
    readonly hints: boolean;
  };
}

/**
 * Keeps a workspace up to date with what the editor tells, in the order in which it tells. The workspace is made with
 * the first thing that needs it, after `initialize` was answered.
 */
function followEditor(
  connection: lsp.Connection,
  files: FileSystem,
  analyser: Analyser | undefined,
): { readonly workspace: () => Promise<Workspace>; readonly editor: () => Editor } {
  let editor = editorOf({});
  let folders: readonly lsp.WorkspaceFolder[] = [];
  const workspace = once(async () => {
    const { createWorkspace } = await import("./workspace/workspace.ts");
    const { analyserInTurns } = await import("./workspace/analyser.ts");
    const made = createWorkspace(files, analyser ?? analyserInTurns(nextTurn));
    for (const { uri } of folders) made.addFolder(uri);
    return made;
  });
  const publish = publisher(connection, workspace);
  const tellStates = stateTeller(connection, workspace);
  const analyse = analysing(connection, workspace, async () => {
    await tellStates();
    if (editor.refreshes.diagnostics) void connection.languages.diagnostics.refresh();
    if (editor.refreshes.hints) void connection.languages.inlayHint.refresh();
    if (!editor.pullsDiagnostics) await publish();
  });

  // The analysis has furthest to go: what it needs is on its way to it before anything else is worked out.
  const follow = <P>(
    apply: (workspace: Workspace, told: P) => void,
    { quiet = QUIET_MS, after = () => {} }: { readonly quiet?: number; readonly after?: () => void } = {},
  ) => {
    return async (told: P) => {
      try {
        apply(await workspace(), told);
        analyse(quiet);
        await tellStates();
        if (!editor.pullsDiagnostics) await publish();
        after();
      } catch (error) {
        connection.console.error(`a notification could not be followed: ${describe(error)}`);
      }
    };
  };
  const refresh = () => {
    if (editor.refreshes.diagnostics) void connection.languages.diagnostics.refresh();
    if (editor.refreshes.tokens) void connection.languages.semanticTokens.refresh();
    if (editor.refreshes.lenses) void connection.sendRequest(lsp.CodeLensRefreshRequest.type);
  };

  connection.onInitialize(({ capabilities, workspaceFolders }) => {
    editor = editorOf(capabilities);
    folders = workspaceFolders ?? [];
    return { capabilities: offered, serverInfo: { name: "Remit" } };
  });
  connection.onInitialized(async () => {
    if (editor.registersWatchers)
      void connection.client.register(lsp.DidChangeWatchedFilesNotification.type, { watchers: watched });
    if (editor.changesFolders)
      connection.workspace.onDidChangeWorkspaceFolders(
        follow(
          (now, { added, removed }) => {
            for (const { uri } of added) now.addFolder(uri);
            for (const { uri } of removed) now.removeFolder(uri);
          },
          { after: refresh },
        ),
      );
    analyse(0);
    await tellStates();
  });
  connection.onDidOpenTextDocument(
    follow((now, { textDocument }) => now.open(textDocument.uri, textDocument.version, textDocument.text), {
      quiet: 0,
    }),
  );
  connection.onDidChangeTextDocument(
    follow((now, { textDocument, contentChanges }) =>
      now.change(textDocument.uri, textDocument.version, contentChanges),
    ),
  );
  connection.onDidCloseTextDocument(
    follow((now, { textDocument }) => now.close(textDocument.uri), { after: refresh }),
  );
  connection.onDidChangeWatchedFiles(
    follow(
      (now, { changes }) =>
        now.filesChanged(changes.map(({ uri, type }) => ({ uri, kind: happenings[type] }))),
      { after: refresh },
    ),
  );
  return { workspace, editor: () => editor };
}

/** How long, in milliseconds, nothing is to be typed before the meaning is looked into. */
const QUIET_MS = 40;

/** Analyses once things were quiet for so long; calls `tell` whenever there is something new to tell of a policy. */
function analysing(
  connection: lsp.Connection,
  workspace: () => Promise<Workspace>,
  tell: () => Promise<void>,
): (quiet: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const report = (error: unknown) => connection.console.error(`the analysis: ${describe(error)}`);
  const act = async () => {
    const now = await workspace();
    await now.analyse(() => void tell().catch(report));
  };
  return (quiet) => {
    clearTimeout(timer);
    if (quiet === 0) void act().catch(report);
    else timer = setTimeout(() => void act().catch(report), quiet);
  };
}

/** Tells the editor how it stands with each policy, whenever that is something else than it was. */
function stateTeller(connection: lsp.Connection, workspace: () => Promise<Workspace>): () => Promise<void> {
  let told = "";
  return async () => {
    const { analysisStatesOf } = await import("./features/analysis.ts");
    const states = analysisStatesOf(await (await workspace()).snapshot());
    const text = JSON.stringify(states);
    if (text === told) return;
    told = text;
    await connection.sendNotification(analysisStates, states);
  };
}

/** For editors that do not ask for problems: tells them after each change. Only the last of several is told. */
function publisher(connection: lsp.Connection, workspace: () => Promise<Workspace>): () => Promise<void> {
  let latest = 0;
  let told: readonly string[] = [];
  return async () => {
    const mine = ++latest;
    await nextTurn();
    const now = await (await workspace()).snapshot();
    if (mine !== latest) return;
    const { diagnosticsOf } = await import("./features/diagnostics.ts");
    const uris = [...now.documents.keys()];
    for (const uri of new Set([...told, ...uris]))
      void connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(now, uri) });
    told = uris;
  };
}

function editorOf({ workspace, textDocument }: lsp.ClientCapabilities): Editor {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    previews: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      tokens: workspace?.semanticTokens?.refreshSupport === true,
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
    },
  };
}

const happenings: Readonly<Record<lsp.FileChangeType, FileEvent["kind"]>> = {
  [lsp.FileChangeType.Created]: "created",
  [lsp.FileChangeType.Changed]: "changed",
  [lsp.FileChangeType.Deleted]: "deleted",
};

/** Policies, and what may be a source's text. */
const watched: lsp.FileSystemWatcher[] = [
  { globPattern: "**/*.remit" },
  { globPattern: "**/*.{md,txt,text}" },
];

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const offered: lsp.ServerCapabilities = {
  positionEncoding: lsp.PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: lsp.TextDocumentSyncKind.Incremental, save: false },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      willRename: {
        filters: [
          { pattern: { glob: "**/*.{remit,md,txt,text}" } },
          { pattern: { glob: "**", matches: "folder" } },
        ],
      },
    },
  },
  diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
  completionProvider: { resolveProvider: true, triggerCharacters: [" ", "[", "|", '"', "/", "{"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  codeActionProvider: { codeActionKinds: [lsp.CodeActionKind.QuickFix] },
  codeLensProvider: {},
  documentLinkProvider: {},
  inlayHintProvider: true,
};
