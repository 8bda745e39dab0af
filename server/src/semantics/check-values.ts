/** Checks of what has values: scales, choices, facts, judgements, parameters. */
import type {
  ChoiceDeclaration,
  Direction,
  Expression,
  FactDeclaration,
  JudgementDeclaration,
  Level,
  ParameterDeclaration,
  ScaleDeclaration,
  TrackDeclaration,
  TypeNode,
} from "@remit/grammar";
import { type Binder, lookup, members, report, resolve, use } from "./binder.ts";
import type { BoundDeclaration } from "./bound.ts";
import { dateOf } from "./claims.ts";
import { constantFor } from "./expressions.ts";
import type { PolicySymbol } from "./symbols.ts";
import { numberType, plainType, ungrouped } from "./type-nodes.ts";
import { fit, labelOf, typed } from "./typed.ts";
import type { Type } from "./types.ts";
import { formatValue, isAmong, nounPhrase, rangePhrase } from "./values.ts";

export function checkLevels(
  b: Binder,
  { name: owner, kind }: ScaleDeclaration | ChoiceDeclaration | TrackDeclaration,
  levels: readonly Level[],
): void {
  if (owner === undefined) return;
  const seen = new Set<string>();
  for (const { name } of levels) {
    if (seen.has(name.text)) report(b, "duplicate-level", name, { name: name.text, owner: owner.text });
    seen.add(name.text);
  }
  const what = kind === "scale" ? "level" : "alternative";
  if (kind !== "track" && levels.length === 1 && !b.broken)
    report(b, "one-level", owner, { name: owner.text, what });
}

/** A type as written; returns the values it stands for. */
export function checkType(b: Binder, node: TypeNode | undefined, direction?: Direction): Type | undefined {
  if (node === undefined) return undefined;
  if (node.kind === "named-type") {
    const symbol = resolve(b, node.name, ["scale", "choice"]);
    if (symbol?.type?.kind === "choice" && direction !== undefined)
      report(b, "not-ordered", node, { name: "this", is: nounPhrase(symbol.type), operator: direction });
    return symbol?.type;
  }
  if (node.kind === "range-type" && node.to !== undefined) {
    const { from, to } = node;
    const bounds = [from, to].map((bound) => {
      const type =
        bound.kind === "number" ? numberType(bound) : plainType({ ...node, from: bound, to: bound });
      const bare = bound.kind === "number" && bound.unit === undefined;
      return (
        type && typed(bound, { kind: "constant", type, value: "min" in type ? type.min : 0 }, type, bare)
      );
    });
    const [low, high] = bounds;
    if (low?.type === undefined || high?.type === undefined) return plainType(node);
    const [main, other] = low.bare ? [high, low] : [low, high];
    if (main.type === undefined) return undefined;
    const fitted = fit(b, other, { label: labelOf(b, main.node), type: main.type, bare: main.bare });
    const reversed = (a: typeof fitted, z: typeof fitted) =>
      a.kind === "constant" && z.kind === "constant" && a.value > z.value;
    if (low.bare ? reversed(fitted, main.bound) : reversed(main.bound, fitted))
      report(b, "bounds-reversed", node, { low: labelOf(b, from), high: labelOf(b, to) });
  }
  return plainType(node);
}

/** The value that a case gives to something; undefined, reported, where it is none. */
export function givenValue(
  b: Binder,
  { name, type, symbol }: GivenTo,
  node: Expression,
): { readonly value: number | undefined } | undefined {
  const word = ungrouped(node);
  if (type !== undefined)
    b.expected.push({
      start: node.start,
      end: node.end,
      expected: { kind: "value", type, of: symbol, constant: true },
    });
  if (word.kind === "word" && word.word === "unknown") return { value: undefined };
  if (type === undefined) return undefined;
  const value = constantFor(b, node, { label: `\`${name}\``, type, bare: false }, symbol);
  if (value === undefined) return undefined;
  if (isAmong(type, value) || (type.kind !== "number" && type.kind !== "duration")) return { value };
  report(b, "value-out-of-bounds", node, {
    name,
    range: rangePhrase(type),
    value: formatValue(type, value),
  });
  return undefined;
}

export interface GivenTo {
  readonly name: string;
  readonly type: Type | undefined;
  readonly symbol: PolicySymbol | undefined;
}

export function checkFact(b: Binder, { type, direction }: FactDeclaration): void {
  checkType(b, type, direction);
}

export function checkJudgement(b: Binder, { type, direction, by }: JudgementDeclaration): BoundDeclaration {
  checkType(b, type, direction);
  return { kind: "judgement", by: resolve(b, by, ["actor"]) };
}

export function checkParameter(b: Binder, declaration: ParameterDeclaration): BoundDeclaration {
  const { name } = declaration;
  checkType(b, declaration.type);
  const symbol = b.scope.byDeclaration.get(declaration);
  const dates = checkDates(b, declaration);
  const values = declaration.values.map(({ value }, index) => {
    const from = dates[index];
    if (symbol?.type === undefined) {
      if (declaration.type === undefined && name !== undefined) reportUntyped(b, declaration, index);
      return { value: undefined, from };
    }
    const bare = symbol.type.kind === "number" && symbol.type.unit === undefined;
    return {
      value: constantFor(b, value, { label: `\`${symbol.name}\``, type: symbol.type, bare }, symbol),
      from,
    };
  });
  return { kind: "parameter", values };
}

/** A value that does not tell its type: most often the level of a scale. */
function reportUntyped(b: Binder, { name, values }: ParameterDeclaration, index: number): void {
  const value = values[index]?.value;
  if (value === undefined || name === undefined) return;
  const node = ungrouped(value);
  if (node.kind === "missing") return;
  if (node.kind === "date") {
    dateOf(b, node);
    return;
  }
  if (node.kind !== "name") {
    report(b, "value-expected", value, { name: labelOf(b, value), expected: "a value" });
    return;
  }
  const symbol = lookup(b, node.text);
  if (symbol !== undefined) {
    use(b, node, symbol);
    report(b, "value-expected", node, { name: labelOf(b, node), expected: "a value" });
    return;
  }
  const [level, ...others] = members(b, node.text, ["level", "alternative"]);
  const scale = others.length === 0 ? (level?.owner?.name ?? "") : "";
  report(b, "level-of-which", node, { name: node.text, parameter: name.text, scale });
}

/** From when the values hold: newest first, and only the oldest may do without a date. */
function checkDates(b: Binder, { name, values }: ParameterDeclaration): readonly (number | undefined)[] {
  let newer: { readonly day: number; readonly text: string } | undefined;
  return values.map(({ from, value }, index) => {
    if (from === undefined) {
      if (index < values.length - 1 && !b.broken)
        report(b, "parameter-always", value, { name: name?.text ?? "" });
      return undefined;
    }
    const day = dateOf(b, from);
    if (day === undefined) return undefined;
    if (newer !== undefined && day >= newer.day)
      report(b, "parameter-dates", from, { name: name?.text ?? "", later: from.text, earlier: newer.text });
    newer = { day, text: from.text };
    return day;
  });
}
