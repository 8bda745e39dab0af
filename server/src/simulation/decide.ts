/**
 * The interpreter proper: what a policy says of a case, by three-valued logic alone and in numbers only. It is the
 * one definition of what a policy means; everything else is held to it.
 */
import type { Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { valuesOf } from "./case-values.ts";
import { type Conflicts, conflicts } from "./conflicts.ts";
import { frameOf } from "./definitions.ts";
import { isDuty } from "./duties.ts";
import { decisionDate, type Kase } from "./kase.ts";
import type { Frame } from "./kleene.ts";
import { gates, type Positions, positions, type Said, said, undecided } from "./positions.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { APPLIES, inForce, MAY_APPLY, type Status, statuses } from "./rules.ts";
import { type Selection, selections } from "./selection.ts";
import { type Slice, wholeSlice } from "./slices.ts";

/** What is decided of a slice of the policy. */
export interface Part {
  readonly frame: Frame;
  /** Whether the policy is in force on the day that counts. */
  readonly inForce: Value;
  /** By `Rule.index`. */
  readonly rules: readonly Status[];
  /** By `Target.index`, as the following two. */
  readonly said: Said;
  readonly gates: readonly Value[];
  readonly positions: readonly Positions[];
  /** In the order of `Model.tracks`. */
  readonly selections: readonly Selection[];
}

export interface Decision extends Part {
  readonly conflicts: Conflicts;
  /** Whether any rule requires, recommends or permits anything. */
  readonly answered: Value;
  /** Whether logic alone leaves anything open that makes a difference. */
  readonly open: boolean;
}

export function decide(model: Model, kase: Kase): Decision {
  return decideIn(prepare(model), frameOf(model, valuesOf(model, kase), decisionDate(model, kase)));
}

export function decideIn(prepared: Prepared, frame: Frame): Decision {
  const part = decidePart(prepared, wholeSlice(prepared), frame);
  const clashing = conflicts(prepared, frame, part.said, part.gates, part.positions);
  const answered = anyAnswer(prepared, part.rules);
  const open =
    answered === undefined ||
    clashing.more ||
    part.positions.some(undecided) ||
    part.selections.some(({ how }) => how === "unsettled") ||
    mayBring(prepared, part);
  const { inForce, rules, said, gates, positions, selections } = part;
  return {
    frame,
    inForce,
    rules,
    said,
    gates,
    positions,
    selections,
    conflicts: clashing,
    answered,
    open,
  };
}

export function decidePart(prepared: Prepared, slice: Slice, frame: Frame): Part {
  const { policy } = prepared.model;
  const valid = policy === undefined ? 1 : inForce(policy, frame);
  const rules = statuses(prepared, slice, frame, valid);
  const spoken = said(prepared, slice, rules);
  const open = gates(prepared, slice, frame);
  const placed = positions(slice, spoken, open);
  return {
    frame,
    inForce: valid,
    rules,
    said: spoken,
    gates: open,
    positions: placed,
    selections: selections(prepared, slice, placed, frame),
  };
}

function anyAnswer({ answers }: Prepared, rules: readonly Status[]): Value {
  let result: Value = 0;
  for (let index = 0; index < rules.length; index++) {
    if (answers[index] !== true) continue;
    if (rules[index] === APPLIES) return 1;
    if (rules[index] === MAY_APPLY) result = undefined;
  }
  return result;
}

/** Whether a rule that may apply would bring a duty that no applying rule brings already. */
function mayBring(prepared: Prepared, decided: Part): boolean {
  if (!decided.rules.includes(MAY_APPLY)) return false;
  const sure = new Set<number>();
  const possible: number[] = [];
  for (const [rule, status] of decided.rules.entries()) {
    if (status !== APPLIES && status !== MAY_APPLY) continue;
    for (const effect of prepared.effects[rule] ?? []) {
      if (!isDuty(prepared, decided, effect)) continue;
      if (status === APPLIES) sure.add(effect.duty);
      else possible.push(effect.duty);
    }
  }
  return possible.some((duty) => !sure.has(duty));
}
