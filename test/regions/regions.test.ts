/** What a world of possible cases answers, against trying every case. */
import { strict as assert } from "node:assert";
import { defaultLimits } from "@remit/server/regions/answer.ts";
import { createMemory, type World } from "@remit/server/regions/regions.ts";
import * as fc from "fast-check";
import { build, formulasFor, points, type Sample, sample, says } from "./random-formulas.ts";

type Recipe = Sample["recipe"];

/** A world in which some hold, and what is asked in it; undefined where the world is empty. */
interface Asked {
  readonly world: World;
  readonly axioms: readonly Recipe[];
  readonly questions: readonly Recipe[];
  readonly all: readonly (readonly number[])[];
  readonly formulas: ReturnType<typeof formulasFor>;
}

function law(name: string, check: (asked: Asked) => void): void {
  const samples = fc.tuple(
    sample,
    fc.array(sample, { maxLength: 8 }),
    fc.array(sample, { minLength: 2, maxLength: 8 }),
  );
  it(name, () =>
    fc.assert(
      fc.property(samples, ([{ sizes, recipe }, assumed, others]) => {
        const all = points(sizes);
        const axioms = assumed.map((one) => one.recipe);
        fc.pre(all.some((point) => axioms.every((axiom) => says(axiom, point))));
        const formulas = formulasFor(sizes);
        const usual = sizes.map(() => 0);
        const memory = createMemory(formulas, { usual, order: () => [0, 1, 2, 3], opaque: [] });
        const world = memory.world(
          axioms.map((axiom) => build(formulas, axiom)),
          defaultLimits,
        );
        check({ world, axioms, questions: [recipe, ...others.map((one) => one.recipe)], all, formulas });
      }),
      { numRuns: 300 },
    ),
  );
}

/** Of what can't hold together with the rest, as few as will do: the first that can go, goes. */
function fewest(all: Asked["all"], rest: readonly Recipe[], some: readonly Recipe[]): readonly Recipe[] {
  const canHold = (recipes: readonly Recipe[]) =>
    all.some((point) => recipes.every((recipe) => says(recipe, point)));
  return some.reduce<readonly Recipe[]>((left, one) => {
    const fewer = left.filter((other) => other !== one);
    return canHold([...rest, ...fewer]) ? left : fewer;
  }, some);
}

describe("a world of possible cases", () => {
  it("names the axioms that leave no case", () => {
    const formulas = formulasFor([2, 2, 2, 2]);
    const memory = createMemory(formulas, { usual: [0, 0, 0, 0], order: () => [0, 1, 2, 3], opaque: [] });
    const [free, yes, no] = [
      formulas.variableIs(1, 1),
      formulas.variableIs(0, 1),
      formulas.variableIs(0, 0),
    ] as const;
    const { core, axioms } = memory.world([yes, free, no], defaultLimits);
    assert.deepEqual(core(axioms), [yes, no]);
  });

  law(
    "rests an answer on as few axioms as will do, whatever was asked before",
    ({ world, axioms, questions, all, formulas }) => {
      for (const question of questions) {
        const answer = world.find([build(formulas, question)], "a topic");
        if (answer.kind === "some") {
          assert.ok([question, ...axioms].every((recipe) => says(recipe, answer.point)));
          continue;
        }
        assert.ok(answer.kind === "none");
        const expected = fewest(all, [question], axioms);
        assert.deepEqual(
          answer.axioms.map((place) => axioms[place]),
          expected,
        );
      }
    },
  );

  law(
    "names as few of some formulas as can't hold together",
    ({ world, axioms, questions, all, formulas }) => {
      const of = (recipe: Recipe) => build(formulas, recipe);
      const asked = questions.map(of);
      // An axiom that is asked about is not taken to hold.
      const others = axioms.filter((axiom) => !asked.includes(of(axiom)));
      const core = world.core(asked);
      const can = all.some((point) => [...axioms, ...questions].every((recipe) => says(recipe, point)));
      assert.equal(core === undefined, can);
      if (core !== undefined) assert.deepEqual(core, fewest(all, others, questions).map(of));
    },
  );

  it("shows and counts the same cases whatever was asked before, be the limits wide or narrow", () => {
    const asked = fc.array(sample, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sample, asked, asked, fc.integer({ min: 30, max: 900 }), (one, assumed, others, steps) => {
        const isPossible = points(one.sizes).some((point) =>
          assumed.every((other) => says(other.recipe, point)),
        );
        const shown = (earlier: readonly Recipe[]) => {
          const formulas = formulasFor(one.sizes);
          const order = () => [3, 1, 0, 2];
          const memory = createMemory(formulas, { usual: [0, 0, 0, 0], order, opaque: [] });
          const answered = (recipe: Recipe) => {
            const axioms = assumed.map((other) => build(formulas, other.recipe));
            const world = memory.world(axioms, {
              proof: 400_000,
              diagram: steps,
              count: steps,
              smallest: steps,
            });
            const formula = build(formulas, recipe);
            const found = world.find([formula]);
            const smallest = found.kind === "some" ? world.smallest(formula, found.point) : undefined;
            if (smallest !== undefined && isPossible)
              for (const { recipe: one } of [{ recipe }, ...assumed]) assert.ok(says(one, smallest));
            return [found.kind, smallest, world.count(formula, [0, 1, 2, 3])];
          };
          for (const recipe of earlier) answered(recipe);
          return answered(one.recipe);
        };
        assert.deepEqual(shown(others.map(({ recipe }) => recipe)), shown([]));
      }),
      { numRuns: 500 },
    );
  });

  it("shows a case of a set also where it may not look for the smallest", () => {
    const sizes = [100, 100, 3, 1];
    const formulas = formulasFor(sizes);
    const memory = createMemory(formulas, { usual: [0, 0, 0, 0], order: () => [0, 1, 2, 3], opaque: [] });
    const world = memory.world([], { ...defaultLimits, smallest: 0 });
    const recipe: Recipe = {
      kind: "any",
      operands: [
        { kind: "sum", coefficients: [1, -1], constant: 1 },
        {
          kind: "all",
          operands: [
            { kind: "not", operand: { kind: "compare", variable: 2, bound: 2 } },
            { kind: "sum", coefficients: [-1, -1], constant: 151 },
          ],
        },
      ],
    };
    const point = [90, 80, 2, 0];
    assert.ok(says(recipe, point));
    assert.ok(says(recipe, world.smallest(build(formulas, recipe), point)));
  });
});
