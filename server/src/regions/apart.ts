/**
 * Formulas copied into a store of their own. There their numbers hang on nothing but what the formulas say, neither on
 * what else there is nor on what there was before: so what an engine makes of them is the same after any history.
 */
import type { Interruption } from "./budget.ts";
import { createFormulas, type Formula, type Formulas, nodeOf, TRUE } from "./formula.ts";
import type { Form, Space } from "./space.ts";

export interface Apart {
  readonly formulas: Formulas;
  /** In the order of the originals. */
  readonly copies: readonly Formula[];
}

export function apart(formulas: Formulas, asked: readonly Formula[], interruption?: Interruption): Apart {
  const own = createFormulas(formulas.space, interruption);
  const shapeOf = shapesOf(formulas, asked);
  const copies = new Map<number, Formula>([[nodeOf(TRUE), TRUE]]);
  const copyOf = (formula: Formula): Formula => (copies.get(nodeOf(formula)) ?? TRUE) ^ (formula & 1);
  // Operands come before what rests on them, and by their shapes.
  const waiting = asked.map(nodeOf).reverse();
  for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
    const operands = copies.has(node) ? [] : operandsOf(formulas, node);
    const missing = operands.filter((operand) => !copies.has(nodeOf(operand)));
    if (missing.length > 0) {
      waiting.push(...missing.sort((a, b) => shapeOf(b) - shapeOf(a)).map(nodeOf));
      continue;
    }
    waiting.pop();
    if (copies.has(node)) continue;
    const isAtom = formulas.isAtom(node);
    copies.set(
      node,
      isAtom ? own.less(formulas.termOf(node), formulas.boundOf(node)) : own.and(operands.map(copyOf)),
    );
  }
  return { formulas: own, copies: asked.map(copyOf) };
}

/** Numbers by which formulas can be put in an order that hangs on nothing but what they say. */
export function shapesOf(formulas: Formulas, asked: readonly Formula[]): (formula: Formula) => number {
  const shapes = new Map<number, number>();
  const shapeOf = (formula: Formula): number => mixed(shapes.get(nodeOf(formula)) ?? 0, formula & 1);
  const terms = new Map<number, number>();
  function termShape(term: number): number {
    const shape = terms.get(term) ?? [...termText(formulas.space, term)].reduce(byLetter, 0);
    terms.set(term, shape);
    return shape;
  }
  for (const node of formulas.below(asked)) {
    if (formulas.isAtom(node))
      shapes.set(node, mixed(termShape(formulas.termOf(node)), formulas.boundOf(node)));
    else {
      const operands = operandsOf(formulas, node).map(shapeOf);
      shapes.set(node, operands.sort((a, b) => a - b).reduce(mixed, operands.length));
    }
  }
  return shapeOf;
}

function operandsOf(formulas: Formulas, node: number): Formula[] {
  const operands: Formula[] = [];
  if (formulas.isAtom(node)) return operands;
  for (let index = formulas.first(node); index < formulas.end(node); index++)
    operands.push(formulas.edge(index));
  return operands;
}

/** Terms have numbers in the order in which they were met; variables always have the same. */
function termText(space: Space, number: number): string {
  const text = ({ constant, parts }: Form): string =>
    [
      constant,
      ...parts.map(({ term, coefficient }) => `${coefficient}*${termText(space, term)}`).sort(),
    ].join();
  const term = space.term(number);
  switch (term.kind) {
    case "variable":
      return `${number}`;
    case "sum":
      return `(${text({ constant: 0, parts: term.parts })})`;
    case "product":
      return [term.left, term.right]
        .map((factor) => termText(space, factor))
        .sort()
        .join("x");
    case "months":
      return `(${text(term.date)};${text(term.months)})`;
  }
}

const byLetter = (shape: number, letter: string): number => mixed(shape, letter.codePointAt(0) ?? 0);

function mixed(shape: number, value: number): number {
  const both = Math.imul(shape ^ Math.imul(value | 0, 0x85ebca6b), 0x9e3779b1);
  return ((both ^ (both >>> 15)) + 0x27d4eb2f) | 0;
}
