/** Powers, actions and rules of the model. */
import {
  type ActionDeclaration,
  type Deadline,
  type PowerDeclaration,
  type Publication,
  printNode,
  type Route,
  type RuleDeclaration,
  type Stated,
} from "@remit/grammar";
import type { Bound, BoundDeadline, BoundDeclaration, BoundEffect } from "./bound.ts";
import { type Days, inForceOn } from "./editions.ts";
import { type Lowering, lowerDay, lowerExpression, lowerLength } from "./lower-expressions.ts";
import type { DeadlineModel, EffectModel, Expr, Named, Rule, Target } from "./model.ts";
import { listed } from "./symbols.ts";
import { durationType } from "./type-nodes.ts";
import { formatValue } from "./values.ts";

export function lowerTarget(
  l: Lowering,
  named: Named,
  declaration: PowerDeclaration | ActionDeclaration,
  bound: BoundDeclaration & { readonly kind: "target" },
  index: number,
): Target {
  const { heldBy, track, step, openWhen, adequateWhen, excludes } = bound;
  return {
    ...named,
    kind: declaration.kind,
    index,
    heldBy: heldBy?.name,
    track: track?.name,
    step,
    kinds: declaration.kind === "power" ? declaration.kinds.map(({ text }) => text) : [],
    openWhen: openWhen && lowerExpression(l, openWhen),
    adequateWhen: adequateWhen && lowerExpression(l, adequateWhen),
    excludes: excludes.map(({ name }) => name),
    representations: lowerDeadline(l, bound.representations),
    states: statesOf(named, declaration, bound),
  };
}

function statesOf(
  { citations }: Named,
  { representations, appeal, publish }: PowerDeclaration | ActionDeclaration,
  { heldBy, appealTo }: BoundDeclaration & { readonly kind: "target" },
): Target["states"] {
  const holder = heldBy && (heldBy.title ?? heldBy.name);
  const basis = citations.map(({ source, locator }) => (locator === "" ? source : `${source} ${locator}`));
  const body = appealTo && (appealTo.title ?? appealTo.name);
  const said: Record<Stated, string | undefined> = {
    holder,
    basis: basis.length === 0 ? undefined : listed(basis, "and"),
    representations: representations && routeText(representations, undefined),
    appeal: appeal && routeText(appeal, body),
    publication: publish && publicationText(publish),
  };
  const states: Partial<Record<Stated, string>> = {};
  for (const [what, text] of Object.entries(said) as [Stated, string | undefined][])
    if (text !== undefined) states[what] = text;
  return states;
}

function routeText({ none, limit, text }: Route, body: string | undefined): string {
  if (none) return "none";
  const to = body ?? text?.value;
  return [to, limit === undefined ? undefined : limitText(limit)]
    .filter((part) => part !== undefined)
    .join(" ");
}

function limitText({ within, calendar, counting, anchor }: Deadline): string {
  const amount =
    within?.kind === "duration" ? formatValue(durationType(within), durationType(within).min) : within?.text;
  const place = calendar === undefined ? [] : [`in ${calendar.text}`];
  return [
    `within ${amount ?? ""}`,
    ...place,
    ...(anchor === undefined ? [] : [counting, printNode(anchor)]),
  ].join(" ");
}

function publicationText({ when }: Publication): string {
  return typeof when === "string" ? when : when.value;
}

export function lowerRule(
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

function lowerDeadline(l: Lowering, deadline: BoundDeadline | undefined): DeadlineModel | undefined {
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
