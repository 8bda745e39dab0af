import assert from "node:assert/strict";
import { timelineSession } from "@remit/client/panels/timeline-session.ts";
import type { CaseData } from "@remit/server/protocol/case.ts";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import type { ToTimeline } from "@remit/server/protocol/panels.ts";
import type { TimelineAnswer } from "@remit/server/protocol/requests.ts";
import { scenario } from "../support/scenario.ts";

const uri = "file:///policy/visits.remit";
const written: CaseData = {
  title: "A visit",
  on: "2026-03-01",
  given: {},
  timeline: [
    { on: "2026-01-05", event: "breach", fields: { severity: "high" } },
    { on: "2026-02-02", event: "notice" },
  ],
};

function answerOf(kase: CaseData, errors = {}): TimelineAnswer {
  return { case: kase, scenario, events: [], facts: [], errors };
}

const outcome = { class: "settled", summary: "Use advice." } as Outcome;

function world(options: { gone?: boolean } = {}) {
  const sent: ToTimeline[] = [];
  const asked: (number | CaseData)[] = [];
  const did: unknown[] = [];
  const session = timelineSession({
    atCase: async (_, offset) => {
      asked.push(offset);
      return options.gone === true ? null : answerOf(written);
    },
    ofCase: async (_, kase) => {
      asked.push(kase);
      return answerOf(kase);
    },
    simulate: async (_, kase) => {
      did.push(`decide on ${kase.on}`);
      return outcome;
    },
    whatIf: async (_, kase) => did.push(`what if on ${kase.on}`),
    keep: async (_, kase) => `Kept ${kase.timeline?.length} events.`,
    save: async (_, name, text) => {
      did.push([name, text.slice(0, 15)]);
      return name.endsWith(".csv") ? undefined : `Saved as ${name}.`;
    },
    fileName: () => "visits.remit",
    show: async ({ start }) => void did.push(`show ${start}`),
    send: (message) => void sent.push(message),
  });
  return { session, sent, asked, did };
}

describe("the session of a timeline", () => {
  it("shows the timeline on the day of the decision, with the outcome of that day", async () => {
    const { session, sent } = world();
    await session.open(uri, 40, answerOf(written));
    assert.deepEqual(
      sent.map((message) => [message.kind, "day" in message ? message.day : "on" in message && message.on]),
      [
        ["scenario", "2026-03-01"],
        ["outcome", "2026-03-01"],
      ],
    );
  });

  it("tells the outcome of another day, and of the last one asked for only", async () => {
    const { session, sent } = world();
    await session.open(uri, 40, answerOf(written));
    await Promise.all([
      session.receive({ kind: "day", on: "2026-02-01" }),
      session.receive({ kind: "day", on: "2026-02-02" }),
    ]);
    assert.deepEqual(sent.slice(2), [{ kind: "outcome", on: "2026-02-02", outcome }]);
  });

  it("adds, moves and takes away events, and goes back to the case as written", async () => {
    const { session, asked, sent } = world();
    await session.open(uri, 40, answerOf(written));
    await session.receive({ kind: "add", event: "notice", on: "2026-02-20", fields: {} });
    await session.receive({ kind: "move", at: 0, on: "2026-01-09" });
    await session.receive({ kind: "remove", at: 1 });
    const last = asked.at(-1);
    assert.ok(typeof last === "object");
    assert.deepEqual(last.timeline, [
      { on: "2026-01-09", event: "breach", fields: { severity: "high" } },
      { on: "2026-02-20", event: "notice" },
    ]);
    await session.receive({ kind: "reset" });
    assert.equal(asked.at(-1), 40);
    const changed = sent.flatMap((message) => (message.kind === "scenario" ? message.changed : []));
    assert.deepEqual(changed, [false, true, true, true, false]);
  });

  it("changes what is noted of an event, and takes days back", async () => {
    const { session, asked } = world();
    const kase = { ...written, timeline: [{ on: "2026-01-05", event: "breach", because: "seen" }] };
    await session.open(uri, 40, answerOf(kase));
    const noted = async (message: object) => {
      await session.receive({ kind: "note", at: 0, fields: {}, ...message });
      const last = asked.at(-1);
      return typeof last === "object" ? last.timeline : undefined;
    };
    const before = { on: "2026-01-05", event: "breach" };
    assert.deepEqual(
      await noted({ fields: { severity: "low" }, upheld: "2026-01-20", received: "2026-01-06" }),
      [
        {
          ...before,
          fields: { severity: "low" },
          received: "2026-01-06",
          upheld: "2026-01-20",
          because: "seen",
        },
      ],
    );
    assert.deepEqual(await noted({ withdrawn: "2026-02-01" }), [
      { ...before, withdrawn: "2026-02-01", because: "seen" },
    ]);
    assert.deepEqual(await noted({}), [{ ...before, because: "seen" }]);
  });

  it("changes facts, several before the first answer is there, and keeps them with the case", async () => {
    const { session, asked, sent } = world();
    await session.open(uri, 40, answerOf(written));
    await Promise.all([
      session.receive({ kind: "set", name: "harm", value: "high" }),
      session.receive({ kind: "set", name: "evidence", value: true }),
      session.receive({ kind: "because", name: "evidence", text: "two statements" }),
      session.receive({ kind: "note", at: 1, fields: {}, received: "2026-02-04" }),
    ]);
    await session.receive({ kind: "set", name: "harm", value: null });
    const last = asked.at(-1);
    assert.ok(typeof last === "object");
    assert.deepEqual(last.given, { evidence: true });
    assert.deepEqual(last.reasons, { evidence: "two statements" });
    assert.equal(last.timeline?.[1]?.received, "2026-02-04");
    const shown = sent.findLast((message) => message.kind === "scenario");
    assert.deepEqual(shown?.kind === "scenario" && [shown.case.given, shown.changed], [
      { evidence: true },
      true,
    ]);
  });

  it("knows that of a kind whose last event was taken away there was none", async () => {
    const { session, asked } = world();
    await session.open(uri, 40, answerOf(written));
    await session.receive({ kind: "remove", at: 1 });
    const none = asked.map((one) => (typeof one === "object" ? one.none : undefined));
    await session.receive({ kind: "add", event: "notice", on: "2026-02-20", fields: {} });
    const last = asked.at(-1);
    assert.deepEqual([none, typeof last === "object" && last.none], [[["notice"]], []]);
  });

  it("follows its case when text before it is added, and keeps changed events when the policy changes", async () => {
    const { session, asked } = world();
    await session.open(uri, 40, answerOf(written));
    session.edited(uri, [{ offset: 0, length: 0, text: "// a note\n" }]);
    await session.policyChanged();
    await session.receive({ kind: "move", at: 0, on: "2026-01-09" });
    await session.policyChanged();
    assert.equal(asked[0], 50);
    assert.deepEqual(asked[1], asked[2]);
  });

  it("says so where the case is gone", async () => {
    const { session, sent } = world({ gone: true });
    await session.open(uri, 40, answerOf(written));
    await session.policyChanged();
    assert.equal(sent.at(-1)?.kind, "problem");
  });

  it("saves the deadlines, the table and the picture under the case's name", async () => {
    const { session, sent, did } = world();
    await session.open(uri, 40, answerOf(written));
    for (const format of ["ics", "csv", "svg"] as const) await session.receive({ kind: "save", format });
    assert.deepEqual(did.slice(1), [
      ["third-serious-breach.ics", "BEGIN:VCALENDAR"],
      ["third-serious-breach.csv", "date,kind,what,"],
      ["third-serious-breach.svg", '<?xml version="'.slice(0, 15)],
    ]);
    const said = sent.flatMap((message) => (message.kind === "said" ? message.text : []));
    assert.deepEqual(said, ["Saved as third-serious-breach.ics.", "Saved as third-serious-breach.svg."]);
  });

  it("keeps the case as it now is, and tries it on the day that is shown", async () => {
    const { session, sent, did } = world();
    await session.open(uri, 40, answerOf(written));
    await session.receive({ kind: "day", on: "2026-02-10" });
    await session.receive({ kind: "what-if" });
    await session.receive({ kind: "keep" });
    assert.equal(did.at(-1), "what if on 2026-02-10");
    assert.deepEqual(sent.at(-1), { kind: "said", text: "Kept 2 events." });
  });
});
