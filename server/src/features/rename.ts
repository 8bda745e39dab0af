/** Giving a thing another name, everywhere: in all files, in cases, in citations, in the holes of reasons. */
import { isReserved, itemAt, namePattern, type Span } from "@remit/grammar";
import type {
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { aKind, type PolicySymbol } from "../semantics/symbols.ts";
import type { Document } from "../workspace/document.ts";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Occurrences, occurrencesAt } from "./occurrences.ts";
import { type Place, placeIn } from "./place.ts";

/** Why something cannot be renamed, for the person who asked. */
export interface Refusal {
  readonly refused: string;
}

export function prepareRename(now: Snapshot, asked: PrepareRenameParams): PrepareRenameResult | Refusal {
  const place = placeIn(now, asked);
  const found = place?.policy.checked().useAt(place.document.uri, place.offset);
  if (place === undefined || found === undefined)
    return { refused: "Here stands no name that could be changed. Put the cursor on one." };
  return { range: rangeOf(place.document.lines, found), placeholder: found.symbol.name };
}

export function rename(now: Snapshot, asked: RenameParams): WorkspaceEdit | Refusal {
  const place = placeIn(now, asked);
  const found = place === undefined ? undefined : occurrencesAt(now, place);
  if (place === undefined || found === undefined)
    return { refused: "Here stands no name that could be changed." };
  const name = asked.newName.trim();
  if (name === found.symbol.name) return { documentChanges: [] };
  const refused = whyNot(now, place, found.symbol, name);
  return refused === undefined ? { documentChanges: edits(now, found, name) } : { refused };
}

function whyNot(now: Snapshot, place: Place, symbol: PolicySymbol, name: string): string | undefined {
  if (!namePattern.test(name))
    return `“${name}” can't be a name: a name is made of letters and digits, with hyphens inside, and starts with a letter.`;
  if (isReserved(name)) return `“${name}” is a word of the language and can't be a name.`;
  if (symbol.owner !== undefined) {
    const taken = symbol.owner.members.some((member) => member.name === name);
    return taken ? `“${symbol.owner.name}” already has ${aKind(symbol.kind)} “${name}”.` : undefined;
  }
  const declaredIn = place.policy.checked().place(symbol).uri;
  for (const { checked } of now.policiesOf(declaredIn)) {
    const taken = checked().symbol(name);
    if (taken !== undefined) return `“${name}” is taken: the policy has ${aKind(taken.kind)} of that name.`;
  }
  return undefined;
}

function edits(now: Snapshot, { all, symbol }: Occurrences, name: string): TextDocumentEdit[] {
  return [...Map.groupBy(all, ({ uri }) => uri)].flatMap(([uri, places]) => {
    const document = now.documents.get(uri);
    if (document === undefined) return [];
    return {
      textDocument: { uri, version: document.version ?? null },
      edits: places.map((span) => ({
        range: rangeOf(document.lines, span),
        newText: isFieldWithoutType(document, span) ? fieldText(symbol, name) : name,
      })),
    };
  });
}

/** A field that has the scale or choice of its own name names both. */
function isFieldWithoutType({ tree }: Document, { start }: Span): boolean {
  const item = itemAt(tree, start);
  if (item?.declaration.kind !== "event") return false;
  return item.declaration.fields.some(
    (field) => field.type === undefined && field.start === start - item.start,
  );
}

function fieldText({ kind, name: before }: PolicySymbol, name: string): string {
  return kind === "field" ? `${name}: ${before}` : `${before}: ${name}`;
}
