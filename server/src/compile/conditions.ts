/**
 * Expressions as formulas, with the interpreter's three-valued meaning. A value is a list of alternatives, each a
 * form over the facts and the cases in which the value is surely that; in the cases of none, it is unknown.
 */

import { FALSE, type Formula, type Formulas, not, TRUE } from "../regions/formula.ts";
import { addForms, constantForm, type Form, scaleForm, TooWide, termForm } from "../regions/space.ts";
import { covers, overlap } from "../semantics/bands.ts";
import type { Days } from "../semantics/editions.ts";
import { excludeEachOther } from "../semantics/exclusive.ts";
import type { Band, Definition, Expr, Input, Parameter } from "../semantics/model.ts";
import { typeOf } from "../semantics/parts.ts";
import type { Type } from "../semantics/types.ts";
import { type CaseSpace, gridOf } from "./case-space.ts";
import { allOf, anyOf, atLeast, NO, opposite, sure, type Truth, UNKNOWN, YES } from "./truth.ts";

/** A value that is known: form / 10^decimals. */
interface Alternative {
  readonly form: Form;
  readonly decimals: number;
  readonly when: Formula;
}

type Alternatives = readonly Alternative[];

export interface Conditions {
  readonly truth: (expr: Expr) => Truth;
  /** Whether an expression has a known value. */
  readonly known: (expr: Expr) => Formula;
  /** Whether a definition surely has the value that a variable stands for. */
  readonly equals: (definition: Definition, variable: number) => Formula;
  /** Whether a value of a definition (or of a matrix) surely lies in a band. */
  readonly within: (expr: Expr, band: Band) => Truth;
  /** Of a definition: two of its branches, or two cells, surely fit and give different values. */
  readonly clash: (definition: Definition) => Formula;
  /** That may be so, without being sure. */
  readonly mayClash: (definition: Definition) => Formula;
  /** Of a matrix: row and column are known, and surely fall into this cell. */
  readonly cell: (matrix: Matrix, row: number, column: number) => Formula;
}

export type Matrix = Extract<Definition, { kind: "matrix" }>;

/** What may be unknown, and what the decision date is. */
export interface Setting {
  /** By `Input.index`: whether its value is known. */
  readonly known: (input: Input) => Formula;
  /** What `is known` asks, and whether that is something else. */
  readonly asked: (input: Input) => Formula;
  readonly asksApart: boolean;
  /** Whether the decision date is known. */
  readonly dated: Formula;
  /** The variable that a definition's value is taken from, instead of being worked out. */
  readonly given?: (definition: Definition) => number | undefined;
  /** The decision date is known and lies in a period from `from` to `to`, both included. */
  readonly during: (from: number, to: number) => Formula;
}

/**
 * What was found of an expression or a definition is remembered as long as that is the same object. Throws TooWide where numbers are
 * too large to be exact in more places than the space has room for.
 */
export function createConditions(formulas: Formulas, cases: CaseSpace, setting: Setting): Conditions {
  const truths = new WeakMap<Expr, Truth>();
  const definitions = new WeakMap<Definition, Alternatives>();
  let opaqueUsed = 0;
  /** The same expressions, as `is known` looks at them. */
  const asking = setting.asksApart
    ? createConditions(formulas, cases, { ...setting, known: setting.asked, asksApart: false })
    : undefined;

  function truth(expr: Expr): Truth {
    const before = truths.get(expr);
    if (before !== undefined) return before;
    const found = truthOf(expr);
    truths.set(expr, found);
    return found;
  }

  function truthOf(expr: Expr): Truth {
    switch (expr.kind) {
      case "not":
        return opposite(truth(expr.operand));
      case "and":
        return allOf(formulas, expr.operands.map(truth));
      case "or":
        return anyOf(formulas, expr.operands.map(truth));
      case "count":
        return atLeast(formulas, expr.atLeast, expr.operands.map(truth));
      case "compare":
        return compare(expr);
      case "known":
        return sure((asking?.known ?? known)(expr.operand));
      case "in-force":
        return inForce(expr);
      case "constant":
        return expr.value === 0 ? NO : YES;
      case "unresolved":
        return UNKNOWN;
      case "input": {
        const isNo = formulas.less(expr.input.index, 1);
        const isKnown = setting.known(expr.input);
        if (isKnown === TRUE) return { yes: not(isNo), no: isNo };
        return { yes: formulas.and([isKnown, not(isNo)]), no: formulas.and([isKnown, isNo]) };
      }
      case "parameter":
      case "definition":
      case "add":
      case "subtract":
      case "multiply":
      case "add-months":
        return isOne(expr);
    }
  }

  /** Whether the decision date lies in some days, both ends included. */
  function inForce({ from, until }: Days): Truth {
    const first = from === undefined ? 0 : cases.turns.indexOf(from) + 1;
    const last = until === undefined ? cases.turns.length : cases.turns.indexOf(until + 1);
    const yes = first > last ? FALSE : setting.during(first, last);
    return { yes, no: formulas.and([setting.dated, not(yes)]) };
  }

  function isOne(expr: Expr): Truth {
    return judged(alternatives(expr).map(({ form, when }) => ({ when, is: not(formulas.atMostZero(form)) })));
  }

  /** Whether something is so, which is known in the cases of each `when`. */
  function judged(each: readonly { readonly when: Formula; readonly is: Formula }[]): Truth {
    const yes = formulas.or(each.map(({ when, is }) => formulas.and([when, is])));
    if (formulas.or(each.map(({ when }) => when)) === TRUE) return sure(yes);
    return { yes, no: formulas.or(each.map(({ when, is }) => formulas.and([when, not(is)]))) };
  }

  function known(expr: Expr): Formula {
    switch (expr.kind) {
      case "constant":
        return TRUE;
      case "not":
      case "and":
      case "or":
      case "count":
      case "compare":
      case "known":
      case "in-force":
      case "unresolved": {
        const { yes, no } = truth(expr);
        return formulas.or([yes, no]);
      }
      default:
        return formulas.or(alternatives(expr).map(({ when }) => when));
    }
  }

  function alternatives(expr: Expr): Alternatives {
    switch (expr.kind) {
      case "constant":
        return [{ ...exactly(expr.value), when: TRUE }];
      case "input":
        return [{ ...onGrid(expr.input.type, expr.input.index), when: setting.known(expr.input) }];
      case "parameter":
        return parameterValues(expr.parameter);
      case "definition":
        return definitionValues(expr.definition);
      case "add":
        return combine(expr.left, expr.right, (a, b) => addForms(a, b), "aligned");
      case "subtract":
        return combine(expr.left, expr.right, (a, b) => addForms(a, scaleForm(b, -1)), "aligned");
      case "multiply":
        return combine(expr.left, expr.right, (a, b) => formulas.space.multiply(a, b), "free");
      case "add-months":
        return combine(
          expr.date,
          expr.months,
          (date, months) => formulas.space.addMonths(date, scaleForm(months, expr.sign)),
          "aligned",
        );
      case "not":
      case "and":
      case "or":
      case "count":
      case "compare":
      case "known":
      case "in-force":
      case "unresolved": {
        const { yes, no } = truth(expr);
        return [
          { form: constantForm(1), decimals: 0, when: yes },
          { form: constantForm(0), decimals: 0, when: no },
        ];
      }
    }
  }

  function combine(
    left: Expr,
    right: Expr,
    how: (a: Form, b: Form) => Form,
    decimals: "aligned" | "free",
  ): Alternatives {
    const found: Alternative[] = [];
    for (const a of alternatives(left))
      for (const b of alternatives(right)) {
        const when = formulas.and([a.when, b.when]);
        if (decimals === "aligned") {
          const [x, y] = aligned(a, b);
          found.push({ form: how(x, y), decimals: Math.max(a.decimals, b.decimals), when });
        } else found.push({ form: how(a.form, b.form), decimals: narrow(a.decimals + b.decimals), when });
      }
    return merged(formulas, found);
  }

  function parameterValues({ values }: Parameter): Alternatives {
    const found: Alternative[] = [];
    let until = cases.turns.length;
    for (const { value, from } of values) {
      if (from === undefined) {
        // Counts on every day before those of the later values.
        const isLater = found.map(({ when }) => when);
        const when = found.length === 0 ? TRUE : formulas.and([setting.dated, ...isLater.map(not)]);
        found.push({ ...exactly(value), when });
        break;
      }
      const start = cases.turns.indexOf(from) + 1;
      if (start <= until) found.push({ ...exactly(value), when: setting.during(start, until) });
      until = Math.min(until, start - 1);
    }
    return merged(formulas, found);
  }

  // ── Definitions ──────────────────────────────────────────────────────────────────────────────────────────────

  function definitionValues(definition: Definition): Alternatives {
    const before = definitions.get(definition);
    if (before !== undefined) return before;
    const variable = setting.given?.(definition);
    const found =
      variable === undefined ? valuesOf(definition) : [{ ...onGrid(definition.type, variable), when: TRUE }];
    definitions.set(definition, found);
    return found;
  }

  /** An edition has a value, and can clash, only while it is in force. */
  function forceOf({ edition }: Definition): Truth {
    return edition?.force === undefined ? YES : truth(edition.force);
  }

  function valuesOf(definition: Definition): Alternatives {
    const { no } = forceOf(definition);
    const values = ownValues(definition);
    return no === FALSE
      ? values
      : values.map((value) => ({ ...value, when: formulas.and([value.when, not(no)]) }));
  }

  function ownValues(definition: Definition): Alternatives {
    switch (definition.kind) {
      case "define":
      case "threshold":
        return alternatives(definition.value);
      case "branches":
        return branchValues(definition);
      case "matrix":
        return cellValues(definition);
    }
  }

  interface Branch {
    /** Whether its condition surely holds, and whether it may. */
    readonly sure: Formula;
    readonly possible: Formula;
    readonly values: Alternatives;
  }

  function branchesOf({ branches }: Extract<Definition, { kind: "branches" }>): readonly Branch[] {
    return branches.flatMap(({ when, value }) => {
      if (when === undefined) return [];
      const { yes, no } = truth(when);
      return [{ sure: yes, possible: not(no), values: alternatives(value) }];
    });
  }

  /** A value is known where all branches that may hold agree on it, and one of them, or `otherwise`, does. */
  function branchValues(definition: Extract<Definition, { kind: "branches" }>): Alternatives {
    const branches = branchesOf(definition);
    const otherwise = definition.branches.flatMap(({ when, value }) =>
      when === undefined ? [alternatives(value)] : [],
    );
    const candidates = [...branches.map(({ values }) => values), ...otherwise].flat();
    const found = distinct(candidates).map((candidate): Alternative => {
      const agree = branches.map(({ possible, values }) =>
        formulas.or([not(possible), isAmong(values, candidate)]),
      );
      const byDefault = otherwise.map((values) => isAmong(values, candidate));
      const some = formulas.or([
        ...branches.map((branch) => branch.sure),
        ...(otherwise.length === 0 ? [] : [formulas.and(byDefault)]),
      ]);
      return { ...candidate, when: formulas.and([...agree, some]) };
    });
    return found;
  }

  /** Whether a value is surely the same as another. */
  function isAmong(values: Alternatives, other: Alternative): Formula {
    return formulas.or(values.map((value) => formulas.and([value.when, equal(value, other)])));
  }

  function equal(a: Alternative, b: Alternative): Formula {
    return comparison("=", a, b);
  }

  function clash(definition: Definition): Formula {
    return formulas.and([forceOf(definition).yes, ownClash(definition)]);
  }

  function ownClash(definition: Definition): Formula {
    if (definition.kind === "matrix") return cellClash(definition);
    if (definition.kind !== "branches") return FALSE;
    const branches = branchesOf(definition);
    return formulas.or(
      pairs(branches).map(([a, b]) =>
        formulas.and([
          a.sure,
          b.sure,
          formulas.or(
            a.values.flatMap((x) => b.values.map((y) => formulas.and([x.when, y.when, not(equal(x, y))]))),
          ),
        ]),
      ),
    );
  }

  function mayClash(definition: Definition): Formula {
    const { yes, no } = forceOf(definition);
    const isOpen = formulas.and([not(yes), not(no)]);
    return formulas.or([
      formulas.and([not(no), ownMayClash(definition)]),
      isOpen === FALSE ? FALSE : formulas.and([isOpen, ownClash(definition)]),
    ]);
  }

  function ownMayClash(definition: Definition): Formula {
    if (definition.kind === "matrix") return cellsMayClash(definition);
    if (definition.kind !== "branches" || excludeEachOther(definition)) return FALSE;
    const branches = branchesOf(definition);
    const several = formulas.atLeast(
      2,
      branches.map(({ possible }) => possible),
    );
    const agreed = distinct(branches.flatMap(({ values }) => values)).map((candidate) =>
      formulas.and(
        branches.map(({ possible, values }) => formulas.or([not(possible), isAmong(values, candidate)])),
      ),
    );
    return formulas.and([several, not(formulas.or(agreed)), not(ownClash(definition))]);
  }

  // ── Matrices ─────────────────────────────────────────────────────────────────────────────────────────────────

  interface Axis {
    readonly known: Formula;
    /** By key: whether the value surely falls into it. */
    readonly falls: readonly Formula[];
    /** By key: whether it may. */
    readonly may: readonly Formula[];
    /** Whether keys have no value in common. */
    readonly apart: boolean;
  }

  function axisOf(expr: Expr, keys: readonly Band[]): Axis {
    const inside = keys.map((key) => within(expr, key).yes);
    const isKnown = known(expr);
    // An unknown value may be anywhere, but tells nothing where the keys leave a value out.
    const anywhere = covers(keys, typeOf(expr)) ? not(isKnown) : FALSE;
    return {
      known: isKnown,
      falls: inside,
      may: inside.map((here) => formulas.or([here, anywhere])),
      apart: !overlap(keys),
    };
  }

  const axes = new WeakMap<Matrix, readonly [Axis, Axis]>();

  function axesOf(matrix: Matrix): readonly [Axis, Axis] {
    const before = axes.get(matrix);
    if (before !== undefined) return before;
    const single: Axis = { known: TRUE, falls: [TRUE], may: [TRUE], apart: true };
    const found = [
      axisOf(matrix.rows, matrix.rowKeys),
      matrix.columns === undefined ? single : axisOf(matrix.columns, matrix.columnKeys),
    ] as const;
    axes.set(matrix, found);
    return found;
  }

  function cell(matrix: Matrix, row: number, column: number): Formula {
    const [rows, columns] = axesOf(matrix);
    return formulas.and([rows.falls[row] ?? FALSE, columns.falls[column] ?? FALSE]);
  }

  interface Cell {
    readonly value: number | undefined;
    readonly may: Formula;
    readonly falls: Formula;
  }

  function cellsOf(matrix: Matrix): readonly Cell[] {
    const [rows, columns] = axesOf(matrix);
    return matrix.cells.flatMap((line, row) =>
      line.map((value, column) => ({
        value,
        may: formulas.and([rows.may[row] ?? FALSE, columns.may[column] ?? FALSE]),
        falls: cell(matrix, row, column),
      })),
    );
  }

  /** A value is known where all cells that the case may fall into agree on it. */
  function cellValues(matrix: Matrix): Alternatives {
    const [rows, columns] = axesOf(matrix);
    const cells = cellsOf(matrix);
    const values = [...new Set(cells.flatMap(({ value }) => (value === undefined ? [] : [value])))].sort(
      (a, b) => a - b,
    );
    const isPlain = rows.known === TRUE && columns.known === TRUE && rows.apart && columns.apart;
    const found: Alternative[] = [];
    for (const value of values) {
      // Where every case falls into a cell, the last value is that of all others.
      if (isPlain && value === values.at(-1) && isFull(matrix)) {
        found.push({ ...exactly(value), when: formulas.and(found.map(({ when }) => not(when))) });
        continue;
      }
      const own = cells.filter((here) => here.value === value);
      const others = cells.filter((here) => here.value !== value);
      const when = isPlain
        ? plainCells(matrix, value)
        : formulas.and([...others.map(({ may }) => not(may)), formulas.or(own.map(({ may }) => may))]);
      found.push({ ...exactly(value), when });
    }
    return found;
  }

  /** With both axes known and no overlaps: row by row, the columns that give the value. */
  function plainCells(matrix: Matrix, value: number): Formula {
    const [rows, columns] = axesOf(matrix);
    return formulas.or(
      matrix.cells.map((line, row) =>
        formulas.and([
          rows.falls[row] ?? FALSE,
          formulas.or(
            line.flatMap((here, column) => (here === value ? [columns.falls[column] ?? FALSE] : [])),
          ),
        ]),
      ),
    );
  }

  function cellClash(matrix: Matrix): Formula {
    const [rows, columns] = axesOf(matrix);
    if (rows.apart && columns.apart) return FALSE;
    const differing = pairs(cellsOf(matrix)).filter(
      ([a, b]) => a.value !== undefined && b.value !== undefined && a.value !== b.value,
    );
    return formulas.or(differing.map(([a, b]) => formulas.and([a.falls, b.falls])));
  }

  function cellsMayClash(matrix: Matrix): Formula {
    const [rows, columns] = axesOf(matrix);
    if (rows.apart && columns.apart) return FALSE;
    const bothKnown = formulas.and([rows.known, columns.known]);
    const told = formulas.and([
      formulas.or([rows.known, ...rows.may]),
      formulas.or([columns.known, ...columns.may]),
    ]);
    const agreed = cellValues(matrix).map(({ when }) => when);
    return formulas.and([not(bothKnown), told, not(formulas.or(agreed))]);
  }

  function within(expr: Expr, { from, to }: Band): Truth {
    const low = exactly(from);
    const high = exactly(to);
    return judged(
      alternatives(expr).map((value) => ({
        when: value.when,
        is: formulas.and([comparison(">=", value, low), comparison("<=", value, high)]),
      })),
    );
  }

  // ── Comparisons ──────────────────────────────────────────────────────────────────────────────────────────────

  function compare(expr: Extract<Expr, { kind: "compare" }>): Truth {
    try {
      const left = alternatives(expr.left);
      const right = alternatives(expr.right);
      return judged(
        left.flatMap((a) =>
          right.map((b) => ({ when: formulas.and([a.when, b.when]), is: comparison(expr.op, a, b) })),
        ),
      );
    } catch (error) {
      if (!(error instanceof TooWide)) throw error;
      const variable = cases.opaque[opaqueUsed++];
      if (variable === undefined) throw error;
      return sure(not(formulas.less(variable, 1)));
    }
  }

  function comparison(
    op: Extract<Expr, { kind: "compare" }>["op"],
    left: Pick<Alternative, "form" | "decimals">,
    right: Pick<Alternative, "form" | "decimals">,
  ): Formula {
    const [a, b] = aligned(left, right);
    const difference = addForms(a, scaleForm(b, -1));
    const atMost = (form: Form, extra: number) =>
      formulas.atMostZero({ constant: form.constant + extra, parts: form.parts });
    switch (op) {
      case "<=":
        return atMost(difference, 0);
      case "<":
        return atMost(difference, 1);
      case ">=":
        return not(atMost(difference, 1));
      case ">":
        return not(atMost(difference, 0));
      case "=":
        return formulas.and([atMost(difference, 0), not(atMost(difference, 1))]);
    }
  }

  /** What is found of a definition once. */
  function onceFor(find: (definition: Definition) => Formula): (definition: Definition) => Formula {
    const kept = new WeakMap<Definition, Formula>();
    return (definition) => {
      const found = kept.get(definition) ?? find(definition);
      kept.set(definition, found);
      return found;
    };
  }

  return {
    truth,
    known,
    equals: (definition, variable) =>
      isAmong(definitionValues(definition), { ...onGrid(definition.type, variable), when: TRUE }),
    within,
    clash: onceFor(clash),
    mayClash: onceFor(mayClash),
    cell,
  };
}

/** Comparisons look at nine decimals. */
const DECIMALS = 9;

function narrow(decimals: number): number {
  if (decimals > DECIMALS) throw new TooWide("more decimals than comparisons look at");
  return decimals;
}

function exactly(value: number): { readonly form: Form; readonly decimals: number } {
  for (let decimals = 0; decimals <= DECIMALS; decimals++) {
    const scaled = Math.round(value * 10 ** decimals);
    if (Math.abs(scaled / 10 ** decimals - value) < 1e-10) return { form: constantForm(scaled), decimals };
  }
  return { form: constantForm(Math.round(value * 10 ** DECIMALS)), decimals: DECIMALS };
}

/** The value that a variable stands for. */
function onGrid(type: Type, variable: number): { readonly form: Form; readonly decimals: number } {
  const { least, decimals } = gridOf(type);
  return { form: { ...termForm(variable), constant: least }, decimals };
}

function aligned(
  a: Pick<Alternative, "form" | "decimals">,
  b: Pick<Alternative, "form" | "decimals">,
): readonly [Form, Form] {
  const decimals = Math.max(a.decimals, b.decimals);
  return [scaleForm(a.form, 10 ** (decimals - a.decimals)), scaleForm(b.form, 10 ** (decimals - b.decimals))];
}

const keyOf = ({ form, decimals }: Alternative): string => JSON.stringify([form, decimals]);

/** One alternative for each form. */
function merged(formulas: Formulas, alternatives: Alternatives): Alternatives {
  const byForm = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const key = keyOf(alternative);
    const before = byForm.get(key);
    const when = before === undefined ? alternative.when : formulas.or([before.when, alternative.when]);
    byForm.set(key, { ...alternative, when });
  }
  return [...byForm.values()];
}

function distinct(alternatives: Alternatives): Alternatives {
  return [...new Map(alternatives.map((alternative) => [keyOf(alternative), alternative])).values()];
}

export function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second] as const));
}

/** Whether every case falls into a cell with a value. */
function isFull({ rows, rowKeys, columns, columnKeys, cells }: Matrix): boolean {
  return (
    covers(rowKeys, typeOf(rows)) &&
    (columns === undefined || covers(columnKeys, typeOf(columns))) &&
    rowKeys.every((_, row) =>
      (columns === undefined ? [0] : columnKeys).every((_, column) => cells[row]?.[column] !== undefined),
    )
  );
}
