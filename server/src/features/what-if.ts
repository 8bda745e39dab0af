/** Trying cases by hand: the form for a policy, the outcome of what was filled in, and the case as text to keep. */
import { parse, print } from "@remit/grammar";
import type * as z from "zod";
import type { CaseData } from "../protocol/case.ts";
import type { CaseResult } from "../protocol/outcome.ts";
import type {
  Control,
  caseText,
  explainData,
  PolicyForm,
  policyForm,
  simulateCase,
} from "../protocol/requests.ts";
import { dateText } from "../semantics/dates.ts";
import type { Happened, Input, Model, Timeline } from "../semantics/model.ts";
import { durationUnits } from "../semantics/units.ts";
import { formatValue } from "../semantics/values.ts";
import { caseDataOf, kaseOf, readCase } from "../simulation/read-case.ts";
import { simulate } from "../simulation/simulate.ts";
import { editionDaysOf } from "../simulation/transitional.ts";
import { fileName } from "../workspace/files.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { caseAt, casesOf } from "./cases.ts";
import { expectationsFrom } from "./expectations.ts";

type Asked<R extends { readonly params: z.ZodType }> = z.output<R["params"]>;
type Answered<R extends { readonly result: z.ZodType }> = z.input<R["result"]>;

export function formOf(now: Snapshot, { uri, offset }: Asked<typeof policyForm>): PolicyForm | null {
  const found = casesOf(now, uri);
  if (found === undefined) return null;
  const { model } = found;
  const kase = offset === undefined ? undefined : caseAt(found, offset);
  const picks = model.policy?.transition.day;
  const nothingKnown = { on: model.policy?.from, values: [] };
  return {
    uri,
    title: model.policy?.title ?? model.policy?.name ?? fileName(uri),
    controls: model.inputs.map((input) => controlOf(model, input)),
    editions: {
      ...(picks?.kind === "input" ? { picks: picks.input.name } : {}),
      days: editionDaysOf(model),
    },
    start: caseDataOf(model, kase === undefined ? nothingKnown : kaseOf(model, kase)),
    ...(model.complete
      ? {}
      : { problem: "The policy has mistakes; correct them first, then its outcomes can be tried." }),
  };
}

/** A value of a case as a control of a form. */
export function controlOf(model: Model, input: Input): Control {
  const { name, title = name, kind, question, by, guidedBy } = input;
  return {
    name,
    title,
    kind,
    ...(question === undefined ? {} : { question }),
    ...(by === undefined ? {} : { by }),
    ...(guidedBy === undefined ? {} : { guidedBy }),
    input: inputOf(model, input),
  };
}

function inputOf({ types }: Model, { type }: Input): Control["input"] {
  switch (type.kind) {
    case "yes/no":
    case "date":
      return { kind: type.kind };
    case "scale":
    case "choice": {
      const titles = types.find(({ name }) => name === type.name)?.levelTitles ?? [];
      const options = type.levels.map((value, at) => ({ value, label: titles[at] ?? value }));
      return { kind: "options", ordered: type.kind === "scale", options };
    }
    case "number": {
      const { min, max, decimals, unit } = type;
      return { kind: "number", min, max, step: 10 ** -decimals, ...(unit === undefined ? {} : { unit }) };
    }
    case "duration": {
      const { size } = durationUnits[type.unit];
      return {
        kind: "number",
        min: Math.ceil(type.min / size),
        max: Math.floor(type.max / size),
        step: 1,
        unit: type.unit,
      };
    }
  }
}

export function simulated(now: Snapshot, asked: Asked<typeof simulateCase>): Answered<typeof simulateCase> {
  const found = casesOf(now, asked.uri);
  if (found === undefined) return { errors: {} };
  const { kase, errors } = readCase(found.model, asked.case);
  return { outcome: simulate(found.model, kase, { trace: true }), errors };
}

/** Why a case that stands in no file would end as it does. Nothing is expected of it. */
export function explainedData(now: Snapshot, asked: Asked<typeof explainData>): CaseResult | null {
  const found = casesOf(now, asked.uri);
  if (found === undefined) return null;
  const { kase, errors } = readCase(found.model, asked.case);
  const wrong = Object.values(errors);
  return {
    title: asked.case.title ?? "A case",
    passed: true,
    ...(wrong.length === 0 ? {} : { error: wrong.join("; ") }),
    place: { uri: found.document.uri, start: 0, end: 0 },
    expectations: [],
    outcome: simulate(found.model, kase, { trace: true }),
    deciding: [],
  };
}

/** The case in the canonical form. It expects what comes out now: kept, it says when the policy no longer does. */
export function textOfCase(now: Snapshot, asked: Asked<typeof caseText>): Answered<typeof caseText> {
  const found = casesOf(now, asked.uri);
  if (found === undefined) return { text: "" };
  const { model } = found;
  const { kase } = readCase(model, asked.case);
  const given = model.inputs.flatMap(({ name, type, index }) => {
    const value = kase.values[index];
    if (value === undefined) return [];
    const because = kase.reasons?.get(index);
    return `${name} is ${formatValue(type, value)}${because === undefined ? "" : ` because ${quoted(because)}`}`;
  });
  const text = [
    `case ${quoted(freeTitle(model, asked.case))}${kase.on === undefined ? "" : ` on ${dateText(kase.on)}`}`,
    ...(given.length === 0 ? [] : [`given ${given.join(", ")}`]),
    ...timelineText(kase.timeline),
    `expect ${expectationsFrom(simulate(model, kase)).join(", ")}`,
  ].join(" ");
  return { text: print(parse(text)) };
}

function timelineText(timeline: Timeline | undefined): readonly string[] {
  const { events, none } = timeline ?? { events: [], none: [] };
  const entries = [...events.map(entryText), ...none.map(({ name }) => `no ${name}`)];
  return entries.length === 0 ? [] : [`timeline ${entries.join(", ")}`];
}

function entryText({ event, on, fields, received, upheld, withdrawn, because }: Happened): string {
  const dated = (word: string, day: number | undefined) =>
    day === undefined ? [] : [`${word} ${dateText(day)}`];
  const given = event.fields.flatMap(({ name, type }, place) => {
    const value = fields[place];
    return value === undefined ? [] : [`${name} ${formatValue(type, value)}`];
  });
  return [
    dateText(on),
    event.name,
    ...given,
    ...dated("received", received),
    ...dated("upheld", upheld),
    ...dated("withdrawn", withdrawn),
    ...(because === undefined ? [] : [`because ${quoted(because)}`]),
  ].join(" ");
}

function freeTitle({ cases }: Model, { title = "" }: CaseData): string {
  const wanted = title.trim() === "" ? "New case" : title.trim();
  const taken = new Set(cases.map((one) => one.table?.title ?? one.title));
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = `${wanted} (${number})`;
  return free;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/\s+/g, " ").replaceAll(/["\\]/g, "\\$&")}"`;
}
