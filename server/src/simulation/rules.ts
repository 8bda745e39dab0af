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
  const conditions: Condition[] = new Array(rules.length).fill("not in force");
  const found: Status[] = new Array(rules.length).fill(NOT_IN_FORCE);
  for (let tier = 0; tier < tiers.length; tier++) {
    const indexes = tiers[tier] ?? [];
    for (const index of indexes) {
      const rule = rules[index];
      if (rule === undefined) continue;
      const valid = and(policyInForce, inForce(rule, frame));
      if (valid === 0) continue;
      const nothingElse = rule.otherwise ? silence(prepared, order, rule, found) : 1;
      conditions[index] = and(valid, condition(rule, frame, nothingElse));
    }
    for (const index of indexes) found[index] = status(prepared, index, conditions, found);
  }
  if (looksBack) for (const index of order) found[index] = status(prepared, index, conditions, found);
  return found;
}

/** Whether a rule would apply if no other overrode it. */
type Condition = Value | "not in force";

/** The rule's own condition: `when` (or `otherwise`) holds and `unless` does not. */
function condition(rule: Rule, frame: Frame, nothingElse: Value): Value {
  const when = rule.otherwise ? nothingElse : rule.when === undefined ? 1 : evaluate(rule.when, frame);
  if (when === 0 || rule.unless === undefined) return when;
  return and(when, not(evaluate(rule.unless, frame)));
}

/**
 * Whether no other rule requires, recommends or permits anything (on the rule's track, if it names one). Rules
 * that say `otherwise` on a track look at those with conditions; those that say it overall look at both.
 */
function silence(prepared: Prepared, order: readonly number[], rule: Rule, found: readonly Status[]): Value {
  let result: Value = 1;
  for (const index of order) {
    if (!silences(prepared, index, rule)) continue;
    if (found[index] === APPLIES) return 0;
    if (found[index] === MAY_APPLY) result = undefined;
  }
  return result;
}

/** Whether a rule is one of those that an `otherwise` rule makes way for. */
export function silences(
  { model, answers, answersOn }: Prepared,
  index: number,
  { otherwiseOn }: Rule,
): boolean {
  const other = model.rules[index];
  if (other === undefined) return false;
  if (otherwiseOn !== undefined) return !other.otherwise && answersOn[index]?.has(otherwiseOn) === true;
  return (!other.otherwise || other.otherwiseOn !== undefined) && answers[index] === true;
}

/** An overriding rule counts only where it applies itself: an overridden one overrides nobody. */
function status(
  { overriders }: Prepared,
  index: number,
  conditions: readonly Condition[],
  found: readonly Status[],
): Status {
  const holds = conditions[index];
  if (holds === "not in force") return NOT_IN_FORCE;
  if (holds === 0) return DOES_NOT_APPLY;
  let result = holds === 1 ? APPLIES : MAY_APPLY;
  for (const by of overriders[index] ?? []) {
    // Where its own condition is unknown: true or not, it does not apply.
    if (found[by] === APPLIES) return holds === 1 ? OVERRIDDEN : DOES_NOT_APPLY;
    if (found[by] === MAY_APPLY) result = MAY_APPLY;
  }
  return result;
}
