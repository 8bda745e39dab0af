import type { Expression, Logic } from "@remit/grammar";
import { type Change, type Fault, type Fix, insert, type Proposal, written } from "./fix.ts";

/** Both ways to read it, each with its brackets. */
export const fix: Fix = (fault) => {
  const logic = mixedAround(fault);
  if (logic === undefined) return [];
  return (["and", "or"] as const).flatMap((op) => bracket(fault, logic, op));
};

/** The problem stands on the operator; the operands around it are parts of the run that it is in. */
function mixedAround({ path, problem, item }: Fault): Logic | undefined {
  return path.findLast(
    (node): node is Logic => node.kind === "logic" && node.mixed?.start === problem.start - item.start,
  );
}

/** Brackets around each stretch that is joined by `op`. */
function bracket(fault: Fault, { operands }: Logic, op: "and" | "or"): readonly Proposal[] {
  const runs: Expression[][] = [];
  for (const [at, operand] of operands.entries()) {
    const before = operands[at - 1];
    const joined = before !== undefined && joint(fault, before, operand) === op;
    if (joined) runs.at(-1)?.push(operand);
    else runs.push([operand]);
  }
  const changes: Change[] = runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length < 2) return [];
    return [insert(fault, first.start, "("), insert(fault, last.end, ")")];
  });
  const shown = runs
    .map((run) => (run.length < 2 ? "…" : `(… ${op} …)`))
    .join(op === "and" ? " or " : " and ");
  return [{ title: `Put brackets around what \`${op}\` joins: ${shown}`, changes }];
}

function joint(fault: Fault, before: Expression, after: Expression): string {
  return written(fault, { start: before.end, end: after.start }).replaceAll(/\/\/.*|\s/g, "");
}
