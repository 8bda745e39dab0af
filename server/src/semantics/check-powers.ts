/** Checks of tracks, powers and actions: their place, their gates, and the route to them. */
import type { ActionDeclaration, Deadline, PowerDeclaration, Route } from "@remit/grammar";
import { type Binder, lookup, report, resolve, resolveAll, use } from "./binder.ts";
import type { BoundDeadline, BoundDeclaration } from "./bound.ts";
import { checkInForce } from "./check-policy.ts";
import { stepOn } from "./claims.ts";
import { condition } from "./expressions.ts";
import { aKind, type PolicySymbol, type SymbolKind } from "./symbols.ts";
import { durationType } from "./type-nodes.ts";
import { nounPhrase } from "./values.ts";

export function checkTarget(b: Binder, declaration: PowerDeclaration | ActionDeclaration): BoundDeclaration {
  const { name, heldBy, openWhen, excludes, representations, appeal } = declaration;
  const power = declaration.kind === "power" ? declaration : undefined;
  checkInForce(b, declaration.inForce);
  const track = resolve(b, power?.track, ["track"]);
  const step = power?.step === undefined || track === undefined ? undefined : stepOn(b, power.step, track);
  const excluded = resolveAll(b, excludes, ["power", "action"]);
  for (const other of excludes)
    if (other.text === name?.text) report(b, "excludes-itself", other, { name: other.text });
  checkRoute(b, representations);
  checkRoute(b, appeal);
  return {
    kind: "target",
    heldBy: resolve(b, heldBy, ["actor"]),
    track,
    step: step?.index,
    openWhen: openWhen && condition(b, openWhen),
    adequateWhen: power?.adequateWhen && condition(b, power.adequateWhen),
    excludes: excluded.filter((symbol) => symbol.declaration !== declaration),
    appealTo: resolve(b, appeal?.body, ["actor"]),
  };
}

/** A route counts from events outside the policy (`after service`), which need no declaration. */
function checkRoute(b: Binder, route: Route | undefined): void {
  const limit = route?.limit;
  if (limit === undefined) return;
  if (limit.within !== undefined) bindLength(b, limit.within);
  const event = limit.anchor === undefined ? undefined : lookup(b, limit.anchor.text);
  if (limit.anchor !== undefined && event?.type?.kind === "date") use(b, limit.anchor, event);
}

const amountKinds: readonly SymbolKind[] = [
  "fact",
  "judgement",
  "parameter",
  "define",
  "matrix",
  "threshold",
];
const dateKinds: readonly SymbolKind[] = ["fact", "judgement", "parameter", "define", "matrix"];

/** A deadline of a duty: it counts from the decision or from a date that the case gives. */
export function bindDeadline(b: Binder, deadline: Deadline | undefined): BoundDeadline | undefined {
  if (deadline === undefined) return undefined;
  const amount = deadline.within && bindLength(b, deadline.within);
  const anchor = bindAnchor(b, deadline);
  if (amount === undefined || (deadline.anchor !== undefined && anchor === undefined)) return undefined;
  return { amount, counting: deadline.counting, anchor };
}

/** A length of time, written or named. */
export function bindLength(
  b: Binder,
  within: NonNullable<Deadline["within"]>,
): BoundDeadline["amount"] | undefined {
  if (within.kind === "duration") {
    const type = durationType(within);
    return { kind: "constant", type, value: type.min };
  }
  const symbol = resolve(b, within, amountKinds);
  if (symbol?.type === undefined) return undefined;
  if (symbol.type.kind === "duration") return { kind: "symbol", type: symbol.type, symbol };
  report(b, "not-a-duration", within, { name: within.text, is: describe(symbol) });
  return undefined;
}

function bindAnchor(b: Binder, { anchor }: Deadline): PolicySymbol | undefined {
  if (anchor === undefined) return undefined;
  const symbol = resolve(b, anchor, dateKinds);
  if (symbol?.type === undefined || symbol.type.kind === "date") return symbol;
  report(b, "not-a-date", anchor, { name: anchor.text, is: describe(symbol) });
  return undefined;
}

function describe(symbol: PolicySymbol): string {
  return symbol.type === undefined ? aKind(symbol.kind) : nounPhrase(symbol.type);
}
