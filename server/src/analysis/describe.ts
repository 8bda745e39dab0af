/**
 * A set of cases in few conditions, in the words in which the rules speak of them. Beginning with one case, every
 * condition that is not needed is dropped and every bound moved as far as it goes; then comes a case that is not
 * yet told of. What can't be is left out of account, so no condition is there to exclude the impossible.
 */
import { gridOf, valueAt } from "../compile/case-space.ts";
import type { Point } from "../regions/answer.ts";
import { FALSE, type Formula, not } from "../regions/formula.ts";
import type { Expr } from "../semantics/model.ts";
import { operandsOf } from "../semantics/parts.ts";
import { listed } from "../semantics/symbols.ts";
import type { Type } from "../semantics/types.ts";
import { formatValue } from "../semantics/values.ts";
import type { Context } from "./context.ts";
import { conditionText, valueText } from "./expression-text.ts";

/** With more different conditions than this a description would be no help. */
const MANY_ASPECTS = 48;
const MOST_CUBES = 4;

/** One thing that can be said of a case. */
interface Aspect {
  /** Whether it is said by a name of the policy's, rather than by a bare fact. */
  readonly named: boolean;
  /** What it is about, so that two bounds of the same are told together. */
  readonly about: string;
  /** From the tightest on: formulas that hold wider and wider around a case. */
  readonly around: (point: Point) => readonly Literal[];
}

interface Literal {
  readonly formula: Formula;
  readonly text: Told;
}

type Told =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "from" | "to"; readonly value: string; readonly bound: string };

/** Undefined where it would take too many words. `conditions`: those that the set was made of. */
export function describe(context: Context, region: Formula, conditions: readonly Expr[]): string | undefined {
  const { world, formulas } = context;
  const aspects = aspectsOf(context, conditions);
  if (aspects.length > MANY_ASPECTS) return undefined;
  const cubes: Cube[] = [];
  let rest = region;
  for (;;) {
    const found = world.find([rest]);
    if (found.kind === "none") break;
    if (found.kind === "open" || cubes.length === MOST_CUBES) return undefined;
    const cube = cubeAround(context, region, aspects, world.smallest(rest, found.point));
    if (cube === undefined) return undefined;
    cubes.push(cube);
    rest = formulas.and([rest, not(cube.formula)]);
  }
  return needed(context, cubes)
    .map(({ literals }) => textOf(literals))
    .join("; or ");
}

interface Cube {
  readonly formula: Formula;
  readonly literals: readonly (Literal & { readonly aspect: Aspect })[];
}

function cubeAround(
  { world, formulas }: Context,
  region: Formula,
  aspects: readonly Aspect[],
  point: Point,
): Cube | undefined {
  const outside = not(region);
  const implies = (literals: readonly Literal[]) =>
    world.core([...literals.map(({ formula }) => formula), outside]) !== undefined;
  const tightest = aspects.map((aspect) => {
    const [literal] = aspect.around(point);
    return literal === undefined ? undefined : { ...literal, aspect };
  });
  const all = tightest.filter((literal) => literal !== undefined);
  const names = all.filter(({ aspect }) => aspect.named);
  let kept = implies(names) ? names : all;
  if (kept === all && !implies(all)) return undefined;
  // Bare facts go first, so that the policy's own names stay.
  const inTurn = [...kept].sort((a, b) => Number(a.aspect.named) - Number(b.aspect.named));
  const core = world.core([...inTurn.map(({ formula }) => formula), outside]) ?? [];
  kept = kept.filter(({ formula }) => core.includes(formula));
  for (const literal of kept) {
    for (const wider of literal.aspect.around(point).slice(1)) {
      const widened = kept.map((other) =>
        other.aspect === literal.aspect ? { ...wider, aspect: other.aspect } : other,
      );
      if (!implies(widened)) break;
      kept = widened;
    }
  }
  return { formula: formulas.and(kept.map(({ formula }) => formula)), literals: kept };
}

/** Without those whose cases the others tell of. */
function needed({ world, formulas }: Context, cubes: readonly Cube[]): readonly Cube[] {
  let kept = cubes;
  for (const cube of cubes) {
    const others = kept.filter((other) => other !== cube);
    const alone = formulas.and([cube.formula, ...others.map(({ formula }) => not(formula))]);
    if (others.length > 0 && world.find([alone]).kind === "none") kept = others;
  }
  return kept;
}

function textOf(literals: Cube["literals"]): string {
  const byAspect = new Map<string, Cube["literals"][number][]>();
  for (const literal of literals) {
    const { about } = literal.aspect;
    byAspect.set(about, [...(byAspect.get(about) ?? []), literal]);
  }
  const parts = [...byAspect].map(([about, own]) => {
    const from = own.find(({ text }) => text.kind === "from")?.text;
    const to = own.find(({ text }) => text.kind === "to")?.text;
    const plain = own.flatMap(({ text }) => (text.kind === "plain" ? [text.text] : []));
    if (from?.kind === "from" && to?.kind === "to")
      return from.value === to.value
        ? `${about} is ${from.value}`
        : `${about} ${from.bound} and ${to.bound.replace(/^is /, "")}`;
    if (from?.kind === "from") return `${about} ${from.bound}`;
    if (to?.kind === "to") return `${about} ${to.bound}`;
    return listed(plain, "and");
  });
  return parts.length === 0 ? "in every case" : listed(parts, "and");
}

// ── What can be said ───────────────────────────────────────────────────────────────────────────────────────────

/** The comparisons and names that conditions are made of, each once. */
function leavesOf(conditions: readonly Expr[]): readonly Expr[] {
  const found = new Map<string, Expr>();
  const visit = (expr: Expr): void => {
    const isLeaf = expr.kind !== "and" && expr.kind !== "or" && expr.kind !== "not" && expr.kind !== "count";
    if (!isLeaf) for (const part of operandsOf(expr)) visit(part);
    else if (expr.kind !== "constant" && expr.kind !== "unresolved")
      found.set(conditionText(expr, true), expr);
  };
  for (const condition of conditions) visit(condition);
  return [...found.values()];
}

function aspectsOf(context: Context, conditions: readonly Expr[]): readonly Aspect[] {
  const leaves = leavesOf(conditions);
  const ordered = new Map<
    string,
    { readonly expr: Expr; readonly type: Type; readonly bounds: Map<number, string | undefined> }
  >();
  const plain: Aspect[] = [];
  for (const leaf of leaves) {
    const bound = leaf.kind === "compare" ? boundOf(leaf) : undefined;
    if (leaf.kind !== "compare" || bound === undefined) {
      plain.push(flag(context, leaf));
      continue;
    }
    const about = valueText(leaf.left);
    const own = ordered.get(about) ?? { expr: leaf.left, type: bound.type, bounds: new Map() };
    ordered.set(about, own);
    for (const place of bound.places) own.bounds.set(place, own.bounds.get(place) ?? bound.parameter);
  }
  return [
    ...plain,
    ...[...ordered.values()].flatMap(({ expr, type, bounds }) => sidesOf(context, expr, type, bounds)),
  ];
}

function flag({ policy }: Context, leaf: Expr): Aspect {
  const { yes, no } = policy.conditions.truth(leaf);
  return {
    named: leaf.kind === "definition" || (leaf.kind === "compare" && leaf.left.kind === "definition"),
    about: conditionText(leaf, true),
    around: (point) => {
      const holds = policy.formulas.holds(yes, point);
      if (!holds && !policy.formulas.holds(no, point)) return [];
      return [{ formula: holds ? yes : no, text: { kind: "plain", text: conditionText(leaf, holds) } }];
    },
  };
}

interface BoundSaid {
  readonly type: Type;
  /** Values below these places, and from them on, are told apart. */
  readonly places: readonly number[];
  readonly parameter: string | undefined;
}

/** A fact or a finite definition, compared with a constant or parameter by its order. */
function boundOf({ left, right, op }: Extract<Expr, { kind: "compare" }>): BoundSaid | undefined {
  if (left.kind !== "input" && left.kind !== "definition") return undefined;
  const { type } = left;
  if (type.kind === "yes/no" || type.kind === "choice" || type.kind === "date") return undefined;
  if (left.kind === "definition" && type.kind !== "scale") return undefined;
  if (right.kind !== "constant" && right.kind !== "parameter") return undefined;
  const grid = gridOf(type);
  const values = right.kind === "constant" ? [right.value] : right.parameter.values.map(({ value }) => value);
  const places = values.flatMap((value) => {
    const place = value * 10 ** grid.decimals - grid.least;
    const [from, above] = [Math.ceil(place - 1e-6), Math.floor(place + 1e-6) + 1];
    if (op === "=") return [from, above];
    return op === "<" || op === ">=" ? [from] : [above];
  });
  return {
    type,
    places: places.filter((place) => place > 0 && place < grid.size),
    parameter: right.kind === "parameter" && (op === "<" || op === ">=") ? right.parameter.name : undefined,
  };
}

/** Two aspects: from where on the value lies, and up to where. */
function sidesOf(
  { policy, formulas }: Context,
  expr: Expr,
  type: Type,
  bounds: ReadonlyMap<number, string | undefined>,
): readonly Aspect[] {
  const grid = gridOf(type);
  const places = [...bounds.keys()].sort((a, b) => a - b);
  const shown = (place: number) => formatValue(type, valueAt(grid, place));
  const whole = { from: valueAt(grid, 0), to: valueAt(grid, grid.size - 1) };
  const from = (place: number): Formula =>
    policy.conditions.within(expr, { ...whole, from: valueAt(grid, place) }).yes;
  const below = (place: number): Formula =>
    policy.conditions.within(expr, { ...whole, to: valueAt(grid, place - 1) }).yes;
  const shared = { named: expr.kind === "definition", about: valueText(expr) };
  const isAt = (formula: Formula, point: Point) => formula !== FALSE && formulas.holds(formula, point);
  return [
    {
      ...shared,
      around: (point) =>
        [...places]
          .reverse()
          .filter((place) => isAt(from(place), point))
          .map((place): Literal => {
            const name = bounds.get(place);
            const bound =
              name === undefined && place === grid.size - 1
                ? `is ${shown(place)}`
                : `is at least ${name === undefined ? shown(place) : `\`${name}\``}`;
            return { formula: from(place), text: { kind: "from", value: shown(place), bound } };
          }),
    },
    {
      ...shared,
      around: (point) =>
        places
          .filter((place) => isAt(below(place), point))
          .map((place): Literal => {
            const name = bounds.get(place);
            const upTo = place === 1 ? `is ${shown(0)}` : `is at most ${shown(place - 1)}`;
            const bound = name === undefined ? upTo : `is below \`${name}\``;
            return { formula: below(place), text: { kind: "to", value: shown(place - 1), bound } };
          }),
    },
  ];
}
