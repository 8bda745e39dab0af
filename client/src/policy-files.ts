/** The policy files of the workspace, and the news of them: edited in the editor, or changed where they lie. */
import { Disposable, type Event, EventEmitter, type TextDocument, Uri, workspace } from "vscode";
import type { LanguageServer } from "./language-server.ts";

export interface PolicyFiles extends Disposable {
  readonly all: () => Promise<readonly Uri[]>;
  /** A file was opened, edited, or changed where it lies. */
  readonly onChanged: Event<Uri>;
  /** A file is no longer there. */
  readonly onGone: Event<Uri>;
}

export function policyFiles(server: LanguageServer): PolicyFiles {
  const changed = new EventEmitter<Uri>();
  const gone = new EventEmitter<Uri>();
  const watcher = workspace.createFileSystemWatcher("**/*.remit");
  const parts = Disposable.from(
    changed,
    gone,
    watcher,
    watcher.onDidCreate((uri) => {
      server.fileChanged(uri.toString(), "Created");
      changed.fire(uri);
    }),
    watcher.onDidChange((uri) => {
      server.fileChanged(uri.toString(), "Changed");
      changed.fire(uri);
    }),
    watcher.onDidDelete((uri) => {
      server.fileChanged(uri.toString(), "Deleted");
      gone.fire(uri);
    }),
    workspace.onDidOpenTextDocument((document) => isPolicy(document) && changed.fire(document.uri)),
    workspace.onDidChangeTextDocument(({ document }) => isPolicy(document) && changed.fire(document.uri)),
    // A text that was never saved ends with its tab.
    workspace.onDidCloseTextDocument(
      (document) => isPolicy(document) && document.isUntitled && gone.fire(document.uri),
    ),
  );
  return {
    all: async () => {
      const onDisk = await workspace.findFiles("**/*.remit", "**/node_modules/**");
      const open = workspace.textDocuments.filter(isPolicy).map((document) => document.uri.toString());
      const uris = new Set([...onDisk.map((uri) => uri.toString()), ...open]);
      return [...uris].sort().map((uri) => Uri.parse(uri));
    },
    onChanged: changed.event,
    onGone: gone.event,
    dispose: () => parts.dispose(),
  };
}

function isPolicy(document: TextDocument): boolean {
  return document.languageId === "remit" && SHOWN.has(document.uri.scheme) === false;
}

/** Where the editor keeps copies of its own, the left side of a comparison for example. */
const SHOWN: ReadonlySet<string> = new Set(["git", "vscode-scm", "output", "comment"]);
