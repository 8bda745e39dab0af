/** The short timelines that are looked at for a way around a policy. */
import { addMonths } from "../semantics/dates.ts";
import type { EventKind, Expr, Length, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { domainOf } from "../semantics/types.ts";

/** Longest timelines, in events before one is split. */
export const LONGEST = 3;
/** Of a field with more values than these, only the ends are looked at. */
const FEW = 4;

/** One event of a timeline, so many days after the one before it. */
export interface Entry {
  readonly event: EventKind;
  readonly fields: readonly Value[];
  readonly gap: number;
}

/** From one event to three, the shorter first. */
export function* timelines(model: Model, gaps: readonly number[]): Generator<readonly Entry[]> {
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
export function gapsOf(model: Model): readonly number[] {
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
