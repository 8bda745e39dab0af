/** Completion: what may stand at the cursor, and nothing else. */
import { type Declaration, itemAt, keywords } from "@remit/grammar";
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
} from "vscode-languageserver";
import { notEntered } from "../semantics/declared-symbols.ts";
import { kindWord, type PolicySymbol, type SymbolKind } from "../semantics/symbols.ts";
import type { Type } from "../semantics/types.ts";
import { sameUnit } from "../semantics/units.ts";
import { describeType, formatValue } from "../semantics/values.ts";
import { relativePath } from "../workspace/files.ts";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { aboutSymbol } from "./about.ts";
import { declarationSnippets } from "./completion/declarations.ts";
import { siteAt } from "./completion/site.ts";
import { aDay, type Phrase, type Slot } from "./completion/slot.ts";
import { mustGoOn, slotsAt } from "./completion/slots.ts";
import { type Place, placeIn } from "./place.ts";

/** More than anyone reads; the list is asked for again as the word grows. */
const MOST = 200;

interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly snippet?: string | undefined;
  readonly detail?: string | undefined;
  readonly doc?: string | undefined;
  /** The name whose description is worked out when it is looked at. */
  readonly name?: string;
}

/** Without `snippets`, what would be filled in is left out or stands as an example. */
export function completion(now: Snapshot, asked: CompletionParams, snippets = true): CompletionList {
  const place = placeIn(now, asked);
  if (place === undefined) return { isIncomplete: false, items: [] };
  const { document, offset, policy } = place;
  const site = siteAt(document, offset);
  const typedSpace = asked.context?.triggerCharacter === " ";
  if (typedSpace && !mustGoOn(site)) return { isIncomplete: false, items: [] };
  const checked = policy.checked();
  const slots = slotsAt(site, (name) => checked.symbol(name));
  const own = itemAt(document.tree, offset)?.declaration;

  const wanted = lettersIn(site.prefix);
  const items: CompletionItem[] = [];
  const seen = new Set<string>();
  const range = rangeOf(document.lines, { start: site.start, end: offset });
  let more = false;
  for (const [rank, slot] of slots.entries()) {
    for (const proposal of proposalsFor(slot, place, now, own)) {
      if (seen.has(proposal.label) || !wanted(proposal.label)) continue;
      if (items.length >= MOST) {
        more = true;
        break;
      }
      seen.add(proposal.label);
      items.push(itemOf(snippets ? proposal : filledIn(proposal), rank, items.length, range, document.uri));
    }
  }
  return { isIncomplete: more, items };
}

/** Adds what the name stands for, as its hover says. */
export function resolveCompletion(now: Snapshot, item: CompletionItem): CompletionItem {
  const { uri, name } = dataOf(item);
  const [policy] = uri === undefined ? [] : now.policiesOf(uri);
  const checked = policy?.checked();
  const symbol = name === undefined ? undefined : checked?.symbol(name);
  if (checked === undefined || symbol === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: aboutSymbol(checked, symbol) } };
}

function dataOf({ data }: CompletionItem): { readonly uri?: string; readonly name?: string } {
  if (typeof data !== "object" || data === null) return {};
  const { uri, name } = data as { readonly uri?: unknown; readonly name?: unknown };
  return { ...(typeof uri === "string" ? { uri } : {}), ...(typeof name === "string" ? { name } : {}) };
}

/** Whether a label has the letters written so far in their order, as editors match. */
function lettersIn(prefix: string): (label: string) => boolean {
  const letters = [...prefix.toLowerCase()];
  return (label) => {
    let at = 0;
    const text = label.toLowerCase();
    for (const letter of letters) {
      at = text.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}

/** A snippet with its examples in their places, or nothing where it has none. */
function filledIn({ snippet, ...proposal }: Proposal): Proposal {
  let plain = snippet?.replaceAll(/\$\d+/g, "").replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1") ?? "";
  while (/\$\{\d+:/.test(plain)) plain = plain.replaceAll(/\$\{\d+:([^${}]*)\}/g, "$1");
  return snippet === undefined ? proposal : { ...proposal, snippet: plain };
}

function itemOf(
  { label, kind, snippet, detail, doc, name }: Proposal,
  rank: number,
  order: number,
  range: ReturnType<typeof rangeOf>,
  uri: string,
): CompletionItem {
  return {
    label,
    kind,
    sortText: `${rank}${String(order).padStart(4, "0")}`,
    textEdit: { range, newText: snippet ?? label },
    ...(snippet?.includes("$") === true ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(doc === undefined ? {} : { documentation: doc }),
    ...(name === undefined ? {} : { data: { uri, name } }),
  };
}

/** `own` is the declaration at the cursor: nothing is said of a thing by its own name. */
function proposalsFor(
  slot: Slot,
  { policy, document }: Place,
  now: Snapshot,
  own: Declaration | undefined,
): Iterable<Proposal> {
  const checked = policy.checked();
  switch (slot.kind) {
    case "declarations":
      return Object.entries(declarationSnippets).map(([word, snippet]) => ({
        label: word,
        kind: CompletionItemKind.Keyword,
        snippet,
        doc: docOf(word),
      }));
    case "phrases":
      return slot.phrases.map(phraseProposal);
    case "names":
      return checked.allSymbols
        .filter(
          (symbol) =>
            slot.of.includes(symbol.kind) &&
            symbol.declaration !== own &&
            (slot.like === undefined || (symbol.type !== undefined && sameValues(slot.like, symbol.type))) &&
            slot.but?.includes(symbol.name) !== true,
        )
        .map(nameProposal);
    case "constants":
      return constantsOf(slot.type, (name) => checked.symbol(name));
    case "members":
      return checked.allSymbols
        .flatMap((symbol) => symbol.members)
        .filter(
          ({ kind, owner }) => kind === slot.of && (slot.owner === undefined || slot.owner === owner?.name),
        )
        .map(memberProposal);
    case "power-kinds":
      return [...new Set(checked.scope.powerKinds)].map((word) => ({
        label: word,
        kind: CompletionItemKind.Text,
      }));
    case "locators":
      return locatorsOf(
        slot.source,
        policy.documents.map(({ tree }) => tree.text),
      ).map((label) => ({
        label,
        kind: CompletionItemKind.Reference,
      }));
    case "files":
      return [...now.documents.keys()]
        .filter((uri) => uri !== document.uri)
        .map((uri) => relativePath(document.uri, uri))
        .map((path) => ({ label: slot.quoted ? `"${path}"` : path, kind: CompletionItemKind.File }));
  }
}

const docs = new Map(keywords.map(({ word, doc }) => [word as string, doc]));

/** What the language says of a word, or of the first word of a phrase. */
function docOf(label: string): string | undefined {
  return docs.get(label) ?? docs.get(label.split(/[ (]/)[0] ?? "");
}

function phraseProposal({ label, snippet, doc }: Phrase): Proposal {
  return { label, kind: CompletionItemKind.Keyword, snippet, doc: doc ?? docOf(label) };
}

const pictures: Readonly<Record<SymbolKind, CompletionItemKind>> = {
  policy: CompletionItemKind.Module,
  source: CompletionItemKind.File,
  actor: CompletionItemKind.Reference,
  scale: CompletionItemKind.Enum,
  level: CompletionItemKind.EnumMember,
  choice: CompletionItemKind.Enum,
  alternative: CompletionItemKind.EnumMember,
  fact: CompletionItemKind.Field,
  event: CompletionItemKind.Event,
  field: CompletionItemKind.Field,
  judgement: CompletionItemKind.Interface,
  parameter: CompletionItemKind.Constant,
  define: CompletionItemKind.Variable,
  matrix: CompletionItemKind.Struct,
  threshold: CompletionItemKind.Property,
  clock: CompletionItemKind.Unit,
  track: CompletionItemKind.Enum,
  step: CompletionItemKind.EnumMember,
  power: CompletionItemKind.Class,
  action: CompletionItemKind.Method,
  rule: CompletionItemKind.Function,
  principle: CompletionItemKind.Keyword,
  assumption: CompletionItemKind.Property,
  process: CompletionItemKind.Enum,
  stage: CompletionItemKind.EnumMember,
  "process-value": CompletionItemKind.Variable,
};

function nameProposal(symbol: PolicySymbol): Proposal {
  const detail =
    symbol.title === undefined ? kindWord(symbol.kind) : `${kindWord(symbol.kind)} · ${symbol.title}`;
  return { label: symbol.name, kind: pictures[symbol.kind], detail, name: symbol.name };
}

function memberProposal({ name, kind, title, owner }: PolicySymbol): Proposal {
  const of = owner === undefined ? "" : ` of ${owner.name}`;
  return { label: name, kind: pictures[kind], detail: `${kindWord(kind)}${of}`, doc: title };
}

function sameValues(a: Type, b: Type): boolean {
  if (a.kind === "number" && b.kind === "number") return sameUnit(a.unit, b.unit);
  if (a.kind === "duration" && b.kind === "duration") return a.base === b.base;
  if ((a.kind === "scale" || a.kind === "choice") && (b.kind === "scale" || b.kind === "choice"))
    return a.name === b.name;
  return a.kind === b.kind;
}

function constantsOf(type: Type, look: (name: string) => PolicySymbol | undefined): readonly Proposal[] {
  const fill = (label: string, snippet: string, doc: string): readonly Proposal[] => [
    { label, kind: CompletionItemKind.Value, snippet, doc },
  ];
  switch (type.kind) {
    case "yes/no":
      return ["yes", "no"].map((label) => ({ label, kind: CompletionItemKind.Value, doc: docOf(label) }));
    case "scale":
    case "choice": {
      const owner = look(type.name);
      const before = owner?.kind === "process" ? [phraseProposal({ label: notEntered })] : [];
      if (owner !== undefined && owner.members.length > 0)
        return [...owner.members.map(memberProposal), ...before];
      return type.levels.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
    }
    case "number":
      return fill(formatValue(type, type.min), numberSnippet(type), describeType(type));
    case "duration":
      return fill(formatValue(type, type.min), `\${1:${type.min}} ${type.unit}`, describeType(type));
    case "date":
      return [phraseProposal(aDay)];
  }
}

function numberSnippet({ unit, min }: Extract<Type, { kind: "number" }>): string {
  if (unit === "£") return `£\${1:${min}}`;
  if (unit === "%") return `\${1:${min}}%`;
  return unit === undefined ? `\${1:${min}}` : `\${1:${min}} ${unit}`;
}

/** The places in a source that are cited elsewhere in the policy. */
function locatorsOf(source: string, texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const start = `[${source} `;
  for (const text of texts)
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      const locator = /^[^\]\r\n]*(?=\])/
        .exec(text.slice(at + start.length, at + start.length + 100))?.[0]
        .trim();
      if (locator !== undefined && locator !== "") found.add(locator);
    }
  return [...found].sort();
}
