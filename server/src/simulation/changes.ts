/** What is another than on the day before, in plain words: what happened, what came into force, what fell out of a window. */
import { dateText } from "../semantics/dates.ts";
import { editionDays } from "../semantics/editions.ts";
import type { Happened, Input, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { formatValue } from "../semantics/values.ts";
import type { Limits } from "./measures.ts";

/** What is known of all that is asked on a day: values, and of counts that are not known, what they can be. */
export interface Known {
  readonly values: readonly Value[];
  /** By `Input.index`. */
  readonly limits: ReadonlyMap<number, Limits>;
}

/**
 * Tells of one day after the other. `before`: what was known on the last day on which anything changed; undefined on
 * the first day.
 */
export function changeTeller(model: Model, happened: readonly Happened[]) {
  const byDay = Map.groupBy(
    happened.flatMap((one) => [...new Set(datesOf(one))].map((day) => ({ one, day }))),
    ({ day }) => day,
  );
  const editions = new Set(editionDays(model));
  return (day: number, before: Known | undefined, now: Known): string[] => {
    const today = (byDay.get(day) ?? []).map(({ one }) => one);
    return [
      ...today.flatMap((one) => happeningsOn(one, day)),
      ...(editions.has(day) ? editionsOn(model, day) : []),
      ...(before === undefined ? [] : movedMeasures(model, today, before, now)),
    ];
  };
}

/** The days on which something is to be said of what happened. */
export function datesOf({ on, received, upheld, withdrawn }: Happened): readonly number[] {
  return [on, received ?? [], upheld ?? [], withdrawn ?? []].flat();
}

function happeningsOn(one: Happened, day: number): readonly string[] {
  const { event, on, received, upheld, withdrawn } = one;
  const name = event.title ?? event.name;
  const earlier = `${name} (${dateText(on)})`;
  return [
    ...(on === day ? [happenedText(one)] : []),
    ...(received === day && on !== day ? [`${earlier} is received`] : []),
    ...(upheld === day ? [`${earlier} is upheld`] : []),
    ...(withdrawn === day ? [`${earlier} is withdrawn`] : []),
  ];
}

function happenedText(one: Happened): string {
  const name = one.event.title ?? one.event.name;
  const fields = fieldsText(one);
  return fields === "" ? name : `${name}: ${fields}`;
}

/** `regulation r12, severity high`; what is not known is left out. */
export function fieldsText({ event, fields }: Happened): string {
  return event.fields
    .flatMap(({ name, type }, place) => {
      const value = fields[place];
      return value === undefined ? [] : `${name} ${formatValue(type, value)}`;
    })
    .join(", ");
}

/** Where the day of the conduct counts, what comes into force later changes nothing. */
function editionsOn(model: Model, day: number): readonly string[] {
  const { policy, rules, definitions, targets, parameters } = model;
  if (policy?.transition.day !== undefined) return [];
  const dated = [
    ...(policy === undefined ? [] : [{ ...policy, name: "the policy" }]),
    ...rules,
    ...definitions.flatMap(({ name, edition }) => (edition === undefined ? [] : [{ ...edition, name }])),
    ...targets.flatMap(({ editions = [] }) => editions),
  ];
  return [
    ...dated.flatMap(({ name, from, until }) => [
      ...(from === day ? [`${name} comes into force`] : []),
      ...(until !== undefined && until + 1 === day ? [`${name} is no longer in force`] : []),
    ]),
    ...parameters.flatMap(({ name, type, values }) =>
      values
        .filter(({ from }) => from === day)
        .map(({ value }) => `${name} becomes ${formatValue(type, value)}`),
    ),
  ];
}

/** What is asked of events that did nothing that day: it moved because time went on. */
function movedMeasures(
  { measures }: Model,
  today: readonly Happened[],
  before: Known,
  after: Known,
): readonly string[] {
  return measures.flatMap((measure) => {
    const { input } = measure;
    const [old, now] = [before.values[input.index], after.values[input.index]];
    // Of clocks their own runs tell.
    if (!("event" in measure) || isAlike(input, before, after)) return [];
    if (today.some((one) => one.event.index === measure.event.index)) return [];
    const { name, type } = input;
    const [could, can] = [before.limits.get(input.index), after.limits.get(input.index)];
    if (could !== undefined && can !== undefined)
      return [`${name} is now ${can.min} to ${can.max}, it was ${could.min} to ${could.max}`];
    if (now === undefined) return [`${name} is no longer known`];
    return [
      `${name} is now ${formatValue(type, now)}${old === undefined ? "" : `, it was ${formatValue(type, old)}`}`,
    ];
  });
}

/** Whether the policy tells nothing apart in what is known of an input. */
export function isAlike(input: Input, one: Known, other: Known): boolean {
  const [a, b] = [one, other].map(({ limits }) => limits.get(input.index));
  return (
    alike(input, one.values[input.index], other.values[input.index]) && a?.min === b?.min && a?.max === b?.max
  );
}

/** Whether the policy tells two values of an input apart. */
function alike({ breakpoints, type }: Input, one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || breakpoints === undefined || type.kind !== "duration")
    return false;
  return breakpoints.every((point) => Math.sign(one - point) === Math.sign(other - point));
}
