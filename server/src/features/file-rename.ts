/** Files that get another name or place: the paths by which others use them, and by which they use others. */
import type { RenameFilesParams, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { relativePath, resolveFrom, sameUri } from "../workspace/files.ts";
import { rangeOf } from "../workspace/lines.ts";
import { linksOf } from "../workspace/links.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

export function renamedFiles(now: Snapshot, { files }: RenameFilesParams): WorkspaceEdit | null {
  const renamings = files.map(({ oldUri, newUri }) => ({ from: sameUri(oldUri), to: sameUri(newUri) }));
  /** Where a file will be; a folder takes along what is in it. */
  const movedTo = (uri: string): string => {
    for (const { from, to } of renamings) {
      if (uri === from) return to;
      if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
    }
    return uri;
  };
  const documentChanges: TextDocumentEdit[] = [];
  for (const { uri, version = null, tree, lines } of now.documents.values()) {
    const { uses, sources } = linksOf(uri, tree);
    const edits = [...uses, ...sources].flatMap((link): TextEdit[] => {
      const written = { start: link.start + 1, end: link.end - 1 };
      const leadsTo = resolveFrom(movedTo(uri), lines.text.slice(written.start, written.end));
      if (leadsTo === movedTo(link.uri)) return [];
      return [{ range: rangeOf(lines, written), newText: relativePath(movedTo(uri), movedTo(link.uri)) }];
    });
    if (edits.length > 0) documentChanges.push({ textDocument: { uri, version }, edits });
  }
  return documentChanges.length === 0 ? null : { documentChanges };
}
