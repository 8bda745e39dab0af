/** The values of all definitions in a case: each stands after those it reads, so one pass does. */

import { covers, overlap } from "../semantics/bands.ts";
import { excludeEachOther } from "../semantics/exclusive.ts";
import type { Band, Definition, Model } from "../semantics/model.ts";
import { typeOf } from "../semantics/parts.ts";
import type { Value } from "../semantics/types.ts";
import { evaluate, type Frame, same } from "./kleene.ts";

const NONE: readonly number[] = [];

/** A frame with the definitions worked out: all of them, or those asked for. `known`: see Frame. */
export function frameOf(
  model: Model,
  values: readonly Value[],
  on: Value,
  known?: Frame,
  definitions: readonly Definition[] = model.definitions,
): Frame {
  const found: Value[] = new Array(model.definitions.length).fill(undefined);
  const growing = { values, definitions: found, clashes: NONE, mayClash: NONE, on, known };
  for (const definition of definitions) {
    const value = definitionValue(definition, growing);
    if (value === CLASH) growing.clashes = [...growing.clashes, definition.index];
    else if (value === MAY_CLASH) growing.mayClash = [...growing.mayClash, definition.index];
    else found[definition.index] = value;
  }
  return growing;
}

/** Two true branches (or matching cells) give different values. */
const CLASH = "clash";
const MAY_CLASH = "may clash";
type Found = Value | typeof CLASH | typeof MAY_CLASH;

/** An edition has a value, and can clash, only while it is in force. */
function definitionValue(definition: Definition, frame: Frame): Found {
  const force = definition.edition?.force;
  if (force === undefined) return ownValue(definition, frame);
  const isInForce = evaluate(force, frame);
  if (isInForce === 0) return undefined;
  const value = ownValue(definition, frame);
  return value === CLASH && isInForce === undefined ? MAY_CLASH : value;
}

function ownValue(definition: Definition, frame: Frame): Found {
  switch (definition.kind) {
    case "define":
    case "threshold":
      return evaluate(definition.value, frame);
    case "branches":
      return branchValue(definition, frame);
    case "matrix":
      return cellValue(definition, frame);
  }
}

/**
 * Branches have no order. A branch is possible while its condition is not false, `otherwise` while no other is
 * true; the value is known where all possible branches agree and one of them is sure to hold.
 */
function branchValue(definition: Extract<Definition, { kind: "branches" }>, frame: Frame): Found {
  const agreement = new Agreement();
  let sure = false;
  let conditions = 0;
  let clash: Found;
  let sureValue: Value;
  for (const { when, value } of definition.branches) {
    if (when === undefined) continue;
    const holds = evaluate(when, frame);
    if (holds === 0) continue;
    const branch = evaluate(value, frame);
    if (holds === 1) {
      if (sureValue !== undefined && branch !== undefined && !same(branch, sureValue)) clash = CLASH;
      sure = true;
      sureValue ??= branch;
    }
    conditions++;
    agreement.add(branch);
  }
  if (clash !== undefined) return clash;
  if (conditions > 1 && !agreement.reached && !excludeEachOther(definition)) return MAY_CLASH;
  if (!sure) {
    const otherwise = definition.branches.filter(({ when }) => when === undefined);
    if (otherwise.length === 0) return undefined;
    for (const { value } of otherwise) agreement.add(evaluate(value, frame));
  }
  return agreement.value;
}

/** The cell of the row and column that the values fall in. An unknown axis leaves all its rows or columns. */
function cellValue(matrix: Extract<Definition, { kind: "matrix" }>, frame: Frame): Found {
  const { cells, rowKeys, columnKeys } = matrix;
  const row = evaluate(matrix.rows, frame);
  const column = matrix.columns === undefined ? 0 : evaluate(matrix.columns, frame);
  if (row === undefined && !matrixFacts(matrix).rowsCover) return undefined;
  if (column === undefined && !matrixFacts(matrix).columnsCover) return undefined;
  const agreement = new Agreement();
  for (let r = 0; r < cells.length; r++) {
    if (row !== undefined && !isIn(row, rowKeys[r])) continue;
    const line = cells[r] ?? [];
    for (let c = 0; c < line.length; c++) {
      if (matrix.columns !== undefined && column !== undefined && !isIn(column, columnKeys[c])) continue;
      agreement.add(line[c]);
    }
  }
  if (agreement.reached) return agreement.value;
  const exact = row !== undefined && column !== undefined;
  if (exact) return agreement.differs ? CLASH : undefined;
  return matrixFacts(matrix).overlap ? MAY_CLASH : undefined;
}

/** Values that should be one. */
class Agreement {
  #first: Value;
  #seen = false;
  #unknown = false;
  differs = false;

  add(value: Value): void {
    this.#seen = true;
    if (value === undefined) this.#unknown = true;
    else if (this.#first === undefined) this.#first = value;
    else if (!same(this.#first, value)) this.differs = true;
  }

  get reached(): boolean {
    return this.#seen && !this.#unknown && !this.differs;
  }

  get value(): Value {
    return this.reached ? this.#first : undefined;
  }
}

function isIn(value: number, band: Band | undefined): boolean {
  return band !== undefined && value >= band.from && value <= band.to;
}

interface MatrixFacts {
  /** Whether every value of the axis falls into a row. */
  readonly rowsCover: boolean;
  readonly columnsCover: boolean;
  /** Whether a value can fall into two. */
  readonly overlap: boolean;
}

const factsOf = new WeakMap<Definition, MatrixFacts>();

function matrixFacts(matrix: Extract<Definition, { kind: "matrix" }>): MatrixFacts {
  const found = factsOf.get(matrix);
  if (found !== undefined) return found;
  const { rows, columns, rowKeys, columnKeys } = matrix;
  const facts = {
    rowsCover: covers(rowKeys, typeOf(rows)),
    columnsCover: columns === undefined || covers(columnKeys, typeOf(columns)),
    overlap: overlap(rowKeys) || (columns !== undefined && overlap(columnKeys)),
  };
  factsOf.set(matrix, facts);
  return facts;
}
