/** A fixture as an editor would have it: every file in one folder, the one with the cursor (or the first) open. */
import { offsetAt, positionAt } from "@remit/server/workspace/lines.ts";
import type { Snapshot } from "@remit/server/workspace/snapshot.ts";
import { createWorkspace, type Workspace } from "@remit/server/workspace/workspace.ts";
import type { Position, Range, TextEdit } from "vscode-languageserver";
import { type Fixture, readFixture } from "./fixture.ts";
import { memoryFiles } from "./memory-files.ts";

export interface Opened {
  readonly fixture: Fixture;
  readonly workspace: Workspace;
  readonly now: Snapshot;
  /** The file that is open. */
  readonly uri: string;
  /** Where the cursor stands; the start of the open file if there is none. */
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

const FOLDER = "file:///fixture";

export async function openFixture(text: string): Promise<Opened> {
  const fixture = readFixture(text);
  const workspace = createWorkspace(memoryFiles(fixture));
  workspace.addFolder(FOLDER);
  const first = fixture.files.find(({ uri }) => uri === fixture.cursor?.uri) ?? fixture.files[0];
  if (first === undefined) throw new Error("a fixture needs a file");
  workspace.open(first.uri, 1, first.text);
  const now = await workspace.snapshot();
  const position = positionIn(now, first.uri, fixture.cursor?.offset ?? 0);
  return { fixture, workspace, now, uri: first.uri, at: { textDocument: { uri: first.uri }, position } };
}

export function textOf(now: Snapshot, uri: string): string {
  return documentOf(now, uri).tree.text;
}

/** What stands in a range. */
export function shown(now: Snapshot, uri: string, { start, end }: Range): string {
  const { lines } = documentOf(now, uri);
  return lines.text.slice(offsetAt(lines, start), offsetAt(lines, end));
}

export function positionIn(now: Snapshot, uri: string, offset: number): Position {
  return positionAt(documentOf(now, uri).lines, offset);
}

export function wholeRange(now: Snapshot, uri: string): Range {
  const { lines } = documentOf(now, uri);
  return { start: { line: 0, character: 0 }, end: positionAt(lines, lines.length) };
}

/** A text after edits, which all count from the text as it was. */
export function edited(now: Snapshot, uri: string, edits: readonly TextEdit[]): string {
  const { lines } = documentOf(now, uri);
  const inOrder = [...edits].sort((a, b) => offsetAt(lines, b.range.start) - offsetAt(lines, a.range.start));
  let { text } = lines;
  for (const { range, newText } of inOrder)
    text = text.slice(0, offsetAt(lines, range.start)) + newText + text.slice(offsetAt(lines, range.end));
  return text;
}

function documentOf(now: Snapshot, uri: string) {
  const document = now.documents.get(uri);
  if (document === undefined) throw new Error(`no file ${uri}`);
  return document;
}
