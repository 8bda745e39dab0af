/** Where a request points: a document of the workspace, and an offset in it. */
import type { Position, TextDocumentIdentifier } from "vscode-languageserver";
import type { Document } from "../workspace/document.ts";
import { sameUri } from "../workspace/files.ts";
import { offsetAt } from "../workspace/lines.ts";
import type { Policy, Snapshot } from "../workspace/snapshot.ts";

export function documentIn(now: Snapshot, { uri }: TextDocumentIdentifier): Document | undefined {
  return now.documents.get(sameUri(uri));
}

export interface Place {
  readonly document: Document;
  readonly offset: number;
  /** The policy in which names are looked up: the first that the file belongs to. */
  readonly policy: Policy;
}

export function placeIn(
  now: Snapshot,
  asked: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): Place | undefined {
  const document = documentIn(now, asked.textDocument);
  const policy = document === undefined ? undefined : now.policiesOf(document.uri)[0];
  if (document === undefined || policy === undefined) return undefined;
  return { document, offset: offsetAt(document.lines, asked.position), policy };
}
