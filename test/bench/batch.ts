/**
 * How many cases a second the batch evaluator decides on one core, whole outcomes: the status of every rule, where
 * every power stands, what is selected, conflicts, and the class. Beside it the interpreter, case by case.
 * `node test/bench/batch.ts`
 */
import { type CaseColumns, createBatchEvaluator } from "@remit/server/compile/batch.ts";
import { gridOf, valueAt } from "@remit/server/compile/case-space.ts";
import type { Model } from "@remit/server/semantics/model.ts";
import { decide } from "@remit/server/simulation/decide.ts";
import { modelOf } from "../support/model-of.ts";
import { diceOf } from "./generate.ts";
import { policyInWork, sizes } from "./generate-consistency.ts";

const CASES = 100_000;

function randomCases({ inputs }: Model, count: number): CaseColumns {
  const dice = diceOf(1);
  return {
    count,
    values: inputs.map(({ type }) => {
      const grid = gridOf(type);
      return Float64Array.from({ length: count }, () => valueAt(grid, dice.number(0, grid.size - 1)));
    }),
    on: new Float64Array(count).fill(Number.NaN),
  };
}

/** Cases for each second of the processor's time: the median of nine rounds after three that warm up. */
function rate(cases: number, run: () => void): number {
  const rounds = Array.from({ length: 12 }, () => {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    return (cases / (user + system)) * 1_000_000;
  });
  return rounds.slice(3).sort((a, b) => a - b)[4] ?? 0;
}

for (const size of [sizes.middle, sizes.large]) {
  const model = modelOf(policyInWork(size).text());
  const cases = randomCases(model, CASES);
  const evaluator = createBatchEvaluator(model);
  // Every case is looked at, so that nothing of its outcome can be left out.
  const classes = new Map<string, number>();
  const look = () =>
    evaluator.run(cases, (block) => {
      for (let at = 0; at < block.count; at++) {
        const found = block.class(at);
        classes.set(found, (classes.get(found) ?? 0) + 1);
      }
    });
  const few = 500;
  const values = Array.from({ length: few }, (_, at) => cases.values.map((column) => column[at]));
  const figures = {
    "batch, all outcomes worked out": rate(CASES, () => evaluator.run(cases, () => {})),
    "batch, the class of each looked at": rate(CASES, look),
    "interpreter, case by case": rate(few, () => {
      for (const each of values) decide(model, { values: each, on: undefined });
    }),
  };
  console.log(
    `${model.rules.length} rules, ${model.inputs.length} facts: ${JSON.stringify(Object.fromEntries(classes))}`,
  );
  for (const [what, figure] of Object.entries(figures))
    console.log(`${what.padEnd(40)}${Math.round(figure).toLocaleString("en-GB").padStart(12)} cases/s`);
}
