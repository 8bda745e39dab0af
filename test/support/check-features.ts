/** One helper for each feature of the language server: the only code of the tests that knows how it is called. */
import assert from "node:assert/strict";
import { codeActions } from "@remit/server/features/actions.ts";
import { completion, resolveCompletion } from "@remit/server/features/completion.ts";
import { definition } from "@remit/server/features/definition.ts";
import { diagnosticsOf } from "@remit/server/features/diagnostics.ts";
import { renamedFiles } from "@remit/server/features/file-rename.ts";
import { workspaceSymbols } from "@remit/server/features/find-symbols.ts";
import { foldingRanges } from "@remit/server/features/folding.ts";
import { formatting, rangeFormatting } from "@remit/server/features/formatting.ts";
import { highlights } from "@remit/server/features/highlight.ts";
import { hover } from "@remit/server/features/hover.ts";
import { codeLenses } from "@remit/server/features/lens.ts";
import { documentLinks } from "@remit/server/features/links.ts";
import { documentSymbols } from "@remit/server/features/outline.ts";
import { references } from "@remit/server/features/references.ts";
import { prepareRename, rename } from "@remit/server/features/rename.ts";
import { selectionRanges } from "@remit/server/features/selection.ts";
import { tokenLegend } from "@remit/server/features/token-legend.ts";
import { fullTokens } from "@remit/server/features/tokens.ts";
import { recent } from "@remit/server/workspace/recent.ts";
import type { CodeAction, DocumentSymbol, SelectionRange, TextDocumentEdit } from "vscode-languageserver";
import { CompletionTriggerKind, TextDocumentEdit as Edits } from "vscode-languageserver";
import { uriOf } from "./fixture.ts";
import { edited, type Opened, openFixture, shown, textOf, wholeRange } from "./open-fixture.ts";

/** The file's name of an address. */
const nameOf = (uri: string) => uri.slice(uri.lastIndexOf("/") + 1);

// ── Problems ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Every problem of a file: `code: what is marked`. */
export async function checkDiagnostics(
  fixture: string,
  expected: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const { now, fixture: read } = await openFixture(fixture);
  const found = Object.fromEntries(
    read.files.map(({ name, uri }) => [
      name,
      diagnosticsOf(now, uri).map(({ code, range }) => `${code}: ${shown(now, uri, range)}`),
    ]),
  );
  assert.deepEqual(found, expected);
}

// ── Completion ─────────────────────────────────────────────────────────────────────────────────────────────────

interface Proposed {
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly only?: readonly string[];
  /** What was typed that made the editor ask. */
  readonly triggerCharacter?: string;
}

/** What is proposed at the cursor must have all of `has` and none of `hasNot`; with `only`, it is just that. */
export async function checkCompletion(
  fixture: string,
  { has = [], hasNot = [], only, triggerCharacter }: Proposed,
): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const context =
    triggerCharacter === undefined
      ? { triggerKind: CompletionTriggerKind.Invoked }
      : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter };
  const labels = completion(now, { ...at, context }).items.map(({ label }) => label);
  if (only !== undefined) assert.deepEqual([...labels].sort(), [...only].sort());
  assert.deepEqual(
    has.filter((label) => !labels.includes(label)),
    [],
    `not proposed; there are ${labels.join(", ")}`,
  );
  assert.deepEqual(
    hasNot.filter((label) => labels.includes(label)),
    [],
    "proposed though it cannot stand here",
  );
}

/** The text after the proposal was taken; a snippet stands as it was inserted. */
export async function checkCompleted(
  fixture: string,
  label: string,
  expected: string,
  { snippets = true }: { readonly snippets?: boolean } = {},
): Promise<void> {
  const { now, at, uri } = await openFixture(fixture);
  const item = completion(now, at, snippets).items.find((one) => one.label === label);
  const edit = item?.textEdit;
  assert.ok(edit !== undefined && "range" in edit, `${label} is not proposed`);
  assert.equal(edited(now, uri, [edit]), expected);
}

/** What is said of a proposal when it is looked at. */
export async function checkResolved(fixture: string, label: string, words: readonly string[]): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const item = completion(now, at).items.find((one) => one.label === label);
  assert.ok(item !== undefined, `${label} is not proposed`);
  const { documentation = "" } = resolveCompletion(now, item);
  checkWords(typeof documentation === "string" ? documentation : documentation.value, words);
}

// ── Looking ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The words that the hover at the cursor must have; none for no hover at all. */
export async function checkHover(fixture: string, words: readonly string[]): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const found = hover(now, at);
  if (words.length === 0) return assert.equal(found, null);
  assert.ok(
    found !== null && typeof found.contents === "object" && "value" in found.contents,
    "there is no hover",
  );
  checkWords(found.contents.value, words);
}

function checkWords(said: string, words: readonly string[]): void {
  const missing = words.filter((word) => !said.includes(word));
  assert.deepEqual(missing, [], `these words are missing from:\n${said}`);
}

/** `file: line` of what is declared, the line with its white space at the ends left out. */
export async function checkDefinition(fixture: string, expected: string | null): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const found = [definition(now, at) ?? []].flat();
  const told = found.map(
    ({ uri, range }) => `${nameOf(uri)}: ${textOf(now, uri).split("\n")[range.start.line]?.trim()}`,
  );
  assert.deepEqual(told, expected === null ? [] : [expected]);
}

/** `file:line`, counted from 1, of every place that names what stands at the cursor. */
export async function checkReferences(
  fixture: string,
  expected: readonly string[],
  includeDeclaration = true,
): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const found = references(now, { ...at, context: { includeDeclaration } });
  assert.deepEqual(
    found.map(({ uri, range }) => `${nameOf(uri)}:${range.start.line + 1}`),
    expected,
  );
}

/** Lines, counted from 1, with the highlighted text. */
export async function checkHighlights(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, at, uri } = await openFixture(fixture);
  const found = highlights(now, at);
  assert.deepEqual(
    found.map(({ range }) => `${range.start.line + 1}: ${shown(now, uri, range)}`),
    expected,
  );
}

/** `kind name`, levels and steps indented. */
export async function checkOutline(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, uri } = await openFixture(fixture);
  const told = (symbols: readonly DocumentSymbol[], indent = ""): string[] =>
    symbols.flatMap(({ name, detail, children = [] }) => [
      `${indent}${name}${detail === undefined ? "" : ` (${detail})`}`,
      ...told(children, `${indent}  `),
    ]);
  assert.deepEqual(told(documentSymbols(now, { textDocument: { uri } })), expected);
}

export async function checkFoundSymbols(
  fixture: string,
  query: string,
  expected: readonly string[],
): Promise<void> {
  const { now } = await openFixture(fixture);
  assert.deepEqual(
    workspaceSymbols(now, { query }).map(({ name, location }) => `${nameOf(location.uri)}: ${name}`),
    expected,
  );
}

/** `first-last` line of each fold, counted from 1. */
export async function checkFolds(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, uri } = await openFixture(fixture);
  const found = foldingRanges(now, { textDocument: { uri } });
  assert.deepEqual(
    found.map(
      ({ startLine, endLine, kind }) =>
        `${startLine + 1}-${endLine + 1}${kind === undefined ? "" : ` ${kind}`}`,
    ),
    expected,
  );
}

/** What each growing of the selection at the cursor selects, the smallest first. */
export async function checkSelections(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, at, uri } = await openFixture(fixture);
  const [first] = selectionRanges(now, { textDocument: at.textDocument, positions: [at.position] });
  const grown: string[] = [];
  for (let one: SelectionRange | undefined = first; one !== undefined; one = one.parent)
    grown.push(shown(now, uri, one.range));
  assert.deepEqual(grown, expected);
}

/** `text: type.modifier` of every coloured name. */
export async function checkTokens(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, uri } = await openFixture(fixture);
  assert.deepEqual(
    decodeTokens(now, uri, fullTokens(now, { textDocument: { uri } }, recent()).data),
    expected,
  );
}

function decodeTokens(now: Opened["now"], uri: string, data: readonly number[]): readonly string[] {
  const told: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + columns : columns;
    line += lines;
    const range = { start: { line, character }, end: { line, character: character + length } };
    const said = tokenLegend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    told.push(`${shown(now, uri, range)}: ${[tokenLegend.tokenTypes[type], ...said].join(".")}`);
  }
  return told;
}

export async function checkLenses(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, uri } = await openFixture(fixture);
  const found = codeLenses(now, { textDocument: { uri } });
  assert.deepEqual(
    found.map(
      ({ range, command }) => `${range.start.line + 1}: ${command?.title} ${command?.arguments?.[1]}`,
    ),
    expected,
  );
}

export async function checkLinks(fixture: string, expected: readonly string[]): Promise<void> {
  const { now, uri } = await openFixture(fixture);
  const found = documentLinks(now, { textDocument: { uri } });
  assert.deepEqual(
    found.map(({ range, target }) => `${shown(now, uri, range)} → ${target}`),
    expected,
  );
}

// ── Changing ───────────────────────────────────────────────────────────────────────────────────────────────────

/** The files that a renaming at the cursor changes, as they are after it. */
export async function checkRename(
  fixture: string,
  newName: string,
  expected: Readonly<Record<string, string>>,
): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const answer = rename(now, { ...at, newName });
  assert.ok(!("refused" in answer), "refused" in answer ? answer.refused : "");
  assert.deepEqual(afterEdits(now, (answer.documentChanges ?? []).filter(Edits.is)), expected);
}

export async function checkRenameRefused(fixture: string, newName: string, words: string): Promise<void> {
  const { now, at } = await openFixture(fixture);
  const answer = rename(now, { ...at, newName });
  assert.ok("refused" in answer, "the renaming was not refused");
  checkWords(answer.refused, [words]);
}

/** What is offered to be renamed; null where the cursor is on no name. */
export async function checkPrepareRename(fixture: string, expected: string | null): Promise<void> {
  const { now, at, uri } = await openFixture(fixture);
  const answer = prepareRename(now, at);
  if ("refused" in answer) return assert.equal(null, expected, answer.refused);
  assert.ok("range" in answer && "placeholder" in answer);
  assert.equal(shown(now, uri, answer.range), expected);
  assert.equal(answer.placeholder, expected);
}

/** The files that change when others (or folders) are renamed, as they are after it. */
export async function checkRenamedFiles(
  fixture: string,
  names: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): Promise<void> {
  const { now } = await openFixture(fixture);
  const files = Object.entries(names).map(([oldName, newName]) => ({
    oldUri: uriOf(oldName),
    newUri: uriOf(newName),
  }));
  const changes = renamedFiles(now, { files })?.documentChanges ?? [];
  assert.deepEqual(afterEdits(now, changes.filter(Edits.is)), expected);
}

export async function checkFormatting(fixture: string, expected: string): Promise<void> {
  const { now, uri } = await openFixture(fixture);
  const options = { tabSize: 2, insertSpaces: true };
  assert.equal(edited(now, uri, formatting(now, { textDocument: { uri }, options })), expected);
}

/** Formats the declarations that the line with the cursor touches. */
export async function checkRangeFormatting(fixture: string, expected: string): Promise<void> {
  const { now, at, uri } = await openFixture(fixture);
  const range = { start: at.position, end: at.position };
  const options = { tabSize: 2, insertSpaces: true };
  assert.equal(edited(now, uri, rangeFormatting(now, { textDocument: { uri }, range, options })), expected);
}

/** The quick fixes for the problems of a code, or all if none is named. */
export async function quickFixes(
  fixture: string,
  code?: string,
): Promise<{ readonly opened: Opened; readonly actions: readonly CodeAction[] }> {
  const opened = await openFixture(fixture);
  const { now, uri, at, fixture: read } = opened;
  const range = read.cursor === undefined ? wholeRange(now, uri) : { start: at.position, end: at.position };
  const actions = codeActions(now, { textDocument: { uri }, range, context: { diagnostics: [] } });
  return {
    opened,
    actions: actions.filter(({ diagnostics }) => code === undefined || diagnostics?.[0]?.code === code),
  };
}

/** Takes the fix with these words in its title; the problem must be gone, and the file must read as expected. */
export async function checkFix(
  fixture: string,
  code: string,
  title: string,
  expected: string,
): Promise<void> {
  const { opened, actions } = await quickFixes(fixture, code);
  const { now, uri } = opened;
  const action = actions.find((one) => one.title.includes(title));
  assert.ok(action !== undefined, `there are: ${actions.map((one) => one.title).join("; ") || "none"}`);
  const after = afterEdits(now, (action.edit?.documentChanges ?? []).filter(Edits.is));
  assert.equal(after[nameOf(uri)], expected);
  opened.workspace.open(uri, 2, after[nameOf(uri)] ?? "");
  const left = diagnosticsOf(await opened.workspace.snapshot(), uri).filter(
    (problem) => problem.code === code,
  );
  const before = diagnosticsOf(now, uri).filter((problem) => problem.code === code);
  assert.ok(
    left.length < before.length,
    `the problem is still there: ${left.map(({ message }) => message).join("; ")}`,
  );
}

function afterEdits(now: Opened["now"], changes: readonly TextDocumentEdit[]): Record<string, string> {
  return Object.fromEntries(
    changes.map(({ textDocument: { uri }, edits }) => [
      nameOf(uri),
      edited(
        now,
        uri,
        edits.filter((edit): edit is Extract<typeof edit, { newText: string }> => "newText" in edit),
      ),
    ]),
  );
}
