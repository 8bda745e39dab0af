/** Which rules apply in which cases. */
import { FALSE, type Formula, type Formulas } from "../regions/formula.ts";
import type { Model, Rule } from "../semantics/model.ts";
import { overridersOf } from "../semantics/overriders.ts";
import type { CaseSpace } from "./case-space.ts";
import type { Conditions } from "./conditions.ts";
import { allOf, NO, opposite, type Truth, YES } from "./truth.ts";

export interface RuleCases {
  readonly rule: Rule;
  /** The policy and the rule are in force. */
  readonly inForce: Truth;
  /** It would apply if no other rule overrode it. */
  readonly condition: Truth;
  readonly applies: Truth;
  /** It would apply, and a rule that applies overrides it. */
  readonly overridden: Formula;
}

/** What rules have to do with each other, by `Rule.index`. */
export interface Precedence {
  /** The rules that override it. */
  readonly overriders: readonly (readonly number[])[];
  /** All rules, those that override first. */
  readonly order: readonly number[];
}

export function precedenceOf({ rules }: Model): Precedence {
  const overriders = overridersOf({ rules });
  const order: number[] = [];
  const placed = new Set<number>();
  const place = (rule: number): void => {
    if (placed.has(rule)) return;
    placed.add(rule);
    for (const by of overriders[rule] ?? []) place(by);
    order.push(rule);
  };
  for (const { index } of rules) place(index);
  return { overriders, order };
}

/** By `Rule.index`. `without`: a rule to leave out, as if the policy did not have it. */
export function rulesIn(
  formulas: Formulas,
  cases: CaseSpace,
  conditions: Conditions,
  { overriders, order }: Precedence,
  without?: number,
): readonly RuleCases[] {
  const { model } = cases;
  const policyInForce = truthOf(conditions, model.policy?.force, YES);
  const tiers = model.rules.map(tierOf);
  const found: RuleCases[] = model.rules.map((rule) => ({
    rule,
    inForce: NO,
    condition: NO,
    applies: NO,
    overridden: FALSE,
  }));

  function place(index: number): void {
    const own = found[index];
    if (own === undefined) return;
    const by = (overriders[index] ?? []).map((rule) => found[rule]?.applies ?? NO);
    found[index] = {
      ...own,
      applies: unlessOverridden(formulas, own.condition, by),
      overridden: formulas.and([own.condition.yes, formulas.or(by.map(({ yes }) => yes))]),
    };
  }

  for (const tier of [0, 1, 2]) {
    const here = order.filter((index) => tiers[index] === tier);
    for (const index of here) {
      const rule = model.rules[index];
      if (rule === undefined || index === without) continue;
      const valid = allOf(formulas, [policyInForce, truthOf(conditions, rule.force, YES)]);
      const when = rule.otherwise ? silence(formulas, rule, found) : truthOf(conditions, rule.when, YES);
      const unless = truthOf(conditions, rule.unless, NO);
      const condition = allOf(formulas, [valid, when, opposite(unless)]);
      found[index] = { rule, inForce: valid, condition, applies: condition, overridden: FALSE };
    }
    for (const index of here) place(index);
  }
  // An `otherwise` rule can override one that was looked at before it.
  for (const index of order) place(index);
  return found;
}

/** A rule applies where its condition holds and no rule that applies overrides it. */
export function unlessOverridden(formulas: Formulas, condition: Truth, by: readonly Truth[]): Truth {
  return allOf(formulas, [condition, ...by.map(opposite)]);
}

const truthOf = (conditions: Conditions, expr: Rule["when"], missing: Truth): Truth =>
  expr === undefined ? missing : conditions.truth(expr);

/** Rules with conditions come first, then `otherwise` on a track, then `otherwise` overall. */
function tierOf({ otherwise, otherwiseOn }: Rule): 0 | 1 | 2 {
  if (!otherwise) return 0;
  return otherwiseOn === undefined ? 2 : 1;
}

/** Whether a rule requires, recommends or permits anything; with a track, whether a power on it. */
export function answers({ effects }: Rule, track?: string): boolean {
  return effects.some(
    ({ modality, target }) => modality !== "must not" && (track === undefined || target.track === track),
  );
}

/** No earlier rule requires, recommends or permits anything (on the rule's track, if it names one). */
function silence(formulas: Formulas, rule: Rule, found: readonly RuleCases[]): Truth {
  const earlier = found.filter(
    ({ rule: other }) => tierOf(other) < tierOf(rule) && answers(other, rule.otherwiseOn),
  );
  return allOf(
    formulas,
    earlier.map(({ applies }) => opposite(applies)),
  );
}
