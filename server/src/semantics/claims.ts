/** Claims about the outcome: positions of powers, rules that apply, classes of outcomes. They can stand in principles
 * and in what a case expects. */
import type {
  Applies,
  Comparison,
  Expression,
  Name,
  OutcomeClass,
  PowerSet,
  Quantified,
  WouldDecide,
} from "@remit/grammar";
import { printNode } from "@remit/grammar";
import {
  type Binder,
  closeName,
  expectNames,
  lookup,
  members,
  report,
  reportWrongKind,
  resolve,
  resolveAll,
  use,
} from "./binder.ts";
import { type Bound, type BoundPowers, unresolved } from "./bound.ts";
import { closest } from "./close.ts";
import { dayOf } from "./dates.ts";
import { value } from "./expressions.ts";
import { entryWords } from "./measures.ts";
import type { OutcomeClassName, PositionWord } from "./model.ts";
import { type PolicySymbol, quoted, type SymbolKind } from "./symbols.ts";
import { ungrouped } from "./type-nodes.ts";

export const positionWords: readonly PositionWord[] = [
  "required",
  "recommended",
  "permitted",
  "prohibited",
  "closed",
  "not-addressed",
  "selected",
  "available",
];
export const outcomeClasses: readonly OutcomeClassName[] = [
  "settled",
  "settled-after-judgement",
  "open-to-discretion",
  "undecided",
  "gap",
  "conflict",
];

/** Symbols that only an outcome says something about. */
const outcomeKinds: readonly SymbolKind[] = ["power", "action", "rule"];
const targetKinds: readonly SymbolKind[] = ["power", "action"];
const inputKinds: readonly SymbolKind[] = ["fact", "judgement", "process"];

/** The power, action or rule that an expression names. */
export function outcomeSymbol(
  b: Binder,
  node: Expression,
): { readonly name: Name; readonly symbol: PolicySymbol } | undefined {
  const name = ungrouped(node);
  if (name.kind !== "name" || isField(b, name.text)) return undefined;
  const symbol = lookup(b, name.text);
  return symbol !== undefined && outcomeKinds.includes(symbol.kind) ? { name, symbol } : undefined;
}

/** Whether a name stands for what an entry of a timeline says: in a condition on events. */
function isField({ event }: Binder, name: string): boolean {
  return (
    event !== undefined && (entryWords.includes(name) || event.members.some((member) => member.name === name))
  );
}

/** A name alone: a power is selected, an action required, a rule applies. */
export function bareClaim(b: Binder, name: Name, symbol: PolicySymbol): Bound {
  use(b, name, symbol);
  if (symbol.kind === "rule") return { kind: "applies", rule: symbol };
  return {
    kind: "position",
    target: symbol,
    position: symbol.kind === "power" ? "selected" : "required",
    by: [],
  };
}

/** `POWER is POSITION [by RULE]`, `ACTION is due DATE`; its negation is left to the caller. */
export function positionClaim(b: Binder, node: Comparison, name: Name, target: PolicySymbol): Bound {
  if (!targetKinds.includes(target.kind)) {
    use(b, name, target);
    reportWrongKind(b, name, target, targetKinds);
    return unresolved;
  }
  use(b, name, target);
  const by = resolveAll(b, node.by, ["rule"]);
  if (node.op === "due") {
    const day = dateOf(b, node.operands[0]);
    return day === undefined ? unresolved : { kind: "due", target, on: day };
  }
  if (node.op !== "is" && node.op !== "one of") {
    reportPosition(b, node, saidOf(b, node), target.name);
    return unresolved;
  }
  b.expected.push({ start: name.end, end: node.end, expected: { kind: "word", words: positionWords } });
  const claims = node.operands.map((operand): Bound => {
    const position = positionOf(b, operand, target.name);
    return position === undefined ? unresolved : { kind: "position", target, position, by };
  });
  const [first = unresolved] = claims;
  return claims.length === 1 ? first : { kind: "or", operands: claims };
}

function positionOf(b: Binder, node: Expression, target: string): PositionWord | undefined {
  if (node.kind === "missing") return undefined;
  const name = b.text.slice(node.start, node.end);
  const position = positionWords.find((word) => word === name);
  if (position !== undefined) return position;
  reportPosition(b, node, name, target);
  return undefined;
}

function reportPosition(b: Binder, at: Expression, name: string, target: string): void {
  const positions = quoted(positionWords, "or");
  report(b, "unknown-position", at, { name, target, positions, close: closest(name, positionWords) });
}

function reportOutcome(b: Binder, at: Expression, name: string): void {
  const outcomes = quoted(outcomeClasses, "or");
  report(b, "unknown-outcome", at, { name, outcomes, close: closest(name, outcomeClasses) });
}

/** What a comparison says of its left side: `at least warn` in `warning is at least warn`. */
function saidOf(b: Binder, { left, end }: Comparison): string {
  return b.text
    .slice(left.end, end)
    .trim()
    .replace(/^is\s+(?:not\s+)?/, "");
}

/** The day of a date literal; one that does not exist is reported. */
export function dateOf(b: Binder, node: Expression | undefined): number | undefined {
  if (node?.kind !== "date") return undefined;
  const day = dayOf(node.text);
  if (day === undefined) report(b, "no-such-date", node, { date: node.text });
  return day;
}

/** `outcome [on TRACK] is CLASS`. */
export function outcomeClaim(b: Binder, node: Comparison, { track }: OutcomeClass): Bound {
  const symbol = resolve(b, track, ["track"]);
  const { left } = node;
  b.expected.push({ start: left.end, end: node.end, expected: { kind: "word", words: outcomeClasses } });
  if (track !== undefined && symbol === undefined) return unresolved;
  if (node.op !== "is" && node.op !== "one of") {
    reportOutcome(b, node, saidOf(b, node));
    return unresolved;
  }
  const claims = node.operands.map((operand): Bound => {
    if (operand.kind === "missing") return unresolved;
    const name = b.text.slice(operand.start, operand.end);
    const outcome = outcomeClasses.find((word) => word === name);
    if (outcome !== undefined) return { kind: "outcome", track: symbol, outcome };
    reportOutcome(b, operand, name);
    return unresolved;
  });
  const [first = unresolved] = claims;
  return claims.length === 1 ? first : { kind: "or", operands: claims };
}

/** `every urgent power on civil is closed`, its negation included. */
export function quantifiedClaim(b: Binder, node: Quantified): Bound {
  const powers = bindPowers(b, node.powers);
  if (node.position === undefined) return unresolved;
  b.expected.push({
    start: node.powers.end,
    end: node.end,
    expected: { kind: "word", words: positionWords },
  });
  const position = positionOf(b, node.position, "power");
  if (powers === undefined || position === undefined) return unresolved;
  const { quantifier } = node;
  if (!node.negated) return { kind: "quantified", quantifier, powers, position };
  // "some power is not closed" denies that every one is, and the other way round; "no power is not closed" says that
  // every one is.
  if (quantifier === "no") return { kind: "quantified", quantifier: "every", powers, position };
  if (quantifier === "every") return { kind: "quantified", quantifier: "no", powers, position };
  return { kind: "not", operand: { kind: "quantified", quantifier: "every", powers, position } };
}

/** Which powers are meant. A step without a track is looked for on all tracks. */
export function bindPowers(b: Binder, { powerKind, atLeast, track }: PowerSet): BoundPowers | undefined {
  if (powerKind !== undefined) checkKind(b, powerKind);
  const on = resolve(b, track, ["track"]);
  if (track !== undefined && on === undefined) return undefined;
  if (atLeast === undefined) return { powerKind: powerKind?.text, track: on, atLeast: undefined };
  const step = on === undefined ? stepAnywhere(b, atLeast) : stepOn(b, atLeast, on);
  return step && { powerKind: powerKind?.text, track: step.owner, atLeast: step.index };
}

function checkKind(b: Binder, kind: Name): void {
  b.dependsOnAll = true;
  const { powerKinds } = b.scope;
  if (!powerKinds.has(kind.text))
    report(b, "unknown-kind", kind, { kind: kind.text, close: closest(kind.text, powerKinds) });
}

/** The step of a track; anything else is reported. */
export function stepOn(b: Binder, name: Name, track: PolicySymbol): PolicySymbol | undefined {
  b.expected.push({ start: name.start, end: name.end, expected: { kind: "step", track } });
  const step = track.members.find((member) => member.name === name.text);
  if (step !== undefined) {
    use(b, name, step);
    return step;
  }
  const names = track.members.map((member) => member.name);
  const steps = names.length === 0 ? "no steps" : `the steps ${quoted(names)}`;
  report(b, "not-a-step", name, {
    name: name.text,
    track: track.name,
    steps,
    close: closest(name.text, names),
  });
  return undefined;
}

function stepAnywhere(b: Binder, name: Name): PolicySymbol | undefined {
  const found = members(b, name.text, ["step"]);
  const [step] = found;
  if (step === undefined) {
    const steps = [...b.scope.names.values()]
      .filter(({ kind }) => kind === "track")
      .flatMap((track) => track.members);
    const close = closest(
      name.text,
      steps.map((one) => one.name),
    );
    report(b, "no-such-step", name, { name: name.text, close });
    return undefined;
  }
  if (found.length > 1) {
    const tracks = quoted(found.map(({ owner }) => owner?.name ?? ""));
    report(b, "step-of-which", name, { name: name.text, tracks });
    return undefined;
  }
  use(b, name, step);
  return step;
}

export function appliesClaim(b: Binder, { rule, negated }: Applies): Bound {
  const symbol = resolve(b, rule, ["rule"]);
  if (symbol === undefined) return unresolved;
  const claim: Bound = { kind: "applies", rule: symbol };
  return negated ? { kind: "not", operand: claim } : claim;
}

export function wouldDecideClaim(b: Binder, { facts }: WouldDecide): Bound {
  const names = facts.filter((fact) => fact.kind === "name");
  const symbols = resolveAll(b, names, inputKinds);
  const asked = facts.flatMap((fact) => {
    if (fact.kind === "name") return [];
    const { bound, symbol } = value(b, fact);
    // The stage of a process is called by the name of the process, however it is asked for.
    return [{ name: symbol?.kind === "process" ? symbol.name : printNode(fact), asked: bound }];
  });
  const isWhole =
    symbols.length === new Set(names.map(({ text }) => text)).size &&
    asked.every((fact) => fact.asked.kind !== "unresolved");
  const named = symbols.map(({ name }) => ({ name, asked: undefined }));
  return isWhole ? { kind: "would-decide", facts: [...named, ...asked] } : unresolved;
}

/** A name in an expectation that nothing is called. */
export function reportUnknown(b: Binder, name: Name, kinds: readonly SymbolKind[], expected: string): void {
  expectNames(b, name, kinds);
  report(b, "unknown-name", name, { name: name.text, expected, close: closeName(b, name.text, kinds) });
}
