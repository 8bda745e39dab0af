/** The policy files of the workspace, and the news of them: edited in the editor, or changed where they lie. */
import {
  Disposable,
  type Event,
  EventEmitter,
  TabInputText,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
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
  const known = new Set<string>();
  const news = (uri: Uri, how: "Created" | "Changed") => {
    known.add(uri.toString());
    server.fileChanged(uri.toString(), how);
    changed.fire(uri);
  };
  const deleted = (uri: Uri) => {
    const path = uri.toString();
    for (const file of [...known].filter((one) => one === path || one.startsWith(`${path}/`))) {
      known.delete(file);
      server.fileChanged(file, "Deleted");
      gone.fire(Uri.parse(file));
    }
  };
  const files = workspace.createFileSystemWatcher("**/*.remit", false, false, true);
  // A folder that is deleted is said as one: nothing is said of the files in it.
  const anything = workspace.createFileSystemWatcher("**", true, true, false);
  const parts = Disposable.from(
    changed,
    gone,
    files,
    anything,
    files.onDidCreate((uri) => news(uri, "Created")),
    files.onDidChange((uri) => news(uri, "Changed")),
    anything.onDidDelete(deleted),
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
      const tabs = tabsOpen();
      const open = workspace.textDocuments
        .filter((document) => isPolicy(document) && tabs.has(document.uri.toString()))
        .map(({ uri }) => uri.toString());
      for (const uri of onDisk) known.add(uri.toString());
      const uris = new Set([...onDisk.map((uri) => uri.toString()), ...open]);
      return [...uris].sort().map((uri) => Uri.parse(uri));
    },
    onChanged: changed.event,
    onGone: gone.event,
    dispose: () => parts.dispose(),
  };
}

/** What a person has open. The editor itself holds on to documents for a while after their tab, and even their file,
 * is gone. */
function tabsOpen(): ReadonlySet<string> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri.toString()] : [])));
}

function isPolicy(document: TextDocument): boolean {
  return document.languageId === "remit" && SHOWN.has(document.uri.scheme) === false;
}

/** Where the editor keeps copies of its own, the left side of a comparison for example. */
const SHOWN: ReadonlySet<string> = new Set(["git", "vscode-scm", "output", "comment"]);
