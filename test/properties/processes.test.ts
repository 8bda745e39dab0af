/** On small random processes the analysis finds exactly what the interpreter shows in every case. */
import { strict as assert } from "node:assert";
import { analyse } from "@remit/server/analysis/analyse.ts";
import type { Finding } from "@remit/server/analysis/finding.ts";
import type { Expr, Model, MoveModel, Process, StageModel } from "@remit/server/semantics/model.ts";
import { quoted } from "@remit/server/semantics/symbols.ts";
import type { Value } from "@remit/server/semantics/types.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import { simulate } from "@remit/server/simulation/simulate.ts";
import * as fc from "fast-check";
import { modelOf } from "../support/model-of.ts";
import { processFacts as facts, processText } from "../support/random-process.ts";

interface Tried {
  readonly values: readonly Value[];
  readonly stage: number;
  readonly next: string | undefined;
  readonly open: readonly MoveModel[];
  readonly conflicts: readonly string[];
  readonly gates: ReadonlyMap<string, Value>;
  readonly holds: (part: Expr) => boolean;
}

function tryAll(model: Model, { input, moves }: Process): readonly Tried[] {
  const others = facts.map((name) => model.inputs.findIndex((one) => one.name === name));
  const tried: Tried[] = [];
  for (let stage = 0; stage < 5; stage++)
    for (let bits = 0; bits < 8; bits++) {
      const values: Value[] = model.inputs.map(() => undefined);
      values[input.index] = stage;
      for (const [place, index] of others.entries()) values[index] = (bits >> place) & 1;
      const kase = { on: undefined, values };
      const frame = frameOf(model, values, undefined);
      if (model.assumptions.some((one) => evaluate(one.condition, frame) === 0)) continue;
      const outcome = simulate(model, kase);
      tried.push({
        values,
        stage,
        next: outcome.stages[0]?.next,
        open: moves.filter(({ open }) => evaluate(open, frame) === 1),
        holds: (part) => evaluate(part, frame) === 1,
        conflicts: outcome.conflicts.map(({ kind }) => kind),
        gates: new Map(
          model.targets.map(({ name, openWhen }) => [name, openWhen && evaluate(openWhen, frame)]),
        ),
      });
    }
  return tried;
}

/** Where each stage can go in some case; `undefined` stands for where the process begins. */
function edges({ stages }: Process, tried: readonly Tried[]) {
  return (from: StageModel | undefined): readonly StageModel[] =>
    stages.filter((to) =>
      tried.some(({ open }) => open.some((move) => move.from === from && move.to === to)),
    );
}

function closure(start: readonly StageModel[], next: (from: StageModel) => readonly StageModel[]) {
  const found = new Set(start);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}

const sorted = (list: readonly string[]) => [...list].sort();

function hold(text: string): void {
  const model = modelOf(text);
  const [process] = model.processes;
  assert.ok(process);
  const { findings } = analyse(model);
  const tried = tryAll(model, process);
  const of = (code: Finding["code"]) => findings.filter((finding) => finding.code === code);
  const about = (code: Finding["code"]) =>
    sorted(of(code).map(({ args }) => (args as { stage: string }).stage));

  for (const { next, open } of tried) {
    const to = new Set(open.map((move) => move.to.name));
    // Where it is open whether another move is, so is where it goes.
    if (to.size === 1 && next !== undefined) assert.ok(to.has(next), "it goes where its only move leads");
  }

  // Where it ends is where it begins anew: no way on.
  const ways = edges(process, tried);
  const next = (from: StageModel) => (from.final ? [] : ways(from));
  const reached = closure(
    [
      ...ways(undefined),
      ...process.stages.filter(({ entered, entryWhen }) => entered && entryWhen === undefined),
    ],
    next,
  );
  const name = ({ name }: StageModel) => name;
  const unfinished = process.stages.filter(({ final }) => !final);
  const ends = (from: StageModel, but?: StageModel) =>
    [...closure([from], (one) => next(one).filter((other) => other !== but))].some(({ final }) => final);
  assert.deepEqual(
    about("stage-never-reached"),
    sorted(process.stages.filter((one) => !reached.has(one)).map(name)),
  );
  assert.deepEqual(
    about("stage-never-left"),
    sorted(unfinished.filter((one) => next(one).length === 0).map(name)),
  );
  assert.deepEqual(
    about("no-way-to-close"),
    sorted(unfinished.filter((one) => next(one).length > 0 && !ends(one)).map(name)),
  );
  const needed = (from: StageModel) => unfinished.filter((other) => other !== from && !ends(from, other));
  assert.deepEqual(
    about("closes-only-by-way-of"),
    sorted(unfinished.filter((one) => reached.has(one) && ends(one) && needed(one).length > 0).map(name)),
  );

  const clashing = [undefined, ...process.stages].flatMap((from) => {
    const ways = process.moves.filter((move) => move.from === from);
    const together = ways.filter((first) =>
      tried.some(
        ({ open }) =>
          open.includes(first) && ways.some((second) => second.to !== first.to && open.includes(second)),
      ),
    );
    const to = [...new Set(together.map((move) => move.to.name))];
    return to.length === 0
      ? []
      : [`${from?.name ?? ""} to ${to.length > 2 ? "several of " : ""}${quoted(to)}`];
  });
  const clashes = [...of("two-moves-open"), ...of("two-entries-open")];
  assert.deepEqual(
    sorted(
      clashes.map(({ args }) => {
        const { from = "", to } = args as { from?: string; to: string };
        return `${from} to ${to}`;
      }),
    ),
    sorted(clashing),
  );
  for (const { witness } of clashes) {
    assert.ok(witness);
    const { kase, errors } = readCase(model, witness);
    assert.deepEqual(errors, {});
    assert.ok(simulate(model, kase).conflicts.some(({ kind }) => kind === "two-moves"));
  }
  assert.equal(
    tried.some(({ conflicts }) => conflicts.includes("two-moves")),
    clashes.length > 0,
  );
  assert.equal(
    tried.some(({ conflicts }) => conflicts.includes("branches-differ")),
    of("two-leads").length > 0,
  );
  assert.equal(
    of("move-never-open").length,
    process.moves.filter(
      (move) =>
        !tried.some(({ open }) => open.includes(move)) &&
        move.asks.every((part) => tried.some(({ holds }) => holds(part))),
    ).length,
  );
  const closed = process.stages.flatMap((one) =>
    [...new Set(one.rules.flatMap(({ effects }) => effects.map(({ target }) => target.name)))]
      .filter((target) => {
        const here = tried.filter(({ stage }) => stage === one.value);
        return here.length > 0 && here.every(({ gates }) => gates.get(target) === 0);
      })
      .map((target) => `${one.name} ${target}`),
  );
  assert.deepEqual(
    sorted(
      of("stage-duty-closed").map(
        ({ args }) => `${(args as { stage: string }).stage} ${(args as { target: string }).target}`,
      ),
    ),
    sorted(closed),
  );
  assert.deepEqual(of("not-proved"), []);
}

describe("the analysis of processes", () => {
  it("finds exactly what the interpreter shows in every case", () => {
    fc.assert(fc.property(processText, hold), { numRuns: 250 });
  });
});
