/** Checks of rules: when they apply, what follows, and which others give way. */
import { type Effect, type Expression, printNode, type RuleDeclaration } from "@remit/grammar";
import { type Binder, lookup, report, resolve, resolveAll } from "./binder.ts";
import type { BoundDeclaration, BoundEffect } from "./bound.ts";
import { checkReason } from "./check-citations.ts";
import { checkInForce } from "./check-policy.ts";
import { bindDay, bindDeadline, bindLength } from "./check-powers.ts";
import { condition } from "./expressions.ts";
import type { PolicySymbol } from "./symbols.ts";
import { ungrouped } from "./type-nodes.ts";

export function checkRule(b: Binder, rule: RuleDeclaration): BoundDeclaration {
  const name = rule.name?.text ?? "";
  checkInForce(b, rule.inForce);
  if (rule.unless !== undefined && rule.otherwise) report(b, "otherwise-with-unless", rule.unless, { name });
  const overrides = resolveAll(b, rule.overrides, ["rule"]);
  for (const other of rule.overrides) if (other.text === name) report(b, "overrides-itself", other, { name });
  checkReason(b, rule.because);
  return {
    kind: "rule",
    when: rule.when && condition(b, rule.when),
    otherwiseOn: resolve(b, rule.otherwiseOn, ["track"]),
    unless: rule.unless && condition(b, rule.unless),
    effects: rule.effects.map((effect) => bindEffect(b, effect)),
    overrides: overrides.filter((symbol) => symbol.declaration !== rule),
  };
}

/** `timed`: whether what surrounds the effect says by when. */
export function bindEffect(b: Binder, effect: Effect, timed = false): BoundEffect {
  const actor = resolve(b, effect.actor, ["actor"]);
  const targets = resolveAll(b, effect.targets, ["power", "action"]);
  for (const target of effect.targets) {
    const symbol = targets.find(({ name }) => name === target.text);
    if (symbol === undefined) continue;
    const args = { name: target.text, modality: effect.modality };
    if (symbol.kind === "power" && !effect.use) report(b, "use-missing", target, args);
    if (symbol.kind === "action" && effect.use) report(b, "use-superfluous", target, args);
    if (symbol.kind === "action") checkDuty(b, effect, symbol, target, timed);
  }
  checkTimes(b, effect);
  const proof = effect.provedBy?.kind === "name" ? resolve(b, effect.provedBy, ["event"]) : undefined;
  return {
    actor,
    modality: effect.modality,
    targets,
    deadline: bindDeadline(b, effect.deadline),
    every: effect.every && bindLength(b, effect.every),
    until: bindUntil(b, effect.until),
    dischargedBy: resolve(b, effect.dischargedBy, ["event"]),
    provedBy: effect.provedBy?.kind === "text" ? effect.provedBy.value : (proof?.title ?? proof?.name),
    proof,
  };
}

/** What comes again, ends or is discharged is a duty. */
function checkTimes(b: Binder, { modality, every, until, dischargedBy }: Effect): void {
  if (modality === "must" || modality === "should") return;
  const said = { every, until, "discharged by": dischargedBy };
  for (const [word, at] of Object.entries(said))
    if (at !== undefined) report(b, "no-duty", at, { word, modality });
}

/** Until when something has to be done: a day, its last included, or a condition that ends it. */
function bindUntil(b: Binder, node: Effect["until"]): BoundEffect["until"] {
  if (node === undefined) return undefined;
  const text = printNode(node);
  if (node.kind === "date" || dayNamed(b, node)) {
    const day = bindDay(b, node);
    return day && { ...day, isDay: true };
  }
  return { value: condition(b, node), text, isDay: false };
}

function dayNamed(b: Binder, node: Expression): boolean {
  const inner = ungrouped(node);
  switch (inner.kind) {
    case "clock-end":
      return true;
    case "name":
      return lookup(b, inner.text)?.type?.kind === "date";
    default:
      return false;
  }
}

/** Something to be done needs somebody who does it, and a time. */
function checkDuty(
  b: Binder,
  { modality, actor, deadline, every }: Effect,
  action: PolicySymbol,
  at: Effect["targets"][number],
  timed: boolean,
): void {
  if ((modality !== "must" && modality !== "should") || b.broken) return;
  const held = action.declaration.kind === "action" && action.declaration.heldBy !== undefined;
  if (actor === undefined && !held) report(b, "duty-without-actor", at, { name: action.name, modality });
  if (deadline === undefined && every === undefined && !timed && modality === "must")
    report(b, "duty-without-deadline", at, { name: action.name, modality });
}
