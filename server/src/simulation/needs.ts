/** Which unknown inputs keep something open. */
import type { Expr } from "../semantics/model.ts";
import { operandsOf, partsOf } from "../semantics/parts.ts";
import type { Part } from "./decide.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { ADDRESSED, NOT_ADDRESSED } from "./positions.ts";
import type { Prepared } from "./prepare.ts";
import { MAY_APPLY } from "./rules.ts";
import { restsOn, speakingOf } from "./slices.ts";

/** Indexes of inputs, each with how many open questions hang on it. */
export type Needs = ReadonlyMap<number, number>;

/** What is asked: by indexes of rules, targets and tracks, and by conditions. */
export interface Asked {
  readonly rules?: readonly number[];
  readonly targets?: readonly number[];
  readonly tracks?: readonly number[];
  readonly conditions?: readonly Expr[];
  /** Whether it counts if a power that no rule speaks of is closed. */
  readonly closed?: boolean;
}

export function needs(
  prepared: Prepared,
  part: Part,
  { rules = [], targets = [], tracks = [], conditions = [], closed = false }: Asked,
): Needs {
  const { model } = prepared;
  const { frame, positions, selections } = part;
  const found = new Map<number, number>();
  const ask = (questions: readonly (Expr | undefined)[]) => {
    const inputs = new Set<number>();
    for (const question of questions) if (question !== undefined) unknownInputs(question, frame, inputs);
    for (const input of inputs) found.set(input, (found.get(input) ?? 0) + 1);
  };
  const powers = tracks.flatMap((track) => prepared.tracks[track]?.powers ?? []);
  const all = [...targets, ...powers];
  for (const rule of openRules(prepared, part, [...rules, ...speakingOf(prepared, all)])) {
    const { force, when, unless } = model.rules[rule] ?? {};
    ask([model.policy?.force, force, when, unless]);
  }
  const asksGate = closed ? ADDRESSED | NOT_ADDRESSED : ADDRESSED;
  for (const target of all)
    if (((positions[target] ?? 0) & asksGate) !== 0) ask([model.targets[target]?.openWhen]);
  for (const track of tracks)
    if (selections[track]?.how === "unsettled")
      for (const power of prepared.tracks[track]?.powers ?? []) ask([model.targets[power]?.adequateWhen]);
  for (const condition of conditions) ask([condition]);
  return found;
}

/** What keeps anything at all open. */
export function everyNeed(prepared: Prepared, part: Part): Needs {
  const { model } = prepared;
  const clashing = model.definitions.filter(({ index }) => part.frame.mayClash.includes(index));
  return needs(prepared, part, {
    rules: prepared.order,
    targets: model.targets
      .filter((_, index) => prepared.trackOf[index] === undefined)
      .map(({ index }) => index),
    tracks: [...prepared.tracks.keys()],
    conditions: clashing.flatMap(partsOf),
  });
}

/** Those of the rules that may apply, and the rules that they hang on in turn. */
function openRules(prepared: Prepared, { rules }: Part, start: readonly number[]): ReadonlySet<number> {
  const open = new Set(start.filter((rule) => rules[rule] === MAY_APPLY));
  // A set can grow while it is gone through, and what was added comes up in turn.
  for (const index of open) {
    const rule = prepared.model.rules[index];
    for (const other of rule === undefined ? [] : restsOn(prepared, rule))
      if (rules[other] === MAY_APPLY) open.add(other);
  }
  return open;
}

/** Adds the unknown inputs that an expression is unknown for. What `is known` asks, no guess can change. */
export function unknownInputs(expr: Expr, frame: Frame, found: Set<number>): void {
  if (evaluate(expr, frame) !== undefined) return;
  switch (expr.kind) {
    case "input":
      found.add(expr.input.index);
      return;
    case "definition":
      for (const part of partsOf(expr.definition)) unknownInputs(part, frame, found);
      return;
    default:
      for (const operand of operandsOf(expr)) unknownInputs(operand, frame, found);
  }
}
