/** Every case that an analysis shows, run through the interpreter: it must show what it is said to show. */
import { strict as assert } from "node:assert";
import type { Analysis } from "@remit/server/analysis/analyse.ts";
import type { Finding, WitnessCase } from "@remit/server/analysis/finding.ts";
import { stateIs } from "@remit/server/semantics/lower-clocks.ts";
import type { Model, Process } from "@remit/server/semantics/model.ts";
import { decideIn } from "@remit/server/simulation/decide.ts";
import { frameOf } from "@remit/server/simulation/definitions.ts";
import { evaluate } from "@remit/server/simulation/kleene.ts";
import { bitsOf } from "@remit/server/simulation/positions.ts";
import { prepare } from "@remit/server/simulation/prepare.ts";
import { readCase } from "@remit/server/simulation/read-case.ts";
import {
  allowed,
  branchlessCases,
  conflictsIn,
  mustsRemovedBy,
  silentCases,
  type Tried,
} from "./every-outcome.ts";
import { failing } from "./hold-analysis.ts";

/** How many cases were run. */
export function replayFindings(
  model: Model,
  { findings, principles }: Pick<Analysis, "findings" | "principles">,
): number {
  let count = 0;
  const replay = (witness: WitnessCase): Tried => {
    count++;
    const { kase, errors } = readCase(model, witness);
    assert.deepEqual(errors, {});
    const { values, on } = kase;
    return { values, on, decision: decideIn(prepare(model), frameOf(model, values, on)) };
  };
  for (const finding of findings) {
    if (finding.witness === undefined) continue;
    const first = replay(finding.witness);
    const cases = finding.second === undefined ? [first] : [first, replay(finding.second)];
    if (finding.code !== "assumption-decides")
      assert.deepEqual(allowed(model, cases), cases, `${finding.code}: an assumption rules its case out`);
    assert.ok(isShown(model, finding, cases), `${finding.code}: ${JSON.stringify(finding.witness)}`);
  }
  for (const { name, statement: index, state, text } of principles) {
    if (state.kind !== "fails" || state.witness === undefined) continue;
    const cases = [state.witness, ...(state.second === undefined ? [] : [state.second])].map(replay);
    const statement = model.principles.find((one) => one.name === name)?.statements[index];
    assert.ok(statement);
    assert.ok((failing({ model }, statement, cases)?.cases.length ?? 0) > 0, text);
  }
  return count;
}

const processOf = (model: Model, wanted: string): Process =>
  model.processes.find(({ name }) => name === wanted) ?? assert.fail(`there is no process ${wanted}`);

function isShown(model: Model, finding: Finding, cases: readonly Tried[]): boolean {
  const conflict = (key: string) => conflictsIn(model, cases).has(key);
  const definition = (wanted: string) => model.definitions.find(({ name }) => name === wanted);
  switch (finding.code) {
    case "required-and-prohibited":
    case "required-but-closed":
      return conflict(`${finding.code} ${finding.args.target}`);
    case "exclusive-powers-required":
      return conflict(`excluded-pair ${finding.args.first} ${finding.args.second}`);
    case "two-powers-required":
      return conflict(`one-at-a-time ${finding.args.first} ${finding.args.second}`);
    case "branches-differ":
      return conflict(`branches-differ ${finding.args.name}`);
    case "branches-leave-gap": {
      const found = definition(finding.args.name);
      return found !== undefined && branchlessCases(found, cases).length === cases.length;
    }
    case "gap":
      return silentCases(cases).length === cases.length;
    case "may-removes-must": {
      const rule = model.rules.find(({ name }) => name === finding.args.name);
      return rule !== undefined && mustsRemovedBy(model, rule, cases).length === cases.length;
    }
    case "matrix-not-monotone": {
      const matrix = definition(finding.args.matrix);
      const [from, to] = cases.map(({ decision }) => decision.frame.definitions[matrix?.index ?? -1]);
      return matrix !== undefined && ((to ?? 0) - (from ?? 0)) * matrix.worse < 0;
    }
    case "assumption-decides":
      return allowed(model, cases).length < cases.length;
    case "decided-before-heard": {
      const { target, by, said } = finding.args;
      const index = model.targets.findIndex(({ name }) => name === target);
      const most = /is at most (\d+) days?$/.exec(said)?.[1];
      const running = model.measures.some(
        ({ what, input }) =>
          input.name === by &&
          cases.every(({ decision }) =>
            what === "clock state"
              ? evaluate(stateIs(input, "running"), decision.frame) === 1
              : (decision.frame.values[input.index] ?? Number.NaN) <= Number(most),
          ),
      );
      const required = bitsOf("required");
      return running && cases.every(({ decision }) => ((decision.positions[index] ?? 0) & required) !== 0);
    }
    case "two-leads":
      return conflict(`branches-differ ${processOf(model, finding.args.process).lead?.name ?? ""}`);
    case "two-moves-open":
    case "two-entries-open": {
      const from = finding.code === "two-moves-open" ? finding.args.from : undefined;
      const [{ decision } = assert.fail()] = cases;
      const open = processOf(model, finding.args.process).moves.filter(
        (move) => move.from?.name === from && evaluate(move.open, decision.frame) === 1,
      );
      return new Set(open.map(({ to }) => to)).size > 1;
    }
    case "stage-never-left":
    case "stage-duty-closed":
    case "no-way-to-close":
    case "closes-only-by-way-of": {
      const { input, stages } = processOf(model, finding.args.process);
      const stage = stages.find(({ name }) => name === finding.args.stage);
      return cases.every(({ values }) => values[input.index] === stage?.value);
    }
    case "principle-fails":
      return true; // By its statement, which the results of the principles name.
    default:
      throw new Error(`${finding.code} has a case that nothing looks at`);
  }
}
