import { strict as assert } from "node:assert";
import { addMonths, dateText, dateWindow } from "@remit/server/semantics/dates.ts";
import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";

describe("a day moved by months", () => {
  it("is the one that the calendar knows, in every month of every year that is reasoned about", () => {
    const days = fc.integer({ min: dateWindow.first, max: dateWindow.last });
    fc.assert(
      fc.property(days, fc.integer({ min: -1200, max: 1200 }), (day, months) => {
        const moved = Temporal.PlainDate.from(dateText(day)).add({ months });
        assert.equal(dateText(addMonths(day, months)), moved.toString());
      }),
    );
  });
});
