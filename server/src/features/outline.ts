/** The outline of a file: its declarations, and the levels and steps inside them. */
import { type Declaration, type Name, type Span, shift, type Text } from "@remit/grammar";
import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from "vscode-languageserver";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

export function documentSymbols(now: Snapshot, { textDocument }: DocumentSymbolParams): DocumentSymbol[] {
  const document = documentIn(now, textDocument);
  if (document === undefined) return [];
  const { tree, lines } = document;
  return tree.items.flatMap(({ start, declaration }) => {
    const symbol = declared(declaration);
    if (symbol === undefined) return [];
    const detail = symbol.title === undefined ? declaration.kind : `${declaration.kind} · ${symbol.title}`;
    const children = partsOf(declaration).map((part) => ({
      name: part.name.text,
      ...(part.title === undefined ? {} : { detail: part.title.value }),
      kind: SymbolKind.EnumMember,
      range: rangeOf(lines, shift(part, start)),
      selectionRange: rangeOf(lines, shift(part.name, start)),
    }));
    return {
      name: symbol.name,
      detail,
      kind: symbol.kind,
      range: rangeOf(lines, shift(declaration, start)),
      selectionRange: rangeOf(lines, shift(symbol.at, start)),
      ...(children.length === 0 ? {} : { children }),
    };
  });
}

export interface Declared {
  readonly name: string;
  readonly title: string | undefined;
  readonly kind: SymbolKind;
  /** What is selected when it is chosen. */
  readonly at: Span;
}

/** What a declaration is called; undefined where there is nothing to call it by. */
export function declared(declaration: Declaration): Declared | undefined {
  const kind = kinds[declaration.kind];
  switch (declaration.kind) {
    case "use":
    case "unreadable":
      return undefined;
    case "case":
    case "cases": {
      const { title } = declaration;
      return title === undefined || title.value === ""
        ? undefined
        : { name: title.value, title: undefined, kind, at: title };
    }
    case "assume": {
      const { name, because } = declaration;
      return { name: name?.text ?? "assume", title: because?.value, kind, at: name ?? declaration };
    }
    default: {
      const { name, title } = declaration;
      return name === undefined ? undefined : { name: name.text, title: title?.value, kind, at: name };
    }
  }
}

interface Part extends Span {
  readonly name: Name;
  readonly title?: Text | undefined;
}

function partsOf(declaration: Declaration): readonly Part[] {
  if (declaration.kind === "process")
    return declaration.stages.flatMap(({ name, ...stage }) =>
      name === undefined ? [] : [{ ...stage, name }],
    );
  if (declaration.kind === "scale") return declaration.levels;
  if (declaration.kind === "choice") return declaration.alternatives;
  if (declaration.kind === "event") return declaration.fields;
  return declaration.kind === "track" ? declaration.steps : [];
}

/** The pictures that editors show beside the names. */
const kinds: Readonly<Record<Declaration["kind"], SymbolKind>> = {
  policy: SymbolKind.Package,
  use: SymbolKind.File,
  source: SymbolKind.File,
  actor: SymbolKind.Object,
  scale: SymbolKind.Enum,
  choice: SymbolKind.Enum,
  fact: SymbolKind.Field,
  event: SymbolKind.Event,
  judgement: SymbolKind.Interface,
  parameter: SymbolKind.Constant,
  define: SymbolKind.Variable,
  matrix: SymbolKind.Array,
  threshold: SymbolKind.Boolean,
  clock: SymbolKind.Struct,
  track: SymbolKind.Enum,
  power: SymbolKind.Class,
  action: SymbolKind.Method,
  rule: SymbolKind.Function,
  principle: SymbolKind.Key,
  assume: SymbolKind.Property,
  case: SymbolKind.Event,
  cases: SymbolKind.Event,
  process: SymbolKind.Enum,
  unreadable: SymbolKind.Null,
};
