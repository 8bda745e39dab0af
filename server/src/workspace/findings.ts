/** What the analysis of a policy found, as problems of its files. */
import { itemAt, printNode, type Span, shift } from "@remit/grammar";
import { relationText } from "../analysis/expression-text.ts";
import type { Finding } from "../analysis/finding.ts";
import { inputsOf } from "../compile/expressions.ts";
import type { Problem } from "../problems/problem.ts";
import { problem } from "../problems/table.ts";
import type { Place } from "../semantics/model.ts";
import { impossibleCases } from "../simulation/impossible.ts";
import type { Document } from "./document.ts";
import type { Policy } from "./snapshot.ts";

/** Those with their place in a file. */
export function findingsIn(policy: Policy, uri: string): readonly Problem[] {
  const { analysis } = policy;
  if (analysis.kind === "failed") return notAnalysed(policy, uri, analysis.reason);
  if (analysis.kind === "has-mistakes") return [];
  const found = analysis.findings
    .filter(({ place }) => place.uri === uri)
    .map((finding) => findingProblem(policy, finding));
  return analysis.kind === "checking" ? found : [...found, ...casesThatCannotBe(policy, uri)];
}

/** Marked is the last of the values that contradict each other; of a table, the row. */
function casesThatCannotBe({ checked, documents }: Policy, uri: string): readonly Problem[] {
  const model = checked().model();
  const document = documents.find((one) => one.uri === uri);
  return impossibleCases(model).flatMap(({ of: { place, table }, contradicts }) => {
    if (place.uri !== uri || document === undefined) return [];
    const item = table === undefined ? itemAt(document.tree, place.start) : undefined;
    const about = inputsOf(contradicts);
    const names = new Set(model.inputs.filter(({ index }) => about.has(index)).map(({ name }) => name));
    const given = item?.declaration.kind === "case" ? item.declaration.given : [];
    const last = given.findLast(({ name }) => names.has(printNode(name)));
    const at = last === undefined || item === undefined ? place : shift(last, item.start);
    return [problem("case-not-possible", at, { why: relationText(contradicts) })];
  });
}

export function findingProblem(policy: Policy, { code, place, args, related }: Finding): Problem {
  // A finding pairs its code with its arguments; the compiler cannot follow that through the union.
  return problem(
    code,
    shownPlace(policy, place),
    args as never,
    related.map((one) => ({ ...shownPlace(policy, one.place), message: one.message })),
  );
}

/** The name of a declaration stands for all of it: that is what is underlined, and where a link leads. */
export function shownPlace({ documents }: Pick<Policy, "documents">, place: Place): Place {
  const document = documents.find(({ uri }) => uri === place.uri);
  const item = document && itemAt(document.tree, place.start);
  if (document === undefined || item === undefined) return place;
  const { declaration, start } = item;
  const whole = start + declaration.start === place.start && start + declaration.end === place.end;
  if (!whole) return place;
  const name = "name" in declaration ? declaration.name : undefined;
  return { uri: place.uri, ...shift(name ?? firstWord(document, place, start), start) };
}

function firstWord({ tree }: Document, { start, end }: Span, from: number): Span {
  const word = /^\S*/.exec(tree.text.slice(start, end))?.[0] ?? "";
  return { start: start - from, end: start - from + word.length };
}

/** Said at the head of the policy's first file: nothing of it is proved. */
function notAnalysed({ root, documents }: Policy, uri: string, reason: string): readonly Problem[] {
  const document = documents.find((one) => one.uri === uri);
  if (uri !== root || document === undefined) return [];
  const heading = document.tree.items.find(({ declaration }) => declaration.kind === "policy");
  const top = { start: 0, end: document.lines.starts[1] ?? document.lines.length };
  const place = { uri, ...(heading === undefined ? top : shift(heading.declaration, heading.start)) };
  const question = "whether the policy is consistent";
  return [problem("not-proved", shownPlace({ documents }, place), { question, reason })];
}
