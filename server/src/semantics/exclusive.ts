/** Branches of a definition that can't hold at once. */
import type { Definition, Expr } from "./model.ts";
import { operandsOf } from "./parts.ts";

const exclusive = new WeakMap<Definition, boolean>();

/** Whether no two branches can hold at once, as `when x` and `when not x`: then an unknown `x` makes them no clash. */
export function excludeEachOther(definition: Extract<Definition, { kind: "branches" }>): boolean {
  const kept = exclusive.get(definition);
  if (kept !== undefined) return kept;
  const conditions = definition.branches.flatMap(({ when }) => (when === undefined ? [] : [when]));
  const found = conditions.every((one, place) =>
    conditions.slice(place + 1).every((other) => contradict(one, other)),
  );
  exclusive.set(definition, found);
  return found;
}

/** Where this is false they may contradict each other all the same. */
export function contradict(a: Expr, b: Expr): boolean {
  if (a.kind === "or") return a.operands.every((operand) => contradict(operand, b));
  if (b.kind === "or") return b.operands.every((operand) => contradict(a, operand));
  if (a.kind === "and") return a.operands.some((operand) => contradict(operand, b));
  if (b.kind === "and") return b.operands.some((operand) => contradict(a, operand));
  if (a.kind === "not" && isSame(a.operand, b)) return true;
  if (b.kind === "not" && isSame(b.operand, a)) return true;
  if (a.kind !== "compare" || b.kind !== "compare" || !isSame(a.left, b.left)) return false;
  if (a.right.kind !== "constant" || b.right.kind !== "constant") return false;
  const [one, other] = [range(a.op, a.right.value), range(b.op, b.right.value)];
  const isLow = one.from < other.from || (one.from === other.from && one.to <= other.to);
  const [low, high] = isLow ? [one, other] : [other, one];
  if (low.to < high.from) return !same(low.to, high.from);
  return same(low.to, high.from) && (low.open || high.open);
}

export interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether its end is not part of it. */
  readonly open: boolean;
}

/** The values for which a comparison with a constant holds. */
export function range(op: "=" | "<" | "<=" | ">" | ">=", value: number): Range {
  const open = op === "<" || op === ">";
  const below = op === "<" || op === "<=";
  return {
    from: below ? Number.NEGATIVE_INFINITY : value,
    to: op === "=" || below ? value : Number.POSITIVE_INFINITY,
    open,
  };
}

/** Whether two expressions are written alike. */
export function isSame(a: Expr, b: Expr): boolean {
  if (a.kind === "input") return b.kind === "input" && a.input.index === b.input.index;
  if (a.kind === "definition") return b.kind === "definition" && a.definition === b.definition;
  if (a.kind === "parameter") return b.kind === "parameter" && a.parameter === b.parameter;
  if (a.kind === "constant") return b.kind === "constant" && same(a.value, b.value);
  if (a.kind === "compare" && (b.kind !== "compare" || a.op !== b.op)) return false;
  if (a.kind === "count" && (b.kind !== "count" || a.atLeast !== b.atLeast)) return false;
  if (a.kind === "add-months" && (b.kind !== "add-months" || a.sign !== b.sign)) return false;
  if (a.kind === "unresolved" || a.kind !== b.kind) return false;
  const [mine, its] = [operandsOf(a), operandsOf(b)];
  return (
    mine.length === its.length &&
    mine.every((operand, place) => {
      const other = its[place];
      return other !== undefined && isSame(operand, other);
    })
  );
}

/** As numbers are compared: to 9 decimals. */
function same(a: number, b: number): boolean {
  return Number(a.toFixed(9)) === Number(b.toFixed(9));
}
