/** Quick fixes for the problems in a part of a file. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CreateFile,
  type TextDocumentEdit,
} from "vscode-languageserver";
import type { Document } from "../workspace/document.ts";
import { rangeOf, spanOf } from "../workspace/lines.ts";
import { problemsOf } from "../workspace/problems.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { fixes } from "./fixes/all.ts";
import { faultOf, type Proposal } from "./fixes/fix.ts";
import { documentIn } from "./place.ts";

export function codeActions(now: Snapshot, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const document = documentIn(now, textDocument);
  const [policy] = document === undefined ? [] : now.policiesOf(document.uri);
  const wanted = context.only?.some((kind) => CodeActionKind.QuickFix.startsWith(kind)) ?? true;
  if (document === undefined || policy === undefined || !wanted) return [];
  const { start, end } = spanOf(document.lines, range);
  const actions: CodeAction[] = [];
  for (const problem of problemsOf(now, document)) {
    const fix = problem.start <= end && start <= problem.end ? fixFor(problem.code) : undefined;
    const fault = fix && faultOf(now, document, policy.checked(), problem);
    if (fix === undefined || fault === undefined) continue;
    for (const proposal of fix(fault))
      actions.push({
        title: proposal.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(now, document, problem)],
        edit: { documentChanges: changesOf(now, document, proposal) },
        ...(proposal.preferred === true ? { isPreferred: true } : {}),
      });
  }
  return actions;
}

function fixFor(code: string) {
  return Object.hasOwn(fixes, code) ? fixes[code as keyof typeof fixes] : undefined;
}

function changesOf(
  now: Snapshot,
  own: Document,
  { changes, creates }: Proposal,
): (TextDocumentEdit | CreateFile)[] {
  const made: CreateFile[] =
    creates === undefined ? [] : [{ kind: "create", uri: creates, options: { ignoreIfExists: true } }];
  const edits = [...Map.groupBy(changes, ({ uri }) => uri ?? own.uri)].flatMap(
    ([uri, inFile]): TextDocumentEdit[] => {
      const document = now.documents.get(uri);
      if (document === undefined) return [];
      const textEdits = inFile.map(({ text, ...span }) => ({
        range: rangeOf(document.lines, span),
        newText: text,
      }));
      return [{ textDocument: { uri, version: document.version ?? null }, edits: textEdits }];
    },
  );
  return [...made, ...edits];
}
