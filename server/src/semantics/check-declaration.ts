/** The check of one declaration: a function of its text and of what the names in it stand for. */
import { type Citation, copied, type Declaration, type Item } from "@remit/grammar";
import {
  type Binder,
  type Found,
  type LocalExpected,
  type LocalUse,
  type SourceText,
  sourceTextIn,
} from "./binder.ts";
import type { BoundDeclaration } from "./bound.ts";
import { expressionsOf, symbolsIn } from "./bound-parts.ts";
import { checkCase, checkCases } from "./check-cases.ts";
import { checkBasis, checkCitations } from "./check-citations.ts";
import { checkClock } from "./check-clocks.ts";
import { checkAssume, checkDefine, checkThreshold } from "./check-definitions.ts";
import { checkEvent } from "./check-events.ts";
import { checkMatrix } from "./check-matrix.ts";
import { checkPolicy, checkSource } from "./check-policy.ts";
import { checkTarget } from "./check-powers.ts";
import { checkPrinciple } from "./check-principles.ts";
import { checkProcess } from "./check-process.ts";
import { checkRule } from "./check-rules.ts";
import { checkFact, checkJudgement, checkLevels, checkParameter } from "./check-values.ts";
import { checkWords } from "./check-words.ts";
import { mainSymbol } from "./editions.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol } from "./symbols.ts";

/** All spans are relative to the declaration. */
export interface DeclarationResult {
  readonly declaration: Declaration;
  readonly symbol: PolicySymbol | undefined;
  readonly bound: BoundDeclaration;
  readonly uses: readonly LocalUse[];
  /** The other symbols that it names, each once. */
  readonly needs: readonly PolicySymbol[];
  /** The symbols whose values its conditions and values read, each once. */
  readonly reads: readonly PolicySymbol[];
  readonly found: readonly Found[];
  readonly expected: readonly LocalExpected[];
  readonly broken: boolean;
  /** The names that were looked up. */
  readonly asked: readonly string[];
  readonly askedTexts: ReadonlyMap<string, SourceText>;
  readonly dependsOnAll: boolean;
}

export function checkDeclaration(scope: Scope, item: Item, text: string): DeclarationResult {
  const { declaration } = item;
  const b: Binder = {
    scope,
    declaration,
    text: copied(text.slice(item.start, item.end)),
    broken: item.problems.length > 0,
    uses: [],
    found: [],
    expected: [],
    event: undefined,
    asked: new Set(),
    askedTexts: new Map(),
    dependsOnAll: false,
  };
  const symbol = scope.byDeclaration.get(declaration);
  if (symbol !== undefined)
    for (const { span, ...declared } of [
      { symbol: mainSymbol(scope, symbol), span: symbol.span },
      ...symbol.members.map((member) => ({ symbol: member, span: member.span })),
    ])
      b.uses.push({ ...span, ...declared, declares: true });
  // Which declaration the name stands for, and so of what this is an edition, may change.
  if (symbol !== undefined) b.asked.add(symbol.name);
  const sources = checkCitations(b, citationsOf(item));
  const bound = bind(b);
  checkBasis(b, sources);
  checkWords(b, bound);
  const { uses, found, expected, broken, askedTexts, dependsOnAll } = b;
  const needs = needsOf(uses, symbol);
  const asked = [...b.asked];
  return {
    declaration,
    symbol,
    bound,
    uses,
    needs,
    reads: symbolsIn(expressionsOf(bound)),
    found,
    expected,
    broken,
    asked,
    askedTexts,
    dependsOnAll,
  };
}

function needsOf(uses: readonly LocalUse[], own: PolicySymbol | undefined): readonly PolicySymbol[] {
  const needs = new Set<PolicySymbol>();
  for (const { symbol, declares } of uses) if (!declares && symbol !== own) needs.add(symbol);
  return [...needs];
}

function citationsOf({ declaration }: Item): readonly Citation[] {
  return "citations" in declaration ? declaration.citations : [];
}

const plain: BoundDeclaration = { kind: "plain" };

function bind(b: Binder): BoundDeclaration {
  const { declaration } = b;
  switch (declaration.kind) {
    case "policy":
      return checkPolicy(b, declaration);
    case "source":
      checkSource(b, declaration);
      return plain;
    case "scale":
      checkLevels(b, declaration, declaration.levels);
      return plain;
    case "choice":
      checkLevels(b, declaration, declaration.alternatives);
      return plain;
    case "track":
      checkLevels(b, declaration, declaration.steps);
      return plain;
    case "fact":
      checkFact(b, declaration);
      return plain;
    case "event":
      return checkEvent(b, declaration);
    case "judgement":
      return checkJudgement(b, declaration);
    case "parameter":
      return checkParameter(b, declaration);
    case "define":
      return checkDefine(b, declaration);
    case "matrix":
      return checkMatrix(b, declaration);
    case "threshold":
      return checkThreshold(b, declaration);
    case "clock":
      return checkClock(b, declaration);
    case "power":
    case "action":
      return checkTarget(b, declaration);
    case "rule":
      return checkRule(b, declaration);
    case "principle":
      return checkPrinciple(b, declaration);
    case "assume":
      return checkAssume(b, declaration);
    case "case":
      return checkCase(b, declaration);
    case "cases":
      return checkCases(b, declaration);
    case "process":
      return checkProcess(b, declaration);
    case "actor":
    case "use":
    case "unreadable":
      return plain;
  }
}

/**
 * Whether an earlier result is what a check would find now, `renamed` being the names that stand for something else
 * than they did then.
 */
export function stillHolds(
  result: DeclarationResult,
  scope: Scope,
  declaration: Declaration,
  renamed: ReadonlySet<string>,
): boolean {
  if (result.symbol !== scope.byDeclaration.get(declaration)) return false;
  if (renamed.size > 0) {
    if (result.dependsOnAll) return false;
    for (const name of result.asked) if (renamed.has(name)) return false;
  }
  for (const [name, text] of result.askedTexts) if (sourceTextIn(scope, name) !== text) return false;
  return true;
}
