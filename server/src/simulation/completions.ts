/**
 * Every way of filling the unknowns, as far as they make a difference and the assumptions allow. A filling goes on
 * only while something is still open, so one leaf stands for many cases; values that the policy can't tell apart
 * are taken once.
 */
import type { Expr, Input, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { alike } from "./alike.ts";
import { type Decision, decideIn } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { needs, unknownInputs } from "./needs.ts";
import type { Prepared } from "./prepare.ts";

export interface Search {
  readonly prepared: Prepared;
  /** What restricts the unknowns. */
  readonly assumptions: readonly Expr[];
  /** How many more cases may be looked at. */
  left: number;
  /** The inputs that were filled. */
  readonly filled: Set<number>;
  /** Inputs with too many values to try each. */
  readonly tooMany: Set<number>;
}

/** `over`: the budget was used up. */
export type Verdict = "done" | "stopped" | "over";

export function newSearch(prepared: Prepared, assumptions: readonly Expr[], budget: number): Search {
  return { prepared, assumptions, left: budget, filled: new Set(), tooMany: new Set() };
}

/** The assumptions that a case does not break: one that it breaks can't restrict what is unknown in it. */
export function keptAssumptions({ model }: Prepared, frame: Frame): readonly Expr[] {
  return model.assumptions
    .map(({ condition }) => condition)
    .filter((condition) => evaluate(condition, frame) !== 0);
}

/**
 * Visits the decision of every way of filling the unknowns of `values`, in a fixed order, until `visit` returns
 * false. `known` is the frame that `is known` asks.
 */
export function explore(
  search: Search,
  values: readonly Value[],
  known: Frame,
  visit: (leaf: Decision) => boolean,
): Verdict {
  if (search.left-- <= 0) return "over";
  const { prepared, assumptions } = search;
  const frame = frameOf(prepared.model, values, known.on, known);
  if (assumptions.some((condition) => evaluate(condition, frame) === 0)) return "done";
  const decision = decideIn(prepared, frame);
  const next = decision.open ? nextInput(search, decision) : undefined;
  if (next === undefined) {
    if (!possible(search, frame)) return "done";
    return visit(decision) ? "done" : "stopped";
  }
  search.filled.add(next.input.index);
  for (const value of next.values) {
    const verdict = explore(search, values.with(next.input.index, value), known, visit);
    if (verdict !== "done") return verdict;
  }
  return "done";
}

interface Next {
  readonly input: Input;
  readonly values: readonly number[];
}

/** The input that most open questions hang on. */
function nextInput(search: Search, decision: Decision): Next | undefined {
  const { model } = search.prepared;
  const asked = [...needs(search.prepared, decision)].sort(([a, m], [b, n]) => n - m || byName(model, a, b));
  const barred: number[] = [];
  for (const [index] of asked) {
    const input = model.inputs[index];
    const values = input === undefined ? undefined : alike(model, input, decision.frame);
    if (input !== undefined && values !== undefined) return { input, values };
    barred.push(index);
  }
  for (const index of barred) search.tooMany.add(index);
  return undefined;
}

/** Inputs are taken by name, so that the order of declarations changes nothing. */
export function byName({ inputs }: Model, a: number, b: number): number {
  const [first, second] = [inputs[a]?.name ?? "", inputs[b]?.name ?? ""];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Whether the assumptions allow any case with these values. Where there are too many to look at, they may. */
function possible(search: Search, frame: Frame): boolean {
  const { prepared, assumptions } = search;
  const unknown = new Set<number>();
  for (const condition of assumptions) {
    const holds = evaluate(condition, frame);
    if (holds === 0) return false;
    if (holds === undefined) unknownInputs(condition, frame, unknown);
  }
  if (unknown.size === 0) return true;
  for (const index of [...unknown].sort((a, b) => byName(prepared.model, a, b))) {
    const input = prepared.model.inputs[index];
    const values = input === undefined ? undefined : alike(prepared.model, input, frame);
    if (values === undefined) continue;
    return values.some((value) => {
      if (search.left-- <= 0) return true;
      return possible(
        search,
        frameOf(prepared.model, frame.values.with(index, value), frame.on, frame.known),
      );
    });
  }
  return true;
}
