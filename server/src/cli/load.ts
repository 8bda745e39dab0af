/** From paths on the command line to the policies they hold. */
import { stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { URI } from "vscode-uri";
import type { Problem } from "../problems/problem.ts";
import type { CaseModel, Model } from "../semantics/model.ts";
import { disk } from "../workspace/disk.ts";
import type { Document } from "../workspace/document.ts";
import { positionAt } from "../workspace/lines.ts";
import type { Policy, Snapshot } from "../workspace/snapshot.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { CannotRun, type Io } from "./verb.ts";

export interface Loaded {
  readonly snapshot: Snapshot;
  /** The files that the paths name or hold, and those they use, in order of their addresses. */
  readonly documents: readonly Document[];
}

/**
 * Reads files and folders (`.` if none is named), and with `analysed` looks into what the policies mean. A path that is
 * not there, or no policy file, cannot run.
 */
export async function load(
  paths: readonly string[],
  io: Io,
  { analysed = false }: { readonly analysed?: boolean } = {},
): Promise<Loaded> {
  const workspace = createWorkspace(disk);
  for (const path of paths.length === 0 ? ["."] : paths) {
    const full = resolve(io.cwd, path);
    const found = await stat(full).catch(() => undefined);
    if (found === undefined) throw new CannotRun(`there is no file or folder \`${path}\`.`);
    const uri = URI.file(full).toString();
    if (found.isDirectory()) workspace.addFolder(uri);
    else workspace.addFile(uri);
  }
  if (analysed) await workspace.analyse();
  const snapshot = await workspace.snapshot();
  if (snapshot.documents.size === 0) throw new CannotRun("there is no policy file (`*.remit`) here.");
  const documents = [...snapshot.documents.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  return { snapshot, documents };
}

/** The one policy of a file. */
export async function loadPolicy(
  path: string | undefined,
  usage: string,
  io: Io,
): Promise<Policy & { readonly document: Document }> {
  if (path === undefined) throw new CannotRun(`name a policy file.\nUse: remit ${usage}`);
  const { snapshot } = await load([path], io);
  const uri = URI.file(resolve(io.cwd, path)).toString();
  const document = snapshot.documents.get(uri);
  const policy = snapshot.policiesOf(uri)[0];
  if (document === undefined || policy === undefined)
    throw new CannotRun(`\`${path}\` is not a policy file.`);
  return { ...policy, document };
}

/** What the policy of a file means. One that has errors cannot run. */
export async function loadModel(path: string | undefined, usage: string, io: Io): Promise<Model> {
  const policy = await loadPolicy(path, usage, io);
  const checked = policy.checked();
  const errors = policy.documents.flatMap(({ uri }) => checked.problems(uri)).filter(blocks).length;
  if (errors > 0)
    throw new CannotRun(
      `the policy has ${counted(errors, "error")}, so no case can be run. \`remit check\` shows them.`,
    );
  return checked.model();
}

export function caseCalled({ cases }: Model, title: string): CaseModel {
  const found = cases.find((kase) => kase.title === title);
  if (found === undefined)
    throw new CannotRun(`there is no case “${title}”. \`remit test --verbose\` lists them.`);
  return found;
}

/** A file as a person would name it: relative to where the command was called. */
export function shownPath(uri: string, io: Io): string {
  const path = URI.parse(uri).fsPath;
  const shorter = relative(io.cwd, path);
  return shorter === "" || shorter.startsWith("..") ? path : shorter;
}

/** A place for machines: the file as named, lines and columns from 1, and the offsets. */
export function shownPlace(
  document: Document,
  span: { readonly start: number; readonly end: number },
  io: Io,
) {
  const from = positionAt(document.lines, span.start);
  const to = positionAt(document.lines, span.end);
  return {
    file: shownPath(document.uri, io),
    start: { line: from.line + 1, column: from.character + 1, offset: span.start },
    end: { line: to.line + 1, column: to.character + 1, offset: span.end },
  };
}

/** Whether a problem keeps the policy from being run. */
export function blocks(problem: Problem): boolean {
  return problem.severity === "error";
}

/** `1 error`, `3 cases`: a count with its word. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
