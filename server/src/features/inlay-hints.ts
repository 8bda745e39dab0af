/** Behind the name of each rule: in how many cases it applies. */
import { shift } from "@remit/grammar";
import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { shownCount } from "../protocol/counts.ts";
import { editionsOf } from "../semantics/editions.ts";
import { positionAt, spanOf } from "../workspace/lines.ts";
import type { Policy, Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

/** Counting takes no longer than this, in milliseconds; without a count there is no hint. */
const COUNT_MS = 5000;

export async function inlayHints(
  now: Snapshot,
  { textDocument, range }: InlayHintParams,
): Promise<InlayHint[]> {
  const document = documentIn(now, textDocument);
  const [policy] = document === undefined ? [] : now.policiesOf(document.uri);
  if (document === undefined || policy?.analysis.kind !== "analysed") return [];
  const { start: from, end: to } = spanOf(document.lines, range);
  const counts = await countsOf(policy);
  return document.tree.items.flatMap(({ start, declaration }): InlayHint[] => {
    if (declaration.kind !== "rule" || declaration.name === undefined) return [];
    const name = shift(declaration.name, start);
    const count = counts.get(declaration.name.text);
    if (count === undefined || name.end < from || name.start > to) return [];
    // The count is that of the policy as it stands at its latest: earlier editions of the rule have none of their own.
    const { scope } = policy.checked();
    const symbol = scope.byDeclaration.get(declaration);
    if (symbol !== undefined && editionsOf(scope, symbol).at(-1) !== symbol) return [];
    return [{ position: positionAt(document.lines, name.end), label: inWords(count), paddingLeft: true }];
  });
}

const known = new WeakMap<Policy["checked"], Promise<ReadonlyMap<string, string>>>();

/** Counted once for each version of a policy. */
function countsOf(policy: Policy): Promise<ReadonlyMap<string, string>> {
  const before = known.get(policy.checked);
  if (before !== undefined) return before;
  const counting = policy
    .ruleCounts(AbortSignal.timeout(COUNT_MS))
    .then((counts) => counts ?? new Map<string, string>());
  known.set(policy.checked, counting);
  return counting;
}

function inWords(count: string): string {
  if (count === "0") return "in no case";
  if (count === "1") return "in one case";
  return `in ${shownCount(count)} cases`;
}
