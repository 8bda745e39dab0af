import assert from "node:assert/strict";
import { closest } from "@remit/server/semantics/close.ts";
import { dateText, dayOf } from "@remit/server/semantics/dates.ts";
import type { Type } from "@remit/server/semantics/types.ts";
import { sameUnit, singular } from "@remit/server/semantics/units.ts";
import { describeType, formatValue, readValue } from "@remit/server/semantics/values.ts";
import fc from "fast-check";

const yesNo: Type = { kind: "yes/no" };
const harm: Type = { kind: "scale", name: "harm", levels: ["none", "low", "serious"], worse: 1 };
const service: Type = { kind: "choice", name: "service", levels: ["care-home", "home-care"] };
const notices: Type = { kind: "number", unit: "notices", min: 0, max: 20, decimals: 0 };
const score: Type = { kind: "number", unit: undefined, min: 0, max: 10, decimals: 1 };
const fine: Type = { kind: "number", unit: "£", min: 0, max: 50_000, decimals: 2 };
const share: Type = { kind: "number", unit: "%", min: 0, max: 100, decimals: 1 };
const people: Type = { kind: "number", unit: "people", min: 0, max: 100_000, decimals: 0 };
const date: Type = { kind: "date" };
const days: Type = { kind: "duration", base: "days", unit: "days", min: 0, max: 90 };
const weeks: Type = { kind: "duration", base: "days", unit: "weeks", min: 0, max: 70 };
const working: Type = { kind: "duration", base: "working days", unit: "working days", min: 0, max: 20 };
const years: Type = { kind: "duration", base: "months", unit: "years", min: 0, max: 480 };

describe("values", () => {
  const shown: readonly (readonly [Type, number | undefined, string])[] = [
    [yesNo, 1, "yes"],
    [yesNo, 0, "no"],
    [harm, 2, "serious"],
    [service, 0, "care-home"],
    [notices, 2, "2 notices"],
    [notices, 1, "1 notice"],
    [notices, undefined, "unknown"],
    [score, 0.4, "0.4"],
    [score, 0.1 + 0.2, "0.3"],
    [fine, 4000, "£4,000"],
    [fine, 1250.5, "£1,250.50"],
    [share, 80, "80%"],
    [share, 12.5, "12.5%"],
    [people, 12_000, "12,000 people"],
    [people, 1, "1 person"],
    [date, 20_544, "2026-04-01"],
    [days, 28, "28 days"],
    [days, 1, "1 day"],
    [weeks, 21, "3 weeks"],
    [weeks, 10, "10 days"],
    [working, 10, "10 working days"],
    [years, 24, "2 years"],
    [years, 18, "18 months"],
  ];
  for (const [type, value, text] of shown)
    it(`show as ${text}`, () => assert.equal(formatValue(type, value), text));

  const read: readonly (readonly [Type, string | number | boolean, number | undefined])[] = [
    [yesNo, true, 1],
    [yesNo, "no", 0],
    [yesNo, "unknown", undefined],
    [harm, "Serious", 2],
    [service, "home-care", 1],
    [notices, 2, 2],
    [notices, "2", 2],
    [notices, "1 notice", 1],
    [fine, "£4,000", 4000],
    [fine, "1250.50", 1250.5],
    [share, "80%", 80],
    [share, 80, 80],
    [date, "2026-04-01", 20_544],
    [days, "4 weeks", 28],
    [days, 28, 28],
    [weeks, 3, 21],
    [years, "2 years", 24],
    [years, "18 months", 18],
    [working, "1 working day", 1],
    [notices, "", undefined],
  ];
  for (const [type, given, value] of read)
    it(`read ${JSON.stringify(given)} as ${describeType(type)}`, () =>
      assert.deepEqual(readValue(type, given), { value }));

  const refused: readonly (readonly [Type, string | number | boolean, string])[] = [
    [yesNo, "maybe", "yes or no was expected, not `maybe`"],
    [
      harm,
      "sirious",
      "a level of `harm`: none, low or serious was expected, not `sirious`; did you mean `serious`?",
    ],
    [notices, "2 visits", "a number of notices from 0 to 20 was expected, not `2 visits`"],
    [notices, 21, "a number of notices from 0 to 20 was expected; `21` is not among them"],
    [notices, 2.5, "a number of notices from 0 to 20 was expected; `2.5` is not among them"],
    [fine, "lots", "an amount of money from £0 to £50,000 was expected, not `lots`"],
    [date, "2026-02-30", "a date was expected, not `2026-02-30`: a date is written as 2026-04-01"],
    [days, "2 months", "a time from 0 days to 90 days was expected, not `2 months`"],
  ];
  for (const [type, given, error] of refused)
    it(`refuse ${JSON.stringify(given)} in words`, () => assert.deepEqual(readValue(type, given), { error }));

  it("read back as they are shown", () => {
    const types = [yesNo, harm, service, notices, people, days, weeks, working, years] as const;
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.nat(), (type, seed) => {
        const last = "max" in type ? type.max : "levels" in type ? type.levels.length - 1 : 1;
        const value = seed % (last + 1);
        assert.deepEqual(readValue(type, formatValue(type, value)), { value });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (pence) => {
        assert.deepEqual(readValue(fine, formatValue(fine, pence / 100)), { value: pence / 100 });
      }),
    );
  });
});

describe("dates", () => {
  it("count days from 1970", () => {
    assert.equal(dayOf("1970-01-01"), 0);
    assert.equal(dayOf("2024-02-29"), 19_782);
    assert.equal(dateText(-1), "1969-12-31");
  });

  it("exist or do not", () => {
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "26-04-01",
      "2026-4-1",
      "",
      "today",
    ])
      assert.equal(dayOf(text), undefined, text);
  });

  it("read back as they are written", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (day) => {
        assert.equal(dayOf(dateText(day)), day);
      }),
    );
  });
});

describe("units", () => {
  it("mean the same for one and for many", () => {
    for (const [many, one] of [
      ["notices", "notice"],
      ["breaches", "breach"],
      ["children", "child"],
      ["people", "person"],
      ["bodies", "body"],
      ["staff", "staff"],
      ["addresses", "address"],
    ] as const) {
      assert.equal(singular(many), one);
      assert.ok(sameUnit(many, one));
    }
    assert.ok(!sameUnit("notices", "visits"));
    assert.ok(!sameUnit("notices", undefined));
  });
});

describe("the close name", () => {
  it("is one that a slip of the fingers makes", () => {
    assert.equal(closest("breachs", ["breaches", "reach"]), "breaches");
    assert.equal(closest("wanring", ["warning"]), "warning");
    assert.equal(closest("Serious", ["serious"]), "serious");
  });

  it("is not one that is merely short, or has another number", () => {
    assert.equal(closest("R9", ["R1", "R2"]), "");
    assert.equal(closest("rule-12", ["rule-13"]), "");
    assert.equal(closest("warn", ["harm"]), "");
  });

  it("is the first by the alphabet among equals, whatever their order", () => {
    assert.equal(closest("levle", ["levls", "level"]), "level");
    assert.equal(closest("bat-one", ["hat-one", "cat-one"]), "cat-one");
  });
});
