/** Measures: what a condition asks of the events of a case, its names resolved and its value typed. */
import {
  type Comparison,
  type Expression,
  type Measure,
  type Name,
  printNode,
  type Window,
  walk,
} from "@remit/grammar";
import { type Binder, lookup, report, resolve, use } from "./binder.ts";
import { type Bound, type BoundMeasure, type BoundWindow, unresolved } from "./bound.ts";
import { bindLength } from "./check-powers.ts";
import { closest } from "./close.ts";
import { condition, value } from "./expressions.ts";
import type { PolicySymbol } from "./symbols.ts";
import { quoted } from "./symbols.ts";
import { fit, type Typed, typed, untyped } from "./typed.ts";
import { countOfValues, type Type } from "./types.ts";

const date: Type = { kind: "date" };
/** Longer ago than this nobody asks. */
const LONGEST = 36_525;
/** So many of an event there can be where its declaration does not say. */
const MOST = 99;

/** Words that every event has beside its fields, as a condition on events reads them. */
export const entryWords: readonly string[] = ["upheld", "withdrawn"];

export function mostOf({ declaration }: PolicySymbol): number {
  return declaration.kind === "event" ? (declaration.most?.value ?? MOST) : MOST;
}

/** What happens, by its name: an event, or a process that moves to a stage. */
export function eventNamed(b: Binder, name: Name | undefined): PolicySymbol | undefined {
  const symbol = resolve(b, name, ["event", "process"]);
  return symbol?.event ?? symbol;
}

/** What is asked of events, as a value. */
export function measureValue(b: Binder, node: Measure): Typed {
  const event = eventNamed(b, node.event);
  const where = node.where === undefined ? undefined : conditionOnEvents(b, node.where, event);
  const window = node.window && bindWindow(b, node.window);
  if (event === undefined) return untyped(node);
  const field = node.field && fieldOf(b, node.field, event);
  const type = typeOf(node, event, field);
  if (type === undefined || (node.field !== undefined && field === undefined)) return untyped(node);
  const process = event.declaration.kind === "process" ? lookup(b, event.name) : undefined;
  const isStage = process?.type !== undefined && node.what === "field";
  // The stage of the latest move is the stage that the process is at: it has one name.
  if (isStage && node.which === "latest" && node.where === undefined && node.window === undefined)
    return { ...typed(node, { kind: "symbol", type, symbol: process }, type), symbol: process };
  const counts = node.what === "count" || node.what === "consecutive";
  const asked = { event, where, window, seesWithdrawn: speaksOfWithdrawn(node.where) };
  const counted = { ...node, what: "count", which: "latest", field: undefined } as const;
  const presence: BoundMeasure = {
    ...asked,
    text: printNode(counted),
    type: countType(event),
    what: "count",
    which: "latest",
    field: undefined,
    presence: undefined,
  };
  const { what, which } = node;
  const text = printNode(node);
  const measure: BoundMeasure = {
    ...asked,
    text,
    type,
    what,
    which,
    field,
    // A process that made no such move has not begun, which is a value of its own.
    presence: counts || isStage ? undefined : presence,
  };
  return typed(node, { kind: "measure", type, measure }, type, counts);
}

/** There are no more different values of a field than its type has. */
const countType = (event: PolicySymbol, field?: PolicySymbol): Type => ({
  kind: "number",
  unit: undefined,
  min: 0,
  max: Math.min(mostOf(event), field?.type ? countOfValues(field.type) : Number.POSITIVE_INFINITY),
  decimals: 0,
});

function typeOf({ what }: Measure, event: PolicySymbol, field: PolicySymbol | undefined): Type | undefined {
  switch (what) {
    case "count":
    case "consecutive":
      return countType(event, field);
    case "date":
    case "receipt":
      return date;
    case "field":
      return field?.type;
    case "time since":
      return { kind: "duration", base: "days", unit: "days", min: 0, max: LONGEST };
  }
}

function speaksOfWithdrawn(where: Expression | undefined): boolean {
  let found = false;
  if (where !== undefined)
    walk(where, (node) => {
      if (node.kind === "name" && node.text === "withdrawn") found = true;
    });
  return found;
}

/** A condition in which the fields of the event stand for what an entry of the timeline says. */
function conditionOnEvents(b: Binder, node: Expression, event: PolicySymbol | undefined): Bound {
  const inner = { ...b, event };
  const bound = condition(inner, node);
  b.dependsOnAll ||= inner.dependsOnAll;
  return bound;
}

/**
 * What stands behind `where` takes the comparison that was meant for what is asked of the events. Where it can't, as
 * in `count of breach where serious is at least 2`, that follows from it and need not be said: it was found since
 * `before`.
 */
export function comparedInWhere(
  b: Binder,
  { measure, where }: { readonly measure: Measure; readonly where: Comparison },
  event: PolicySymbol,
  before: number,
): Bound {
  const textOf = (start: number, end: number) => b.text.slice(start, end).replaceAll(/\s+/g, " ").trim();
  const [left, said] = [textOf(where.start, where.left.end), textOf(where.left.end, where.end)];
  const asked = printNode({ ...measure, where: undefined, window: undefined });
  const alone: Binder = { ...b, event, found: [], uses: [], expected: [] };
  condition(alone, where.left);
  const meantAlone = alone.found.length === 0 && b.found.length > before;
  if (meantAlone) b.found.splice(before);
  report(b, "compared-in-where", where, {
    where: `${left} ${said}`,
    asked,
    compared: meantAlone ? `${asked} where (${left}) ${said}` : `${asked} where ${left} ${said} is …`,
  });
  return unresolved;
}

export function fieldOf(b: Binder, name: Name, event: PolicySymbol): PolicySymbol | undefined {
  const field = event.members.find((member) => member.name === name.text);
  if (field === undefined) reportUnknownField(b, name, event);
  else if (field.declaration.kind !== "process") use(b, name, field);
  return field;
}

export function reportUnknownField(b: Binder, name: Name, event: PolicySymbol): void {
  const names = event.members.map((member) => member.name);
  const fields = names.length === 0 ? "it has none" : `it has ${quoted(names)}`;
  report(b, "unknown-field", name, {
    name: name.text,
    event: event.name,
    fields,
    close: closest(name.text, names),
  });
}

function bindWindow(b: Binder, { form, length, from, to }: Window): BoundWindow {
  return {
    form,
    length: length && bindLength(b, length),
    from: from && dateFor(b, from, form),
    to: to && dateFor(b, to, form),
  };
}

function dateFor(b: Binder, node: Expression, form: Window["form"]): Bound {
  const word = { last: "last", since: "since", before: "before", within: "after", between: "between" }[form];
  return fit(b, value(b, node), { label: `\`${word}\``, type: date, bare: false });
}
