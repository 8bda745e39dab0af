import { calendars } from "../semantics/calendars.ts";

/**
 * Bank holidays, as data: days on which no working day counts, besides Saturdays and Sundays. Dates are public
 * facts, proclaimed year by year; a table says which years it knows, and nothing is guessed beyond them.
 */
export interface HolidayTable {
  /** As a policy names it: `calendar england-and-wales`. */
  readonly name: string;
  readonly title: string;
  /** What it holds and when it was put together. */
  readonly edition: string;
  /** First and last day known, YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  /** Ascending, YYYY-MM-DD. */
  readonly days: readonly string[];
}

/**
 * In each year New Year's Day, Good Friday, Easter Monday, early May, spring, summer, Christmas Day, Boxing Day;
 * a holiday on a weekend has a weekday in its stead. 2020: early May moved to the 75th anniversary of VE Day. 2022:
 * spring moved to 2 June, the Platinum Jubilee on 3 June, the state funeral on 19 September. 2023: the coronation
 * on 8 May.
 */
const englandAndWales = table("england-and-wales", {
  2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
  2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
  2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
  2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
  2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
  2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
  2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
  2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
  2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
  2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
});

/** 2 January and St Andrew's Day besides, no Easter Monday, summer at the start of August; 15 June 2026: the World Cup. */
const scotland = table("scotland", {
  2019: "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26",
  2020: "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28",
  2021: "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28",
  2022: "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27",
  2023: "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26",
  2024: "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26",
  2025: "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26",
  2026: "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28",
  2027: "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
  2028: "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26",
});

/** As England and Wales, and St Patrick's Day and 12 July besides. */
const northernIreland = table("northern-ireland", {
  2019: "01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26",
  2020: "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28",
  2021: "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28",
  2022: "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27",
  2023: "01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26",
  2024: "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26",
  2025: "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26",
  2026: "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
  2027: "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28",
  2028: "01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26",
});

/** `years`: the days of each year, `MM-DD` with spaces between. */
function table(name: string, years: Readonly<Record<number, string>>): HolidayTable {
  const title = calendars.find((calendar) => calendar.name === name)?.title ?? name;
  const known = Object.keys(years).sort();
  return {
    name,
    title,
    edition: `${title}, ${known.at(0)} to ${known.at(-1)}, compiled 2026-11`,
    from: `${known.at(0)}-01-01`,
    until: `${known.at(-1)}-12-31`,
    days: Object.entries(years).flatMap(([year, days]) => days.split(" ").map((day) => `${year}-${day}`)),
  };
}

/** Every calendar of working days that a policy can name. */
export const holidayTables: readonly HolidayTable[] = [englandAndWales, scotland, northernIreland];
