/** Small random spaces and formulas over them, and every case they have. */
import { createFormulas, type Formula, type Formulas, not } from "@remit/server/regions/formula.ts";
import {
  addForms,
  constantForm,
  createSpace,
  type Form,
  scaleForm,
  termForm,
} from "@remit/server/regions/space.ts";
import * as fc from "fast-check";

/** Months of 30 days: what matters here is that they move a day. */
const monthsAfter = (day: number, months: number): number => day + 30 * months;

type Recipe =
  | { readonly kind: "compare"; readonly variable: number; readonly bound: number }
  | { readonly kind: "sum"; readonly coefficients: readonly number[]; readonly constant: number }
  | { readonly kind: "product"; readonly left: number; readonly right: number; readonly most: number }
  | { readonly kind: "months"; readonly date: number; readonly months: number; readonly other: number }
  | { readonly kind: "all" | "any"; readonly operands: readonly Recipe[] }
  | { readonly kind: "count"; readonly atLeast: number; readonly operands: readonly Recipe[] }
  | { readonly kind: "not"; readonly operand: Recipe };

export interface Sample {
  readonly sizes: readonly number[];
  readonly recipe: Recipe;
}

const slot = fc.integer({ min: 0, max: 3 });
const atom: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("compare"), variable: slot, bound: slot }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("sum"),
      coefficients: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 2, maxLength: 3 }),
      constant: fc.integer({ min: -3, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("product"), left: slot, right: slot, most: slot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("months"), date: slot, months: slot, other: slot }) },
);
const recipe = fc.letrec<{ recipe: Recipe }>((tie) => ({
  recipe: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc.record({ kind: fc.constantFrom("all", "any"), operands: fc.array(tie("recipe"), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant("count"),
      atLeast: fc.integer({ min: 0, max: 3 }),
      operands: fc.array(tie("recipe"), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant("not"), operand: tie("recipe") }),
  ),
})).recipe;

export const sample: fc.Arbitrary<Sample> = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
  recipe,
});

export function formulasFor(sizes: readonly number[]): Formulas {
  return createFormulas(
    createSpace(
      sizes.map((size, index) => ({ name: `v${index}`, size })),
      monthsAfter,
    ),
  );
}

export function build(formulas: Formulas, recipe: Recipe): Formula {
  switch (recipe.kind) {
    case "compare":
      return formulas.less(recipe.variable, recipe.bound);
    case "sum":
      return formulas.atMostZero(
        recipe.coefficients.reduce<Form>(
          (sum, coefficient, term) => addForms(sum, scaleForm(termForm(term), coefficient)),
          constantForm(recipe.constant),
        ),
      );
    case "product":
      return formulas.atMostZero(
        addForms(
          formulas.space.multiply(termForm(recipe.left), termForm(recipe.right)),
          constantForm(-recipe.most),
        ),
      );
    case "months":
      return formulas.atMostZero(
        addForms(
          formulas.space.addMonths(termForm(recipe.date), termForm(recipe.months)),
          scaleForm(termForm(recipe.other), -20),
        ),
      );
    case "all":
      return formulas.and(recipe.operands.map((operand) => build(formulas, operand)));
    case "any":
      return formulas.or(recipe.operands.map((operand) => build(formulas, operand)));
    case "count":
      return formulas.atLeast(
        recipe.atLeast,
        recipe.operands.map((operand) => build(formulas, operand)),
      );
    case "not":
      return not(build(formulas, recipe.operand));
  }
}

/** What the recipe says of a case, worked out without formulas. */
export function says(recipe: Recipe, point: readonly number[]): boolean {
  const at = (index: number) => point[index] ?? 0;
  switch (recipe.kind) {
    case "compare":
      return at(recipe.variable) < recipe.bound;
    case "sum":
      return (
        recipe.coefficients.reduce((sum, factor, index) => sum + factor * at(index), recipe.constant) <= 0
      );
    case "product":
      return at(recipe.left) * at(recipe.right) <= recipe.most;
    case "months":
      return monthsAfter(at(recipe.date), at(recipe.months)) <= 20 * at(recipe.other);
    case "all":
      return recipe.operands.every((operand) => says(operand, point));
    case "any":
      return recipe.operands.some((operand) => says(operand, point));
    case "count":
      return recipe.operands.filter((operand) => says(operand, point)).length >= recipe.atLeast;
    case "not":
      return !says(recipe.operand, point);
  }
}

/** Every case of a space. */
export function points(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (found, size) => found.flatMap((point) => Array.from({ length: size }, (_, value) => [...point, value])),
    [[]],
  );
}
