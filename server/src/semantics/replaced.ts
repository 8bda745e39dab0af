/** What most edits are: declarations with others in their place that have the same kind and the same name. */
import type { Declaration, Item } from "@remit/grammar";
import { nameOf } from "./declared-symbols.ts";
import type { Program, Use } from "./program.ts";
import type { Scope } from "./scope.ts";

export interface Replaced {
  /** Its place in the order of all declarations. */
  readonly at: number;
  readonly before: Declaration;
  readonly item: Item;
  readonly uri: string;
}

/** With more of them than these, looking at everything anew is no slower. */
const MANY = 32;

/** Kinds of which a declaration says nothing that others are found or read by, but for its name and its value. */
const kinds: readonly Declaration["kind"][] = [
  "fact",
  "judgement",
  "parameter",
  "define",
  "matrix",
  "threshold",
  "clock",
  "action",
  "rule",
  "principle",
  "assume",
  "case",
  "cases",
];

/** Undefined where an edit did more than that, or where a source says something else. */
export function replacedIn(
  program: Program,
  before: { readonly program: Program; readonly scope: Scope },
): readonly Replaced[] | undefined {
  const { files, uses, sourceTexts } = program;
  const old = before.program;
  if (files.length !== old.files.length || uses.length !== old.uses.length) return undefined;
  if (!uses.every((use, at) => isSameUse(use, old.uses[at]))) return undefined;
  if (sourceTexts.size !== old.sourceTexts.size) return undefined;
  for (const [name, text] of sourceTexts)
    if (!old.sourceTexts.has(name) || old.sourceTexts.get(name) !== text) return undefined;
  const replaced: Replaced[] = [];
  let first = 0;
  for (const [place, { uri, tree }] of files.entries()) {
    const was = old.files[place];
    if (was?.uri !== uri || was.tree.items.length !== tree.items.length) return undefined;
    for (const [at, item] of tree === was.tree ? [] : tree.items.entries()) {
      const other = was.tree.items[at];
      if (other === undefined || other.declaration === item.declaration) continue;
      if (!standsFor(item.declaration, other.declaration, before.scope)) return undefined;
      replaced.push({ at: first + at, before: other.declaration, item, uri });
      if (replaced.length > MANY) return undefined;
    }
    first += tree.items.length;
  }
  return replaced;
}

function isSameUse({ declaration, failure }: Use, other: Use | undefined): boolean {
  return other !== undefined && declaration === other.declaration && failure === other.failure;
}

/** Whether everything else finds by its name one where it found the other. */
function standsFor(after: Declaration, before: Declaration, { names, editions }: Scope): boolean {
  if (after.kind !== before.kind || !kinds.includes(after.kind)) return false;
  if ("inForce" in after && after.inForce !== undefined) return false;
  if ("inForce" in before && before.inForce !== undefined) return false;
  const name = nameOf(before)?.text;
  if (name !== nameOf(after)?.text) return false;
  return name === undefined || (names.get(name)?.declaration === before && !editions.has(name));
}
