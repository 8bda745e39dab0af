/** Cases as data (of the what-if view, a JSON file, the policy itself) into cases the interpreter takes, and back. */
import type { CaseData, CaseValue } from "../protocol/case.ts";
import { closest } from "../semantics/close.ts";
import { dateText, dayOf } from "../semantics/dates.ts";
import type { CaseModel, Model } from "../semantics/model.ts";
import type { Type, Value } from "../semantics/types.ts";
import { formatValue, readValue } from "../semantics/values.ts";
import type { Kase } from "./kase.ts";
import { readTimeline, timelineData } from "./read-timeline.ts";

/**
 * What could be read, and what not: by the name as given (or `on`), one sentence each. A value with an error is
 * left unknown.
 */
export function readCase(model: Model, data: CaseData): { kase: Kase; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const values: Value[] = new Array(model.inputs.length).fill(undefined);
  const reasons = new Map<number, string>();
  const inputs = new Map(model.inputs.map((input) => [input.name, input]));
  for (const [name, given] of Object.entries(data.given)) {
    const input = inputs.get(name);
    if (input === undefined) {
      errors[name] = unknownName(name, model);
      continue;
    }
    const read = readValue(input.type, given);
    if ("error" in read) errors[name] = `for \`${name}\`, ${read.error}`;
    else values[input.index] = read.value;
  }
  for (const [name, reason] of Object.entries(data.reasons ?? {})) {
    const input = inputs.get(name);
    if (input === undefined) errors[name] = unknownName(name, model);
    else reasons.set(input.index, reason);
  }
  const on = data.on === undefined ? model.policy?.from : dayOf(data.on);
  if (data.on !== undefined && on === undefined) errors["on"] = noDate(data.on);
  const timeline = readTimeline(model, data, errors);
  const kase = {
    on,
    values,
    reasons,
    ...(timeline === undefined ? {} : { timeline }),
    ...(data.title === undefined ? {} : { title: data.title }),
  };
  return { kase, errors };
}

/** A case that stands in the policy. */
export function kaseOf(model: Model, { title, on, given, timeline }: CaseModel): Kase {
  const values: Value[] = new Array(model.inputs.length).fill(undefined);
  const reasons = new Map<number, string>();
  for (const { input, value, because } of given) {
    values[input.index] = value;
    if (because !== undefined) reasons.set(input.index, because);
  }
  return {
    title,
    on: on ?? model.policy?.from,
    values,
    reasons,
    ...(timeline === undefined ? {} : { timeline }),
  };
}

/** The case as data: yes/no as true and false, numbers and sums as numbers, anything else as it is written. */
export function caseDataOf(model: Model, { title, on, values, reasons, timeline }: Kase): CaseData {
  const given: Record<string, CaseValue> = {};
  const why: Record<string, string> = {};
  for (const { name, index, type } of model.inputs) {
    const value = values[index];
    if (value !== undefined) given[name] = dataOf(type, value);
    const reason = reasons?.get(index);
    if (reason !== undefined) why[name] = reason;
  }
  return {
    ...(title === undefined ? {} : { title }),
    ...(on === undefined ? {} : { on: dateText(on) }),
    given,
    ...(Object.keys(why).length === 0 ? {} : { reasons: why }),
    ...(timeline === undefined ? {} : timelineData(timeline)),
  };
}

export function dataOf(type: Type, value: number): CaseValue {
  if (type.kind === "yes/no") return value === 1;
  return type.kind === "number" ? value : formatValue(type, value);
}

function unknownName(name: string, { inputs }: Model): string {
  const meant = closest(
    name,
    inputs.map((input) => input.name),
  );
  return `\`${name}\` is no fact or judgement of this policy${meant === "" ? "" : `; did you mean \`${meant}\`?`}`;
}

function noDate(text: string): string {
  const why = /^\d{4}-\d{2}-\d{2}$/.test(text) ? "there is no such day" : "a date is written as 2026-04-01";
  return `the decision date can't be \`${text}\`: ${why}`;
}
