/**
 * The check of all declarations of a policy and of what they are together: anew, or after an edit that put some in the
 * place of others. Then only those and the ones that look up their names are checked again, and of the policy as a
 * whole only what these can have changed.
 */
import type { Declaration, Item } from "@remit/grammar";
import type { Found } from "./binder.ts";
import { checkCircles, definitionsAfter, definitionsInOrder } from "./check-circles.ts";
import { checkDeclaration, type DeclarationResult, stillHolds } from "./check-declaration.ts";
import { checkEditions } from "./check-editions.ts";
import { checkNames } from "./check-names.ts";
import { checkTransparency } from "./check-transparency.ts";
import { checkUnused, unusedAfter, unusedIn } from "./check-unused.ts";
import type { Program } from "./program.ts";
import type { Replaced } from "./replaced.ts";
import { buildScope, replaceInScope } from "./scope.ts";
import { changed, differing, type Table, tableOf } from "./table.ts";
import type { Rechecked, Whole } from "./whole.ts";

export function checkAnew(program: Program, before: Whole | undefined): Whole {
  const scope = buildScope(program, before?.scope);
  const renamed = before === undefined ? new Set<string>() : differing(before.scope.names, scope.names);
  const results = new Map<Declaration, DeclarationResult>();
  for (const { tree } of program.files)
    for (const item of tree.items) {
      const known = before?.results.get(item.declaration);
      const holds = known !== undefined && stillHolds(known, scope, item.declaration, renamed);
      results.set(item.declaration, holds ? known : checkDeclaration(scope, item, tree.text));
    }
  const inOrder = [...results.values()];
  const parts = {
    program,
    scope,
    results: tableOf(results),
    inOrder,
    broken: inOrder.some(({ broken }) => broken),
    definitions: definitionsInOrder({ scope, results }),
    askers: once(() => askersIn(inOrder)),
  };
  return checkTogether({ ...parts, unused: unusedIn(parts) }, undefined);
}

export function checkReplaced(program: Program, before: Whole, replaced: readonly Replaced[]): Whole {
  const scope = replaceInScope(program, before.scope, replaced);
  const askers = before.askers();
  const again = new Set(replaced.map(({ at }) => at));
  const renamed = differing(before.scope.names, scope.names);
  for (const name of renamed.size === 0 ? [] : [...renamed, ""])
    for (const at of askers.get(name) ?? []) again.add(at);
  const inOrder = [...before.inOrder];
  const rechecked: Rechecked[] = [];
  for (const at of again) {
    const known = inOrder[at];
    const found = itemAtPlace(program, at);
    if (known === undefined || found === undefined) continue;
    const after = checkDeclaration(scope, found.item, found.text);
    inOrder[at] = after;
    rechecked.push({ at, before: known, after });
  }
  const results = changed(before.results, [
    ...rechecked.map((one) => [one.before.declaration, undefined] as const),
    ...rechecked.map(({ after }) => [after.declaration, after] as const),
  ]);
  const parts = {
    program,
    scope,
    results,
    inOrder,
    broken: before.broken
      ? inOrder.some(({ broken }) => broken)
      : rechecked.some(({ after }) => after.broken),
    definitions: definitionsAfter({ scope, results }, before, rechecked),
    askers: once(() => askersAfter(askers, rechecked)),
  };
  return checkTogether({ ...parts, unused: unusedAfter(parts, before, rechecked) }, { before, rechecked });
}

function itemAtPlace(
  { files }: Program,
  place: number,
): { readonly item: Item; readonly text: string } | undefined {
  let at = place;
  for (const { tree } of files) {
    const item = tree.items[at];
    if (item !== undefined) return { item, text: tree.text };
    at -= tree.items.length;
  }
  return undefined;
}

// ── Who looks up which names ───────────────────────────────────────────────────────────────────────────────────

function askersIn(inOrder: readonly DeclarationResult[]): Table<string, readonly number[]> {
  const askers = new Map<string, number[]>();
  for (const [at, result] of inOrder.entries())
    for (const name of askedBy(result)) {
      const known = askers.get(name);
      if (known === undefined) askers.set(name, [at]);
      else known.push(at);
    }
  return tableOf(askers);
}

function askersAfter(
  askers: Table<string, readonly number[]>,
  rechecked: readonly Rechecked[],
): Table<string, readonly number[]> {
  const differs = new Map<string, readonly number[]>();
  const now = (name: string) => differs.get(name) ?? askers.get(name) ?? [];
  for (const { at, before, after } of rechecked) {
    const [asked, asks] = [askedBy(before), askedBy(after)];
    for (const name of asked)
      if (!asks.includes(name))
        differs.set(
          name,
          now(name).filter((other) => other !== at),
        );
    for (const name of asks) if (!asked.includes(name)) differs.set(name, [...now(name), at]);
  }
  return changed(askers, differs);
}

const askedBy = ({ asked, dependsOnAll }: DeclarationResult) => (dependsOnAll ? [...asked, ""] : asked);

/** Made when first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

// ── What they are together ─────────────────────────────────────────────────────────────────────────────────────

/** A check of the whole that found nothing finds nothing in what it is not concerned with. */
interface WholeCheck {
  readonly run: (whole: Whole) => void;
  readonly concerns: (one: Rechecked, whole: Whole) => boolean;
}

const checks: readonly WholeCheck[] = [
  {
    run: checkNames,
    concerns: ({ after: { declaration } }) => ["parameter", "case", "cases"].includes(declaration.kind),
  },
  {
    run: checkEditions,
    concerns: ({ after: { declaration } }, { scope }) =>
      scope.editions.size > 0 || declaration.kind === "parameter",
  },
  {
    run: checkCircles,
    concerns: ({ before, after }, { scope, definitions }) =>
      scope.editions.size > 0 ||
      definitions.circles.length > 0 ||
      overriddenBy(before) !== overriddenBy(after),
  },
  {
    run: checkTransparency,
    concerns: ({ after: { declaration } }) => ["power", "principle"].includes(declaration.kind),
  },
  { run: checkUnused, concerns: (_, { unused }) => unused !== undefined && unused.size > 0 },
];

const overriddenBy = ({ bound }: DeclarationResult): string =>
  bound.kind === "rule" ? bound.overrides.map(({ name }) => name).join() : "";

function checkTogether(
  parts: Omit<Whole, "found" | "silent">,
  edit: { readonly before: Whole; readonly rechecked: readonly Rechecked[] } | undefined,
): Whole {
  const silent = new Set<unknown>();
  const whole: Whole = { ...parts, found: new Map(), silent };
  for (const one of checks) {
    const isConcerned =
      edit === undefined ||
      !edit.before.silent.has(one) ||
      edit.before.broken !== whole.broken ||
      edit.rechecked.some((each) => one.concerns(each, whole));
    if (isConcerned) {
      const found = new Map<Declaration, Found[]>();
      one.run({ ...whole, found });
      for (const [declaration, list] of found)
        whole.found.set(declaration, [...(whole.found.get(declaration) ?? []), ...list]);
      if (found.size > 0) continue;
    }
    silent.add(one);
  }
  return whole;
}
