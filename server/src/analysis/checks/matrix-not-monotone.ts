/** Which matrices get milder where one of their axes gets worse, all else equal? */
import type { Matrix } from "../../compile/conditions.ts";
import type { Point } from "../../regions/answer.ts";
import { FALSE, type Formula } from "../../regions/formula.ts";
import type { Band, Definition, Expr } from "../../semantics/model.ts";
import { formatValue } from "../../semantics/values.ts";
import type { Context } from "../context.ts";
import { valueText } from "../expression-text.ts";
import { finding, type Step } from "../finding.ts";
import { lookingOnce } from "../looking-once.ts";
import { witnessAt } from "../witness.ts";

export const matrixNotMonotone = (context: Context): Iterable<Step> =>
  look(context, context.model.definitions);

const look = lookingOnce<Definition>(function* (context, definition) {
  if (definition.kind !== "matrix" || definition.worse === 0) return;
  for (const axis of axesOf(definition)) {
    yield undefined;
    const fault = firstFault(context, definition, axis);
    if (fault === undefined) continue;
    const { from, to, witness, second, other } = fault;
    const cell = (value: number) => `\`${formatValue(definition.type, value)}\``;
    yield finding(
      "matrix-not-monotone",
      definition,
      {
        matrix: definition.name,
        axis: nameOf(axis.expr),
        from: bandText(axis.expr, from.key),
        to: bandText(axis.expr, to.key),
        worse: cell(from.value),
        better: cell(to.value),
        at: other,
      },
      { witness, second },
    );
  }
});

interface Axis {
  readonly expr: Expr;
  readonly worse: 1 | -1;
  readonly keys: readonly Band[];
  readonly across: { readonly expr: Expr | undefined; readonly keys: readonly Band[] };
  /** The cell at a key of this axis and a key of the other. */
  readonly cell: (key: number, other: number) => { readonly row: number; readonly column: number };
}

function axesOf({ rows, columns, rowKeys, columnKeys }: Matrix): readonly Axis[] {
  const axis = (
    expr: Expr | undefined,
    keys: readonly Band[],
    across: Axis["across"],
    cell: Axis["cell"],
  ): readonly Axis[] => {
    const worse = expr === undefined ? 0 : worseOf(expr);
    return expr === undefined || worse === 0 ? [] : [{ expr, worse, keys, across, cell }];
  };
  return [
    ...axis(rows, rowKeys, { expr: columns, keys: columnKeys }, (row, column) => ({ row, column })),
    ...axis(columns, columnKeys, { expr: rows, keys: rowKeys }, (column, row) => ({ row, column })),
  ];
}

function worseOf(expr: Expr): 1 | -1 | 0 {
  if (expr.kind === "input") return expr.input.worse;
  return expr.kind === "definition" ? expr.definition.worse : 0;
}

interface Fault {
  readonly from: { readonly key: Band; readonly value: number };
  readonly to: { readonly key: Band; readonly value: number };
  readonly other: string;
  readonly witness: ReturnType<typeof witnessAt>;
  readonly second: ReturnType<typeof witnessAt>;
}

/** The first two neighbouring cells in the wrong order that cases can fall into. */
function firstFault(context: Context, matrix: Matrix, axis: Axis): Fault | undefined {
  const { policy } = context;
  const order = axis.keys.map((_, key) => key);
  order.sort((a, b) => axis.worse * ((axis.keys[a]?.from ?? 0) - (axis.keys[b]?.from ?? 0)));
  const others = axis.across.expr === undefined ? [0] : axis.across.keys.map((_, key) => key);
  for (const other of others)
    for (const [place, key] of order.entries()) {
      const next = order[place + 1];
      if (next === undefined) continue;
      const here = axis.cell(key, other);
      const there = axis.cell(next, other);
      const from = matrix.cells[here.row]?.[here.column];
      const to = matrix.cells[there.row]?.[there.column];
      if (from === undefined || to === undefined || (to - from) * matrix.worse >= 0) continue;
      const pair = pairOf(
        context,
        policy.conditions.cell(matrix, here.row, here.column),
        policy.conditions.cell(matrix, there.row, there.column),
        matrix.name,
      );
      const [fromKey, toKey, otherKey] = [axis.keys[key], axis.keys[next], axis.across.keys[other]];
      if (pair === undefined || fromKey === undefined || toKey === undefined) continue;
      const { expr } = axis.across;
      return {
        ...pair,
        from: { key: fromKey, value: from },
        to: { key: toKey, value: to },
        other:
          expr === undefined || otherKey === undefined
            ? ""
            : `, where ${valueText(expr)} is ${bandText(expr, otherKey)}`,
      };
    }
  return undefined;
}

/** A case of each, as alike as can be. */
function pairOf(
  context: Context,
  first: Formula,
  second: Formula,
  topic: string,
): Pick<Fault, "witness" | "second"> | undefined {
  const { world } = context;
  const one = first === FALSE ? undefined : world.find([first], topic);
  if (one?.kind !== "some") return undefined;
  const point = world.smallest(first, one.point);
  const other = likeIn(context, second, point);
  return other && { witness: witnessAt(context, point), second: witnessAt(context, other) };
}

/** A case of a set that keeps as much of another case as it can: one fact after the other is held to it, the rest is as usual. */
function likeIn(
  { world, formulas, counted, cases }: Context,
  region: Formula,
  like: Point,
): Point | undefined {
  let kept = region;
  let point: Point | undefined;
  for (const variable of [undefined, cases.on, ...counted]) {
    const held =
      variable === undefined
        ? region
        : formulas.and([kept, formulas.variableIs(variable, like[variable] ?? 0)]);
    const answer = held === FALSE ? undefined : world.find([held]);
    if (answer?.kind === "some") {
      kept = held;
      point = answer.point;
    } else if (variable === undefined) return undefined;
  }
  return point && world.smallest(kept, point);
}

function nameOf(expr: Expr): string {
  if (expr.kind === "input") return expr.input.name;
  return expr.kind === "definition" ? expr.definition.name : "";
}

function bandText(expr: Expr, { from, to }: Band): string {
  if (!("type" in expr)) return "";
  const [low, high] = [formatValue(expr.type, from), formatValue(expr.type, to)];
  return from === to ? low : `${low} to ${high}`;
}
