/**
 * Measures worked out from what happened in a case: how many events there were, when the latest was. They are what
 * the interpreter is given beside facts and judgements.
 */
import type { Definition, EventKind, Expr, Happened, Measure, Model, Timeline } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { frameOf } from "./definitions.ts";
import { decisionDate, type Kase } from "./kase.ts";
import { evaluate, type Frame } from "./kleene.ts";
import { definitionsIn } from "./prepare.ts";
import { daysIn, isWithin, moved } from "./windows.ts";

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
  const record = kase.timeline && recordOf(kase.timeline, measure.event);
  if (record === undefined || on === undefined) return undefined;
  const latest = record.at(-1);
  const past = latest === undefined || latest.on <= on ? record : record.filter((event) => event.on <= on);
  return ask(measure, looker(model, kase, measure, on), past, on, model);
}

const records = new WeakMap<Timeline, (readonly Happened[] | undefined)[]>();

/** The events of a kind in the order of their days; undefined where the record is not complete. */
export function recordOf(timeline: Timeline, { index }: EventKind): readonly Happened[] | undefined {
  let known = records.get(timeline);
  if (known === undefined) {
    const found: Happened[][] = [];
    for (const { index: missing } of timeline.none) found[missing] ??= [];
    for (const happened of timeline.events) {
      found[happened.event.index] ??= [];
      found[happened.event.index]?.push(happened);
    }
    for (const own of found) own?.sort((a, b) => a.on - b.on);
    known = found;
    records.set(timeline, known);
  }
  return known[index];
}

/** How one event is looked at. */
interface Looker {
  /** Whether it is one of those that the measure means. */
  readonly isMeant: (event: Happened) => Value;
  /** The same, its condition left aside. */
  readonly counts: (event: Happened) => Value;
  readonly satisfies: (event: Happened) => Value;
  readonly frame: Frame;
}

function looker(model: Model, kase: Kase, measure: Measure, on: number): Looker {
  const { where, window, seesWithdrawn } = measure;
  const { values } = kase;
  const scratch: Value[] = [...values];
  const base = model.inputs.length;
  const needed = definitionsFor(measure);
  const frame: Frame =
    needed.length === 0
      ? { values: scratch, definitions: [], clashes: [], mayClash: [], on, known: undefined }
      : { ...frameOf(model, values, on, undefined, needed), values: scratch };
  const days = window === undefined ? undefined : daysIn(window, frame, on, model.policy?.calendar);
  const satisfies = ({ fields, upheld, withdrawn }: Happened): Value => {
    if (where === undefined) return 1;
    scratch[base] = isBy(upheld, on);
    scratch[base + 1] = isBy(withdrawn, on);
    for (let slot = 0; slot < fields.length; slot++) scratch[base + 2 + slot] = fields[slot];
    return evaluate(where, frame);
  };
  const counts = (event: Happened): Value => {
    if (!seesWithdrawn && isBy(event.withdrawn, on) === 1) return 0;
    return days === undefined ? 1 : isWithin(days, event.on);
  };
  return {
    counts,
    satisfies,
    isMeant: (event) => {
      const counted = counts(event);
      if (counted === 0) return 0;
      const satisfied = satisfies(event);
      return satisfied === 0 ? 0 : counted === undefined ? undefined : satisfied;
    },
    frame,
  };
}

const isBy = (day: number | undefined, on: number): Value => (day !== undefined && day <= on ? 1 : 0);

const definitions = new WeakMap<Measure, readonly Definition[]>();

/** Definitions that its condition and window rest on, each after those it reads. */
function definitionsFor(measure: Measure): readonly Definition[] {
  const known = definitions.get(measure);
  if (known !== undefined) return known;
  const { where, window, event } = measure;
  const parts: (Expr | undefined)[] = [
    where,
    window?.length?.amount,
    window?.from,
    window?.to,
    window?.exists,
    event.deemed?.amount,
  ];
  const found = [...definitionsIn(parts)].sort((a, b) => a.index - b.index);
  definitions.set(measure, found);
  return found;
}

// ── Answers ────────────────────────────────────────────────────────────────────────────────────────────────────

function ask(
  measure: Measure,
  look: Looker,
  events: readonly Happened[],
  on: number,
  model: Model,
): Measured {
  switch (measure.what) {
    case "count":
      return count(measure, look, events);
    case "consecutive":
      return consecutive(look, events);
    case "date":
    case "receipt":
    case "field":
    case "time since": {
      const { events: sure, unsure } = one(measure, look, events);
      if (sure.length + unsure.length === 0) return { value: measure.none, events: sure, unsure };
      const [value, ...others] = [...sure, ...unsure].map((event) =>
        readOf(measure, event, look.frame, on, model.policy?.calendar),
      );
      // Whichever of them it is, there has to be one, and it says the same.
      const isKnown = sure.length > 0 && others.every((other) => other === value);
      return { value: isKnown ? value : undefined, events: sure, unsure };
    }
  }
}

function count(
  { field, event: { most } }: Measure,
  { isMeant }: Looker,
  events: readonly Happened[],
): Measured {
  const sure: Happened[] = [];
  const unsure: Happened[] = [];
  for (const event of events) {
    const meant = isMeant(event);
    if (meant === 1) sure.push(event);
    else if (meant === undefined) unsure.push(event);
  }
  const all = Math.min(most, sure.length + unsure.length);
  if (field === undefined) return counted(Math.min(most, sure.length), all, sure, unsure);
  const place = (event: Happened) =>
    event.fields[event.event.fields.findIndex(({ index }) => index === field.index)];
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
function consecutive({ counts, satisfies }: Looker, events: readonly Happened[]): Measured {
  const found: Happened[] = [];
  for (const event of events.toReversed()) {
    const isCounted = counts(event);
    if (isCounted === 0) continue;
    const satisfied = satisfies(event);
    if (isCounted === undefined || satisfied === undefined)
      return counted(found.length, events.length, found.reverse(), [event]);
    if (satisfied === 0) break;
    found.push(event);
  }
  return counted(found.length, found.length, found.reverse(), []);
}

/** The latest, or the earliest, of those that are meant; of two on one day, the one listed last is the later. */
function one(
  { which }: Measure,
  { isMeant }: Looker,
  events: readonly Happened[],
): Pick<Measured, "events" | "unsure"> {
  const unsure: Happened[] = [];
  for (const event of which === "latest" ? events.toReversed() : events) {
    const meant = isMeant(event);
    if (meant === 1) return { events: [event], unsure };
    if (meant === undefined) unsure.push(event);
  }
  return { events: [], unsure };
}

function readOf(
  { what, field }: Measure,
  happened: Happened,
  frame: Frame,
  on: number,
  calendar: string | undefined,
): Value {
  const { event } = happened;
  switch (what) {
    case "date":
      return happened.on;
    case "time since":
      return on - happened.on;
    case "field":
      return happened.fields[event.fields.findIndex((one) => one.index === field?.index)];
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
