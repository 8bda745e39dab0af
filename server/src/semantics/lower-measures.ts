/** Events and measures of the model, and what holds between measures. */
import type { Bound, BoundMeasure, BoundWindow } from "./bound.ts";
import { expressionsOf, timesAskedIn, walkBound } from "./bound-parts.ts";
import { sortByDependency } from "./circles.ts";
import type { AskedClock } from "./lower-clocks.ts";
import { entriesOf, type Version } from "./lower-declared.ts";
import { stageMeasures } from "./lower-duties.ts";
import {
  endName,
  existing,
  fieldInput,
  type Lowering,
  lowerExpression,
  lowerLength,
} from "./lower-expressions.ts";
import type { Times } from "./lower-inputs.ts";
import { type Numbered, namedOf } from "./lower-named.ts";
import { stageMeasure } from "./lower-process.ts";
import { entryWords, mostOf } from "./measures.ts";
import type { Clock, ClockMeasure, EventKind, Input, Measure, Window } from "./model.ts";
import type { PolicySymbol } from "./symbols.ts";
import type { Whole } from "./whole.ts";

/** Every measure of the policy once, by how it is written, with the counts that tell whether there is an event. */
export function measuresOf({ inOrder, scope }: Whole): ReadonlyMap<string, BoundMeasure> {
  const found = new Map<string, BoundMeasure>();
  const note = (measure: BoundMeasure) => {
    const called = scope.names.get(measure.event.name);
    if ((called?.event ?? called) !== measure.event) return;
    if (measure.presence !== undefined) note(measure.presence);
    if (!found.has(measure.text)) found.set(measure.text, measure);
  };
  for (const { bound } of inOrder)
    for (const part of timesAskedIn(bound)) if (part.kind === "measure") note(part.measure);
  for (const { bound, symbol } of inOrder)
    if (bound.kind === "process" && symbol !== undefined) {
      const { entered, before } = stageMeasures(symbol, bound);
      if (entered !== undefined) note(entered);
      if (before !== undefined) note(before);
    }
  return found;
}

/** What is asked of events by more than clocks and cases, and the counts that go with it: by how it is written. */
export function askedInConditions({ inOrder }: Whole): ReadonlySet<string> {
  const found = new Set<string>();
  const note = ({ text, presence }: BoundMeasure) => {
    found.add(text);
    if (presence !== undefined) note(presence);
  };
  for (const { bound } of inOrder)
    if (!["clock", "case", "cases"].includes(bound.kind))
      for (const part of timesAskedIn(bound)) if (part.kind === "measure") note(part.measure);
  return found;
}

/** A measure as what a case may give. */
export function measureInput(
  whole: Numbered,
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

/** By name; every process is one, whose events are its moves. */
export function lowerEvents(version: Version, lowering: Lowering): ReadonlyMap<string, EventKind> {
  const { whole, over } = version;
  const events = new Map<string, EventKind>();
  for (const { symbol, bound } of entriesOf(version, "event", "process")) {
    const deemed = bound.kind === "event" ? bound.deemed : undefined;
    const event = lowerEvent(whole, lowering, symbol.event ?? symbol, deemed, events.size);
    events.set(symbol.name, over.same(`event ${symbol.name}`, event));
  }
  return events;
}

function lowerEvent(
  whole: Numbered,
  l: Lowering,
  symbol: PolicySymbol,
  deemed: Bound | undefined,
  index: number,
): EventKind {
  return {
    ...namedOf(whole, symbol),
    kind: "event",
    index,
    fields: symbol.members.flatMap(({ name, type, worse, index: place }) =>
      type === undefined
        ? []
        : [{ ...fieldInput(l, { name, type, slot: entryWords.length + place }), worse }],
    ),
    most: mostOf(symbol),
    worse: symbol.worse,
    deemed: deemed && lowerLength(l, deemed),
    isProcess: symbol.declaration.kind === "process",
  };
}

type Asked = BoundMeasure | AskedClock;

/** Each after those that its condition, its window or its clock rests on. */
export function lowerMeasures(
  version: Version,
  lowering: Lowering,
  { asked, ofClocks }: Pick<Times, "asked" | "ofClocks">,
  clocks: ReadonlyMap<string, Clock>,
): readonly (Measure | ClockMeasure)[] {
  const { whole, over } = version;
  const stages = entriesOf(version, "process").flatMap(({ symbol: { name } }): Measure[] => {
    const [input, event] = [lowering.inputs.get(name), lowering.events.get(name)];
    return input === undefined || event === undefined ? [] : [stageMeasure(input, event)];
  });
  const byText = new Map([...asked.values(), ...ofClocks].map((one) => [one.text, one]));
  const readsOf = ({ declaration }: PolicySymbol) =>
    expressionsOf(whole.results.get(declaration)?.bound ?? { kind: "plain" });
  return over.same("measures", [...stages, ...measuresInOrder(lowering, byText, clocks, readsOf)]);
}

function measuresInOrder(
  l: Lowering,
  asked: ReadonlyMap<string, Asked>,
  clocks: ReadonlyMap<string, Clock>,
  readsOf: (symbol: PolicySymbol) => readonly Bound[],
): readonly (Measure | ClockMeasure)[] {
  const restsOn = (one: Asked): readonly Asked[] => {
    const found = new Set<Asked>();
    const seen = new Set<PolicySymbol>();
    const add = (text: string | undefined) => {
      const other = text === undefined ? undefined : asked.get(text);
      if (other !== undefined) found.add(other);
    };
    const visit = (part: Bound): void => {
      // Whether there is such a thing is asked with it.
      if (part.kind === "measure") for (const asks of [part.measure, part.measure.presence]) add(asks?.text);
      if (part.kind === "clock-end")
        for (const text of [endName(part.symbol.name), part.symbol.name]) add(text);
      if (part.kind !== "symbol" || seen.has(part.symbol)) return;
      seen.add(part.symbol);
      if (part.symbol.kind === "clock") add(part.symbol.name);
      else for (const read of readsOf(part.symbol)) walkBound(read, visit);
    };
    if ("symbol" in one) for (const read of readsOf(one.symbol)) walkBound(read, visit);
    else
      walkBound({ kind: "measure", type: one.type, measure: one }, (part) => {
        if (part.kind !== "measure" || part.measure !== one) visit(part);
      });
    return [...found];
  };
  const { order } = sortByDependency([...asked.values()], restsOn);
  return order.flatMap((one): readonly (Measure | ClockMeasure)[] => {
    const input = l.inputs.get(one.text);
    if (input === undefined) return [];
    if ("symbol" in one) {
      const clock = clocks.get(one.symbol.name);
      const presence = l.presence.get(input);
      return clock === undefined ? [] : [{ input, what: one.what, clock, presence }];
    }
    const event = l.events.get(one.event.name);
    return event === undefined ? [] : [lowerMeasure(l, one, input, event)];
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
    none: what === "field" && event.isProcess ? 0 : undefined,
  };
}

function lowerWindow(l: Lowering, { form, length, from, to }: BoundWindow): Window {
  const days = { from: from && lowerExpression(l, from), to: to && lowerExpression(l, to) };
  const exists = existing(
    l,
    [days.from, days.to].filter((day) => day !== undefined),
    [],
  );
  return { form, length: lowerLength(l, length), ...days, exists };
}
