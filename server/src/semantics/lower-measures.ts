/** Events and measures of the model, and what holds between measures. */
import { allExpressionsOf, type Bound, type BoundMeasure, type BoundWindow, walkBound } from "./bound.ts";
import { sortByDependency } from "./circles.ts";
import { existing, fieldInput, type Lowering, lowerExpression } from "./lower-expressions.ts";
import { namedOf } from "./lower-named.ts";
import { entryWords, mostOf } from "./measures.ts";
import type { EventKind, Input, Length, Measure, Window } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/** Every measure of the policy once, by how it is written, with the counts that tell whether there is an event. */
export function measuresOf({ results, scope }: Whole): ReadonlyMap<string, BoundMeasure> {
  const found = new Map<string, BoundMeasure>();
  const note = (measure: BoundMeasure) => {
    if (scope.names.get(measure.event.name) !== measure.event) return;
    if (measure.presence !== undefined) note(measure.presence);
    if (!found.has(measure.text)) found.set(measure.text, measure);
  };
  for (const { bound } of results.values())
    for (const expression of allExpressionsOf(bound))
      walkBound(expression, (part) => {
        if (part.kind === "measure") note(part.measure);
      });
  return found;
}

/** A measure as what a case may give. */
export function measureInput(
  whole: Whole,
  { text, type, event, what, field }: BoundMeasure,
  index: number,
  breakpoints: readonly number[] | undefined,
): Input {
  return {
    ...namedOf(whole, event),
    kind: "measure",
    name: text,
    title: undefined,
    index,
    type,
    worse: worseOf(what, event, field),
    question: undefined,
    by: undefined,
    guidedBy: undefined,
    breakpoints,
  };
}

function worseOf(
  what: BoundMeasure["what"],
  event: PolicySymbol,
  field: PolicySymbol | undefined,
): 1 | -1 | 0 {
  switch (what) {
    case "count":
    case "consecutive":
      return event.worse;
    case "field":
      return field?.worse ?? 0;
    case "date":
    case "receipt":
    case "time since":
      return 0;
  }
}

/** By measure of one event: the count of those that it could be. */
export function presences(
  inputs: ReadonlyMap<string, Input>,
  measures: ReadonlyMap<string, BoundMeasure>,
): ReadonlyMap<Input, Input> {
  const found = new Map<Input, Input>();
  for (const [text, { presence }] of measures) {
    const input = inputs.get(text);
    const count = presence && inputs.get(presence.text);
    if (input !== undefined && count !== undefined) found.set(input, count);
  }
  return found;
}

export function lowerEvent(
  whole: Whole,
  l: Lowering,
  symbol: PolicySymbol,
  deemed: Bound | undefined,
  index: number,
): EventKind {
  return {
    ...namedOf(whole, symbol),
    kind: "event",
    index,
    fields: symbol.members.flatMap(({ name, type, index: place }) =>
      type === undefined ? [] : [fieldInput(l, { name, type, slot: entryWords.length + place })],
    ),
    most: mostOf(symbol),
    worse: symbol.worse,
    deemed: deemed && lengthOf(l, deemed),
  };
}

/** Each after those that its condition and its window rest on. */
export function lowerMeasures(
  l: Lowering,
  measures: ReadonlyMap<string, BoundMeasure>,
  events: ReadonlyMap<string, EventKind>,
  readsOf: (definition: PolicySymbol) => readonly Bound[],
): readonly Measure[] {
  const restsOn = (measure: BoundMeasure): readonly BoundMeasure[] => {
    const found = new Set<BoundMeasure>();
    const seen = new Set<PolicySymbol>();
    const visit = (part: Bound): void => {
      if (part.kind === "measure") found.add(measures.get(part.measure.text) ?? part.measure);
      if (part.kind !== "symbol" || seen.has(part.symbol)) return;
      seen.add(part.symbol);
      for (const read of readsOf(part.symbol)) walkBound(read, visit);
    };
    walkBound({ kind: "measure", type: measure.type, measure }, (part) => {
      if (part.kind !== "measure" || part.measure !== measure) visit(part);
    });
    return [...found];
  };
  const { order } = sortByDependency([...measures.values()], restsOn);
  return order.flatMap((measure) => {
    const input = l.inputs.get(measure.text);
    const event = events.get(measure.event.name);
    return input === undefined || event === undefined ? [] : [lowerMeasure(l, measure, input, event)];
  });
}

function lowerMeasure(
  l: Lowering,
  { what, which, field, where, window, seesWithdrawn, presence }: BoundMeasure,
  input: Input,
  event: EventKind,
): Measure {
  return {
    input,
    what,
    which,
    event,
    field: field && event.fields.find(({ name }) => name === field.name),
    where: where && lowerExpression(l, where),
    window: window && lowerWindow(l, window),
    seesWithdrawn,
    presence: presence && l.inputs.get(presence.text),
  };
}

function lowerWindow(l: Lowering, { form, length, from, to }: BoundWindow): Window {
  const days = { from: from && lowerExpression(l, from), to: to && lowerExpression(l, to) };
  const exists = existing(
    l,
    [days.from, days.to].filter((day) => day !== undefined),
    [],
  );
  return { form, length: length && lengthOf(l, length), ...days, exists };
}

function lengthOf(l: Lowering, amount: Bound): Length | undefined {
  if (!("type" in amount) || amount.type.kind !== "duration") return undefined;
  return { amount: lowerExpression(l, amount), unit: amount.type.base };
}
