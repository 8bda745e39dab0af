/**
 * What was found of parts of a policy. A part comes to the same in all cases that are alike in what it rests on, so
 * that an answer found for one of them is that of all.
 */
import type { Expr } from "../semantics/model.ts";
import { operandsOf, partsOf } from "../semantics/parts.ts";
import { comparedWith } from "./alike.ts";
import type { Search } from "./completions.ts";
import type { Prepared } from "./prepare.ts";
import type { Slice } from "./slices.ts";

/** Answers to questions about one part, by what was asked: whether it is so in some way of filling the unknowns. */
export type Answers = Map<string, RememberedAnswer>;

/** `not known`: not within few steps. */
export type RememberedAnswer = "some" | "none" | "not known";

/** Answers about a part in a case; undefined where it makes a difference that some values are only guessed. */
export function answersOf({ prepared, root, limits }: Search, slice: Slice): Answers | undefined {
  if (root.known !== undefined) return undefined;
  const part = partOf(prepared, slice);
  let key = `${root.on}`;
  for (const index of part.inputs) {
    const value = root.values[index];
    const bounds = value === undefined ? limits.get(index) : undefined;
    key += bounds === undefined ? ` ${value ?? ""}` : ` ${bounds.min}-${bounds.max}`;
  }
  const known = part.answers.get(key);
  if (known !== undefined) return known;
  if (part.answers.size >= MOST) part.answers.clear();
  const none: Answers = new Map();
  part.answers.set(key, none);
  return none;
}

interface RememberedPart {
  /** Indexes of all inputs that its answers rest on. */
  readonly inputs: readonly number[];
  /** By the values of those, and the decision date. */
  readonly answers: Map<string, Answers>;
}

/** So many cases that differ in a part are kept in mind. */
const MOST = 100;

const parts = new WeakMap<Slice, RememberedPart>();

function partOf(prepared: Prepared, slice: Slice): RememberedPart {
  const known = parts.get(slice) ?? { inputs: inputsOf(prepared, slice), answers: new Map() };
  parts.set(slice, known);
  return known;
}

/** The assumptions, and what holds between measures, restrict the unknowns of every part. */
function inputsOf({ model }: Prepared, slice: Slice): readonly number[] {
  const found = new Set<number>();
  const visit = (expr: Expr | undefined): void => {
    if (expr?.kind === "input") found.add(expr.input.index);
    if (expr !== undefined) for (const operand of operandsOf(expr)) visit(operand);
  };
  visit(model.policy?.force);
  for (const index of slice.order) {
    const { force, when, unless } = model.rules[index] ?? {};
    for (const condition of [force, when, unless]) visit(condition);
  }
  for (const index of slice.targets) {
    const { openWhen, adequateWhen } = model.targets[index] ?? {};
    for (const condition of [openWhen, adequateWhen]) visit(condition);
  }
  for (const definition of slice.definitions) for (const part of partsOf(definition)) visit(part);
  for (const { condition } of model.assumptions) visit(condition);
  for (const relation of model.relations) visit(relation);
  const read = model.inputs.filter(({ index }) => found.has(index));
  for (const input of read) for (const { index } of comparedWith(model, input)) found.add(index);
  return [...found].sort((a, b) => a - b);
}
