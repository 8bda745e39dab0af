/** Problems, as an editor shows them: asked for by document, or for the whole workspace. */
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import type { Problem, Severity } from "../problems/problem.ts";
import type { Document } from "../workspace/document.ts";
import { sameUri } from "../workspace/files.ts";
import { rangeOf } from "../workspace/lines.ts";
import { problemsOf } from "../workspace/problems.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

export function documentReport(
  now: Snapshot,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
): DocumentDiagnosticReport {
  const items = diagnosticsOf(now, textDocument.uri);
  const resultId = digest(items);
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** `turn` lets other requests in between files, and rejects when this one is cancelled. */
export async function workspaceReport(
  now: Snapshot,
  { previousResultIds }: WorkspaceDiagnosticParams,
  turn: () => Promise<void>,
): Promise<WorkspaceDiagnosticReport> {
  const before = new Map(previousResultIds.map(({ uri, value }) => [sameUri(uri), value]));
  const reports: WorkspaceDiagnosticReport["items"] = [];
  for (const { uri, version = null } of now.documents.values()) {
    await turn();
    const report = documentReport(now, withPrevious(uri, before.get(uri)));
    if (report.kind === DocumentDiagnosticReportKind.Unchanged) reports.push({ ...report, uri, version });
    else reports.push({ ...report, uri, version });
  }
  for (const uri of before.keys())
    if (!now.documents.has(uri))
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
  return { items: reports };
}

function withPrevious(uri: string, previousResultId: string | undefined): DocumentDiagnosticParams {
  return { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
}

export function diagnosticsOf(now: Snapshot, uri: string): Diagnostic[] {
  const document = now.documents.get(sameUri(uri));
  return document === undefined
    ? []
    : problemsOf(now, document).map((problem) => diagnosticOf(now, document, problem));
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnosticOf(now: Snapshot, { lines }: Document, problem: Problem): Diagnostic {
  const related = problem.related.flatMap(({ uri, start, end, message }) => {
    const document = now.documents.get(uri);
    return document === undefined
      ? []
      : { location: { uri, range: rangeOf(document.lines, { start, end }) }, message };
  });
  return {
    range: rangeOf(lines, problem),
    severity: severities[problem.severity],
    code: problem.code,
    source: "remit",
    message: problem.help === undefined ? problem.message : `${problem.message}\n${problem.help}`,
    ...(problem.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

/** The same for the same problems at the same places, whichever version of the text they were found in. */
function digest(items: readonly Diagnostic[]): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(items);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${items.length}-${(hash >>> 0).toString(36)}`;
}
