/** Everywhere that a thing is named: in all files, and in all policies that know it. */
import { type Span, shift } from "@remit/grammar";
import type { Location } from "vscode-languageserver";
import type { Checked } from "../semantics/check.ts";
import type { PolicySymbol } from "../semantics/symbols.ts";
import { rangeOf } from "../workspace/lines.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Place } from "./place.ts";

export interface Occurrence extends Span {
  readonly uri: string;
  /** Whether it is declared here. */
  readonly declares: boolean;
}

export interface Occurrences {
  /** What is named, as the first policy of the file knows it. */
  readonly symbol: PolicySymbol;
  /** By file and place. */
  readonly all: readonly Occurrence[];
}

/**
 * What the name at a place stands for, and everywhere it is named. A file used by several policies is looked through
 * in each: what it declares may be named in files that do not know each other.
 */
export function occurrencesAt(now: Snapshot, { document, offset, policy }: Place): Occurrences | undefined {
  const symbol = policy.checked().symbolAt(document.uri, offset);
  if (symbol === undefined) return undefined;
  const declared = policy.checked().place(symbol);
  const all = new Map<string, Occurrence>();
  for (const other of now.policiesOf(declared.uri)) {
    const checked = other.checked();
    const same = checked.symbolAt(declared.uri, declared.start);
    if (same === undefined) continue;
    for (const use of usesOf(checked, same)) all.set(`${use.uri} ${use.start}`, use);
  }
  const inOrder = [...all.values()].sort((a, b) =>
    a.uri === b.uri ? a.start - b.start : a.uri < b.uri ? -1 : 1,
  );
  return { symbol, all: inOrder };
}

/** Looks through what the check found in each declaration: an editor asks this whenever the cursor moves. */
function usesOf({ program, results }: Checked, symbol: PolicySymbol): readonly Occurrence[] {
  return program.files.flatMap(({ uri, tree }) =>
    tree.items.flatMap(({ start, declaration }) =>
      (results.get(declaration)?.uses ?? [])
        .filter((use) => use.symbol === symbol)
        .map((use) => ({ uri, declares: use.declares, ...shift(use, start) })),
    ),
  );
}

export function locationIn(
  now: Snapshot,
  { uri, start, end }: Span & { readonly uri: string },
): Location | undefined {
  const document = now.documents.get(uri);
  return document === undefined ? undefined : { uri, range: rangeOf(document.lines, { start, end }) };
}
