/** Which rules apply in which cases. */
import { FALSE, type Formula, type Formulas } from "../regions/formula.ts";
import type { Model, Rule } from "../semantics/model.ts";
import { overridersOf } from "../semantics/overriders.ts";
import { isSameList } from "../semantics/taken-over.ts";
import type { CaseSpace } from "./case-space.ts";
import type { Conditions } from "./conditions.ts";
import { allOf, isSame, NO, opposite, type Truth, YES } from "./truth.ts";

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
  /** The rules that it overrides. */
  readonly overridden: readonly (readonly number[])[];
  /** All rules, those that override first. */
  readonly order: readonly number[];
  /** Where it stands in that order. */
  readonly places: readonly number[];
  /** Those that an `otherwise` overrides, directly or in turn: it looks at them before it does. */
  readonly late: ReadonlySet<number>;
}

export function precedenceOf({ rules }: Model): Precedence {
  const overriders = overridersOf({ rules });
  const overridden: number[][] = rules.map(() => []);
  for (const [index, by] of overriders.entries())
    for (const other of by) if (overridden[other]?.includes(index) === false) overridden[other].push(index);
  const order: number[] = [];
  const placed = new Set<number>();
  const place = (rule: number): void => {
    if (placed.has(rule)) return;
    placed.add(rule);
    for (const by of overriders[rule] ?? []) place(by);
    order.push(rule);
  };
  for (const { index } of rules) place(index);
  const places = rules.map(() => 0);
  order.forEach((rule, at) => {
    places[rule] = at;
  });
  const otherwise = rules.filter((rule) => rule.otherwise);
  const late = overriddenInTurn(
    otherwise.flatMap(({ index }) => overridden[index] ?? []),
    overridden,
  );
  return { overriders, overridden, order, places, late };
}

/** The rules begun with, and those that they override, directly or in turn. */
export function overriddenInTurn(
  begun: Iterable<number>,
  overridden: Precedence["overridden"],
): ReadonlySet<number> {
  const reached = new Set(begun);
  for (const index of reached) for (const other of overridden[index] ?? []) reached.add(other);
  return reached;
}

/** By `Rule.index`. `previous`: those of an earlier version, found from the same conditions; what is as before is kept. */
export function rulesIn(
  formulas: Formulas,
  cases: CaseSpace,
  conditions: Conditions,
  { overriders, order, late }: Precedence,
  previous?: { readonly precedence: Precedence; readonly rules: readonly RuleCases[] },
): readonly RuleCases[] {
  const { model } = cases;
  const policyInForce = truthOf(conditions, model.policy?.force, YES);
  const found = new Array<RuleCases>(model.rules.length);

  for (const tier of [0, 1, 2])
    for (const index of order) {
      const rule = model.rules[index];
      if (rule !== undefined && tierOf(rule) === tier) found[index] = casesOf(rule);
    }
  // An `otherwise` rule can override one that was looked at before it.
  if (late.size > 0)
    for (const index of order) {
      const own = found[index];
      if (own !== undefined && late.has(index)) found[index] = amongOthers(own);
    }
  return found;

  function casesOf(rule: Rule): RuleCases {
    const inForce =
      rule.force === undefined
        ? policyInForce
        : allOf(formulas, [policyInForce, truthOf(conditions, rule.force, YES)]);
    const before = previous?.rules[rule.index];
    const isKept = before?.rule === rule && !rule.otherwise && isSame(before.inForce, inForce);
    if (isKept && isOverriddenAsBefore(rule)) return before;
    const condition = isKept ? before.condition : conditionOf(rule, inForce);
    return amongOthers({ rule, inForce, condition, applies: condition, overridden: FALSE });
  }

  function isOverriddenAsBefore({ index }: Rule): boolean {
    const by = overriders[index] ?? [];
    const isAsBefore = (other: number) =>
      found[other] !== undefined && found[other] === previous?.rules[other];
    return isSameList(by, previous?.precedence.overriders[index]) && by.every(isAsBefore);
  }

  function conditionOf(rule: Rule, inForce: Truth): Truth {
    const when = rule.otherwise ? silence(formulas, rule, found) : truthOf(conditions, rule.when, YES);
    return allOf(formulas, [inForce, when, opposite(truthOf(conditions, rule.unless, NO))]);
  }

  /** As it applies beside those that override it, as far as they have been looked at. */
  function amongOthers(own: RuleCases): RuleCases {
    const by = (overriders[own.rule.index] ?? []).map((other) => found[other]?.applies ?? NO);
    if (by.length === 0) return asBefore(previous?.rules[own.rule.index], own);
    return asBefore(previous?.rules[own.rule.index], {
      ...own,
      applies: unlessOverridden(formulas, own.condition, by),
      overridden: formulas.and([own.condition.yes, formulas.or(by.map(({ yes }) => yes))]),
    });
  }
}

/** The earlier object, where it says the same: whatever was found of it still holds. */
function asBefore(before: RuleCases | undefined, cases: RuleCases): RuleCases {
  const isKept =
    before?.rule === cases.rule &&
    before.overridden === cases.overridden &&
    isSame(before.inForce, cases.inForce) &&
    isSame(before.condition, cases.condition) &&
    isSame(before.applies, cases.applies);
  return isKept ? before : cases;
}

/**
 * The rules as they apply where the policy does not have one of them, by `Rule.index`: those for which that is
 * different, and the rule itself, which never applies. `as-if-nothing-falls-silent` leaves out of account that an
 * `otherwise` can come in, or go.
 */
export function rulesWithout(
  policy: {
    readonly formulas: Formulas;
    readonly conditions: Conditions;
    readonly precedence: Precedence;
    readonly rules: readonly RuleCases[];
  },
  without: number,
  extent: "as-if-nothing-falls-silent" | "with-all-that-follows",
): ReadonlyMap<number, RuleCases> {
  const { formulas, conditions, rules } = policy;
  const { overriders, overridden, places, late } = policy.precedence;
  const own = rules[without];
  if (own === undefined) return new Map();
  const missing: RuleCases = { ...own, applies: NO };
  const applied = (
    cases: RuleCases,
    changed: ReadonlyMap<number, RuleCases>,
    by: readonly number[],
  ): RuleCases => ({
    ...cases,
    applies: unlessOverridden(
      formulas,
      cases.condition,
      by.map((other) => (changed.get(other) ?? rules[other])?.applies ?? NO),
    ),
  });

  /** The rules begun with, others, and those that they come to override or not, directly or in turn. */
  function follow(
    begun: ReadonlyMap<number, RuleCases>,
    overridersOf: (index: number) => readonly number[],
    others: Iterable<number> = [],
  ): Map<number, RuleCases> {
    const changed = new Map(begun);
    const reached = overriddenInTurn([...begun.keys(), ...others], overridden);
    for (const index of [...reached].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))) {
      const cases = begun.get(index) ?? rules[index];
      if (cases !== undefined && index !== without)
        changed.set(index, applied(cases, changed, overridersOf(index)));
    }
    return changed;
  }

  const begun = new Map([[without, missing]]);
  const all = (index: number) => overriders[index] ?? [];
  if (extent === "with-all-that-follows") {
    // What an `otherwise` looks at is how rules apply before a later `otherwise` overrides them.
    const tiers = rules.map(({ rule }) => tierOf(rule));
    const early = (index: number) => all(index).filter((other) => (tiers[other] ?? 0) <= (tiers[index] ?? 0));
    for (const tier of [1, 2]) {
      const changed = follow(begun, early, late);
      const found = rules.map((cases, index) => changed.get(index) ?? cases);
      for (const cases of rules) {
        const { rule, inForce } = cases;
        if (tiers[rule.index] !== tier || rule.index === without) continue;
        const unless = truthOf(conditions, rule.unless, NO);
        const condition = allOf(formulas, [inForce, silence(formulas, rule, found), opposite(unless)]);
        begun.set(rule.index, { ...cases, condition });
      }
    }
  }
  const after = [...follow(begun, all)].filter(([index, { applies }]) => {
    const now = rules[index]?.applies;
    return index === without || applies.yes !== now?.yes || applies.no !== now.no;
  });
  return new Map(after);
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
