/** The cases in which a policy would come out otherwise if one of its rules were taken out. */
import { actedOn } from "../compile/duties.ts";
import { type Modality, speakersKey, standings, type TargetCases, targetIn } from "../compile/outcomes.ts";
import { answers, overriddenInTurn, type RuleCases, rulesWithout } from "../compile/rules.ts";
import { isTwoValued } from "../compile/truth.ts";
import { type Answer, none, type Point } from "../regions/answer.ts";
import { FALSE, type Formula, type Formulas, not } from "../regions/formula.ts";
import { dutyKey } from "../semantics/duty-key.ts";
import type { EffectModel, Rule, Target } from "../semantics/model.ts";
import type { Context } from "./context.ts";
import { isSilencing, offering, offeringOn, silences, speakingIn, topicOfRule } from "./speaking.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";

/** Whether there is such a case; where there is, which one is of no interest. */
export type Change = { readonly kind: "some" } | Exclude<Answer, { readonly kind: "some" }>;

interface Remembered {
  readonly change: Change;
  /** The case that shows it, where that takes a rule from elsewhere that speaks in it, and one that does. */
  readonly spoken?: { readonly point: Point; by?: RuleCases | undefined };
  /** Rules from elsewhere that it rests on. */
  readonly covering?: readonly RuleCases[];
}

/** What a rule's surroundings tell, by `Rule.index`. */
const remembered = new WeakMap<Surroundings, Map<number, Remembered>>();

/**
 * Whether there is such a case. What differs is where powers stand, what is selected, which duties there are, what
 * conflicts, or whether anything is said at all.
 */
export function changeWithout(context: Context, rule: Rule): Change {
  const around = surroundingsOf(context, rule);
  const known = remembered.get(around) ?? new Map<number, Remembered>();
  remembered.set(around, known);
  const before = known.get(rule.index);
  if (before !== undefined && isStillSo(context, rule, before)) return before.change;
  const found = changeAround(context, rule);
  if (found.around) known.set(rule.index, found);
  return found.change;
}

/** `around`: the rule's surroundings alone tell it. */
function changeAround(context: Context, rule: Rule): Remembered & { readonly around: boolean } {
  const { model, policy, world, formulas } = context;
  const some = { kind: "some" } as const;
  if (isSeen(context, rule)) return { change: some, around: true };
  const find = (sets: readonly Formula[]) => world.find(sets, topicOfRule(rule));
  const changed = rulesWithout(policy, rule.index, "as-if-nothing-falls-silent");
  // What is said of single effects speaks of rules that apply or do not; where one only may, targets are compared.
  const isPlain = changed.size === 1 && [...changed.keys()].every((index) => isDecided(policy, index));
  const near = [...(isPlain ? changesOfEffects(context, rule) : changesOfTargets(context, changed))];
  if (!isAnyOtherwiseBeside(model, rule)) {
    if (near.some((set) => find([set]).kind === "some")) return { change: some, around: true };
    const sets = inTurn(near, changesOfAnswer(context, changed));
    return { change: firstOf(sets, (set) => find([set])), around: false };
  }
  const { overridden, late } = policy.precedence;
  const withAllThatFollows = (): Change => {
    const all = rulesWithout(policy, rule.index, "with-all-that-follows");
    const sets = inTurn(changesOfTargets(context, all), changesOfAnswer(context, all));
    return firstOf(sets, (set) => find([set]));
  };
  // Where an `otherwise` looked at rules before it overrode them, how they apply does not tell what it saw.
  if ([...overriddenInTurn([rule.index], overridden)].some((index) => late.has(index)))
    return { change: withAllThatFollows(), around: false };
  // As long as other rules speak too, no `otherwise` comes in, and the case is no gap.
  const may = mayAnswer(context, changed);
  const silent = mayFallSilent(context, changed) ?? may;
  const spokenAround = formulas.or([not(silent), formulas.and(stillSpoken(context, changed, []))]);
  if (near.some((set) => find([set, spokenAround]).kind === "some")) return { change: some, around: true };
  const unspoken = find([not(spokenAround)]);
  if (unspoken.kind === "none") {
    const change = firstOf(near, (set) => both(unspoken, find([set])));
    return { change, around: change.kind !== "open" };
  }
  const spoken = formulas.and(stillSpoken(context, changed, speakingIn(context).afar));
  for (const set of near) {
    const answer = find([set, spoken]);
    if (answer.kind === "some") return { change: some, spoken: { point: answer.point }, around: true };
  }
  const { alone, covering } = covered(context, rule, changed, may);
  if (alone.kind !== "none") return { change: withAllThatFollows(), around: false };
  const change = firstOf(near, (set) => both(alone, find([set])));
  return { change, covering, around: change.kind !== "open" };
}

/** So many rules from elsewhere are looked for that together cover what a rule says. */
const COVERING = 64;

/**
 * Whether the rules that change may be alone in speaking, and where they are not, the rules from elsewhere that see to
 * it: one is taken for each case in which they would be alone, until there is none.
 */
function covered(context: Context, rule: Rule, changed: Changed, may: Formula) {
  const { world, formulas } = context;
  const covering: RuleCases[] = [];
  for (;;) {
    const spoken = formulas.and(stillSpoken(context, changed, covering));
    const alone = world.find([may, not(spoken)], topicOfRule(rule));
    if (alone.kind !== "some" || covering.length === COVERING) return { alone, covering };
    const { point } = alone;
    const next = context.policy.rules.find(
      (other) =>
        isSilencing(context, other) &&
        !changed.has(other.rule.index) &&
        formulas.holds(other.applies.yes, point),
    );
    if (next === undefined || covering.includes(next)) return { alone, covering };
    covering.push(next);
  }
}

/**
 * Whether a sample shows such a case, which is soon looked up: there a rule that overrides no other is alone in what it
 * says, and others speak too. False tells nothing.
 */
function isSeen(context: Context, rule: Rule): boolean {
  const { model, policy, world } = context;
  const own = policy.rules[rule.index];
  const overrides = policy.precedence.overridden[rule.index] ?? [];
  if (own === undefined || overrides.length > 0 || !isTwoValued(own.applies)) return false;
  const others = isAnyOtherwiseBeside(model, rule)
    ? stillSpeaking(context, new Map([[rule.index, own]]), [])
    : [];
  const spoken = others.map((rules) => rules.map(({ applies }) => applies.yes));
  return rule.effects.some((effect) =>
    world.isSeen([own.applies.yes, ...aloneIn(context, rule, effect)], spoken),
  );
}

/** That nobody else says what an effect says, nor anything stronger, and it is open. */
function aloneIn(context: Context, rule: Rule, effect: EffectModel): readonly Formula[] {
  const { modality, target } = effect;
  const cases = context.policy.outcomes.targets[target.index];
  if (cases === undefined) return [FALSE];
  const others = speakers(context, target, modality).filter((other) => other.rule !== rule);
  const isSame = (other: RuleCases) => other.rule.effects.some((also) => dutyKey(also) === dutyKey(effect));
  const alike = modality === "must" ? others.filter(isSame) : others;
  const stronger = {
    must: [],
    "must not": [],
    should: ["must", "must not"],
    may: ["must", "must not", "should"],
  } as const;
  return [
    not(cases.gate.no),
    ...alike.map(({ applies }) => not(applies.yes)),
    ...stronger[modality].map((one) => not(cases.said[one].sure)),
  ];
}

const isAnyOtherwiseBeside = ({ rules }: Context["model"], rule: Rule): boolean =>
  rules.some((other) => other.otherwise && other !== rule);

/** Whether what was found rests on nothing from elsewhere that has changed. */
function isStillSo(context: Context, rule: Rule, { spoken, covering = [] }: Remembered): boolean {
  const { formulas, policy } = context;
  const isStill = (other: RuleCases) =>
    policy.rules[other.rule.index] === other && isSilencing(context, other);
  if (!covering.every(isStill)) return false;
  if (spoken === undefined || (spoken.by !== undefined && isStill(spoken.by))) return true;
  const around = surroundingsOf(context, rule);
  const isElsewhere = (other: RuleCases) => surroundingsOf(context, other.rule) !== around;
  spoken.by = speakingIn(context).afar.find(
    (other) => formulas.holds(other.applies.yes, spoken.point) && isElsewhere(other),
  );
  return spoken.by !== undefined;
}

/** The cases in which one of the rules may require, recommend or permit something, as it is or without the other. */
function mayAnswer({ policy, formulas }: Context, changed: Changed): Formula {
  return formulas.or(
    [...changed.values()]
      .filter(({ rule }) => answers(rule))
      .flatMap(({ rule, applies }) => [not(policy.rules[rule.index]?.applies.no ?? FALSE), not(applies.no)]),
  );
}

/** An answer that rests on another one being "none" as well. */
function both(first: Extract<Answer, { kind: "none" }>, answer: Answer): Answer {
  return answer.kind === "none" ? none(() => [...first.axioms, ...answer.axioms]) : answer;
}

/**
 * The cases in which it is not the same whether any of the rules speaks, with the rule and without it, on a track to
 * which an `otherwise` belongs or at all; undefined where `otherwise` rules are among them.
 */
function mayFallSilent(context: Context, changed: Changed): Formula | undefined {
  const { policy, formulas } = context;
  const { and, or, differ } = formulas;
  const after = [...changed.values()];
  if (after.some(({ rule }) => rule.otherwise)) return undefined;
  const before = after.flatMap(({ rule }) => policy.rules[rule.index] ?? []);
  return or(
    [undefined, ...speakingIn(context).otherwiseOn].flatMap((track) => {
      const [was, is] = [before, after].map((rules) =>
        rules.filter(({ rule }) => answers(rule, track)).map(({ applies }) => applies),
      );
      if (was === undefined || is === undefined) return [];
      return [
        differ(or(was.map(({ yes }) => yes)), or(is.map(({ yes }) => yes))),
        differ(and(was.map(({ no }) => no)), and(is.map(({ no }) => no))),
      ];
    }),
  );
}

function isDecided({ rules }: Context["policy"], index: number): boolean {
  const applies = rules[index]?.applies;
  return applies === undefined || isTwoValued(applies);
}

function* inTurn(first: Iterable<Formula>, second: Iterable<Formula>): Iterable<Formula> {
  yield* first;
  yield* second;
}

function firstOf(sets: Iterable<Formula>, find: (set: Formula) => Answer): Answer {
  let open: Answer | undefined;
  const empty: Extract<Answer, { readonly kind: "none" }>[] = [];
  for (const set of sets) {
    const answer = find(set);
    if (answer.kind === "some") return answer;
    if (answer.kind === "open") open = answer;
    else empty.push(answer);
  }
  return open ?? none(() => [...new Set(empty.flatMap(({ axioms }) => axioms))].sort((a, b) => a - b));
}

/** The rules as they apply without the rule, by `Rule.index`: those for which that is different, and itself. */
type Changed = ReadonlyMap<number, RuleCases>;

/**
 * The cases in which other rules speak too, on each track to which an `otherwise` belongs, and at all: rules around it,
 * or those given as well.
 */
function stillSpoken(
  context: Context,
  changed: Changed,
  elsewhere: readonly RuleCases[],
): readonly Formula[] {
  return stillSpeaking(context, changed, elsewhere).map((rules) =>
    context.formulas.or(rules.map(({ applies }) => applies.yes)),
  );
}

/** Of each list of rules, one must speak. */
function stillSpeaking(
  context: Context,
  changed: Changed,
  elsewhere: readonly RuleCases[],
): readonly (readonly RuleCases[])[] {
  const { otherwiseOn } = speakingIn(context);
  const effects = [...changed.values()]
    .flatMap(({ rule }) => rule.effects)
    .filter(({ modality }) => modality !== "must not");
  const tracks = [...new Set(effects.flatMap(({ target }) => target.track ?? []))].map((name) => ({
    name,
    rules: offeringOn(context, name),
  }));
  const others = (rules: readonly RuleCases[]): readonly RuleCases[] =>
    rules.filter(({ rule }) => silences(context, rule) && !changed.has(rule.index));
  const near = [
    ...tracks.flatMap(({ rules }) => rules),
    ...offering(
      context,
      effects.map(({ target }) => target),
    ),
    ...elsewhere,
  ];
  return [
    ...tracks.filter(({ name }) => otherwiseOn.has(name)).map(({ rules }) => others(rules)),
    ...(effects.length > 0 ? [others(near)] : []),
  ];
}

// ── A rule that overrides no other ─────────────────────────────────────────────────────────────────────────────

function* changesOfEffects(context: Context, rule: Rule): Iterable<Formula> {
  for (const effect of rule.effects) yield changeOfEffect(context, rule, effect);
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

function speakers(context: Context, target: Target, modality: Modality): readonly RuleCases[] {
  return context.policy.outcomes.speaking.get(speakersKey(target, modality)) ?? [];
}

// ── Any rule ───────────────────────────────────────────────────────────────────────────────────────────────────

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
function* changesOfAnswer({ policy, formulas }: Context, changed: Changed): Iterable<Formula> {
  const { and, or, differ } = formulas;
  const speaking = policy.rules.filter(({ rule }) => answers(rule));
  const [before, rest] = [true, false].map((is) =>
    speaking.filter(({ rule: { index } }) => changed.has(index) === is),
  );
  if (before === undefined || rest === undefined) return;
  const after = before.map((cases) => changed.get(cases.rule.index) ?? cases);
  const said = (rules: readonly RuleCases[]) => or(rules.map(({ applies }) => applies.yes));
  const unsaid = (rules: readonly RuleCases[]) => and(rules.map(({ applies }) => applies.no));
  // What the other rules say covers what is different.
  const answered = differ(said(before), said(after));
  if (answered !== FALSE) yield and([answered, not(said(rest))]);
  const silent = differ(unsaid(before), unsaid(after));
  if (silent !== FALSE) yield and([silent, unsaid(rest)]);
}
