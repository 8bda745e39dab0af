/** The engines against trying every case. */
import { strict as assert } from "node:assert";
import { budgetOf } from "@remit/server/regions/budget.ts";
import { ALL, createDiagrams, createRoom, EMPTY } from "@remit/server/regions/diagram.ts";
import { createEvaluator } from "@remit/server/regions/evaluate.ts";
import { type Formula, not } from "@remit/server/regions/formula.ts";
import { createProver } from "@remit/server/regions/prover.ts";
import { smallestCase } from "@remit/server/regions/smallest.ts";
import { constantForm, termForm } from "@remit/server/regions/space.ts";
import * as fc from "fast-check";
import { build, formulasFor, points, type Sample, sample, says } from "./random-formulas.ts";

const plenty = () => budgetOf(10_000_000);

function law(name: string, check: (sample: Sample) => void): void {
  it(name, () => fc.assert(fc.property(sample, check), { numRuns: 400 }));
}

describe("formulas", () => {
  law("mean what they were made of", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const formula = build(formulas, recipe);
    for (const point of points(sizes)) assert.equal(formulas.holds(formula, point), says(recipe, point));
  });

  law("with a variable replaced mean what they meant at the other place", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const formula = build(formulas, recipe);
    const fixed = formulas.substitute(formula, 1, constantForm(0));
    const moved = formulas.substitute(formula, 1, { ...termForm(1), constant: 1 });
    const copied = formulas.substitute(formula, 1, termForm(2));
    assert.ok(!formulas.reads(fixed, 1));
    for (const point of points(sizes)) {
      assert.equal(formulas.holds(fixed, point), says(recipe, point.with(1, 0)));
      const [next, other] = [(point[1] ?? 0) + 1, point[2] ?? 0];
      if (next < (sizes[1] ?? 0))
        assert.equal(formulas.holds(moved, point), says(recipe, point.with(1, next)));
      if (other < (sizes[1] ?? 0))
        assert.equal(formulas.holds(copied, point), says(recipe, point.with(1, other)));
    }
  });

  law("are worked out the same for many cases at once", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const formula = build(formulas, recipe);
    const all = points(sizes);
    const columns = sizes.map((_, variable) => Int32Array.from(all, (point) => point[variable] ?? 0));
    const evaluator = createEvaluator(formulas, [formula], 2);
    for (let from = 0; from < all.length; from += 64) {
      const count = Math.min(64, all.length - from);
      evaluator.run(columns, from, count);
      for (let index = 0; index < count; index++) {
        const bit = (evaluator.word(formula, index >> 5) >>> (index & 31)) & 1;
        assert.equal(bit === 1, says(recipe, all[from + index] ?? []));
      }
    }
  });
});

describe("the prover", () => {
  law("finds a case where there is one, and only there", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const formula = build(formulas, recipe);
    const expected = points(sizes).some((point) => says(recipe, point));
    const prover = createProver(
      formulas,
      sizes.map(() => 0),
    );
    const proof = prover.prove(
      [formula],
      sizes.map(() => 0),
      plenty(),
    );
    assert.equal(proof.kind, expected ? "some" : "none");
    if (proof.kind === "some") assert.ok(says(recipe, proof.point));
  });

  it("names formulas that can't hold together, and keeps its word over many questions", () => {
    const three = fc.tuple(sample, sample, sample);
    fc.assert(
      fc.property(three, (samples) => {
        const sizes = samples[0].sizes;
        const formulas = formulasFor(sizes);
        const recipes = samples.map(({ recipe }) => recipe);
        const built = recipes.map((recipe) => build(formulas, recipe));
        const prover = createProver(
          formulas,
          sizes.map(() => 0),
        );
        const all = points(sizes);
        for (const chosen of [[0], [0, 1], [1, 2], [0, 1, 2], [2], [0, 2]]) {
          const asked = chosen.map((index) => built[index] ?? 0);
          const proof = prover.prove(
            asked,
            sizes.map(() => 0),
            plenty(),
          );
          const holdsIn = (point: readonly number[], parts: readonly number[]) =>
            parts.every((part) => formulas.holds(part, point));
          assert.equal(proof.kind, all.some((point) => holdsIn(point, asked)) ? "some" : "none");
          if (proof.kind === "some") assert.ok(holdsIn(proof.point, asked));
          if (proof.kind === "none") {
            assert.ok(proof.core.every((part) => asked.includes(part)));
            assert.ok(!all.some((point) => holdsIn(point, proof.core)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says that a question is open when it costs too much", () => {
    const formulas = formulasFor(Array.from({ length: 90 }, () => 2));
    // Ten pigeons in nine holes.
    const sits = (pigeon: number, hole: number) => formulas.variableIs(pigeon * 9 + hole, 1);
    const nine = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const pigeons = [...nine, 9];
    const asked = [
      ...pigeons.map((pigeon) => formulas.or(nine.map((hole) => sits(pigeon, hole)))),
      ...nine.map((hole) =>
        formulas.atLeast(
          9,
          pigeons.map((pigeon) => sits(pigeon, hole) ^ 1),
        ),
      ),
    ];
    const zeros = Array.from({ length: 90 }, () => 0);
    const prover = createProver(formulas, zeros);
    const proof = prover.prove(asked, zeros, budgetOf(20_000));
    assert.equal(proof.kind, "open");
  });
});

describe("diagrams", () => {
  law("hold exactly the cases of their formula", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const diagrams = createDiagrams(formulas, [2, 0, 3, 1]);
    const diagram = diagrams.of(build(formulas, recipe), plenty());
    const holding = points(sizes).filter((point) => says(recipe, point));
    assert.equal(diagrams.count(diagram, [0, 1, 2, 3]), BigInt(holding.length));
    if (holding.length === 0) assert.equal(diagram, EMPTY);
    if (holding.length === points(sizes).length) assert.equal(diagram, ALL);
  });

  law("are the same in a room that others were made in before", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const formula = build(formulas, recipe);
    const room = createRoom();
    const count = (asked: Formula) => {
      const diagrams = createDiagrams(formulas, [2, 0, 3, 1], room);
      return diagrams.count(diagrams.of(asked, plenty()), [0, 1, 2, 3]);
    };
    const all = BigInt(points(sizes).length);
    const holding = BigInt(points(sizes).filter((point) => says(recipe, point)).length);
    assert.deepEqual([formula, not(formula), formula].map(count), [holding, all - holding, holding]);
  });

  law("give a case where there is one", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const diagrams = createDiagrams(formulas, [3, 1, 0, 2]);
    const near = sizes.map((size, variable) => variable % size);
    const found = diagrams.pick(diagrams.of(build(formulas, recipe), plenty()), near);
    if (found === undefined) assert.ok(!points(sizes).some((point) => says(recipe, point)));
    else assert.ok(says(recipe, found));
  });

  law("leave a variable open", ({ sizes, recipe }) => {
    const formulas = formulasFor(sizes);
    const diagrams = createDiagrams(formulas, [0, 1, 2, 3]);
    const diagram = diagrams.of(build(formulas, recipe), plenty());
    const some = diagrams.some(diagram, 2, plenty());
    const values = Array.from({ length: sizes[2] ?? 1 }, (_, value) => value);
    const rest = points(sizes).filter((point) => point[2] === 0);
    const forSome = rest.filter((point) => values.some((value) => says(recipe, point.with(2, value))));
    assert.equal(diagrams.count(some, [0, 1, 3]), BigInt(forSome.length));
  });
});

describe("the smallest case", () => {
  for (const [how, cheap] of [
    ["by trying", Number.POSITIVE_INFINITY],
    ["by proving", 0],
    ["by trying some and proving the rest", 3],
  ] as const)
    law(`is found ${how}`, ({ sizes, recipe }) => {
      const formulas = formulasFor(sizes);
      const formula = build(formulas, recipe);
      const holding = points(sizes).filter((point) => says(recipe, point));
      const usual = sizes.map((size, variable) => variable % size);
      const away = (point: readonly number[]) =>
        point.filter((value, variable) => value !== usual[variable]).length;
      const distances = (point: readonly number[]) =>
        point.map(
          (value, variable) =>
            Math.abs(value - (usual[variable] ?? 0)) * 10 + (value > (usual[variable] ?? 0) ? 1 : 0),
        );
      const [expected] = holding.toSorted(
        (a, b) => away(a) - away(b) || compareLists(distances(a), distances(b)),
      );
      if (expected === undefined) return;
      assert.deepEqual(smallestCase(formulas, usual, formula, usual, plenty(), cheap), expected);
    });
});

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
