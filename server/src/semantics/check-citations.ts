/** Citations: that the source is declared and says what is quoted; and the reasons with values in them. */
import type { Citation, Text } from "@remit/grammar";
import {
  type Binder,
  closeName,
  expectNames,
  lookup,
  report,
  reportWrongKind,
  resolve,
  sourceText,
  use,
} from "./binder.ts";
import { comparable, says, saysInstead } from "./quotations.ts";
import type { Scope } from "./scope.ts";
import { type PolicySymbol, quoted, valueKinds } from "./symbols.ts";

/** Resolves citations; returns the sources they name. */
export function checkCitations(b: Binder, citations: readonly Citation[]): readonly PolicySymbol[] {
  const found: PolicySymbol[] = [];
  for (const { source, quoting } of citations) {
    if (source === undefined) continue;
    expectNames(b, source, ["source"]);
    const symbol = lookup(b, source.text);
    if (symbol === undefined) {
      report(b, "unknown-source", source, {
        name: source.text,
        close: closeName(b, source.text, ["source"]),
      });
      continue;
    }
    use(b, source, symbol);
    if (symbol.kind !== "source") {
      reportWrongKind(b, source, symbol, ["source"]);
      continue;
    }
    found.push(symbol);
    if (quoting !== undefined) checkQuotation(b, symbol.name, quoting);
  }
  return found;
}

function checkQuotation(b: Binder, source: string, quoting: Text): void {
  const text = sourceText(b, source);
  if (typeof text !== "string") return;
  const plain = comparableText(b.scope, text);
  if (says(plain, quoting.value)) return;
  report(b, "quotation-not-found", quoting, {
    quotation: quoting.value,
    source,
    instead: saysInstead(plain, quoting.value),
  });
}

const comparableTexts = new WeakMap<Scope, Map<string, string>>();

/** Many quotations look into the same text. */
function comparableText(scope: Scope, text: string): string {
  const known = comparableTexts.get(scope) ?? new Map<string, string>();
  comparableTexts.set(scope, known);
  const plain = known.get(text) ?? comparable(text);
  known.set(text, plain);
  return plain;
}

const hole = /\{([^{}]*)\}/g;
const name = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*$/u;

/** The values that a reason names in braces. */
export function checkReason(b: Binder, reason: Text | undefined): void {
  if (reason === undefined) return;
  const written = b.text.slice(reason.start, reason.end);
  for (const { index, 0: all, 1: inside = "" } of written.matchAll(hole)) {
    const text = inside.trim();
    const start = reason.start + index + 1 + inside.indexOf(text);
    if (name.test(text)) resolve(b, { kind: "name", text, start, end: start + text.length }, valueKinds);
    else
      report(
        b,
        "hole-without-name",
        { start: reason.start + index, end: reason.start + index + all.length },
        { hole: inside },
      );
  }
}

/** A rule or a power has to rest on more than commentary. */
export function checkBasis(b: Binder, sources: readonly PolicySymbol[]): void {
  const { declaration } = b;
  if ((declaration.kind !== "rule" && declaration.kind !== "power") || declaration.name === undefined) return;
  if (sources.length === 0 || !sources.every(isCommentary)) return;
  const { name, kind } = declaration;
  report(b, "commentary-only", name, {
    name: name.text,
    what: kind,
    sources: quoted(sources.map((source) => source.name)),
  });
}

function isCommentary({ declaration }: PolicySymbol): boolean {
  return declaration.kind === "source" && declaration.authority?.text === "commentary";
}
