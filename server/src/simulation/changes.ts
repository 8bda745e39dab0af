/** What is another than on the day before, in plain words: what happened, what came into force, what fell out of a window. */
import { dateText } from "../semantics/dates.ts";
import { editionDays } from "../semantics/editions.ts";
import type { Happened, Input, Model } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { formatValue } from "../semantics/values.ts";

/**
 * Tells of one day after the other. `before`: the values of the last day on which anything changed; undefined on the
 * first day.
 */
export function changeTeller(model: Model, happened: readonly Happened[]) {
  const byDay = Map.groupBy(
    happened.flatMap((one) => [...new Set(datesOf(one))].map((day) => ({ one, day }))),
    ({ day }) => day,
  );
  const editions = new Set(editionDays(model));
  return (day: number, before: readonly Value[] | undefined, values: readonly Value[]): string[] => {
    const today = (byDay.get(day) ?? []).map(({ one }) => one);
    return [
      ...today.flatMap((one) => happeningsOn(one, day)),
      ...(editions.has(day) ? editionsOn(model, day) : []),
      ...(before === undefined ? [] : movedMeasures(model, today, before, values)),
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
  before: readonly Value[],
  values: readonly Value[],
): readonly string[] {
  return measures.flatMap((measure) => {
    const { input } = measure;
    const [old, now] = [before[input.index], values[input.index]];
    // Of clocks their own runs tell.
    if (!("event" in measure) || alike(input, old, now)) return [];
    if (today.some((one) => one.event.index === measure.event.index)) return [];
    const { name, type } = input;
    if (now === undefined) return [`${name} is no longer known`];
    return [
      `${name} is now ${formatValue(type, now)}${old === undefined ? "" : `, it was ${formatValue(type, old)}`}`,
    ];
  });
}

/** Whether the policy tells two values of an input apart. */
export function alike({ breakpoints, type }: Input, one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || breakpoints === undefined || type.kind !== "duration")
    return false;
  return breakpoints.every((point) => Math.sign(one - point) === Math.sign(other - point));
}
