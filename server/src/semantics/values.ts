/** Values in words: how they are shown, how they are read, and how a type is told. */
import { closest } from "./close.ts";
import { dateText, dayOf } from "./dates.ts";
import { listed } from "./symbols.ts";
import type { Duration, Numeric, Type, Value } from "./types.ts";
import { durationUnits, sameUnit, singular } from "./units.ts";

/** `serious`, `£4,000`, `80%`, `2 notices`, `28 days`, `yes`, `2026-04-01`, `unknown`: as it stands in a policy. */
export function formatValue(type: Type, value: Value): string {
  if (value === undefined) return "unknown";
  switch (type.kind) {
    case "yes/no":
      return value === 0 ? "no" : "yes";
    case "scale":
    case "choice":
      return type.levels[value] ?? String(value);
    case "date":
      return dateText(value);
    case "number":
      return formatAmount(type, value);
    case "duration":
      return formatDuration(type, value);
  }
}

function formatAmount({ unit }: Numeric, value: number): string {
  if (unit === "£") {
    const cents = Number.isInteger(value) ? 0 : 2;
    return `${value < 0 ? "-" : ""}£${grouped(Math.abs(value), cents)}`;
  }
  const number = Math.abs(value) >= 10_000 ? grouped(value, 0) : plain(value);
  if (unit === "%") return `${number}%`;
  if (unit === undefined) return number;
  return `${number} ${value === 1 ? singular(unit) : unit}`;
}

function formatDuration({ base, unit }: Duration, value: number): string {
  const shown = value % durationUnits[unit].size === 0 ? unit : base;
  const amount = value / durationUnits[shown].size;
  return `${plain(amount)} ${amount === 1 ? shown.slice(0, -1) : shown}`;
}

/** Nine decimals are what comparisons look at; more would only show how computers count. */
function plain(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toFixed(9)));
}

function grouped(value: number, decimals: number): string {
  const text = decimals > 0 ? value.toFixed(decimals) : plain(value);
  const point = text.indexOf(".");
  const end = point < 0 ? text.length : point;
  const first = end % 3 || 3;
  let thousands = text.slice(0, first);
  for (let at = first; at < end; at += 3) thousands += `,${text.slice(at, at + 3)}`;
  return thousands + text.slice(end);
}

/** The type of a value in plain English: `a number of notices from 0 to 20`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "yes/no":
      return "yes or no";
    case "scale":
      return `a level of \`${type.name}\`: ${listed(type.levels, "or")}`;
    case "choice":
      return `an alternative of \`${type.name}\`: ${listed(type.levels, "or")}`;
    case "date":
      return "a date";
    case "duration":
      return `a time ${rangeOf(type)}`;
    case "number":
      return `${numberNoun(type)} ${rangeOf(type)}`;
  }
}

function numberNoun({ unit }: Numeric): string {
  if (unit === "£") return "an amount of money";
  if (unit === "%") return "a percentage";
  return unit === undefined ? "a number" : `a number of ${unit}`;
}

function rangeOf(type: Numeric | Duration): string {
  const repeated = type.kind === "duration" || type.unit === "£" || type.unit === "%";
  const unitless: Type = type.kind === "number" && !repeated ? { ...type, unit: undefined } : type;
  return `from ${formatValue(unitless, type.min)} to ${formatValue(unitless, type.max)}`;
}

/** What values have this type, following on "is": `a level of harm`, `in years`. */
export function isPhrase(type: Type): string {
  switch (type.kind) {
    case "yes/no":
      return "yes or no";
    case "scale":
      return `a level of \`${type.name}\``;
    case "choice":
      return `an alternative of \`${type.name}\``;
    case "date":
      return "a date";
    case "duration":
      return `in ${type.unit}`;
    case "number":
      if (type.unit === undefined) return "a plain number";
      if (type.unit === "%") return "a percentage";
      return `in ${type.unit === "£" ? "pounds" : type.unit}`;
  }
}

/** What kind of value it is, by itself: `a number of notices`, `a level of harm`. */
export function nounPhrase(type: Type): string {
  switch (type.kind) {
    case "yes/no":
      return "an answer yes or no";
    case "duration":
      return `a time ${isPhrase(type)}`;
    case "number":
      return numberNoun(type);
    default:
      return isPhrase(type);
  }
}

/** `goes from 0 to 20 notices`, following on a name. */
export function rangePhrase(type: Numeric | Duration): string {
  const whole = type.kind === "number" && type.decimals === 0 ? "goes in whole numbers" : "goes";
  const low = formatValue(
    type.kind === "number" && type.unit !== "£" && type.unit !== "%" ? { ...type, unit: undefined } : type,
    type.min,
  );
  return `${whole} from ${low} to ${formatValue(type, type.max)}`;
}

/** Whether a number is among the values of the type; every value of the other types is. */
export function isAmong(type: Type, value: number): boolean {
  if (type.kind !== "number" && type.kind !== "duration") return true;
  if (value < type.min || value > type.max) return false;
  const decimals = type.kind === "number" ? type.decimals : 0;
  return Math.abs(Number(value.toFixed(decimals)) - value) < 1e-9;
}

export type ReadValue = { readonly value: Value } | { readonly error: string };

/** A value as somebody types it into a form or writes it into a JSON file; `unknown` and "" are unknown. */
export function readValue(type: Type, given: string | number | boolean): ReadValue {
  const text = String(given).trim();
  if (text === "" || text.toLowerCase() === "unknown") return { value: undefined };
  const value = readKnown(type, text);
  if (value === undefined)
    return { error: `${describeType(type)} was expected, not \`${text}\`${hint(type, text)}` };
  if (!isAmong(type, value))
    return { error: `${describeType(type)} was expected; \`${text}\` is not among them` };
  return { value };
}

function hint(type: Type, text: string): string {
  if (type.kind === "date") return ": a date is written as 2026-04-01";
  if (type.kind !== "scale" && type.kind !== "choice") return "";
  const close = closest(text, type.levels);
  return close === "" ? "" : `; did you mean \`${close}\`?`;
}

function readKnown(type: Type, text: string): number | undefined {
  switch (type.kind) {
    case "yes/no":
      if (/^(?:yes|true)$/i.test(text)) return 1;
      return /^(?:no|false)$/i.test(text) ? 0 : undefined;
    case "scale":
    case "choice": {
      const index = type.levels.findIndex((level) => level.toLowerCase() === text.toLowerCase());
      return index < 0 ? undefined : index;
    }
    case "date":
      return dayOf(text);
    case "number":
      return readAmount(type, text);
    case "duration":
      return readDuration(type, text);
  }
}

const amount =
  /^(?<sign>-?)(?<pounds>\u00A3?)(?<number>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?<unit>%|\p{L}[\p{L}\p{N} -]*)?$/u;

function readParts(text: string): { readonly value: number; readonly unit: string | undefined } | undefined {
  const groups = amount.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const value = Number(groups["number"]?.replaceAll(",", "")) * (groups["sign"] === "-" ? -1 : 1);
  return { value, unit: groups["pounds"] === "£" ? "£" : groups["unit"]?.trim() };
}

function readAmount(type: Numeric, text: string): number | undefined {
  const read = readParts(text);
  if (read === undefined) return undefined;
  return read.unit === undefined || sameUnit(read.unit, type.unit) ? read.value : undefined;
}

/** A number alone counts in the unit of the declaration. */
function readDuration(type: Duration, text: string): number | undefined {
  const read = readParts(text);
  if (read === undefined) return undefined;
  if (read.unit === undefined) return read.value * durationUnits[type.unit].size;
  const unit = Object.entries(durationUnits).find(
    ([word]) => word === read.unit || word === `${read.unit}s`,
  )?.[1];
  return unit?.base === type.base ? read.value * unit.size : undefined;
}
