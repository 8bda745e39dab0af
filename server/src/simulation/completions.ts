/**
 * Ways of filling the unknowns: whether there is one, among those that the assumptions allow, in which something
 * is so. A filling goes on only while the answer is open, so one step stands for many cases; values that the
 * policy can't tell apart are taken once.
 */
import type { Expr, Input, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { alike, anyValues } from "./alike.ts";
import type { Part } from "./decide.ts";
import { frameOf } from "./definitions.ts";
import { evaluate, type Frame } from "./kleene.ts";
import type { Limits } from "./measures.ts";
import { type Needs, unknownInputs } from "./needs.ts";
import type { Prepared } from "./prepare.ts";
import type { Slice } from "./slices.ts";

export interface Search {
  readonly prepared: Prepared;
  /** The case with its unknowns. */
  readonly root: Frame;
  /** What restricts the unknowns. */
  readonly assumptions: readonly Expr[];
  /** What is known of unknown counts, by `Input.index`. */
  readonly limits: ReadonlyMap<number, Limits>;
  readonly budget: Budget;
}

export interface Budget {
  /** How many more cases may be looked at. */
  left: number;
  /** Indexes of inputs with too many values to try each. */
  readonly tooMany: Set<number>;
}

export function newBudget(left: number): Budget {
  return { left, tooMany: new Set() };
}

/**
 * The assumptions, and what holds between measures, but for those that a case breaks: they can't restrict what is
 * unknown in it.
 */
export function keptAssumptions({ model, relations }: Prepared, frame: Frame): readonly Expr[] {
  return [...model.assumptions.map(({ condition }) => condition), ...relations].filter(
    (condition) => evaluate(condition, frame) !== 0,
  );
}

/** Something that may be so in some ways of filling the unknowns and not in others. */
export interface Question<T extends Part> {
  /** What of, in words. */
  readonly about: string;
  /** Equal for the same question about the same slice; undefined where that is not said. */
  readonly key?: string | undefined;
  /** What it rests on. */
  readonly slice: Slice;
  readonly look: (frame: Frame) => T;
  readonly holds: (decided: T) => Value;
  readonly needs: (decided: T) => Needs;
}

/** Up to so many rules and definitions, a case counts as one. */
const LARGE = 128;

/** A filling in which it is so, or may be for all that can be known; `none`; or `not known` within the budget. */
export type Answer = Frame | "none" | "not known";

export function find<T extends Part>(search: Search, question: Question<T>, most: number): Answer {
  const { prepared, root, assumptions, budget } = search;
  const { slice, look, holds, needs } = question;
  const stop = Math.max(0, budget.left - most);
  // A case of a very large policy counts as several, so that an answer never takes long.
  const cost = 1 + Math.floor((slice.order.length + slice.definitions.length) / LARGE);
  let unsure = false;
  const seek = (values: readonly Value[]): Frame | undefined => {
    if (budget.left <= stop) {
      unsure = true;
      return undefined;
    }
    budget.left -= cost;
    const frame = frameOf(prepared.model, values, root.on, root.known ?? root, slice.definitions);
    if (assumptions.some((condition) => evaluate(condition, frame) === 0)) return undefined;
    const decided = look(frame);
    const answer = holds(decided);
    if (answer === 0) return undefined;
    const next = answer === 1 ? undefined : nextInput(search, needs(decided), frame);
    if (next === undefined) return isAllowed(search, frame) ? frame : undefined;
    for (const value of next.values) {
      const found = seek(values.with(next.input.index, value));
      if (found !== undefined) return found;
    }
    if (!next.all) {
      unsure = true;
      budget.tooMany.add(next.input.index);
    }
    return undefined;
  };
  return seek(root.values) ?? (unsure ? "not known" : "none");
}

interface Next {
  readonly input: Input;
  readonly values: readonly number[];
  /** Whether these are all the values that the policy can tell apart. */
  readonly all: boolean;
}

/** The input that most hangs on; one with too many values to try each comes last, and then some are tried. */
function nextInput({ prepared: { model }, limits }: Search, asked: Needs, frame: Frame): Next | undefined {
  const barred = new Set<number>();
  for (;;) {
    const index = mostAsked(model, asked, barred);
    const input = index === undefined ? undefined : model.inputs[index];
    if (index === undefined || input === undefined) break;
    const values = alike(model, input, frame, limits);
    if (values !== undefined) return { input, values, all: true };
    barred.add(index);
  }
  const [first = -1] = barred;
  const input = model.inputs[first];
  return input === undefined ? undefined : { input, values: anyValues(model, input, frame), all: false };
}

function mostAsked(model: Model, asked: Needs, barred: ReadonlySet<number>): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [index, count] of asked) {
    if (count < most || barred.has(index)) continue;
    if (best !== undefined && count === most && byName(model, best, index) < 0) continue;
    best = index;
    most = count;
  }
  return best;
}

/** Inputs are taken by name, so that the order of declarations changes nothing. */
export function byName({ inputs }: Model, a: number, b: number): number {
  const [first, second] = [inputs[a]?.name ?? "", inputs[b]?.name ?? ""];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Whether the assumptions allow any case with these values. Where there are too many to look at, they may. */
export function isAllowed(search: Search, frame: Frame): boolean {
  const { prepared, root, assumptions, budget } = search;
  const { model, assumptionDefinitions } = prepared;
  const known = root.known ?? root;
  const unknown = new Set<number>();
  for (const condition of assumptions) {
    const holds = evaluate(condition, frame);
    if (holds === 0) return false;
    if (holds === undefined) unknownInputs(condition, frame, unknown);
  }
  for (const index of [...unknown].sort((a, b) => byName(model, a, b))) {
    const input = model.inputs[index];
    const values = input === undefined ? undefined : alike(model, input, frame, search.limits);
    if (values === undefined) continue;
    return values.some((value) => {
      if (budget.left-- <= 0) return true;
      const filled = frame.values.with(index, value);
      return isAllowed(search, frameOf(model, filled, root.on, known, assumptionDefinitions));
    });
  }
  return true;
}
