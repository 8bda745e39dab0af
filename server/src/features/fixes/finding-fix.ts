/** Quick fixes for what the analysis found: what they are made from, and the changes that several of them make. */
import { type Expression, itemAt, type RuleDeclaration, walk } from "@remit/grammar";
import type { Finding } from "../../analysis/finding.ts";
import {
  type Assumption,
  type LocalPlace,
  type Model,
  type Place,
  placeOf,
  type Rule,
} from "../../semantics/model.ts";
import { type Decision, decide } from "../../simulation/decide.ts";
import { readCase } from "../../simulation/read-case.ts";
import { APPLIES } from "../../simulation/rules.ts";
import type { Policy } from "../../workspace/snapshot.ts";
import { clauseSpans } from "./clause-spans.ts";
import {
  type Change,
  type Fault,
  insert,
  rewrite,
  without,
  withoutDeclaration,
  withoutPart,
  written,
} from "./fix.ts";

export interface FindingFault extends Fault {
  readonly policy: Policy;
  readonly model: Model;
  readonly finding: Finding;
}

export interface FindingProposal {
  /** What it does, as an order. */
  readonly title: string;
  readonly changes: readonly FileChange[];
  /** Of proposals of one family the first that mends is offered, and no other. */
  readonly family?: string;
}

export type FindingFix = (fault: FindingFault) => readonly FindingProposal[];

/** A rule where it is written. Its functions count from its own file. */
export interface WrittenRule {
  readonly rule: Rule;
  readonly declaration: RuleDeclaration;
  readonly fault: Fault;
}

/** The same fault as if it stood at another declaration. */
export function faultAt(fault: FindingFault, place: LocalPlace | Place): Fault | undefined {
  const { uri, start } = "uri" in place ? place : placeOf(fault.model, place);
  const document = fault.policy.documents.find((one) => one.uri === uri);
  const item = document && itemAt(document.tree, start);
  if (document === undefined || item === undefined) return undefined;
  const { now, checked, problem } = fault;
  return { now, checked, problem, document, item, path: [item.declaration] };
}

export function writtenRule(fault: FindingFault, name: string): WrittenRule | undefined {
  const rule = fault.model.rules.find((one) => one.name === name);
  const own = rule && faultAt(fault, rule.place);
  const declaration = own?.item.declaration;
  if (rule === undefined || own === undefined || declaration?.kind !== "rule") return undefined;
  return { rule, declaration, fault: own };
}

export function rulesOf(fault: FindingFault): readonly WrittenRule[] {
  return fault.finding.rules.flatMap((name) => writtenRule(fault, name) ?? []);
}

/** The rules that apply in a case that the finding shows. */
export function rulesApplying(fault: FindingFault): readonly WrittenRule[] {
  const decided = decisionShown(fault);
  return fault.model.rules
    .filter(({ index }) => decided?.rules[index] === APPLIES)
    .flatMap(({ name }) => writtenRule(fault, name) ?? []);
}

/** What follows in the case that the finding shows. */
export function decisionShown({ model, finding: { witness } }: FindingFault): Decision | undefined {
  return witness && decide(model, readCase(model, witness).kase);
}

/** Every change names its file. */
type FileChange = Change & { readonly uri: string };

export function inFile({ document }: Pick<Fault, "document">, change: Change): FileChange {
  return { ...change, uri: change.uri ?? document.uri };
}

/** The rule with one more rule that it overrides. */
export function overriding({ declaration, fault }: WrittenRule, names: readonly string[]): FileChange {
  const last = declaration.overrides.at(-1);
  if (last !== undefined) return inFile(fault, insert(fault, last.end, `, ${names.join(", ")}`));
  return newClause(fault, `overrides ${names.join(", ")}`, ["because"]);
}

/** The rule without another that it overrides; undefined where it does not. */
export function notOverriding({ declaration, fault }: WrittenRule, name: string): FileChange | undefined {
  const { overrides } = declaration;
  const at = overrides.findIndex(({ text }) => text === name);
  if (at < 0) return undefined;
  const clause = clauseSpans(fault).find(({ head }) => head === "overrides");
  const change =
    overrides.length === 1 ? clause && without(fault, clause) : withoutPart(fault, overrides, at);
  return change && inFile(fault, change);
}

/** The rule, narrowed: it does not apply where the condition holds. */
export function narrowed({ declaration, fault }: WrittenRule, condition: string): FileChange {
  const { unless } = declaration;
  if (unless === undefined) return newClause(fault, `unless ${condition}`, ["overrides", "because"]);
  const both = `${bracketed(unless, written(fault, unless))} or ${bracketedText(condition)}`;
  return inFile(fault, rewrite(fault, unless, both));
}

/** The rule, asking for one thing more; undefined for an `otherwise`. */
export function asking({ declaration, fault }: WrittenRule, condition: string): FileChange | undefined {
  const { when } = declaration;
  if (when === undefined) return undefined;
  const both = `${bracketed(when, written(fault, when))} and ${bracketedText(condition)}`;
  return inFile(fault, rewrite(fault, when, both));
}

/** When a rule applies, as it is written; undefined where that has no condition of its own. */
export function conditionOf({ declaration, fault }: WrittenRule): string | undefined {
  const { when, unless } = declaration;
  if (when === undefined) return undefined;
  const asked = onOneLine(written(fault, when));
  if (unless === undefined) return asked;
  return `${bracketed(when, asked)} and ${negated(fault, unless)}`;
}

/** Takes the declaration of a rule out, and its name out of what other rules override. */
export function withoutRule(fault: FindingFault, gone: WrittenRule): readonly FileChange[] {
  const named = fault.model.rules
    .filter(({ overrides }) => overrides.includes(gone.rule.name))
    .flatMap(({ name }) => {
      const other = writtenRule(fault, name);
      return (other && notOverriding(other, gone.rule.name)) ?? [];
    });
  return [inFile(gone.fault, withoutDeclaration(gone.fault)), ...named];
}

/** A new declaration behind another one. */
export function declareAfter(fault: Fault, declaration: string): FileChange {
  return inFile(fault, insert(fault, fault.item.declaration.end, `\n\n${declaration}`));
}

/**
 * Says that something can't be: in an assumption of its own, whose reason is the person's to give, or in one that
 * speaks of the same facts already.
 */
export function assuming(fault: FindingFault, condition: string): readonly FindingProposal[] {
  const { model } = fault;
  const last = model.assumptions.at(-1)?.place ?? model.rules.at(-1)?.place;
  const place = last && faultAt(fault, last);
  const text = `assume not (${condition})\n  because "say here why this can't be"`;
  return [
    {
      title: `Assume that this can't be: ${shortened(condition)}`,
      changes: place === undefined ? [] : [declareAfter(place, text)],
    },
    ...model.assumptions.flatMap((assumption) => tightened(fault, assumption, condition)),
  ];
}

function tightened(
  fault: FindingFault,
  { name, place }: Assumption,
  condition: string,
): readonly FindingProposal[] {
  const own = faultAt(fault, place);
  const declaration = own?.item.declaration;
  if (own === undefined || declaration?.kind !== "assume" || declaration.condition === undefined) return [];
  const { condition: before } = declaration;
  const words = new Set(condition.split(/[^\w-]+/));
  let isNear = false;
  walk(before, (node) => {
    if (node.kind === "name" && words.has(node.text)) isNear = true;
  });
  if (!isNear) return [];
  const text = `${bracketed(before, written(own, before))} and not (${condition})`;
  return [
    {
      title: `Let ${name === undefined ? "the assumption" : `\`${name}\``} say that this can't be either: ${shortened(condition)}`,
      changes: [inFile(own, rewrite(own, before, text))],
    },
  ];
}

/** A name that nothing has yet. */
export function freeName({ checked }: Fault, wanted: string): string {
  let free = wanted;
  for (let number = 2; checked.symbol(free) !== undefined; number++) free = `${wanted}-${number}`;
  return free;
}

function newClause(fault: Fault, clause: string, before: readonly string[]): FileChange {
  const next = clauseSpans(fault).find(({ head }) => before.includes(head));
  const { document, item } = fault;
  if (next === undefined) return inFile(fault, insert(fault, item.declaration.end, `\n  ${clause}`));
  return { uri: document.uri, start: next.start, end: next.start, text: `${clause}\n  ` };
}

/** A condition as it has to be written beside an `and` or `or`. */
export function bracketed(expression: Expression, text: string): string {
  return expression.kind === "logic" ? `(${text})` : text;
}

export function bracketedText(condition: string): string {
  return / (?:and|or) /.test(condition) ? `(${condition})` : condition;
}

/** The opposite of a condition, to stand beside an `and`. */
export function negated(fault: Fault, condition: Expression): string {
  const text = onOneLine(written(fault, condition));
  return condition.kind === "name" ? `not ${text}` : `not (${text})`;
}

export function onOneLine(text: string): string {
  return text
    .replaceAll(/\/\/.*$/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** For a title: long conditions are cut. */
export function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77).trimEnd()}…`;
}

export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
}
