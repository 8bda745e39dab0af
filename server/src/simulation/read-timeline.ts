/** Timelines as data into timelines that the interpreter takes, and back. */
import type { CaseData, CaseValue, EventData } from "../protocol/case.ts";
import { closest } from "../semantics/close.ts";
import { dateText, dayOf } from "../semantics/dates.ts";
import type { EventKind, Happened, Model, Timeline } from "../semantics/model.ts";
import type { Value } from "../semantics/types.ts";
import { readValue } from "../semantics/values.ts";
import { dataOf } from "./read-case.ts";

/** What could be read; what not is added to the errors, by the place in the data. */
export function readTimeline(
  model: Model,
  { timeline, none }: CaseData,
  errors: Record<string, string>,
): Timeline | undefined {
  if (timeline === undefined && none === undefined) return undefined;
  const kinds = new Map(model.events.map((event) => [event.name, event]));
  const kindCalled = (name: string, at: string): EventKind | undefined => {
    const kind = kinds.get(name);
    if (kind === undefined) errors[at] = unknown(name, "event of this policy", [...kinds.keys()]);
    return kind;
  };
  const events = (timeline ?? []).flatMap((data, place): Happened[] => {
    const at = `timeline ${place + 1}`;
    const event = kindCalled(data.event, at);
    const happened = event && readEvent(event, data, at, errors);
    return happened === undefined ? [] : [happened];
  });
  const missing = (none ?? []).flatMap((name) => kindCalled(name, `none ${name}`) ?? []);
  for (const kind of kinds.values()) {
    const listed = events.filter(({ event }) => event === kind).length;
    if (listed > kind.most)
      errors["timeline"] =
        `\`${kind.name}\` can happen ${kind.most === 1 ? "once" : `${kind.most} times`} at most, and the timeline lists ${listed}`;
    if (listed > 0 && missing.includes(kind))
      errors[`none ${kind.name}`] =
        `\`${kind.name}\` is listed in the timeline, and said not to have happened`;
  }
  return { events, none: missing };
}

function readEvent(
  event: EventKind,
  data: EventData,
  at: string,
  errors: Record<string, string>,
): Happened | undefined {
  const day = (text: string | undefined): number | undefined => {
    const found = text === undefined ? undefined : dayOf(text);
    if (text !== undefined && found === undefined) errors[at] = `there is no day \`${text}\``;
    return found;
  };
  const on = day(data.on);
  const fields: Value[] = event.fields.map(() => undefined);
  for (const [name, given] of Object.entries(data.fields ?? {})) {
    const place = event.fields.findIndex((field) => field.name === name);
    const field = event.fields[place];
    if (field === undefined) {
      errors[at] = unknown(
        name,
        `field of \`${event.name}\``,
        event.fields.map((one) => one.name),
      );
      continue;
    }
    const read = readValue(field.type, given);
    if ("error" in read) errors[at] = `for \`${name}\`, ${read.error}`;
    else if (event.isProcess && read.value === 0)
      errors[at] = `\`${event.name}\` moves to a stage, not to \`not-entered\``;
    else fields[place] = read.value;
  }
  const received = day(data.received);
  const upheld = day(data.upheld);
  const withdrawn = day(data.withdrawn);
  if (on === undefined) return undefined;
  return { event, on, fields, received, upheld, withdrawn, because: data.because };
}

function unknown(name: string, what: string, names: readonly string[]): string {
  const meant = closest(name, names);
  return `\`${name}\` is no ${what}${meant === "" ? "" : `; did you mean \`${meant}\`?`}`;
}

export function timelineData({ events, none }: Timeline): Pick<CaseData, "timeline" | "none"> {
  return {
    ...(events.length === 0 ? {} : { timeline: events.map(eventData) }),
    ...(none.length === 0 ? {} : { none: none.map(({ name }) => name) }),
  };
}

function eventData({ event, on, fields, received, upheld, withdrawn, because }: Happened): EventData {
  const given: Record<string, CaseValue> = {};
  for (const [place, { name, type }] of event.fields.entries()) {
    const value = fields[place];
    if (value !== undefined) given[name] = dataOf(type, value);
  }
  return {
    on: dateText(on),
    event: event.name,
    ...(Object.keys(given).length === 0 ? {} : { fields: given }),
    ...(received === undefined ? {} : { received: dateText(received) }),
    ...(upheld === undefined ? {} : { upheld: dateText(upheld) }),
    ...(withdrawn === undefined ? {} : { withdrawn: dateText(withdrawn) }),
    ...(because === undefined ? {} : { because }),
  };
}
