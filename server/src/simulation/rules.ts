/** Which rules apply, and why the others do not. */
import type { Expr, Rule } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { and, evaluate, type Frame, not } from "./kleene.ts";
import type { Prepared } from "./prepare.ts";
import type { Slice } from "./slices.ts";

export const NOT_IN_FORCE = 0;
export const DOES_NOT_APPLY = 1;
export const MAY_APPLY = 2;
export const APPLIES = 3;
export const OVERRIDDEN = 4;

/** One of the five above. */
export type Status = number;

/** Whether something dated is in force; unknown where the day that counts is. */
export function inForce({ force }: { readonly force: Expr | undefined }, frame: Frame): Value {
  return force === undefined ? 1 : evaluate(force, frame);
}

/**
 * The status of the rules of a slice, by `Rule.index`. `policyInForce`: whether the policy is, on the day that counts.
 */
export function statuses(
  prepared: Prepared,
  { tiers, looksBack, order }: Slice,
  frame: Frame,
  policyInForce: Value,
): readonly Status[] {
  const { rules } = prepared.model;
  const found: Status[] = new Array(rules.length).fill(NOT_IN_FORCE);
  const conditions: Value[] = looksBack ? new Array(rules.length) : [];
  for (const tier of tiers)
    for (const index of tier) {
      const rule = rules[index];
      const valid = rule === undefined ? 0 : and(policyInForce, inForce(rule, frame));
      if (rule === undefined || valid === 0) continue;
      const nothingElse = rule.otherwise ? silence(prepared, rule, found) : 1;
      const holds = and(valid, condition(rule, frame, nothingElse));
      found[index] = status(prepared, index, holds, found);
      if (looksBack) conditions[index] = holds;
    }
  if (looksBack)
    for (const index of order)
      if (found[index] !== NOT_IN_FORCE) found[index] = status(prepared, index, conditions[index], found);
  return found;
}

/** The rule's own condition: `when` (or `otherwise`) holds and `unless` does not. */
function condition(rule: Rule, frame: Frame, nothingElse: Value): Value {
  const when = rule.otherwise ? nothingElse : rule.when === undefined ? 1 : evaluate(rule.when, frame);
  if (when === 0 || rule.unless === undefined) return when;
  return and(when, not(evaluate(rule.unless, frame)));
}

/** Whether none of the rules that an `otherwise` rule makes way for applies. */
function silence({ silencers }: Prepared, { index }: Rule, found: readonly Status[]): Value {
  let result: Value = 1;
  for (const other of silencers[index] ?? []) {
    if (found[other] === APPLIES) return 0;
    if (found[other] === MAY_APPLY) result = undefined;
  }
  return result;
}

/**
 * Of a rule in force. `holds`: whether it would apply if no other overrode it. An overriding rule counts only where it
 * applies itself: an overridden one overrides nobody.
 */
function status({ overriders }: Prepared, index: number, holds: Value, found: readonly Status[]): Status {
  if (holds === 0) return DOES_NOT_APPLY;
  let result = holds === 1 ? APPLIES : MAY_APPLY;
  for (const by of overriders[index] ?? []) {
    // Where its own condition is unknown: true or not, it does not apply.
    if (found[by] === APPLIES) return holds === 1 ? OVERRIDDEN : DOES_NOT_APPLY;
    if (found[by] === MAY_APPLY) result = MAY_APPLY;
  }
  return result;
}
