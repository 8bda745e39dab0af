/** The cases in which a policy would come out otherwise if one of its rules were taken out. */
import { actedOn } from "../compile/duties.ts";
import {
  type Modality,
  speakersKey,
  speakersOf,
  standings,
  type TargetCases,
  targetIn,
} from "../compile/outcomes.ts";
import { dutiesOf, withoutRule } from "../compile/policy.ts";
import { answers, type RuleCases, unlessOverridden } from "../compile/rules.ts";
import { isTwoValued, NO } from "../compile/truth.ts";
import { FALSE, type Formula, type Formulas, not } from "../regions/formula.ts";
import type { Answer } from "../regions/regions.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { EffectModel, Rule, Target } from "../semantics/model.ts";
import type { Context } from "./context.ts";

/**
 * Whether there is such a case. What differs is where powers stand, what is selected, which duties there are, what
 * conflicts, or whether anything is said at all.
 */
export function changeWithout(context: Context, rule: Rule): Answer {
  const { world, formulas } = context;
  const changed = changedRules(context, rule);
  const find = (sets: readonly Formula[]) => world.find(sets, rule.name);
  // What follows in detail speaks of rules that apply or do not; where one only may, the whole is compared.
  const mayOnly = [...changed.keys()].some((index) => {
    const applies = context.policy.rules[index]?.applies;
    return applies !== undefined && !isTwoValued(applies);
  });
  if (mayOnly) return firstOf(changesOfAll(context, rule), (set) => find([set]));
  const near = [
    ...(changed.size === 1 ? changesOfEffects(context, rule) : changesOfTargets(context, changed)),
  ];
  if (!context.model.rules.some(({ otherwise }) => otherwise))
    return firstOf([...near, changeOfAnswer(context, changed)], (set) => find([set]));
  // As long as another rule speaks too, no `otherwise` comes in.
  const spoken = formulas.or(neighbours(context, rule).map(({ applies }) => applies.yes));
  for (const set of near) {
    const answer = find([set, spoken]);
    if (answer.kind === "some") return answer;
  }
  return firstOf(changesOfAll(context, rule), (set) => find([set]));
}

function firstOf(sets: Iterable<Formula>, find: (set: Formula) => Answer): Answer {
  let open: Answer | undefined;
  const axioms = new Set<number>();
  for (const set of sets) {
    const answer = find(set);
    if (answer.kind === "some") return answer;
    if (answer.kind === "open") open = answer;
    else for (const axiom of answer.axioms) axioms.add(axiom);
  }
  return open ?? { kind: "none", axioms: [...axioms].sort((a, b) => a - b) };
}

/** Other rules that speak of the same powers, or of powers on the same tracks, in answer to a case. */
function neighbours({ policy }: Context, rule: Rule): readonly RuleCases[] {
  const near = ({ target }: EffectModel) =>
    rule.effects.some(
      (own) => own.target === target || (target.track !== undefined && own.target.track === target.track),
    );
  return policy.rules.filter(
    (other) =>
      other.rule !== rule &&
      !other.rule.otherwise &&
      other.rule.effects.some((effect) => effect.modality !== "must not" && near(effect)),
  );
}

type Changed = ReadonlyMap<number, RuleCases>;

/** The rule, never applying; and those that it overrides, as they then apply, and so on. */
function changedRules({ policy, formulas }: Context, rule: Rule): Changed {
  const { rules, precedence } = policy;
  const changed = new Map<number, RuleCases>();
  const own = rules[rule.index];
  if (own === undefined) return changed;
  changed.set(rule.index, { ...own, applies: NO });
  if (rule.overrides.length === 0) return changed;
  for (const index of precedence.order) {
    const by = precedence.overriders[index] ?? [];
    const cases = rules[index];
    if (cases === undefined || !by.some((other) => changed.has(other)) || changed.has(index)) continue;
    const overriding = by.map((other) => (changed.get(other) ?? rules[other])?.applies ?? NO);
    const applies = unlessOverridden(formulas, cases.condition, overriding);
    if (applies.yes !== cases.applies.yes || applies.no !== cases.applies.no)
      changed.set(index, { ...cases, applies });
  }
  return changed;
}

// ── A rule that overrides no other ─────────────────────────────────────────────────────────────────────────────

function changesOfEffects(context: Context, rule: Rule): readonly Formula[] {
  return rule.effects.map((effect) => changeOfEffect(context, rule, effect));
}

function changeOfEffect(context: Context, rule: Rule, effect: EffectModel): Formula {
  const { policy, formulas } = context;
  const { and, or } = formulas;
  const cases = policy.outcomes.targets[effect.target.index];
  const own = policy.rules[rule.index];
  if (cases === undefined || own === undefined) return FALSE;
  const others = speakers(context, effect.target, effect.modality).filter((other) => other.rule !== rule);
  const saidByOthers = or(others.map(({ applies }) => applies.yes));
  const sameDuty = or(
    others
      .filter((other) => other.rule.effects.some((also) => dutyKey(also) === dutyKey(effect)))
      .map(({ applies }) => applies.yes),
  );
  const { must, "must not": mustNot, should } = cases.said;
  const open = not(cases.gate.no);
  const applies = own.applies.yes;
  switch (effect.modality) {
    case "must":
      return and([applies, or([and([open, not(sameDuty)]), not(saidByOthers)])]);
    case "must not":
      return and([applies, not(saidByOthers), or([open, must.sure])]);
    case "should": {
      const stands = and([open, not(saidByOthers), not(must.sure), not(mustNot.sure)]);
      const acts = and([actedOn(formulas, policy.outcomes, effect), not(sameDuty)]);
      return and([applies, or([stands, acts])]);
    }
    case "may":
      return and([applies, open, not(saidByOthers), not(must.sure), not(mustNot.sure), not(should.sure)]);
  }
}

const indexes = new WeakMap<Context, ReadonlyMap<string, readonly RuleCases[]>>();

function speakers(context: Context, target: Target, modality: Modality): readonly RuleCases[] {
  const index = indexes.get(context) ?? speakersOf(context.policy.rules);
  indexes.set(context, index);
  return index.get(speakersKey(target, modality)) ?? [];
}

// ── A rule that does ───────────────────────────────────────────────────────────────────────────────────────────

function* changesOfTargets(context: Context, changed: Changed): Iterable<Formula> {
  const { policy, formulas } = context;
  const { and, or, differ } = formulas;
  const effects = [...changed.values()].flatMap(({ rule }) => rule.effects);
  for (const target of new Set(effects.map((effect) => effect.target))) {
    const before = policy.outcomes.targets[target.index];
    if (before === undefined) continue;
    const after = targetIn(formulas, policy.conditions, target, (modality) =>
      speakers(context, target, modality).map((cases) => changed.get(cases.rule.index) ?? cases),
    );
    yield changeOfTarget(formulas, before, after);
  }
  const duties = new Map(effects.map((effect) => [dutyKey(effect), effect]));
  for (const [key, effect] of duties) {
    if (effect.modality !== "must" && effect.modality !== "should") continue;
    const laying = speakers(context, effect.target, effect.modality).filter(({ rule }) =>
      rule.effects.some((also) => dutyKey(also) === key),
    );
    const before = or(laying.map(({ applies }) => applies.yes));
    const after = or(laying.map((cases) => (changed.get(cases.rule.index) ?? cases).applies.yes));
    yield and([actedOn(formulas, policy.outcomes, effect), differ(before, after)]);
  }
}

function changeOfTarget({ and, or, differ }: Formulas, before: TargetCases, after: TargetCases): Formula {
  const conflict = ({ said }: TargetCases) => and([said.must.sure, said["must not"].sure]);
  return or([
    ...standings.map((name) => differ(before.standing[name], after.standing[name])),
    and([before.gate.no, differ(before.said.must.sure, after.said.must.sure)]),
    and([before.gate.no, differ(conflict(before), conflict(after))]),
  ]);
}

/** Whether anything is said at all. */
function changeOfAnswer({ policy, formulas }: Context, changed: Changed): Formula {
  const speaking = policy.rules.filter(({ rule }) => answers(rule));
  const said = (rules: readonly RuleCases[]) => formulas.or(rules.map(({ applies }) => applies.yes));
  return formulas.differ(
    said(speaking),
    said(speaking.map((cases) => changed.get(cases.rule.index) ?? cases)),
  );
}

// ── A rule that keeps an `otherwise` silent ────────────────────────────────────────────────────────────────────

/** The policy with the rule held against the policy without it, all in all. */
function* changesOfAll(context: Context, rule: Rule): Iterable<Formula> {
  const { policy, formulas } = context;
  const after = withoutRule(policy, rule.index);
  yield formulas.differ(policy.outcomes.answered.yes, after.outcomes.answered.yes);
  yield formulas.differ(policy.outcomes.answered.no, after.outcomes.answered.no);
  for (const target of policy.outcomes.targets) {
    const other = after.outcomes.targets[target.target.index];
    if (other !== undefined) yield changeOfTarget(formulas, target, other);
  }
  const dutiesAfter = new Map(dutiesOf(after).map(({ effect, sure }) => [dutyKey(effect), sure]));
  for (const { effect, sure } of dutiesOf(policy))
    yield formulas.differ(sure, dutiesAfter.get(dutyKey(effect)) ?? FALSE);
}
