/** The batch evaluator against the interpreter. */
import { strict as assert } from "node:assert";
import { type CaseColumns, createBatchEvaluator } from "@remit/server/compile/batch.ts";
import { dayOf } from "@remit/server/semantics/dates.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { valuesOf } from "@remit/server/simulation/case-values.ts";
import { conflictKey } from "@remit/server/simulation/conflicts.ts";
import { decide } from "@remit/server/simulation/decide.ts";
import { positionNames } from "@remit/server/simulation/positions.ts";
import { situationOf } from "@remit/server/simulation/situation.ts";
import * as fc from "fast-check";
import { randomCases } from "../support/cases.ts";
import { modelOf } from "../support/model-of.ts";
import { randomPolicy } from "../support/random-policy.ts";
import { processText } from "../support/random-process.ts";

const statusNames = ["not-in-force", "does-not-apply", "may-apply", "applies", "overridden"];
const days = [
  undefined,
  ...["2023-12-31", "2024-01-01", "2024-06-30", "2024-07-01", "2025-06-01", "2026-01-01"].map(dayOf),
];

interface Sample {
  readonly values: readonly Value[];
  readonly on: Value;
}

function columns(model: Model, cases: readonly Sample[]): CaseColumns {
  return {
    count: cases.length,
    values: model.inputs.map(({ index }) =>
      // The evaluator is given what the interpreter is: clocks that stand as their days say.
      Float64Array.from(cases, (kase) => valuesOf(model, kase)[index] ?? Number.NaN),
    ),
    on: Float64Array.from(cases, ({ on }) => on ?? Number.NaN),
  };
}

function holdToInterpreter(model: Model, cases: readonly Sample[]): void {
  const evaluator = createBatchEvaluator(model);
  let seen = 0;
  evaluator.run(columns(model, cases), (block) => {
    for (let at = 0; at < block.count; at++) {
      const { values, on } = cases[block.from + at] ?? { values: [], on: undefined };
      const decision = decide(model, { values, on });
      const pairs = <T extends { readonly kind: string; readonly about: readonly number[] }>(
        list: readonly T[],
      ) =>
        list
          .flatMap(({ kind, about }) =>
            kind === "one-at-a-time"
              ? about.flatMap((a, index) =>
                  about.slice(index + 1).map((b) => ({ kind, about: [a, b].sort((x, y) => x - y) })),
                )
              : [{ kind, about }],
          )
          .map((conflict) => conflictKey(conflict as Parameters<typeof conflictKey>[0]))
          .sort();
      assert.deepEqual(
        {
          rules: model.rules.map((rule) => block.rule(rule, at)),
          positions: model.targets.map(({ index }) => names(block.standing(index, at))),
          selections: model.tracks.map((_, track) => block.selection(track, at)),
          conflicts: pairs(block.conflicts(at)),
          open: block.open(at),
        },
        {
          rules: decision.rules.map((status) => statusNames[status]),
          positions: decision.positions.map((positions) => [...new Set(positionNames(positions))].sort()),
          selections: decision.selections.map((selection) => ({ ...selection })),
          conflicts: pairs(decision.conflicts.sure),
          open: decision.open,
        },
      );
      const situation = situationOf(model, { values, on });
      if (!decision.open) assert.equal(block.class(at), situation.class);
      seen++;
    }
  });
  assert.equal(seen, cases.length);
}

const names = (standing: readonly string[]) =>
  [
    ...new Set(standing.flatMap((name) => (name === "contradicted" ? ["required", "prohibited"] : [name]))),
  ].sort();

describe("the batch evaluator", () => {
  it("decides processes as the interpreter does", () => {
    fc.assert(
      fc.property(processText, fc.integer({ min: 0, max: 1_000_000 }), (text, seed) => {
        const model = modelOf(text);
        let state = seed;
        const random = () => {
          state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
          return (state >>> 8) / 16_777_216;
        };
        const cases = randomCases(model, 30, 0.2, random).map((values) => ({ values, on: undefined }));
        holdToInterpreter(model, cases);
      }),
      { numRuns: 60 },
    );
  });

  for (const unknown of [0, 0.1, 0.5])
    it(`decides as the interpreter does, ${unknown * 100}% unknown`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
          const model = modelOf(
            randomPolicy(seed, {
              principles: seed % 2 === 0,
              conduct: true,
              events: seed % 3 === 0,
              clocks: seed % 4 === 0,
            }),
          );
          let state = seed;
          const random = () => {
            state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
            return (state >>> 8) / 16_777_216;
          };
          const cases = randomCases(model, 40, unknown, random).map((values) => ({
            values,
            on: days[Math.floor(random() * days.length)],
          }));
          holdToInterpreter(model, cases);
        }),
        { numRuns: 150 },
      );
    });
});
