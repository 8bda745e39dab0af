/**
 * Looks for a way around a policy: two timelines of which the second is made of the same events, one of them split in
 * two smaller ones, delayed, or in another order, and ends in a weaker power. The decision is taken on the day of the
 * last event. What is looked at are short timelines, in which days lie as far apart as the policy's own windows are
 * long; that none is found proves nothing.
 */
import type { EvasionWay } from "@remit/grammar";
import type { Evasion } from "../protocol/evasion.ts";
import { addMonths } from "../semantics/dates.ts";
import type { EventKind, Expr, Happened, Length, Model, NeverEvadedModel } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { valuesOf } from "./case-values.ts";
import { decideIn } from "./decide.ts";
import { domainOf, frameOf } from "./definitions.ts";
import type { Kase } from "./kase.ts";
import { evaluate } from "./kleene.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { caseDataOf } from "./read-case.ts";

/** Longest timelines, in events before one is split. */
const LONGEST = 3;
/** How many decisions are taken. */
const BUDGET = 30_000;
/** So many at a time. */
const TURN = 200;
/** More values of a field, or distances between two events, would leave no room for others. */
const FEW = 4;

/** One event of a timeline, so many days after the one before it. */
interface Entry {
  readonly event: EventKind;
  readonly fields: readonly Value[];
  readonly gap: number;
}

interface Changed {
  readonly entries: readonly Entry[];
  /** In words. */
  readonly how: string;
}

interface Search {
  readonly prepared: Prepared;
  readonly track: number;
  readonly start: number;
  /** By what is known of the facts, and then by timeline. */
  readonly known: Map<string, Strength | undefined>;
  tried: number;
}

export function* searchForEvasion(
  model: Model,
  { ways, track }: NeverEvadedModel,
): Generator<undefined, Evasion> {
  const prepared = prepare(model);
  const gaps = gapsOf(model);
  const search: Search = {
    prepared,
    track: model.tracks.findIndex(({ name }) => name === track),
    start: startOf(model),
    known: new Map(),
    tried: 0,
  };
  const days = (LONGEST - 1) * Math.max(0, ...gaps);
  const answer = (found: Evasion["found"]): Evasion => ({
    found,
    tried: search.tried,
    events: LONGEST,
    days,
  });
  const facts = factsOf(model);
  let turn = TURN;
  for (const entries of timelines(model, gaps))
    for (const values of facts) {
      const before = strength(search, entries, values);
      if (search.tried > BUDGET) return answer(undefined);
      if (search.tried > turn) {
        turn = search.tried + TURN;
        yield undefined;
      }
      if (before === undefined) continue;
      for (const { entries: changed, how } of changes(entries, ways, gaps)) {
        const after = strength(search, changed, values);
        if (after === undefined || (after.lowest >= before.lowest && after.highest >= before.highest))
          continue;
        const [from, to] = [stepText(model, track, before), stepText(model, track, after)];
        return answer({
          how: `${how} takes \`${track}\` from ${from} to ${to}`,
          first: caseDataOf(model, kaseOf(search, entries, values)),
          second: caseDataOf(model, kaseOf(search, changed, values)),
        });
      }
    }
  return answer(undefined);
}

// ── Timelines ──────────────────────────────────────────────────────────────────────────────────────────────────

/** From one event to three, the shorter first. */
function* timelines(model: Model, gaps: readonly number[]): Generator<readonly Entry[]> {
  const single = kindsOf(model).flatMap((event) =>
    fieldsOf(event).map((fields): Entry => ({ event, fields, gap: 0 })),
  );
  let shorter: readonly (readonly Entry[])[] = [[]];
  for (let length = 1; length <= LONGEST; length++) {
    const longer: (readonly Entry[])[] = [];
    for (const before of shorter)
      for (const entry of single)
        for (const gap of before.length === 0 ? [0] : gaps) {
          const entries = [...before, { ...entry, gap }];
          if (length < LONGEST) longer.push(entries);
          yield entries;
        }
    shorter = longer;
  }
}

/** Events of which anything is asked. */
function kindsOf({ measures }: Model): readonly EventKind[] {
  return [...new Set(measures.flatMap((measure) => ("event" in measure ? [measure.event] : [])))];
}

function fieldsOf({ fields }: EventKind): readonly (readonly Value[])[] {
  return fields.reduce<readonly (readonly Value[])[]>(
    (found, { type }) => {
      const { min, max } = domainOf(type) ?? { min: 0, max: 0 };
      const middle = Math.round((min + max) / 2);
      const values = [...new Set([max, min, ...(max - min < FEW ? [middle] : [])])];
      return found.flatMap((before) => values.map((value) => [...before, value]));
    },
    [[]],
  );
}

/** Days between two events: one, and as long as each window and just longer. */
function gapsOf(model: Model): readonly number[] {
  const found = new Set([1]);
  for (const measure of model.measures) {
    const length = "event" in measure ? measure.window?.length : undefined;
    const days = length && daysIn(length);
    if (days !== undefined) found.add(days).add(Math.max(1, days - 1));
    const { breakpoints } = measure.input;
    if (measure.what === "time since") for (const point of breakpoints ?? []) found.add(point).add(point + 1);
  }
  return [...found].sort((a, b) => a - b);
}

function daysIn({ amount, unit }: Length): number | undefined {
  const value = newest(amount);
  if (value === undefined) return undefined;
  return unit === "months" ? addMonths(0, value) : value;
}

function newest(amount: Expr): Value {
  return amount.kind === "parameter" ? amount.parameter.values[0]?.value : evaluateConstant(amount);
}

const evaluateConstant = (amount: Expr): Value => (amount.kind === "constant" ? amount.value : undefined);

// ── What may be done to events ─────────────────────────────────────────────────────────────────────────────────

function* changes(
  entries: readonly Entry[],
  ways: readonly EvasionWay[],
  gaps: readonly number[],
): Generator<Changed> {
  if (ways.includes("splitting")) yield* split(entries);
  if (ways.includes("delaying")) yield* delayed(entries, gaps);
  if (ways.includes("reordering")) yield* reordered(entries);
}

/** Two events, each one level milder, on the day of one. */
function* split(entries: readonly Entry[]): Generator<Changed> {
  for (const [place, entry] of entries.entries()) {
    const smaller = smallerThan(entry);
    if (smaller === undefined) continue;
    const two = [
      { ...smaller, gap: entry.gap },
      { ...smaller, gap: 0 },
    ];
    yield {
      entries: entries.toSpliced(place, 1, ...two),
      how: `splitting one \`${entry.event.name}\` in two`,
    };
  }
}

/** An event of half the size, or one level milder in what worsens; undefined where it has no size. */
function smallerThan({ event, fields, gap }: Entry): Entry | undefined {
  let isSmaller = false;
  const less = event.fields.map(({ type, worse }, place): Value => {
    const value = fields[place];
    const { min, max } = domainOf(type) ?? { min: 0, max: 0 };
    if (value === undefined) return undefined;
    const smaller = type.kind === "number" ? Math.ceil(value / 2) : value - worse;
    if ((worse === 0 && type.kind !== "number") || smaller < min || smaller > max || smaller === value)
      return value;
    isSmaller = true;
    return smaller;
  });
  return isSmaller ? { event, fields: less, gap } : undefined;
}

/** An event is later, and those after it are where they were; the last one takes the decision with it. */
function* delayed(entries: readonly Entry[], gaps: readonly number[]): Generator<Changed> {
  for (const [place, entry] of entries.entries()) {
    if (place === 0) continue;
    for (const gap of gaps) {
      if (gap <= entry.gap) continue;
      const next = entries[place + 1];
      const late = gap - entry.gap;
      if (next !== undefined && next.gap < late) continue;
      const moved = entries.with(place, { ...entry, gap });
      const how = `delaying \`${entry.event.name}\` by ${late} ${late === 1 ? "day" : "days"}`;
      yield {
        entries: next === undefined ? moved : moved.with(place + 1, { ...next, gap: next.gap - late }),
        how,
      };
    }
  }
}

/** Two neighbours change places. */
function* reordered(entries: readonly Entry[]): Generator<Changed> {
  for (const [place, first] of entries.entries()) {
    const second = entries[place + 1];
    if (second === undefined) continue;
    const swapped = entries
      .with(place, { ...second, gap: first.gap })
      .with(place + 1, { ...first, gap: second.gap });
    const [one, other] = [first.event.name, second.event.name];
    const which = one === other ? `two \`${one}\`` : `\`${one}\` and \`${other}\``;
    yield { entries: swapped, how: `having ${which} the other way round` };
  }
}

// ── Outcomes ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Steps of the track, -1 for nothing. */
interface Strength {
  readonly lowest: number;
  readonly highest: number;
}

/** Undefined where the case can't happen, or its outcome is not settled. */
function strength(search: Search, entries: readonly Entry[], values: readonly Value[]): Strength | undefined {
  const key = JSON.stringify([values, entries.map(({ event, fields, gap }) => [event.index, fields, gap])]);
  if (search.known.has(key)) return search.known.get(key);
  const found = decided(search, kaseOf(search, entries, values));
  search.known.set(key, found);
  search.tried++;
  return found;
}

function decided({ prepared, track }: Search, kase: Kase): Strength | undefined {
  const { model, tracks } = prepared;
  const frame = frameOf(model, valuesOf(model, kase), kase.on);
  if (model.assumptions.some(({ condition }) => evaluate(condition, frame) === 0)) return undefined;
  const { selections, open } = decideIn(prepared, frame);
  const selection = selections[track];
  const place = tracks[track];
  if (open || selection === undefined || place === undefined) return undefined;
  const chosen = selection.selected.length > 0 ? selection.selected : selection.options;
  const isNothing = selection.how === "inadequate" || selection.how === "nothing";
  const steps = isNothing ? [] : chosen.map((power) => place.steps[place.powers.indexOf(power)] ?? -1);
  return steps.length === 0
    ? { lowest: -1, highest: -1 }
    : { lowest: Math.min(...steps), highest: Math.max(...steps) };
}

function kaseOf(
  { prepared: { model }, start }: Search,
  entries: readonly Entry[],
  values: readonly Value[],
): Kase {
  let on = start;
  const events = entries.map(({ event, fields, gap }): Happened => {
    on += gap;
    return {
      event,
      on,
      fields,
      received: undefined,
      upheld: undefined,
      withdrawn: undefined,
      because: undefined,
    };
  });
  const none = model.events.filter((event) => !events.some((one) => one.event === event));
  return { on, values, timeline: { events, none } };
}

/** The newest state of the policy: later than everything in it that changes with the day. */
function startOf({ policy, parameters, rules }: Model): number {
  const days = [
    policy?.from,
    ...rules.map(({ from }) => from),
    ...parameters.flatMap(({ values }) => values.map(({ from }) => from)),
  ];
  return Math.max(SOME_DAY, ...days.filter((day) => day !== undefined));
}

/** 2025-01-01: for policies that mention no day at all. */
const SOME_DAY = 20_089;

/** Facts at their mildest, at their worst, and the two by turns. */
function factsOf(model: Model): readonly (readonly Value[])[] {
  const at = (isWorst: (index: number) => boolean) =>
    model.inputs.map(({ kind, type, worse, index }): Value => {
      if (kind === "measure") return undefined;
      const { min, max } = domainOf(type) ?? { min: startOf(model), max: startOf(model) };
      return isWorst(index) === (worse !== -1) ? max : min;
    });
  const all = [
    at(() => false),
    at(() => true),
    at((index) => index % 2 === 0),
    at((index) => index % 2 === 1),
  ];
  return [...new Map(all.map((values) => [values.join(), values])).values()];
}

function stepText({ tracks }: Model, name: string, { lowest, highest }: Strength): string {
  const steps = tracks.find((track) => track.name === name)?.steps ?? [];
  if (highest < 0) return "nothing";
  const [low, high] = [lowest, highest].map((step) => `\`${steps[step] ?? ""}\``);
  return low === high ? `${low}` : `${low} to ${high}`;
}
