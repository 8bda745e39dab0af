/** The problems of one file, whichever policies it belongs to. */
import type { Problem } from "../problems/problem.ts";
import { problem } from "../problems/table.ts";
import type { Document } from "./document.ts";
import { fileName } from "./files.ts";
import { findingsIn } from "./findings.ts";
import type { Policy, Snapshot } from "./snapshot.ts";

const found = new WeakMap<Snapshot, Map<string, readonly Problem[]>>();

/**
 * In the order of the text, each once. A file that several policies use is checked in each; what one of them finds
 * superfluous counts only if no other needs it.
 */
export function problemsOf(now: Snapshot, document: Document): readonly Problem[] {
  const known = found.get(now) ?? new Map<string, readonly Problem[]>();
  found.set(now, known);
  let problems = known.get(document.uri);
  if (problems === undefined) {
    problems = gather(now, document);
    known.set(document.uri, problems);
  }
  return problems;
}

function gather(now: Snapshot, document: Document): readonly Problem[] {
  const lists = now.policiesOf(document.uri).map((policy) => inPolicy(policy, document.uri));
  const [only = []] = lists;
  const fault = faultOf(document);
  if (lists.length <= 1) return fault === undefined ? only : [fault, ...only];

  const counted = new Map<string, { readonly problem: Problem; times: number }>();
  for (const one of lists.flat()) {
    const key = `${one.start} ${one.end} ${one.code} ${one.message}`;
    const before = counted.get(key);
    if (before === undefined) counted.set(key, { problem: one, times: 1 });
    else before.times++;
  }
  const united = [...counted.values()]
    .filter((one) => !one.problem.unnecessary || one.times === lists.length)
    .map((one) => one.problem)
    .sort(byPlace);
  return fault === undefined ? united : [fault, ...united];
}

/** What is wrong with the text, and what the analysis found. */
function inPolicy(policy: Policy, uri: string): readonly Problem[] {
  const read = policy.checked().problems(uri);
  const found = findingsIn(policy, uri);
  return found.length === 0 ? read : [...read, ...found].sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1);
}

function faultOf({ uri, fault, lines }: Document): Problem | undefined {
  if (fault === undefined) return undefined;
  const top = { start: 0, end: lines.starts[1] ?? lines.length };
  const path = fileName(uri);
  if (fault === "unreadable") return problem("file-unreadable", top, { path });
  return problem("not-utf-8", top, {
    path,
    saved: fault === "utf-16" ? "UTF-16" : "an older Windows encoding",
  });
}
