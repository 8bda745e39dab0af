/** How an editor is followed: what it opens, types and closes goes to the workspace, and what is new is told. */
import * as lsp from "vscode-languageserver";
import { analysisStates } from "../protocol/notifications.ts";
import type { Analyser } from "../workspace/analyser.ts";
import type { FileSystem } from "../workspace/files.ts";
import type { FileEvent, Workspace } from "../workspace/workspace.ts";
import { offered } from "./offered.ts";
import { describe, nextTurn, once } from "./turns.ts";

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
export function followEditor(
  connection: lsp.Connection,
  files: FileSystem,
  analyser: Analyser | undefined,
): { readonly workspace: () => Promise<Workspace>; readonly editor: () => Editor } {
  let editor = editorOf({});
  let folders: readonly lsp.WorkspaceFolder[] = [];
  const workspace = once(async () => {
    const { createWorkspace } = await import("../workspace/workspace.ts");
    const { analyserInTurns } = await import("../workspace/analyser.ts");
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
    const { analysisStatesOf } = await import("../features/analysis.ts");
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
    const { diagnosticsOf } = await import("../features/diagnostics.ts");
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
