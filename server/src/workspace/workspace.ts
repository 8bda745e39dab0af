/**
 * The workspace: open documents, the files beside them, and the policies they make. It is the only place of the
 * server that remembers anything; everyone else gets a snapshot.
 */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { type Analyser, analyserInTurns } from "./analyser.ts";
import { analysesBy } from "./analyses.ts";
import { changeDocument, type Document, openDocument } from "./document.ts";
import { decode } from "./encoding.ts";
import { type FileSystem, sameUri } from "./files.ts";
import { linksOf } from "./links.ts";
import { checker } from "./policies.ts";
import { policiesAmong } from "./roots.ts";
import { type Policy, type Snapshot, snapshotOf } from "./snapshot.ts";

export type FileEvent = { readonly uri: string; readonly kind: "created" | "changed" | "deleted" };

export interface Workspace {
  readonly open: (uri: string, version: number, text: string) => void;
  readonly change: (uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly close: (uri: string) => void;
  readonly addFolder: (uri: string) => void;
  readonly removeFolder: (uri: string) => void;
  /** Adds a file that is not open, as the command line does. */
  readonly addFile: (uri: string) => void;
  readonly filesChanged: (events: readonly FileEvent[]) => void;
  /** The workspace as it stands now, once every file that it needs has been read. */
  readonly snapshot: () => Promise<Snapshot>;
  /**
   * Analyses the meaning of every policy that was not since it changed, those that are open first, and calls `tell`
   * whenever there is something new to tell. A change of any file ends it; what was not reached is left for the next
   * call. Asked again without a change in between, it goes on as it is.
   */
  readonly analyse: (tell?: () => void) => Promise<void>;
}

/** What was read of a file that is not open. */
type Saved = Document | "absent";

/** `analyser` does the analysing; without one it is done here and at once. */
export function createWorkspace(
  files: FileSystem,
  analyser: Analyser = analyserInTurns(async () => {}),
): Workspace {
  const open = new Map<string, Document>();
  const saved = new Map<string, Saved>();
  const sourceTexts = new Map<string, string | undefined>();
  const reading = new Map<string, Promise<void>>();
  const folders = new Map<string, readonly string[] | undefined>();
  const added = new Set<string>();
  const checked = checker();
  const analyses = analysesBy(analyser);
  let latest: Snapshot | undefined;
  let working = new AbortController();
  let underWay: Promise<void> | undefined;

  /** What an earlier version was analysed for is of no use any more. */
  function changed(): void {
    latest = undefined;
    working.abort();
    underWay = undefined;
  }

  /** Forgets what is known of a file, so that it is read anew when it is needed. */
  function forget(uri: string): void {
    saved.delete(uri);
    sourceTexts.delete(uri);
    reading.delete(uri);
  }

  function documentAt(uri: string): Document | undefined {
    const document = open.get(uri) ?? saved.get(uri);
    return document === "absent" ? undefined : document;
  }

  /** The files that belong to the workspace, and the source texts that they cite. */
  function wanted(): { readonly policies: ReadonlySet<string>; readonly sources: ReadonlySet<string> } {
    const policies = new Set([
      ...open.keys(),
      ...added,
      ...[...folders.values()].flatMap((listed) => listed ?? []),
    ]);
    const sources = new Set<string>();
    for (const uri of policies) {
      const document = documentAt(uri);
      if (document === undefined) continue;
      const links = linksOf(uri, document.tree);
      for (const use of links.uses) policies.add(use.uri);
      for (const source of links.sources) sources.add(source.uri);
    }
    return { policies, sources };
  }

  /** Reads a file once, however often it is asked for meanwhile; a reading that was overtaken is thrown away. */
  function read(uri: string, keep: (bytes: Uint8Array | "absent" | "unreadable") => void): Promise<void> {
    const already = reading.get(uri);
    if (already !== undefined) return already;
    const started = files.readFile(uri).then((bytes) => {
      if (reading.get(uri) !== started) return;
      reading.delete(uri);
      keep(bytes);
      latest = undefined;
    });
    reading.set(uri, started);
    return started;
  }

  function readPolicyFile(uri: string): Promise<void> {
    return read(uri, (bytes) => {
      saved.set(uri, savedDocument(uri, bytes));
    });
  }

  function readSourceText(uri: string): Promise<void> {
    return read(uri, (bytes) => {
      sourceTexts.set(uri, typeof bytes === "string" ? undefined : decode(bytes).text);
    });
  }

  async function listFolder(uri: string): Promise<void> {
    const listed = await files.listFiles(uri);
    if (!folders.has(uri)) return;
    folders.set(uri, listed.map(sameUri));
    latest = undefined;
  }

  async function settle(): Promise<void> {
    for (;;) {
      const lists = [...folders].filter(([, listed]) => listed === undefined).map(([uri]) => listFolder(uri));
      await Promise.all(lists);
      const { policies, sources } = wanted();
      const unread = [
        ...[...policies].filter((uri) => !open.has(uri) && !saved.has(uri)).map(readPolicyFile),
        ...[...sources].filter((uri) => !sourceTexts.has(uri) && !policies.has(uri)).map(readSourceText),
      ];
      if (lists.length + unread.length === 0) return;
      await Promise.all(unread);
    }
  }

  function take(): Snapshot {
    const documents = new Map<string, Document>();
    for (const uri of wanted().policies) {
      const document = documentAt(uri);
      if (document !== undefined) documents.set(uri, document);
    }
    const policies = policiesAmong(documents).map(({ root, members }): Policy => {
      const check = checked({ root, documents: members, sourceTexts });
      return {
        root: root.uri,
        documents: members,
        checked: check,
        analysis: analyses.of(root.uri, check),
        tryOut: (model, signal) => analyser.analyse(root.uri, model, signal),
        ruleCounts: (signal) => analyser.countRules(root.uri, check().model(), signal),
      };
    });
    return snapshotOf(documents, policies);
  }

  async function snapshot(): Promise<Snapshot> {
    await settle();
    latest ??= take();
    return latest;
  }

  async function analyse(tell: () => void): Promise<void> {
    const mine = new AbortController();
    working = mine;
    const { policies } = await snapshot();
    for (const { root, checked: check, analysis } of openFirst(policies)) {
      if (mine.signal.aborted) return;
      if (analysis.kind !== "checking") continue;
      await analyses.settle(root, check, mine.signal, () => {
        latest = undefined;
        tell();
      });
    }
  }

  return {
    open: (uri, version, text) => {
      open.set(sameUri(uri), openDocument(sameUri(uri), version, text));
      changed();
    },
    change: (uri, version, changes) => {
      const document = open.get(sameUri(uri));
      if (document === undefined) return;
      open.set(document.uri, changeDocument(document, version, changes));
      changed();
    },
    close: (uri) => {
      open.delete(sameUri(uri));
      forget(sameUri(uri));
      changed();
    },
    addFolder: (uri) => {
      if (!folders.has(sameUri(uri))) folders.set(sameUri(uri), undefined);
      changed();
    },
    removeFolder: (uri) => {
      folders.delete(sameUri(uri));
      changed();
    },
    addFile: (uri) => {
      added.add(sameUri(uri));
      changed();
    },
    filesChanged: (events) => {
      for (const event of events) {
        forget(sameUri(event.uri));
        if (event.kind !== "changed") for (const folder of folders.keys()) folders.set(folder, undefined);
      }
      changed();
    },
    snapshot,
    analyse: (tell = () => {}) => {
      underWay ??= analyse(tell);
      return underWay;
    },
  };
}

function openFirst(policies: readonly Policy[]): readonly Policy[] {
  const isOpen = ({ documents }: Policy) => documents.some(({ version }) => version !== undefined);
  return [...policies.filter(isOpen), ...policies.filter((policy) => !isOpen(policy))];
}

function savedDocument(uri: string, bytes: Uint8Array | "absent" | "unreadable"): Saved {
  if (bytes === "absent") return "absent";
  if (bytes === "unreadable") return openDocument(uri, undefined, "", "unreadable");
  const { text, fault } = decode(bytes);
  return openDocument(uri, undefined, text, fault);
}
