/** Which events of a record a measure means on a day. */
import type { Definition, Expr, Happened, Input, Measure } from "../semantics/model.ts";
import { operandsOf } from "../semantics/parts.ts";
import type { Value } from "../semantics/types.ts";
import { type EventRecord, placeAfter } from "./event-records.ts";
import { and, evaluate, type Frame } from "./kleene.ts";
import { definitionsIn } from "./prepare.ts";
import { daysIn } from "./windows.ts";

interface Needs {
  /** Definitions that its condition and window rest on, each after those it reads. */
  readonly definitions: readonly Definition[];
  /** Whether nothing else than the events in its window tells the answer: not the day, nor any other value. */
  readonly seesOnlyEvents: boolean;
}

const known = new WeakMap<Measure, Needs>();

export function needsOf(measure: Measure): Needs {
  const before = known.get(measure);
  if (before !== undefined) return before;
  const { where, window, event, what } = measure;
  const parts: (Expr | undefined)[] = [
    where,
    window?.length?.amount,
    window?.from,
    window?.to,
    window?.exists,
    event.deemed?.amount,
  ];
  const found: Needs = {
    definitions: [...definitionsIn(parts)].sort((a, b) => a.index - b.index),
    seesOnlyEvents:
      what !== "time since" && what !== "receipt" && (where === undefined || readsOnly(where, event.fields)),
  };
  known.set(measure, found);
  return found;
}

function readsOnly(expr: Expr, inputs: readonly Input[]): boolean {
  switch (expr.kind) {
    case "input":
      return inputs.some(({ index }) => index === expr.input.index);
    case "definition":
    case "parameter":
    case "in-force":
      return false;
    default:
      return operandsOf(expr).every((part) => readsOnly(part, inputs));
  }
}

/** Which events of a record may lie in the window. */
export interface Span {
  /** Places in the record: of the first, and behind the last. */
  readonly first: number;
  readonly end: number;
  /** How many are not after the decision. */
  readonly past: number;
  /** Whether all of those places are in the window; unknown where one of its ends is. */
  readonly inWindow: Value;
}

export function spanOf(
  { window }: Measure,
  { events }: EventRecord,
  frame: Frame,
  on: number,
  calendar: string | undefined,
): Span {
  const past = placeAfter(events, on);
  if (window === undefined) return { first: 0, end: past, past, inWindow: 1 };
  const { first, last } = daysIn(window, frame, on, calendar);
  return {
    first: first === undefined ? 0 : placeAfter(events, first - 1),
    end: last === undefined ? past : Math.min(past, placeAfter(events, last)),
    past,
    inWindow: first === undefined || last === undefined ? undefined : 1,
  };
}

/** How the events are looked at. */
export interface Look {
  readonly measure: Measure;
  readonly events: readonly Happened[];
  readonly span: Span;
  readonly on: number;
  /** What its condition is evaluated in. Its values are `slots`: those of the case, and behind them one event's. */
  readonly frame: Frame;
  readonly slots: Value[];
  /** How many values the case has. */
  readonly base: number;
}

/** Whether an event is one of those that the measure means. */
export function isMeant(look: Look, event: Happened): Value {
  const counted = counts(look, event);
  return counted === 0 ? 0 : and(counted, satisfies(look, event));
}

/** The same, its condition left aside. */
export function counts({ measure, span: { inWindow }, on }: Look, { withdrawn }: Happened): Value {
  return !measure.seesWithdrawn && isBy(withdrawn, on) === 1 ? 0 : inWindow;
}

export function satisfies({ measure: { where }, slots, base, on, frame }: Look, event: Happened): Value {
  if (where === undefined) return 1;
  const { fields, upheld, withdrawn } = event;
  slots[base] = isBy(upheld, on);
  slots[base + 1] = isBy(withdrawn, on);
  for (let slot = 0; slot < fields.length; slot++) slots[base + 2 + slot] = fields[slot];
  return evaluate(where, frame);
}

/** What an event says in a field; the slots of fields lie in their order behind the two that every event has. */
export function fieldOf({ fields }: Happened, { base }: Look, field: Input | undefined): Value {
  return field === undefined ? undefined : fields[field.index - base - 2];
}

const isBy = (day: number | undefined, on: number): Value => (day !== undefined && day <= on ? 1 : 0);
