/** The check of one declaration: a function of its text and of what the names in it stand for. */
import type { Citation, Item } from "@remit/grammar";
import {
  type Binder,
  type Found,
  type LocalExpected,
  type LocalUse,
  type SourceText,
  sourceTextIn,
} from "./binder.ts";
import type { BoundDeclaration } from "./bound.ts";
import { checkCase, checkCases } from "./check-cases.ts";
import { checkBasis, checkCitations } from "./check-citations.ts";
import { checkAssume, checkDefine, checkThreshold } from "./check-definitions.ts";
import { checkMatrix } from "./check-matrix.ts";
import { checkPolicy, checkSource } from "./check-policy.ts";
import { checkTarget } from "./check-powers.ts";
import { checkPrinciple } from "./check-principles.ts";
import { checkRule } from "./check-rules.ts";
import { checkFact, checkJudgement, checkLevels, checkParameter } from "./check-values.ts";
import { checkWords } from "./check-words.ts";
import type { Scope } from "./scope.ts";
import type { PolicySymbol } from "./symbols.ts";

/** All spans are relative to the declaration. */
export interface DeclarationResult {
  readonly symbol: PolicySymbol | undefined;
  readonly bound: BoundDeclaration;
  readonly uses: readonly LocalUse[];
  readonly found: readonly Found[];
  readonly expected: readonly LocalExpected[];
  readonly broken: boolean;
  readonly asked: ReadonlyMap<string, PolicySymbol | undefined>;
  readonly askedTexts: ReadonlyMap<string, SourceText>;
  readonly dependsOnAll: boolean;
}

export function checkDeclaration(scope: Scope, item: Item, text: string): DeclarationResult {
  const { declaration } = item;
  const b: Binder = {
    scope,
    declaration,
    text: text.slice(item.start, item.end),
    broken: item.problems.length > 0,
    uses: [],
    found: [],
    expected: [],
    asked: new Map(),
    askedTexts: new Map(),
    dependsOnAll: false,
  };
  const symbol = scope.byDeclaration.get(declaration);
  if (symbol !== undefined)
    for (const { span, ...declared } of [
      { symbol, span: symbol.span },
      ...symbol.members.map((member) => ({ symbol: member, span: member.span })),
    ])
      b.uses.push({ ...span, ...declared, declares: true });
  const sources = checkCitations(b, citationsOf(item));
  const bound = bind(b);
  checkBasis(b, sources);
  checkWords(b, bound);
  const { uses, found, expected, broken, asked, askedTexts, dependsOnAll } = b;
  return { symbol, bound, uses, found, expected, broken, asked, askedTexts, dependsOnAll };
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
    case "actor":
    case "use":
    case "reserved":
    case "unreadable":
      return plain;
  }
}

/** Whether an earlier result is what a check would find now. */
export function stillHolds(
  result: DeclarationResult,
  scope: Scope,
  item: Item,
  sameSymbols: boolean,
): boolean {
  if (result.dependsOnAll && !sameSymbols) return false;
  if (result.symbol !== scope.byDeclaration.get(item.declaration)) return false;
  if (!sameSymbols)
    for (const [name, symbol] of result.asked) if (scope.names.get(name) !== symbol) return false;
  for (const [name, text] of result.askedTexts) if (sourceTextIn(scope, name) !== text) return false;
  return true;
}
