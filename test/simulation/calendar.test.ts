import { strict as assert } from "node:assert";
import { calendars } from "@remit/server/semantics/calendars.ts";
import { addMonths, dateText, dayOf } from "@remit/server/semantics/dates.ts";
import { holidayTables } from "@remit/server/simulation/bank-holidays.ts";
import { type Period, periodEnd, rolledForward } from "@remit/server/simulation/calendar.ts";

function day(text: string): number {
  const found = dayOf(text);
  assert.ok(found !== undefined, `${text} is a day`);
  return found;
}

function end(
  start: string,
  amount: number,
  unit: Period["unit"],
  counting: Period["counting"] = "after",
): string {
  const found = periodEnd(day(start), { amount, unit, counting }, "england-and-wales");
  return found.day === undefined ? found.why : dateText(found.day);
}

describe("a period of days", () => {
  it("after a day does not count that day", () => assert.equal(end("2025-03-03", 28, "days"), "2025-03-31"));
  it("beginning with a day counts it as the first", () =>
    assert.equal(end("2025-03-03", 28, "days", "beginning with"), "2025-03-30"));
  it("runs over the end of a year", () => assert.equal(end("2025-12-31", 1, "days"), "2026-01-01"));
  it("runs over a leap day", () => assert.equal(end("2024-02-28", 2, "days"), "2024-03-01"));
  it("of no days ends where it starts", () => assert.equal(end("2025-03-03", 0, "days"), "2025-03-03"));
});

describe("a period of months", () => {
  it("ends on the day of the same number", () => assert.equal(end("2025-09-30", 4, "months"), "2026-01-30"));
  it("ends on the last day of a month that is too short", () => {
    assert.equal(end("2025-01-31", 1, "months"), "2025-02-28");
    assert.equal(end("2024-01-31", 1, "months"), "2024-02-29");
    assert.equal(end("2025-08-31", 1, "months"), "2025-09-30");
  });
  it("does not become the month's last day because it starts on one", () =>
    assert.equal(end("2025-02-28", 1, "months"), "2025-03-28"));
  it("of a leap day ends on 28 February of other years", () => {
    assert.equal(end("2024-02-29", 12, "months"), "2025-02-28");
    assert.equal(end("2024-02-29", 48, "months"), "2028-02-29");
  });
  it("beginning with a day ends on the day before", () => {
    assert.equal(end("2025-01-15", 1, "months", "beginning with"), "2025-02-14");
    assert.equal(end("2025-03-01", 1, "months", "beginning with"), "2025-03-31");
    assert.equal(end("2025-01-01", 12, "months", "beginning with"), "2025-12-31");
  });
  it("beginning with a day that the last month lacks ends on that month's last", () =>
    assert.equal(end("2025-01-31", 1, "months", "beginning with"), "2025-02-28"));
  it("goes backwards as well", () => assert.equal(dateText(addMonths(day("2024-03-31"), -1)), "2024-02-29"));
});

describe("a period of working days", () => {
  const working = (start: string, amount: number, counting?: Period["counting"]) =>
    end(start, amount, "working days", counting);

  it("leaves out the weekend", () => assert.equal(working("2025-03-07", 1), "2025-03-10"));
  it("after a day does not count that day", () => assert.equal(working("2025-03-03", 5), "2025-03-10"));
  it("beginning with a working day counts it", () =>
    assert.equal(working("2025-03-03", 5, "beginning with"), "2025-03-07"));
  it("beginning with a Saturday starts on Monday", () =>
    assert.equal(working("2025-03-08", 1, "beginning with"), "2025-03-10"));
  it("leaves out Good Friday and Easter Monday", () => assert.equal(working("2025-04-14", 10), "2025-04-30"));
  it("leaves out Christmas and New Year", () => assert.equal(working("2025-12-24", 4), "2026-01-02"));
  it("leaves out the substitute day of a holiday on a weekend", () => {
    assert.equal(working("2021-12-24", 1), "2021-12-29");
    assert.equal(working("2026-12-24", 1), "2026-12-29");
    assert.equal(working("2021-12-31", 1), "2022-01-04");
  });
  it("leaves out days proclaimed once", () => {
    assert.equal(working("2022-06-01", 1), "2022-06-06");
    assert.equal(working("2022-09-16", 1), "2022-09-20");
    assert.equal(working("2023-05-05", 1), "2023-05-09");
    assert.equal(working("2020-05-07", 1), "2020-05-11");
  });
  it("works on the day that a moved holiday would have been", () => {
    assert.equal(working("2020-05-01", 1), "2020-05-04");
    assert.equal(working("2022-05-27", 1), "2022-05-30");
  });
  it("says which holidays it left out", () => {
    const found = periodEnd(
      day("2025-04-14"),
      { amount: 10, unit: "working days", counting: "after" },
      "england-and-wales",
    );
    assert.equal(
      found.day === undefined ? undefined : found.remark,
      "bank holidays of 2025-04-18 and 2025-04-21 left out (England and Wales, 2019 to 2028, compiled 2026-11)",
    );
  });
  it("can't be told beyond the table", () => {
    const why =
      "the table of bank holidays (England and Wales, 2019 to 2028, compiled 2026-11) does not reach that far";
    assert.equal(working("2028-12-27", 2), "2028-12-29");
    assert.equal(working("2028-12-27", 3), why);
    assert.equal(working("2018-12-31", 1), "2019-01-02");
    assert.equal(working("2018-12-28", 1), why);
  });
  it("can't be told without a calendar, or by one that nobody knows", () => {
    const ask = (calendar: string | undefined) => {
      const found = periodEnd(
        day("2025-03-03"),
        { amount: 1, unit: "working days", counting: "after" },
        calendar,
      );
      return found.day === undefined ? found.why : found.day;
    };
    assert.equal(ask(undefined), "the policy names no calendar that says which days are working days");
    assert.equal(ask("atlantis"), "no calendar of working days is called atlantis");
  });
});

describe("a last day that is no working day", () => {
  const rolled = (last: string, calendar = "england-and-wales") => {
    const found = rolledForward(day(last), calendar);
    return found.day === undefined ? found.why : [dateText(found.day), found.remark];
  };

  it("moves to the next one, and says so", () =>
    assert.deepEqual(rolled("2025-05-05"), [
      "2025-05-06",
      "moved on from 2025-05-05, which is no working day (England and Wales, 2019 to 2028, compiled 2026-11)",
    ]));
  it("moves over a weekend and the holidays behind it", () => {
    assert.equal(rolled("2025-04-18")[0], "2025-04-22");
    assert.equal(rolled("2027-12-25")[0], "2027-12-29");
  });
  it("stays where it is a working day", () =>
    assert.deepEqual(rolled("2025-05-06"), ["2025-05-06", undefined]));
  it("depends on the calendar", () => {
    assert.equal(rolled("2025-04-21", "scotland")[0], "2025-04-21");
    assert.equal(rolled("2026-06-15", "scotland")[0], "2026-06-16");
    assert.equal(rolled("2026-07-13", "northern-ireland")[0], "2026-07-14");
  });
  it("can't be told beyond the table", () =>
    assert.equal(
      rolled("2028-12-30"),
      "the table of bank holidays (England and Wales, 2019 to 2028, compiled 2026-11) does not reach that far",
    ));
});

describe("the tables of bank holidays", () => {
  /** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
  function easter(year: number): number {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const d = Math.floor(b / 4);
    const e = b % 4;
    const f = Math.floor((b + 8) / 25);
    const g = Math.floor((b - f + 1) / 3);
    const h = (19 * a + b - d - g + 15) % 30;
    const i = Math.floor(c / 4);
    const k = c % 4;
    const l = (32 + 2 * e + 2 * i - h - k) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const month = Math.floor((h + l - 7 * m + 114) / 31);
    const date = ((h + l - 7 * m + 114) % 31) + 1;
    return day(`${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
  }
  const weekday = (at: number) => (((at + 4) % 7) + 7) % 7;
  const isWeekend = (at: number) => [0, 6].includes(weekday(at));
  /** The first weekdays from a day on: a holiday on a weekend has one of them in its stead. */
  const weekdays = (year: number, from: string, count: number) =>
    Array.from({ length: 7 }, (_, after) => day(`${year}-${from}`) + after)
      .filter((at) => !isWeekend(at))
      .slice(0, count);
  const firstMonday = (year: number, month: string) => {
    const start = day(`${year}-${month}-01`);
    return start + ((8 - weekday(start)) % 7);
  };
  const lastMonday = (year: number, month: string) => {
    const final = day(`${year}-${month}-31`);
    return final - ((weekday(final) + 6) % 7);
  };
  /** Moved, or proclaimed once, everywhere; early May and spring not counted in the years that moved them. */
  const once: Readonly<Record<number, readonly string[]>> = {
    2020: ["05-08"],
    2022: ["06-02", "06-03", "09-19"],
    2023: ["05-08"],
  };

  function byRule(name: string, year: number): readonly string[] {
    const scots = name === "scotland";
    const irish = name === "northern-ireland";
    const days = [
      ...weekdays(year, "01-01", scots ? 2 : 1),
      ...(irish ? weekdays(year, "03-17", 1) : []),
      easter(year) - 2,
      ...(scots ? [] : [easter(year) + 1]),
      ...(year === 2020 ? [] : [firstMonday(year, "05")]),
      ...(year === 2022 ? [] : [lastMonday(year, "05")]),
      ...(once[year] ?? []).map((text) => day(`${year}-${text}`)),
      ...(scots && year === 2026 ? [day("2026-06-15")] : []),
      ...(irish ? weekdays(year, "07-12", 1) : []),
      scots ? firstMonday(year, "08") : lastMonday(year, "08"),
      ...(scots ? weekdays(year, "11-30", 1) : []),
      ...weekdays(year, "12-25", 2),
    ];
    return days.sort((a, b) => a - b).map(dateText);
  }

  const years = Array.from({ length: 10 }, (_, index) => 2019 + index);

  for (const table of holidayTables) {
    it(`have what the rules give for ${table.title}, year by year`, () => {
      for (const year of years)
        assert.deepEqual(
          table.days.filter((text) => text.startsWith(String(year))),
          byRule(table.name, year),
        );
    });

    it(`cover the years that they state for ${table.title}, with no day on a weekend`, () => {
      assert.deepEqual([table.from, table.until], ["2019-01-01", "2028-12-31"]);
      assert.deepEqual([...new Set(table.days.map((text) => Number(text.slice(0, 4))))], years);
      assert.equal(table.edition, `${table.title}, 2019 to 2028, compiled 2026-11`);
      assert.deepEqual([...new Set(table.days)].sort(), table.days);
      assert.deepEqual(
        table.days.filter((text) => isWeekend(day(text))),
        [],
      );
    });
  }

  it("are there for every calendar that a policy can name", () => {
    assert.deepEqual(
      holidayTables.map(({ name, title }) => ({ name, title })),
      calendars,
    );
  });
});
