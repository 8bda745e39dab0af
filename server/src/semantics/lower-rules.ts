/** Rules of the model, and what they say of powers and actions. */
import type { RuleDeclaration } from "@remit/grammar";
import type { Bound, BoundDeadline, BoundDeclaration, BoundEffect } from "./bound.ts";
import { type Days, daysInForce, inForceOn } from "./editions.ts";
import { type Declared, entriesOf, type Version } from "./lower-declared.ts";
import { type Lowering, lowerDay, lowerExpression, lowerLength } from "./lower-expressions.ts";
import { namedOf } from "./lower-named.ts";
import type { DeadlineModel, EffectModel, Expr, Model, Named, Rule } from "./model.ts";

/** `before`: an earlier version that has the same of all that rules can name. */
export function lowerRules(
  version: Version,
  lowering: Lowering,
  before: { readonly declared: Declared; readonly model: Pick<Model, "rules"> } | undefined,
): readonly Rule[] {
  const { whole, over } = version;
  const entriesBefore = before === undefined ? [] : entriesOf(before, "rule");
  return entriesOf(version, "rule").flatMap((entry, index): readonly Rule[] => {
    const known = entry === entriesBefore[index] ? before?.model.rules[index] : undefined;
    if (known !== undefined) return [known];
    const { symbol, declaration, bound } = entry;
    if (bound.kind !== "rule") return [];
    const { from, until } = daysInForce(whole.scope, symbol);
    const rule = over.make(symbol, [bound, from, until, index], lowering, (l) =>
      lowerRule(l, namedOf(whole, symbol), declaration, bound, { from, until }, index),
    );
    return [rule];
  });
}

function lowerRule(
  l: Lowering,
  named: Named,
  rule: RuleDeclaration,
  bound: BoundDeclaration & { readonly kind: "rule" },
  days: Days,
  index: number,
): Rule {
  const { when, unless, otherwiseOn, overrides } = bound;
  return {
    ...named,
    kind: "rule",
    index,
    ...days,
    force: inForceOn(l.day, days),
    when: conditionOf(l, rule, when),
    otherwise: rule.otherwise,
    otherwiseOn: otherwiseOn?.name,
    unless: unless && lowerExpression(l, unless),
    effects: bound.effects.flatMap((effect) => lowerEffect(l, effect)),
    overrides: overrides.map(({ name }) => name),
    because: rule.because?.value,
  };
}

/** A rule that lost its condition may apply in every case; nothing is known of it. */
function conditionOf(
  l: Lowering,
  { otherwise }: RuleDeclaration,
  when: BoundEffectCondition,
): Expr | undefined {
  if (when !== undefined) return lowerExpression(l, when);
  return otherwise ? undefined : { kind: "unresolved" };
}
type BoundEffectCondition = (BoundDeclaration & { readonly kind: "rule" })["when"];

/** One for each target; `every`: how often it is due anew. The holder of a power or action does it where nobody else is named. */
export function lowerEffect(l: Lowering, bound: BoundEffect, every?: Bound): readonly EffectModel[] {
  return bound.targets.flatMap(({ name }): EffectModel[] => {
    const target = l.targets.get(name);
    if (target === undefined) return [];
    const review: BoundDeadline | undefined = every && {
      amount: every,
      counting: "after",
      anchor: undefined,
      calendar: undefined,
    };
    const deadline = lowerDeadline(l, bound.deadline ?? review);
    const { modality, provedBy, until } = bound;
    return [
      {
        actor: bound.actor?.name ?? target.heldBy,
        modality,
        target,
        deadline,
        every: lowerLength(l, bound.every ?? every),
        until: until && { ...until, value: lowerExpression(l, until.value) },
        dischargedBy: bound.dischargedBy && l.events.get(bound.dischargedBy.name),
        provedBy,
        proof: bound.proof && l.events.get(bound.proof.name),
      },
    ];
  });
}

export function lowerDeadline(l: Lowering, deadline: BoundDeadline | undefined): DeadlineModel | undefined {
  if (deadline === undefined) return undefined;
  const { amount, counting, anchor, calendar } = deadline;
  const length = lowerLength(l, amount);
  if (length === undefined) return undefined;
  return {
    ...length,
    counting,
    anchor: anchor && lowerDay(l, anchor),
    calendar,
  };
}
