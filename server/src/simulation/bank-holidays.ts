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

const englandAndWales: HolidayTable = {
  name: "england-and-wales",
  title: "England and Wales",
  edition: "England and Wales, 2019 to 2027, compiled 2026-11",
  from: "2019-01-01",
  until: "2027-12-31",
  days: [
    // New Year's Day, Good Friday, Easter Monday, early May, spring, summer, Christmas Day, Boxing Day.
    ...[
      "2019-01-01",
      "2019-04-19",
      "2019-04-22",
      "2019-05-06",
      "2019-05-27",
      "2019-08-26",
      "2019-12-25",
      "2019-12-26",
    ],
    // The early May holiday was moved to 8 May, the 75th anniversary of VE Day.
    ...[
      "2020-01-01",
      "2020-04-10",
      "2020-04-13",
      "2020-05-08",
      "2020-05-25",
      "2020-08-31",
      "2020-12-25",
      "2020-12-28",
    ],
    ...[
      "2021-01-01",
      "2021-04-02",
      "2021-04-05",
      "2021-05-03",
      "2021-05-31",
      "2021-08-30",
      "2021-12-27",
      "2021-12-28",
    ],
    // The spring holiday was moved to 2 June, and 3 June added for the Platinum Jubilee.
    ...["2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29"],
    // The state funeral of Queen Elizabeth II.
    ...["2022-09-19", "2022-12-26", "2022-12-27"],
    // 8 May: the coronation of King Charles III.
    ...["2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28"],
    ...["2023-12-25", "2023-12-26"],
    ...[
      "2024-01-01",
      "2024-03-29",
      "2024-04-01",
      "2024-05-06",
      "2024-05-27",
      "2024-08-26",
      "2024-12-25",
      "2024-12-26",
    ],
    ...[
      "2025-01-01",
      "2025-04-18",
      "2025-04-21",
      "2025-05-05",
      "2025-05-26",
      "2025-08-25",
      "2025-12-25",
      "2025-12-26",
    ],
    ...[
      "2026-01-01",
      "2026-04-03",
      "2026-04-06",
      "2026-05-04",
      "2026-05-25",
      "2026-08-31",
      "2026-12-25",
      "2026-12-28",
    ],
    ...[
      "2027-01-01",
      "2027-03-26",
      "2027-03-29",
      "2027-05-03",
      "2027-05-31",
      "2027-08-30",
      "2027-12-27",
      "2027-12-28",
    ],
  ],
};

/** Every calendar of working days that a policy can name. */
export const holidayTables: readonly HolidayTable[] = [englandAndWales];
