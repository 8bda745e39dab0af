/**
 * The cases of a policy as points of a space: every fact and judgement is a variable whose values count from 0, the
 * decision date is one whose values are the periods in which the policy stays the same, and where a fact may be
 * unknown, a variable says whether it is known.
 */
import { createSpace, type Space, type Variable } from "../regions/space.ts";
import { addMonths, dateWindow } from "../semantics/dates.ts";
import { turnsOf } from "../semantics/editions.ts";
import type { Definition, Expr, Input, Model } from "../semantics/model.ts";
import { operandsOf } from "../semantics/parts.ts";
import type { Type, Value } from "../semantics/types.ts";
import { expressionsOf } from "./expressions.ts";
import { onceFor } from "./once-for.ts";

/** How the values of a type count: value = (least + place) / 10^decimals. */
export interface Grid {
  readonly least: number;
  readonly size: number;
  readonly decimals: number;
}

export interface CaseSpace {
  readonly model: Model;
  readonly space: Space;
  /** By `Input.index`. */
  readonly grids: readonly Grid[];
  /** The variable of the decision date. */
  readonly on: number;
  /** First days of the periods but the first, which has no first day. */
  readonly turns: readonly number[];
  /** By `Input.index`: the variable that says whether it is known; undefined where it always is. */
  readonly known: readonly (number | undefined)[];
  /** The same for the decision date. */
  readonly onKnown: number | undefined;
  /** By `Input.index`: what `is known` asks, where that is a variable of its own. */
  readonly asked: readonly (number | undefined)[];
  /** By `Input.index`: its value in a second case, where two are compared. */
  readonly twin: readonly (number | undefined)[];
  /** By `Definition.index`: a variable that can stand for its value, as if a case gave it. */
  readonly given: readonly (number | undefined)[];
  /** Yes/no variables that stand for comparisons of numbers too large to be exact. */
  readonly opaque: readonly number[];
}

export interface Layout {
  /** Whether the values of an input can be unknown. */
  readonly mayBeUnknown: (input: Input) => boolean;
  /** Whether `is known` asks something else than what its value is unknown for. */
  readonly asksApart: boolean;
  readonly mayBeUndated: boolean;
  readonly hasTwin: (input: Input) => boolean;
  readonly isGiven: (definition: Definition) => boolean;
}

export function createCaseSpace(model: Model, layout: Layout): CaseSpace {
  const variables: Variable[] = model.inputs.map((input) => ({
    name: input.name,
    size: gridOf(input.type).size,
  }));
  const add = (name: string, size: number): number => variables.push({ name, size }) - 1;
  const each = (wanted: (input: Input) => boolean, what: string, sized: (input: Input) => number) =>
    model.inputs.map((input) => (wanted(input) ? add(`${what} ${input.name}`, sized(input)) : undefined));
  const turns = turnsOf(model);
  const on = add("on", turns.length + 1);
  const onKnown = layout.mayBeUndated ? add("known on", 2) : undefined;
  const known = each(layout.mayBeUnknown, "known", () => 2);
  const asked = layout.asksApart ? each(layout.mayBeUnknown, "asked", () => 2) : known;
  const twin = each(layout.hasTwin, "other", ({ type }) => gridOf(type).size);
  const given = model.definitions.map((definition) =>
    layout.isGiven(definition) ? add(`given ${definition.name}`, gridOf(definition.type).size) : undefined,
  );
  const opaque = Array.from({ length: opaqueCount(model) }, (_, index) => add(`opaque ${index}`, 2));
  return {
    model,
    space: createSpace(variables, addMonths),
    grids: model.inputs.map(({ type }) => gridOf(type)),
    on,
    turns,
    known,
    onKnown,
    asked,
    twin,
    given,
    opaque,
  };
}

export function gridOf(type: Type): Grid {
  switch (type.kind) {
    case "yes/no":
      return { least: 0, size: 2, decimals: 0 };
    case "scale":
    case "choice":
      return { least: 0, size: Math.max(type.levels.length, 1), decimals: 0 };
    case "date":
      return { least: dateWindow.first, size: dateWindow.last - dateWindow.first + 1, decimals: 0 };
    case "duration":
      return { least: type.min, size: type.max - type.min + 1, decimals: 0 };
    case "number": {
      const steps = 10 ** type.decimals;
      const least = Math.round(type.min * steps);
      return { least, size: Math.round(type.max * steps) - least + 1, decimals: type.decimals };
    }
  }
}

export function valueAt({ least, decimals }: Grid, place: number): number {
  return (least + place) / 10 ** decimals;
}

/** The values of a case, by `Input.index`. */
export function valuesAt({ grids, known }: CaseSpace, point: readonly number[]): readonly Value[] {
  return grids.map((grid, index) => {
    const flag = known[index];
    return flag !== undefined && point[flag] === 0 ? undefined : valueAt(grid, point[index] ?? 0);
  });
}

/** The period that a day lies in. */
export function periodOf({ turns }: Pick<CaseSpace, "turns">, day: number): number {
  return turns.filter((turn) => turn <= day).length;
}

/** Only products lead to numbers that are too large; then any comparison may be one of such numbers. */
function opaqueCount(model: Model): number {
  let products = 0;
  let comparisons = 0;
  for (const expr of expressionsOf(model)) {
    const own = sizesIn(expr);
    products += own.products;
    comparisons += own.comparisons;
  }
  const bands = model.definitions.reduce(
    (sum, definition) =>
      definition.kind === "matrix" ? sum + definition.rowKeys.length + definition.columnKeys.length : sum,
    0,
  );
  return products === 0 ? 0 : comparisons + bands;
}

interface Sizes {
  readonly products: number;
  readonly comparisons: number;
}

/** How many there are in an expression. */
const sizesIn = onceFor<[Expr], Sizes>((expr) => {
  let products = 0;
  let comparisons = 0;
  const visit = (part: Expr): void => {
    if (part.kind === "multiply") products++;
    if (part.kind === "compare") comparisons++;
    for (const own of operandsOf(part)) visit(own);
  };
  visit(expr);
  return { products, comparisons };
});
