/**
 * The interpreter proper: what a policy says of a case, by three-valued logic alone and in numbers only. It is the
 * one definition of what a policy means; everything else is held to it.
 */
import type { Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { type Conflicts, conflicts } from "./conflicts.ts";
import { frameOf } from "./definitions.ts";
import { isDuty } from "./duties.ts";
import { decisionDate, type Kase } from "./kase.ts";
import type { Frame } from "./kleene.ts";
import { gates, type Positions, positions, type Said, said, undecided } from "./positions.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { APPLIES, inForce, MAY_APPLY, type Status, statuses } from "./rules.ts";
import { type Selection, selections } from "./selection.ts";

export interface Decision {
  readonly frame: Frame;
  /** Whether the policy is in force on the decision date. */
  readonly inForce: Value;
  /** By `Rule.index`. */
  readonly rules: readonly Status[];
  /** By `Target.index`, as the following two. */
  readonly said: Said;
  readonly gates: readonly Value[];
  readonly positions: readonly Positions[];
  /** In the order of `Model.tracks`. */
  readonly selections: readonly Selection[];
  readonly conflicts: Conflicts;
  /** Whether any rule requires, recommends or permits anything. */
  readonly answered: Value;
  /** Whether logic alone leaves anything open that makes a difference. */
  readonly open: boolean;
}

export function decide(model: Model, kase: Kase): Decision {
  return decideIn(prepare(model), frameOf(model, kase.values, decisionDate(model, kase)));
}

export function decideIn(prepared: Prepared, frame: Frame): Decision {
  const { policy } = prepared.model;
  const valid = policy === undefined ? 1 : inForce(policy, frame.on);
  const rules = statuses(prepared, frame, valid);
  const spoken = said(prepared, rules);
  const open = gates(prepared, frame);
  const placed = positions(spoken, open);
  const chosen = selections(prepared, placed, frame);
  const clashing = conflicts(prepared, frame, spoken, open, placed);
  const answered = anyAnswer(prepared, rules);
  const decided = {
    frame,
    inForce: valid,
    rules,
    said: spoken,
    gates: open,
    positions: placed,
    selections: chosen,
    conflicts: clashing,
    answered,
  };
  const isOpen =
    answered === undefined ||
    clashing.more ||
    placed.some(undecided) ||
    chosen.some(({ how }) => how === "unsettled") ||
    mayBring(prepared, decided);
  return { ...decided, open: isOpen };
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
function mayBring(prepared: Prepared, decided: Omit<Decision, "open">): boolean {
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
