/** Finding declarations by name or title, over all files. */
import type { SymbolInformation, WorkspaceSymbolParams } from "vscode-languageserver";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { declared } from "./outline.ts";

/** More than anyone reads; more letters find fewer. */
const MOST = 500;

export function workspaceSymbols(now: Snapshot, { query }: WorkspaceSymbolParams): SymbolInformation[] {
  const wanted = query.toLowerCase();
  const found: SymbolInformation[] = [];
  for (const { uri, tree, lines } of now.documents.values())
    for (const { start, declaration } of tree.items) {
      if (found.length >= MOST) return found;
      const symbol = declared(declaration);
      if (symbol === undefined) continue;
      if (!`${symbol.name} ${symbol.title ?? ""}`.toLowerCase().includes(wanted)) continue;
      const { name, kind, at, title } = symbol;
      const range = rangeOf(lines, { start: start + at.start, end: start + at.end });
      found.push({
        name,
        kind,
        location: { uri, range },
        ...(title === undefined ? {} : { containerName: title }),
      });
    }
  return found;
}
