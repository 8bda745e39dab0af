import assert from "node:assert/strict";
import { timelineOf } from "@remit/server/features/timeline.ts";
import { textOfCase } from "@remit/server/features/what-if.ts";
import * as requests from "@remit/server/protocol/requests.ts";
import { openFixture } from "../support/open-fixture.ts";

const text = `policy p in force from 2020-01-01
scale harm worsens low < high
event breach "Breach found" with severity: harm
event appeal
track civil strengthens warn
power warning is warn on civil
rule R1 when count of breach in the last 12 months is at least 2 then must use warning
case "Two of them" on 2026-05-01
  timeline
    2025-11-05 breach severity high withdrawn 2026-05-20 because "a \\"report\\"",
    2026-02-01 breach severity low received 2026-02-03,
    no appeal
  expect warning is required
`;

async function answered(change: (data: requests.TimelineAnswer["case"]) => typeof data = (data) => data) {
  const { now, uri } = await openFixture(text);
  const first = requests.timeline.result.parse(timelineOf(now, { uri, offset: text.indexOf("case") }));
  assert.ok(first !== null);
  const answer = requests.timeline.result.parse(timelineOf(now, { uri, case: change(first.case) }));
  assert.ok(answer !== null);
  return { now, uri, answer };
}

describe("the timeline of a case", () => {
  it("says what follows, with a control for each field of an event", async () => {
    const { answer } = await answered();
    assert.equal(answer.scenario.title, "Two of them");
    assert.deepEqual(
      answer.scenario.steps.map(({ on, selected }) => [on, selected[0]?.powers]),
      [
        ["2025-11-05", []],
        ["2026-02-01", ["warning"]],
        ["2026-02-03", ["warning"]],
      ],
    );
    assert.deepEqual(
      answer.events.map(({ title, fields }) => [title, fields.map(({ name }) => name)]),
      [
        ["Breach found", ["severity"]],
        ["appeal", []],
      ],
    );
    assert.deepEqual(answer.errors, {});
  });

  it("has a control for each fact and judgement, and follows other facts", async () => {
    const more = text
      .replace(
        "track civil",
        "actor board\nfact unsafe: yes/no\njudgement excused: yes/no by board\ntrack civil",
      )
      .replace("then must", "and not unsafe and not excused then must");
    const { now, uri } = await openFixture(more);
    const asked = { uri, offset: more.indexOf("case") };
    const first = requests.timeline.result.parse(timelineOf(now, asked)) ?? assert.fail("no timeline");
    assert.deepEqual(
      first.facts.map(({ name, kind }) => [name, kind]),
      [
        ["unsafe", "fact"],
        ["excused", "judgement"],
      ],
    );
    const kase = { ...first.case, given: { unsafe: "no", excused: "no" } };
    const answer = requests.timeline.result.parse(timelineOf(now, { uri, case: kase }));
    assert.deepEqual(
      [first, answer].map((one) => one?.scenario.steps.at(-1)?.class),
      ["undecided", "settled-after-judgement"],
    );
  });

  it("follows events that were moved, and says what can't be", async () => {
    const { answer } = await answered((data) => ({
      ...data,
      timeline: [
        { on: "2026-03-01", event: "breach" },
        { on: "2026-02-30", event: "breach" },
      ],
    }));
    assert.deepEqual(answer.scenario.entries, [
      { on: "2026-03-01", event: "breach", title: "Breach found", fields: "" },
    ]);
    assert.deepEqual(answer.errors, { "timeline 2": "there is no day `2026-02-30`" });
  });

  it("is written as it was when the case is kept", async () => {
    const { now, uri, answer } = await answered();
    const kept = textOfCase(now, { uri, case: answer.case }).text;
    const timeline = (all: string) => all.slice(all.indexOf("timeline"), all.indexOf("  expect"));
    assert.equal(timeline(kept), timeline(text));
  });

  it("is that of no case where there is none", async () => {
    const { now, uri } = await openFixture(text);
    assert.equal(timelineOf(now, { uri, offset: 0 }), null);
    assert.equal(timelineOf(now, { uri: "file:///nowhere.remit", offset: 0 }), null);
  });
});
