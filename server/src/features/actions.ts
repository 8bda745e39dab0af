/** Quick fixes for the problems in a part of a file, and for what the analysis found there. */
import {
  type AnnotatedTextEdit,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CreateFile,
  type TextDocumentEdit,
} from "vscode-languageserver";
import type { Finding } from "../analysis/finding.ts";
import type { Model } from "../semantics/model.ts";
import type { Document } from "../workspace/document.ts";
import { findingProblem } from "../workspace/findings.ts";
import { rangeOf, spanOf } from "../workspace/lines.ts";
import { problemsOf } from "../workspace/problems.ts";
import type { Policy, Snapshot } from "../workspace/snapshot.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { fixes } from "./fixes/all.ts";
import type { FindingProposal } from "./fixes/finding-fix.ts";
import { findingFixes } from "./fixes/findings.ts";
import { faultOf, type Proposal } from "./fixes/fix.ts";
import { mended } from "./fixes/mends.ts";
import { whatChanges } from "./fixes/what-changes.ts";
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

/** Trying out what the fixes would do takes no longer than this, in milliseconds; what was not tried is not offered. */
const TRY_MS = 8000;

/**
 * What mends a finding. Each was tried: once it is made, the finding is gone and no other has come up. With `previews`
 * the editor shows the change first, as it may say more than the person meant. `turn` rejects when this is cancelled.
 */
export async function findingActions(
  now: Snapshot,
  { textDocument, range, context }: CodeActionParams,
  previews: boolean,
  turn: () => Promise<void> = async () => {},
): Promise<CodeAction[]> {
  const document = documentIn(now, textDocument);
  const wanted = context.only?.some((kind) => CodeActionKind.QuickFix.startsWith(kind)) ?? true;
  if (document === undefined || !wanted) return [];
  const { start, end } = spanOf(document.lines, range);
  const [policy] = now.policiesOf(document.uri);
  if (policy?.analysis.kind !== "analysed") return [];
  const signal = AbortSignal.timeout(TRY_MS);
  const actions: CodeAction[] = [];
  for (const finding of policy.analysis.findings) {
    if (finding.place.uri !== document.uri || findingFixes[finding.code] === undefined) continue;
    const problem = findingProblem(policy, finding);
    if (problem.start > end || start > problem.end) continue;
    await turn();
    for (const { proposal, after } of await proposalsFor(now, policy, document, finding, signal, turn)) {
      const documentChanges = changesOf(now, document, proposal);
      actions.push({
        title: proposal.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(now, document, problem)],
        edit: previews
          ? annotated(
              proposal.title,
              await whatChanges(policy.checked().model(), after, turn),
              documentChanges,
            )
          : { documentChanges },
      });
    }
  }
  return actions;
}

/** A proposal that was tried, and the policy as it then is. */
interface Good {
  readonly proposal: FindingProposal;
  readonly after: Model;
}

async function proposalsFor(
  now: Snapshot,
  policy: Policy,
  document: Document,
  finding: Finding,
  signal: AbortSignal,
  turn: () => Promise<void>,
): Promise<readonly Good[]> {
  const checked = policy.checked();
  const fault = faultOf(now, document, checked, findingProblem(policy, finding));
  const proposals =
    fault && findingFixes[finding.code]?.({ ...fault, policy, model: checked.model(), finding });
  const good: Good[] = [];
  for (const proposal of proposals ?? []) {
    const { family } = proposal;
    if (family !== undefined && good.some((other) => other.proposal.family === family)) continue;
    await turn();
    const after = await mended(policy, finding, proposal, signal);
    if (after !== undefined) good.push({ proposal, after });
  }
  return good;
}

function annotated(
  title: string,
  description: string | undefined,
  documentChanges: (TextDocumentEdit | CreateFile)[],
): CodeAction["edit"] & {} {
  const withNote = documentChanges.map((change) => {
    if (!("edits" in change)) return change;
    const edits = change.edits.flatMap((edit): AnnotatedTextEdit[] =>
      "newText" in edit ? [{ ...edit, annotationId: "finding" }] : [],
    );
    return { ...change, edits };
  });
  return {
    documentChanges: withNote,
    changeAnnotations: {
      finding: {
        label: title,
        needsConfirmation: true,
        ...(description === undefined ? {} : { description }),
      },
    },
  };
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
