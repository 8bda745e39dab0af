/** Checks over all names: each declared once, files that find each other, cases that can be told apart. */
import type { Declaration, Span } from "@remit/grammar";
import { declaredAs } from "./binder.ts";
import type { BoundRow } from "./bound.ts";
import { aKind, type PolicySymbol } from "./symbols.ts";
import { reportIn, type Whole } from "./whole.ts";

export function checkNames(whole: Whole): void {
  checkDuplicates(whole);
  checkPolicies(whole);
  checkFiles(whole);
  checkTitles(whole);
}

function checkDuplicates(whole: Whole): void {
  const { symbols, names } = whole.scope;
  for (const symbol of symbols) {
    const first = names.get(symbol.name);
    const isEdition = whole.scope.editions.get(symbol.name)?.includes(symbol) === true;
    if (symbol.kind === "policy" || first === undefined || first === symbol || isEdition) continue;
    const args = { name: symbol.name, kind: aKind(symbol.kind), first: aKind(first.kind) };
    reportIn(whole, symbol.declaration, "duplicate-name", symbol.span, args, [declaredAs(first)]);
  }
}

function checkPolicies(whole: Whole): void {
  const [first, ...others] = whole.scope.symbols.filter(({ kind }) => kind === "policy");
  if (first === undefined) return;
  for (const other of others)
    reportIn(whole, other.declaration, "policy-twice", other.span, { name: other.name, first: first.name }, [
      declaredAs(first),
    ]);
}

function checkFiles(whole: Whole): void {
  for (const { from, target, declaration, failure } of whole.program.uses) {
    const span: Span = declaration.path ?? declaration;
    const path = declaration.path?.value ?? "";
    switch (failure) {
      case undefined:
        break;
      case "missing":
        reportIn(whole, declaration, "file-missing", span, { path });
        break;
      case "unreadable":
        reportIn(whole, declaration, "file-unreadable", span, { path });
        break;
      case "itself":
        reportIn(whole, declaration, "uses-itself", span, { path });
        break;
      case "circular":
        reportIn(whole, declaration, "circular-use", span, {
          path,
          circle: circleText(whole, from, target ?? from),
        });
    }
  }
}

/** The files from one to another and back, by their names. */
function circleText({ program }: Whole, from: string, target: string): string {
  const cameFrom = new Map<string, string>([[target, target]]);
  for (const at of cameFrom.keys()) {
    if (at === from) break;
    for (const use of program.uses)
      if (use.from === at && use.target !== undefined && !cameFrom.has(use.target))
        cameFrom.set(use.target, at);
  }
  const path = [from];
  for (let at = from; at !== target; ) {
    const before = cameFrom.get(at);
    if (before === undefined) break;
    path.unshift(before);
    at = before;
  }
  return [from, ...path].map((uri) => `\`${fileName(uri)}\``).join(" → ");
}

function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function checkTitles(whole: Whole): void {
  const seen = new Map<string, { readonly declaration: Declaration; readonly span: Span }>();
  const note = (title: string, declaration: Declaration, span: Span) => {
    const first = seen.get(title);
    if (first === undefined) {
      seen.set(title, { declaration, span });
      return;
    }
    reportIn(whole, declaration, "duplicate-case", span, { title }, [
      { ...first, message: "the first one is here" },
    ]);
  };
  const dated = hasDatedValues(whole);
  for (const { declaration, bound } of whole.inOrder) {
    if (declaration.kind !== "case" && declaration.kind !== "cases") continue;
    const { title } = declaration;
    if (title === undefined) continue;
    note(title.value, declaration, title);
    if (bound.kind === "cases")
      for (const row of bound.rows)
        if (row.title !== undefined) note(`${title.value} › ${row.title}`, declaration, row.span);
    if (!dated || whole.broken) continue;
    const rows: readonly BoundRow[] =
      bound.kind === "cases" ? bound.rows : bound.kind === "case" ? [bound.row] : [];
    if (declaration.on === undefined && rows.some(({ on }) => on === undefined))
      reportIn(whole, declaration, "case-without-date", title, { title: title.value });
  }
}

/** Whether the outcome depends on the date, and the policy itself names none to start from, nor the conduct's. */
function hasDatedValues({ scope }: Whole): boolean {
  const dates = ({ declaration }: PolicySymbol) =>
    declaration.kind === "parameter"
      ? declaration.values.some(({ from }) => from !== undefined)
      : declaration.kind !== "policy" && "inForce" in declaration && declaration.inForce !== undefined;
  const tells = ({ declaration }: PolicySymbol) =>
    declaration.kind === "policy" &&
    (declaration.inForce?.from !== undefined ||
      (declaration.applies?.by !== undefined && declaration.applies.by !== "decision"));
  return scope.symbols.some(dates) && !scope.symbols.some(tells);
}
