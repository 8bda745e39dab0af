/** The colours of names: what each stands for. Words, numbers and texts get theirs from the TextMate grammar. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from "vscode-languageserver";
import type { SymbolKind } from "../semantics/symbols.ts";
import type { Document } from "../workspace/document.ts";
import { positionAt, spanOf } from "../workspace/lines.ts";
import type { Recent } from "../workspace/recent.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";
import { type TokenType, tokenTypes } from "./token-legend.ts";

/** Five numbers for each name: lines and columns since the one before, length, type, modifiers. */
export type TokenData = readonly number[];

export function fullTokens(
  now: Snapshot,
  { textDocument }: SemanticTokensParams,
  given: Recent<TokenData>,
): SemanticTokens {
  const document = documentIn(now, textDocument);
  if (document === undefined) return { data: [] };
  const data = tokensOf(now, document, 0, document.lines.length);
  return { resultId: given.put(document.uri, data), data };
}

export function tokenChanges(
  now: Snapshot,
  { textDocument, previousResultId }: SemanticTokensDeltaParams,
  given: Recent<TokenData>,
): SemanticTokens | SemanticTokensDelta {
  const document = documentIn(now, textDocument);
  const before = document === undefined ? undefined : given.get(document.uri, previousResultId);
  const full = fullTokens(now, { textDocument }, given);
  if (before === undefined) return full;
  return {
    ...(full.resultId === undefined ? {} : { resultId: full.resultId }),
    edits: changes(before, full.data),
  };
}

export function tokensInRange(
  now: Snapshot,
  { textDocument, range }: SemanticTokensRangeParams,
): SemanticTokens {
  const document = documentIn(now, textDocument);
  if (document === undefined) return { data: [] };
  const { start, end } = spanOf(document.lines, range);
  return { data: tokensOf(now, document, start, end) };
}

const typeOf: Readonly<Record<SymbolKind, TokenType>> = {
  policy: "namespace",
  source: "namespace",
  actor: "namespace",
  scale: "type",
  choice: "type",
  track: "type",
  level: "enumMember",
  alternative: "enumMember",
  step: "enumMember",
  fact: "variable",
  event: "class",
  field: "property",
  judgement: "parameter",
  parameter: "property",
  define: "function",
  matrix: "function",
  threshold: "function",
  clock: "function",
  power: "class",
  action: "method",
  rule: "event",
  principle: "event",
  assumption: "event",
  process: "type",
  stage: "enumMember",
  "process-value": "function",
};

const DECLARATION = 1;
const READONLY = 2;

function tokensOf(now: Snapshot, document: Document, from: number, to: number): number[] {
  const [policy] = now.policiesOf(document.uri);
  const data: number[] = [];
  let [line, character, last] = [0, 0, -1];
  for (const { start, end, symbol, declares } of policy?.checked().uses(document.uri) ?? []) {
    if (end < from || start > to || start < last) continue;
    const at = positionAt(document.lines, start);
    const modifiers = (declares ? DECLARATION : 0) | (symbol.kind === "parameter" ? READONLY : 0);
    const column = at.line === line ? at.character - character : at.character;
    data.push(at.line - line, column, end - start, tokenTypes.indexOf(typeOf[symbol.kind]), modifiers);
    [line, character, last] = [at.line, at.character, end];
  }
  return data;
}

/** One edit: what differs between the same beginning and the same end. */
function changes(before: TokenData, after: TokenData): SemanticTokensDelta["edits"] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  if (start + tail === before.length && before.length === after.length) return [];
  return [
    { start, deleteCount: before.length - tail - start, data: after.slice(start, after.length - tail) },
  ];
}
