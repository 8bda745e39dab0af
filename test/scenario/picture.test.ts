import assert from "node:assert/strict";
import { axisOf } from "@remit/server/scenario/axis.ts";
import { daysAfter } from "@remit/server/scenario/days.ts";
import { pictureOf } from "@remit/server/scenario/picture.ts";
import type { Shape } from "@remit/server/scenario/shapes.ts";
import { svgOf } from "@remit/server/scenario/svg.ts";
import fc from "fast-check";
import { scenario } from "../support/scenario.ts";

function all(shapes: readonly (Shape | string)[]): readonly Shape[] {
  return shapes.flatMap((one) => (typeof one === "string" ? [] : [one, ...all(one.children)]));
}

describe("the picture of a scenario", () => {
  it("has a lane for the outcome, each kind of event, process, clock that started, and duty", () => {
    const { shapes } = pictureOf(scenario, 960);
    const labels = all(shapes).filter(({ attributes }) => attributes["class"] === "label");
    assert.deepEqual(
      labels.map(({ children }) => children.at(-1)),
      [
        "Outcome",
        "Breach found",
        "notice",
        "Provider concerns",
        "Window of the penalty",
        "appeal",
        "review",
        "warning-notice",
        "Meeting of the partners",
        "write-report",
        "tell-council",
      ],
    );
  });

  it("tells states apart by signs, not by colour alone", () => {
    const signs = all(pictureOf(scenario, 960).shapes)
      .filter(({ attributes }) => attributes["class"] === "sign")
      .map(({ children }) => (typeof children[1] === "object" ? children[1].children[0] : undefined));
    assert.deepEqual(signs, ["✗", "■", "✓", "▸", "✓", "!", "◇", "–"]);
  });

  it("has room for what is still to come", () => {
    const { axis, width } = pictureOf(scenario, 960);
    assert.equal(axis.dayAt(width), "2026-05-20");
    assert.ok(axis.x("2026-05-20") <= width);
  });

  it("finds the day at the place where it stands, however long the time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), (length, some) => {
        const day = daysAfter("2024-02-28", some % (length + 1));
        const axis = axisOf("2024-02-28", daysAfter("2024-02-28", length), 0, 3000);
        assert.equal(axis.dayAt(axis.x(day)), day);
      }),
    );
  });

  it("names days in steps that leave room between them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20000 }),
        fc.integer({ min: 200, max: 2000 }),
        (length, width) => {
          const { ticks, x } = axisOf("2024-02-28", daysAfter("2024-02-28", length), 0, width);
          const places = ticks.map(({ day }) => x(day));
          assert.ok(ticks.length >= 1, "a day is named");
          for (const [at, place] of places.entries())
            assert.ok(at === 0 || place - (places[at - 1] ?? 0) > 60, `${length} days: ${places}`);
        },
      ),
    );
  });
});

describe("the picture as a file", () => {
  it("has a title, a description, both themes and every row of the table", () => {
    const text = svgOf(scenario);
    assert.match(text, /role="img" aria-labelledby="title about"/);
    assert.match(
      text,
      /<title id="title">Third &quot;serious&quot; breach, 5 January 2026 to 1 April 2026<\/title>/,
    );
    assert.match(text, /<desc id="about">3 events /);
    assert.match(text, /prefers-color-scheme: dark/);
    assert.match(text, /<text [^>]*>2026-02-04 to<\/text>|<text [^>]*>2026-02-04 to 2026-03-03<\/text>/);
  });

  it("counts what happened in plain English", () => {
    const said = (count: number) => svgOf({ ...scenario, entries: scenario.entries.slice(0, count) });
    assert.match(said(1), />1 event on a time axis/);
    assert.match(said(2), />2 events on a time axis/);
  });

  it("keeps a policy's words words", () => {
    const text = svgOf({ ...scenario, title: "</title><script>alert(1)</script>\u0000" });
    assert.equal(text.includes("<script"), false);
    assert.equal(text.includes("\u0000"), false);
  });
});
