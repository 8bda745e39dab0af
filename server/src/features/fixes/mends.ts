/** Whether a change mends a finding: afterwards it is gone, and nothing else has come up. */
import { parse } from "@remit/grammar";
import type { Finding } from "../../analysis/finding.ts";
import { table } from "../../problems/table.ts";
import { type Checked, check } from "../../semantics/check.ts";
import type { Model } from "../../semantics/model.ts";
import type { Policy } from "../../workspace/snapshot.ts";
import type { FindingProposal } from "./finding-fix.ts";

/** The policy as it then is; undefined where the change does not mend the finding, or there was no time to see. */
export async function mended(
  policy: Policy,
  finding: Finding,
  { changes }: FindingProposal,
  signal: AbortSignal,
): Promise<Model | undefined> {
  if (policy.analysis.kind !== "analysed" || changes.length === 0) return undefined;
  const before = policy.checked();
  const after = checkedAfter(before, changes);
  const model = after.model();
  if (!model.complete || brings(codesIn(before), codesIn(after))) return undefined;
  const result = await policy.tryOut(model, signal);
  if (result === undefined) return undefined;
  const [had, has] = [policy.analysis.findings, result.findings];
  const key = keyOf(finding);
  const left = (findings: readonly Finding[]) => findings.filter((one) => keyOf(one) === key).length;
  return left(has) < left(had) && !brings(counted(had), counted(has)) ? model : undefined;
}

function checkedAfter(before: Checked, changes: FindingProposal["changes"]): Checked {
  const { program } = before;
  const files = program.files.map((file) => {
    const own = changes.filter(({ uri }) => uri === file.uri).sort((a, b) => b.start - a.start);
    if (own.length === 0) return file;
    let { text } = file.tree;
    for (const change of own) text = text.slice(0, change.start) + change.text + text.slice(change.end);
    return { ...file, tree: parse(text) };
  });
  return check({ ...program, files }, before);
}

/** How many problems of each kind there are, but for hints, and for what nothing uses any more. */
function codesIn(checked: Checked): ReadonlyMap<string, number> {
  const found = checked.program.files.flatMap(({ uri }) => checked.problems(uri));
  return tally(
    found.filter(({ severity, unnecessary }) => severity !== "hint" && !unnecessary).map(({ code }) => code),
  );
}

function counted(findings: readonly Finding[]): ReadonlyMap<string, number> {
  return tally(findings.filter(({ code }) => table[code].severity !== "hint").map(keyOf));
}

/** What a finding is about: not in how many cases, nor which of them is shown. */
function keyOf({ code, about, args }: Finding): string {
  const shown = new Set(["cases", "example", "where", "how", "rules", "assuming", "others", "reason", "why"]);
  const said = Object.entries(args).filter(([name]) => !shown.has(name));
  return JSON.stringify([code, code.includes("required") ? undefined : about, said]);
}

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function brings(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  return [...after].some(([key, count]) => count > (before.get(key) ?? 0));
}
