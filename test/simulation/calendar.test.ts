import { strict as assert } from "node:assert";
import { calendars } from "@remit/server/semantics/calendars.ts";
import { addMonths, dateText, dayOf } from "@remit/server/semantics/dates.ts";
import { holidayTables } from "@remit/server/simulation/bank-holidays.ts";
import { type Period, periodEnd } from "@remit/server/simulation/calendar.ts";

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
      "England and Wales bank holidays of 2025-04-18 and 2025-04-21 left out",
    );
  });
  it("can't be told beyond the table", () => {
    const why =
      "the table of bank holidays (England and Wales, 2019 to 2027, compiled 2026-11) does not reach that far";
    assert.equal(working("2027-12-29", 2), "2027-12-31");
    assert.equal(working("2027-12-29", 3), why);
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

describe("the table of bank holidays", () => {
  const [table] = holidayTables;
  assert.ok(table !== undefined);

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
  const years = Array.from({ length: 9 }, (_, index) => 2019 + index);
  const listed = new Set(table.days);
  const has = (at: number) => listed.has(dateText(at));

  it("covers the years it states", () => {
    assert.deepEqual([table.from, table.until], ["2019-01-01", "2027-12-31"]);
    assert.deepEqual([...new Set(table.days.map((text) => Number(text.slice(0, 4))))], years);
    assert.equal(table.edition, "England and Wales, 2019 to 2027, compiled 2026-11");
  });

  it("is ascending, with no day twice and none on a weekend", () => {
    assert.deepEqual([...listed].sort(), table.days);
    assert.deepEqual(
      table.days.filter((text) => [0, 6].includes(weekday(day(text)))),
      [],
    );
  });

  for (const year of years) {
    it(`has Good Friday and Easter Monday of ${year} where the moon puts them`, () => {
      assert.ok(has(easter(year) - 2), "Good Friday");
      assert.ok(has(easter(year) + 1), "Easter Monday");
    });

    it(`has the Mondays of ${year} but for those moved, and Christmas with its substitutes`, () => {
      const first = (month: string) => {
        const start = day(`${year}-${month}-01`);
        return start + ((8 - weekday(start)) % 7);
      };
      const last = (month: string) => {
        const final = day(`${year}-${month}-31`);
        return final - ((weekday(final) + 6) % 7);
      };
      assert.equal(has(first("05")), year !== 2020, "early May, which 2020 moved to the 8th");
      assert.equal(has(last("05")), year !== 2022, "spring, which 2022 moved to 2 June");
      assert.ok(has(last("08")), "summer");
      const christmas = day(`${year}-12-25`);
      const workdays = [0, 1, 2, 3]
        .map((after) => christmas + after)
        .filter((at) => ![0, 6].includes(weekday(at)));
      assert.ok(workdays.slice(0, 2).every(has), "the first two working days from Christmas on");
      const newYear = [0, 1, 2]
        .map((after) => day(`${year}-01-01`) + after)
        .find((at) => ![0, 6].includes(weekday(at)));
      assert.ok(newYear !== undefined && has(newYear), "the first weekday of the year");
    });
  }

  it("has eight days a year, and those proclaimed once", () => {
    const counts = years.map((year) => table.days.filter((text) => text.startsWith(String(year))).length);
    assert.deepEqual(counts, [8, 8, 8, 10, 9, 8, 8, 8, 8]);
  });

  it("is there for every calendar that a policy can name", () => {
    assert.deepEqual(
      holidayTables.map(({ name }) => name),
      calendars,
    );
  });
});
