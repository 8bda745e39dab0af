/** The cases of a file: listed, run, explained. */
import type * as z from "zod";
import type { CaseResult } from "../protocol/outcome.ts";
import type { CaseItem, explainCase, listCases, runCases } from "../protocol/requests.ts";
import type { CaseModel, Model } from "../semantics/model.ts";
import { runCase } from "../simulation/run-case.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { documentIn } from "./place.ts";

type Asked<R extends { readonly params: z.ZodType }> = z.output<R["params"]>;
type Answered<R extends { readonly result: z.ZodType }> = z.input<R["result"]>;

/** Cases and tables in the order of the text. The id of a case is its title, which is unique in the policy. */
export function listedCases(now: Snapshot, { uri }: Asked<typeof listCases>): CaseItem[] {
  const listed: { title: string; id: string; place: CaseItem["place"]; children: CaseItem[] }[] = [];
  for (const kase of casesOf(now, uri)?.cases ?? []) {
    const { title, place, table } = kase;
    if (table === undefined) {
      listed.push({ title, id: title, place, children: [] });
      continue;
    }
    const last = listed.at(-1);
    const row: CaseItem = {
      title: title.slice(title.indexOf(JOINT) + JOINT.length),
      id: title,
      place,
      children: [],
    };
    if (last?.place.start === table.place.start) last.children.push(row);
    else listed.push({ title: table.title, id: table.title, place: table.place, children: [row] });
  }
  return listed;
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
  const kase = found && caseAt(found.cases, offset);
  return found === undefined || kase === undefined ? null : runCase(found.model, kase);
}

/** The case or row around an offset; the first row of a table for a place in its head. */
export function caseAt(cases: readonly CaseModel[], offset: number): CaseModel | undefined {
  const around = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start <= offset && offset <= end;
  return (
    cases.find(({ place }) => around(place)) ??
    cases.find(({ table }) => table !== undefined && around(table.place))
  );
}

/** The model of the policy of a file, and the cases that stand in that file. */
export function casesOf(
  now: Snapshot,
  uri: string,
): { readonly model: Model; readonly cases: readonly CaseModel[] } | undefined {
  const document = documentIn(now, { uri });
  const [policy] = document === undefined ? [] : now.policiesOf(document.uri);
  if (document === undefined || policy === undefined) return undefined;
  const model = policy.checked().model();
  const cases = model.cases.filter(({ place }) => place.uri === document.uri);
  return { model, cases: cases.sort((a, b) => a.place.start - b.place.start) };
}
