/** Checks of tracks, powers and actions: their place, their gates, and the route to them. */
import {
  type ActionDeclaration,
  type Deadline,
  type Expression,
  type Name,
  type PowerDeclaration,
  printNode,
  type Route,
  type Run,
} from "@remit/grammar";
import { type Binder, lookup, report, resolve, resolveAll, use } from "./binder.ts";
import { type BoundDay, type BoundDeadline, type BoundDeclaration, unresolved } from "./bound.ts";
import { checkCalendar, checkInForce } from "./check-policy.ts";
import { stepOn } from "./claims.ts";
import { condition, value } from "./expressions.ts";
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
  bindRoute(b, appeal);
  return {
    kind: "target",
    heldBy: resolve(b, heldBy, ["actor"]),
    track,
    step: step?.index,
    openWhen: openWhen && condition(b, openWhen),
    adequateWhen: power?.adequateWhen && condition(b, power.adequateWhen),
    excludes: excluded.filter((symbol) => symbol.declaration !== declaration),
    representations: bindRoute(b, representations),
    appealTo: resolve(b, appeal?.body, ["actor"]),
  };
}

/** A route counts from events outside the policy (`after service`), which need no declaration. */
function bindRoute(b: Binder, route: Route | undefined): BoundDeadline | undefined {
  const limit = route?.limit;
  if (limit === undefined) return undefined;
  const { within, calendar, counting } = limit;
  const amount = within && bindLength(b, within);
  checkCalendar(b, calendar);
  const anchor = limit.anchor?.kind === "name" ? outsideDay(b, limit.anchor) : bindDay(b, limit.anchor);
  return amount && { amount, counting, anchor, calendar: calendar?.text };
}

function outsideDay(b: Binder, name: Name): BoundDay {
  const symbol = lookup(b, name.text);
  if (symbol?.declaration.kind === "event") report(b, "event-as-word", name, { name: name.text });
  if (symbol?.type?.kind !== "date") return { value: unresolved, text: name.text };
  use(b, name, symbol);
  return { value: { kind: "symbol", type: symbol.type, symbol }, text: name.text };
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
export function bindDeadline(b: Binder, deadline: Deadline | Run | undefined): BoundDeadline | undefined {
  if (deadline === undefined) return undefined;
  const { within, counting } = deadline;
  const calendar = deadline.kind === "deadline" ? deadline.calendar : undefined;
  const amount = within && bindLength(b, within);
  const anchor = bindDay(b, deadline.anchor);
  checkCalendar(b, calendar);
  if (amount === undefined || (deadline.anchor !== undefined && anchor === undefined)) return undefined;
  return { amount, counting, anchor, calendar: calendar?.text };
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

/** A day from which something counts; undefined where it is none, which has been reported. */
export function bindDay(b: Binder, node: Expression | undefined): BoundDay | undefined {
  if (node === undefined) return undefined;
  const text = printNode(node);
  if (node.kind === "name") {
    const symbol = resolve(b, node, dateKinds);
    if (symbol === undefined) return undefined;
    const { type } = symbol;
    if (type === undefined) return { text, value: unresolved };
    if (type.kind === "date") return { text, value: { kind: "symbol", type, symbol } };
    report(b, "not-a-date", node, { name: node.text, is: describe(symbol) });
    return undefined;
  }
  const { type, bound } = value(b, node);
  if (type === undefined) return undefined;
  if (type.kind === "date") return { text, value: bound };
  report(b, "not-a-date", node, { name: text, is: nounPhrase(type) });
  return undefined;
}

function describe(symbol: PolicySymbol): string {
  return symbol.type === undefined ? aKind(symbol.kind) : nounPhrase(symbol.type);
}
