/** Days, months and working days: what date comes out, and how. */
import { addMonths, dateText, dayOf } from "../semantics/dates.ts";
import { listed } from "../semantics/symbols.ts";
import { type HolidayTable, holidayTables } from "./bank-holidays.ts";

/** A period: `10 working days beginning with` a day. Weeks are written as 7 days, years as 12 months. */
export interface Period {
  readonly amount: number;
  readonly unit: "days" | "working days" | "months";
  readonly counting: "after" | "beginning with";
}

/** Its last day and, in words, what was done beside plain counting; or why it can't be told. */
export type PeriodEnd =
  | { readonly day: number; readonly remark: string | undefined }
  | { readonly day: undefined; readonly why: string };

/** Days on which a period stands still: from the first, until the day before `until`. */
export interface Stop {
  readonly from: number;
  readonly until: number;
}

/**
 * The last day of a period that starts at a day. `after`: that day does not count; `beginning with`: it is the
 * first that counts. A month after a day ends on the day of the same number, or on the last of a month that has
 * no such day; a month beginning with a day ends on the day before that (the corresponding date rule, Dodds v
 * Walker [1981] UKHL 2). `calendar` names the table of bank holidays for working days. `stops`, ascending and
 * apart, are days that do not count; months end later by as many days.
 */
export function periodEnd(
  start: number,
  period: Period,
  calendar: string | undefined,
  stops: readonly Stop[] = [],
): PeriodEnd {
  const { amount, unit, counting } = period;
  if (amount === 0) return { day: start, remark: undefined };
  const first = counting === "after" ? start + 1 : start;
  switch (unit) {
    case "days":
      return { day: delayed(first + amount - 1, first, stops), remark: undefined };
    case "months": {
      const day = addMonths(start, amount);
      const clamped = dayOfMonth(day) !== dayOfMonth(start);
      const remark = clamped
        ? `that month has no day ${dayOfMonth(start)}, so it ends on its last`
        : undefined;
      return { day: delayed(counting === "after" || clamped ? day : day - 1, first, stops), remark };
    }
    case "working days":
      return workingDays(first, amount, calendar, stops);
  }
}

/** A last day, moved on by the days from `first` on that do not count. */
function delayed(last: number, first: number, stops: readonly Stop[]): number {
  let end = last;
  for (const { from, until } of stops) {
    if (from > end) break;
    end += Math.max(0, until - Math.max(from, first));
  }
  return end;
}

function dayOfMonth(day: number): number {
  return Number(dateText(day).slice(-2));
}

interface Holidays {
  readonly table: HolidayTable;
  readonly from: number;
  readonly until: number;
  readonly days: ReadonlySet<number>;
}

const known: ReadonlyMap<string, Holidays> = new Map(
  holidayTables.map((table) => [
    table.name,
    {
      table,
      from: certainDay(table.from),
      until: certainDay(table.until),
      days: new Set(table.days.map(certainDay)),
    },
  ]),
);

function certainDay(text: string): number {
  const day = dayOf(text);
  if (day === undefined) throw new Error(`the table of bank holidays has no day ${text}`);
  return day;
}

/** The table of a calendar; or why there is none. */
function holidaysOf(calendar: string | undefined): Holidays | { readonly why: string } {
  if (calendar === undefined)
    return { why: "the policy names no calendar that says which days are working days" };
  return known.get(calendar) ?? { why: `no calendar of working days is called ${calendar}` };
}

function workingDays(
  first: number,
  amount: number,
  calendar: string | undefined,
  stops: readonly Stop[],
): PeriodEnd {
  const holidays = holidaysOf(calendar);
  if ("why" in holidays) return { day: undefined, why: holidays.why };
  const left: string[] = [];
  let day = first - 1;
  for (let counted = 0; counted < amount; ) {
    day++;
    if (day < holidays.from || day > holidays.until) return beyond(holidays);
    if (isWeekend(day) || stops.some(({ from, until }) => from <= day && day < until)) continue;
    if (holidays.days.has(day)) left.push(dateText(day));
    else counted++;
  }
  const { edition } = holidays.table;
  const remark =
    left.length === 0
      ? `no bank holiday in between (${edition})`
      : `bank ${left.length === 1 ? "holiday" : "holidays"} of ${listed(left, "and")} left out (${edition})`;
  return { day, remark };
}

/** The last day before so many working days up to another, that one included; undefined where that can't be told. */
export function workingDaysBefore(
  last: number,
  amount: number,
  calendar: string | undefined,
): number | undefined {
  const holidays = holidaysOf(calendar);
  if ("why" in holidays) return undefined;
  let day = last;
  for (let counted = 0; counted < amount; day--) {
    if (day < holidays.from || day > holidays.until) return undefined;
    if (!isWeekend(day) && !holidays.days.has(day)) counted++;
  }
  return day;
}

/** A day, or the next working day where it is none. */
export function rolledForward(last: number, calendar: string | undefined): PeriodEnd {
  const holidays = holidaysOf(calendar);
  if ("why" in holidays) return { day: undefined, why: holidays.why };
  for (let day = last; ; day++) {
    if (day < holidays.from || day > holidays.until) return beyond(holidays);
    if (isWeekend(day) || holidays.days.has(day)) continue;
    if (day === last) return { day, remark: undefined };
    return {
      day,
      remark: `moved on from ${dateText(last)}, which is no working day (${holidays.table.edition})`,
    };
  }
}

function beyond({ table }: Holidays): PeriodEnd {
  return { day: undefined, why: `the table of bank holidays (${table.edition}) does not reach that far` };
}

/** Day 0, 1970-01-01, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday >= 5;
}
