/** The cases of a file: listed, run, explained. */
import { itemAt, shift } from "@remit/grammar";
import type * as z from "zod";
import type { CaseResult } from "../protocol/outcome.ts";
import type { CaseItem, explainCase, listCases, runCases } from "../protocol/requests.ts";
import type { CaseModel, Model, Place } from "../semantics/model.ts";
import { runCase } from "../simulation/run-case.ts";
import type { Document } from "../workspace/document.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

type Asked<R extends { readonly params: z.ZodType }> = z.output<R["params"]>;
type Answered<R extends { readonly result: z.ZodType }> = z.input<R["result"]>;

/**
 * Cases and tables in the order of the text, each with the place of its whole declaration; rows with their own. The
 * id of a case is its title, which is unique in the policy.
 */
export function listedCases(now: Snapshot, { uri }: Asked<typeof listCases>): CaseItem[] {
  const found = casesOf(now, uri);
  const listed: { title: string; id: string; place: CaseItem["place"]; children: CaseItem[] }[] = [];
  for (const { title, place: at, table } of found?.cases ?? []) {
    const item = found && itemAt(found.document.tree, at.start);
    const place = item === undefined ? at : { uri: at.uri, ...shift(item.declaration, item.start) };
    if (table === undefined) {
      listed.push({ title, id: title, place: placeData(place), children: [] });
      continue;
    }
    const last = listed.at(-1);
    const row = {
      title: title.slice(title.indexOf(JOINT) + JOINT.length),
      id: title,
      place: placeData(at),
      children: [],
    };
    if (last?.place.start === place.start) last.children.push(row);
    else listed.push({ title: table.title, id: table.title, place: placeData(place), children: [row] });
  }
  return listed;
}

function placeData({ uri, start, end }: Place): CaseItem["place"] {
  return { uri, start, end };
}

/** Between the title of a table and that of a row. */
const JOINT = " › ";

/** Runs the cases with the ids given, or all of them; the id of a table stands for all its rows. */
export async function ranCases(
  now: Snapshot,
  { uri, ids }: Asked<typeof runCases>,
  turn: () => Promise<void>,
): Promise<Answered<typeof runCases>> {
  const found = casesOf(now, uri);
  if (found === undefined) return [];
  const wanted = ids === undefined ? undefined : new Set(ids);
  const results: Answered<typeof runCases> = [];
  for (const kase of found.cases) {
    if (wanted?.has(kase.title) === false && !(kase.table !== undefined && wanted.has(kase.table.title)))
      continue;
    await turn();
    results.push({ ...runCase(found.model, kase), id: kase.title });
  }
  return results;
}

export function explainedCase(now: Snapshot, { uri, offset }: Asked<typeof explainCase>): CaseResult | null {
  const found = casesOf(now, uri);
  const kase = found && caseAt(found, offset);
  return found === undefined || kase === undefined ? null : runCase(found.model, kase);
}

/** The case or row around an offset; the first row of a table for a place elsewhere in it. */
export function caseAt({ document, cases }: CasesOfFile, offset: number): CaseModel | undefined {
  const around = cases.find(({ place }) => place.start <= offset && offset <= place.end);
  const item = itemAt(document.tree, offset);
  if (around !== undefined || item === undefined || offset > item.start + item.declaration.end) return around;
  return cases.find(({ place }) => item.start <= place.start && place.end <= item.end);
}

export interface CasesOfFile {
  readonly document: Document;
  /** Of the policy that the file belongs to. */
  readonly model: Model;
  /** Those that stand in the file, in the order of the text. */
  readonly cases: readonly CaseModel[];
}

export function casesOf(now: Snapshot, uri: string): CasesOfFile | undefined {
  const document = documentIn(now, { uri });
  const [policy] = document === undefined ? [] : now.policiesOf(document.uri);
  if (document === undefined || policy === undefined) return undefined;
  const model = policy.checked().model();
  const cases = model.cases.filter(({ place }) => place.uri === document.uri);
  return { document, model, cases: cases.sort((a, b) => a.place.start - b.place.start) };
}
