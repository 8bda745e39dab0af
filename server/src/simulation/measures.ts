/**
 * Measures worked out from what happened in a case: how many events there were, when the latest was. They are what
 * the interpreter is given beside facts and judgements.
 */
import type { Happened, Measure, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { frameOf } from "./definitions.ts";
import { type EventRecord, recordsOf } from "./event-records.ts";
import { decisionDate, type Kase } from "./kase.ts";
import type { Frame } from "./kleene.ts";
import {
  counts,
  fieldOf,
  isMeant,
  type Look,
  needsOf,
  type Span,
  satisfies,
  spanOf,
} from "./meant-events.ts";
import { moved } from "./windows.ts";

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** Of counts that are not known for sure, by `Input.index`: what can be told of them all the same. */
export function limitsOf(model: Model, kase: Kase, values: readonly Value[]): ReadonlyMap<number, Limits> {
  const found = new Map<number, Limits>();
  if (kase.timeline === undefined) return found;
  for (const measure of model.measures) {
    const { index } = measure.input;
    if (!("event" in measure) || values[index] !== undefined) continue;
    const limits = measured(model, { ...kase, values }, measure)?.limits;
    if (limits !== undefined) found.set(index, limits);
  }
  return found;
}

/** What was asked, and the events that the answer rests on, the earliest first. */
export interface Measured {
  readonly value: Value;
  /** Of a count: the least and the most that it can be. */
  readonly limits?: Limits;
  readonly events: readonly Happened[];
  /** Events of which it is not known whether they are meant. */
  readonly unsure: readonly Happened[];
}

/** Undefined where nobody knows what happened. The values have to hold what its window rests on. */
export function measured(model: Model, kase: Kase, measure: Measure): Measured | undefined {
  const on = decisionDate(model, kase);
  const record = kase.timeline && recordsOf(kase.timeline)[measure.event.index];
  if (record === undefined || on === undefined) return undefined;
  const { definitions, seesOnlyEvents } = needsOf(measure);
  const frame: Frame =
    definitions.length === 0
      ? { values: kase.values, definitions: [], clashes: [], mayClash: [], on, known: undefined }
      : frameOf(model, kase.values, on, undefined, definitions);
  const span = spanOf(measure, record, frame, on, model.policy?.calendar);
  if (!seesOnlyEvents || !record.isFinal || span.inWindow !== 1)
    return answer(model, measure, record, span, frame, on);
  const answers = answersTo(record);
  const last = answers.get(measure);
  if (last !== undefined && sameSpan(last.span, span)) return last.found;
  const found = answer(model, measure, record, span, frame, on);
  answers.set(measure, { span, found });
  return found;
}

type Answers = Map<Measure, { readonly span: Span; readonly found: Measured }>;

const lately = new WeakMap<EventRecord, Answers>();

/**
 * What was found last of a record, where it hangs on nothing but the events looked at: on most days of a timeline those
 * are the same as on the day before.
 */
function answersTo(record: EventRecord): Answers {
  const known = lately.get(record) ?? new Map();
  lately.set(record, known);
  return known;
}

function sameSpan(one: Span, other: Span): boolean {
  return one.first === other.first && one.end === other.end && one.past === other.past;
}

function answer(
  model: Model,
  measure: Measure,
  { events }: EventRecord,
  span: Span,
  frame: Frame,
  on: number,
): Measured {
  const slots = [...frame.values];
  const base = model.inputs.length;
  const look = { measure, events, span, on, frame: { ...frame, values: slots }, slots, base };
  switch (measure.what) {
    case "count":
      return count(look);
    case "consecutive":
      return consecutive(look);
    case "date":
    case "receipt":
    case "field":
    case "time since":
      return told(look, model.policy?.calendar);
  }
}

// ── Answers ────────────────────────────────────────────────────────────────────────────────────────────────────

function count(look: Look): Measured {
  const {
    events,
    span: { first, end },
    measure,
  } = look;
  const { most } = measure.event;
  const sure: Happened[] = [];
  const unsure: Happened[] = [];
  for (let at = first; at < end; at++) {
    const event = events[at];
    const meant = event && isMeant(look, event);
    if (event === undefined || meant === 0) continue;
    (meant === 1 ? sure : unsure).push(event);
  }
  const all = Math.min(most, sure.length + unsure.length);
  if (measure.field === undefined) return counted(Math.min(most, sure.length), all, sure, unsure);
  const place = (event: Happened) => fieldOf(event, look, measure.field);
  const values = new Set(sure.map(place));
  const isOpen = values.delete(undefined) || unsure.some((event) => !values.has(place(event)));
  const least = Math.min(most, Math.max(values.size, Math.min(1, sure.length)));
  return counted(least, isOpen ? all : least, sure, unsure);
}

/** A number from `min` to `max`; known where that is one. */
function counted(
  min: number,
  max: number,
  events: readonly Happened[],
  unsure: readonly Happened[],
): Measured {
  return { value: min === max ? min : undefined, limits: { min, max }, events, unsure };
}

/** How many of the latest, from the last one back, satisfy the condition without a break. */
function consecutive(look: Look): Measured {
  const {
    events,
    span: { first, end, past },
  } = look;
  const found: Happened[] = [];
  for (let at = end - 1; at >= first; at--) {
    const event = events[at];
    const isCounted = event && counts(look, event);
    if (event === undefined || isCounted === 0) continue;
    const satisfied = satisfies(look, event);
    if (isCounted === undefined || satisfied === undefined)
      return counted(found.length, past, found.reverse(), [event]);
    if (satisfied === 0) break;
    found.push(event);
  }
  return counted(found.length, found.length, found.reverse(), []);
}

/** What the latest, or the earliest, of those that are meant tells. */
function told(look: Look, calendar: string | undefined): Measured {
  const { events, unsure } = one(look);
  if (events.length + unsure.length === 0) return { value: look.measure.none, events, unsure };
  const [value, ...others] = [...events, ...unsure].map((event) => readOf(look, event, calendar));
  // Whichever of them it is, there has to be one, and it says the same.
  const isKnown = events.length > 0 && others.every((other) => other === value);
  return { value: isKnown ? value : undefined, events, unsure };
}

/** Of two on one day, the one listed last is the later. */
function one(look: Look): Pick<Measured, "events" | "unsure"> {
  const {
    events,
    span: { first, end },
    measure,
  } = look;
  const [start, step] = measure.which === "latest" ? [end - 1, -1] : [first, 1];
  const unsure: Happened[] = [];
  for (let at = start; at >= first && at < end; at += step) {
    const event = events[at];
    const meant = event && isMeant(look, event);
    if (event === undefined || meant === 0) continue;
    if (meant === 1) return { events: [event], unsure };
    unsure.push(event);
  }
  return { events: [], unsure };
}

function readOf(look: Look, happened: Happened, calendar: string | undefined): Value {
  const { measure, on, frame } = look;
  switch (measure.what) {
    case "date":
      return happened.on;
    case "time since":
      return on - happened.on;
    case "field":
      return fieldOf(happened, look, measure.field);
    case "receipt":
      return receiptOf(happened, frame, calendar);
    case "count":
    case "consecutive":
      return undefined;
  }
}

/** The day on which it was received, or counts as received; undefined where nobody says. */
export function receiptOf(
  { event, on, received }: Happened,
  frame: Frame,
  calendar: string | undefined,
): Value {
  if (received !== undefined || event.deemed === undefined) return received;
  return moved(on, event.deemed, 1, frame, calendar);
}
