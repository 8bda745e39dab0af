import assert from "node:assert/strict";
import { type WhatIfWorld, whatIfSession } from "@remit/client/panels/what-if-session.ts";
import type { CaseData } from "@remit/server/protocol/case.ts";
import type { Outcome } from "@remit/server/protocol/outcome.ts";
import type { ToWhatIf } from "@remit/server/protocol/panels.ts";
import type { PolicyForm } from "@remit/server/protocol/requests.ts";

const uri = "file:///policy/visits.remit";
const start: CaseData = { on: "2026-05-01", given: { harm: "low" } };
const form: PolicyForm = {
  uri,
  title: "Visits",
  editions: { days: [] },
  start,
  controls: [
    { name: "harm", title: "Harm", kind: "fact", input: { kind: "options", ordered: true, options: [] } },
    { name: "urgent", title: "Urgent", kind: "judgement", input: { kind: "yes/no" } },
  ],
};

function outcomeOf(kase: CaseData): Outcome {
  return {
    class: "settled",
    summary: JSON.stringify(kase.given),
    values: [],
    rules: [],
    positions: [],
    tracks: [],
    duties: [],
    clocks: [],
    stages: [],
    conflicts: [],
    deciding: [],
    exact: true,
    trace: [],
  };
}

function world(changes: Partial<WhatIfWorld> = {}) {
  const sent: ToWhatIf[] = [];
  const simulated: CaseData[] = [];
  const copied: string[] = [];
  const session = whatIfSession({
    form: async () => form,
    formAtCase: async () => ({ ...form, start: { title: "Kept", given: { urgent: true } } }),
    simulate: async (_, kase) => {
      simulated.push(kase);
      return { outcome: outcomeOf(kase), errors: {} };
    },
    cases: async () => [],
    fileName: () => "visits.remit",
    keep: async (_, kase) => `kept ${JSON.stringify(kase.given)}`,
    copy: async (text) => {
      copied.push(text);
    },
    show: async () => undefined,
    send: (message) => {
      sent.push(message);
    },
    ...changes,
  });
  return { session, sent, simulated, copied };
}

describe("the what-if session", () => {
  it("sends the form and the outcome of its start when it is opened", async () => {
    const { session, sent } = world();
    await session.open(uri, undefined);
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ["form", "outcome"],
    );
  });

  it("asks for the outcome of the changed case, and takes a value back", async () => {
    const { session, simulated } = world();
    await session.open(uri, undefined);
    await session.receive({ kind: "set", name: "urgent", value: true });
    await session.receive({ kind: "because", name: "urgent", text: "a child is alone" });
    await session.receive({ kind: "set", name: "harm", value: null });
    await session.receive({ kind: "date", on: null });
    assert.deepEqual(simulated.at(-1), { given: { urgent: true }, reasons: { urgent: "a child is alone" } });
  });

  it("shows only the newest of two answers that come in the wrong order", async () => {
    let release = () => {};
    const slow = new Promise<void>((done) => {
      release = done;
    });
    const { session, sent } = world({
      simulate: async (_, kase) => {
        if (kase.given["urgent"] === true) await slow;
        return { outcome: outcomeOf(kase), errors: {} };
      },
    });
    await session.open(uri, undefined);
    const first = session.receive({ kind: "set", name: "urgent", value: true });
    await session.receive({ kind: "set", name: "urgent", value: false });
    release();
    await first;
    const summaries = sent.flatMap((one) => (one.kind === "outcome" ? [one.outcome?.summary] : []));
    assert.deepEqual(summaries, ['{"harm":"low"}', '{"harm":"low","urgent":false}']);
  });

  it("tells the older question that it is no longer wanted", async () => {
    const signals: AbortSignal[] = [];
    const { session } = world({
      simulate: async (_, kase, signal) => {
        signals.push(signal);
        return { outcome: outcomeOf(kase), errors: {} };
      },
    });
    await session.open(uri, undefined);
    await session.receive({ kind: "set", name: "urgent", value: true });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
  });

  it("draws everything anew when the page says that it is ready", async () => {
    const { session, sent } = world();
    await session.open(uri, undefined);
    await session.receive({ kind: "set", name: "harm", value: "high" });
    sent.length = 0;
    await session.receive({ kind: "ready" });
    const [drawn] = sent;
    assert.equal(drawn?.kind, "form");
    assert.deepEqual(drawn.kind === "form" ? drawn.case.given : undefined, { harm: "high" });
  });

  it("keeps what was set when the policy changes, but for facts that are gone", async () => {
    let now = form;
    const { session, sent } = world({ form: async () => now });
    await session.open(uri, undefined);
    await session.receive({ kind: "set", name: "urgent", value: true });
    now = { ...form, controls: form.controls.slice(1) };
    sent.length = 0;
    await session.policyChanged();
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ["form", "outcome"],
    );
    assert.deepEqual(session.current()?.given, { urgent: true });
  });

  it("does not draw the form again when only the rules changed", async () => {
    const { session, sent } = world();
    await session.open(uri, undefined);
    sent.length = 0;
    await session.policyChanged();
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ["outcome"],
    );
  });

  it("asks for no outcome while the policy has errors, and shows the reason", async () => {
    const { session, sent, simulated } = world({ form: async () => ({ ...form, problem: "2 errors" }) });
    await session.open(uri, undefined);
    assert.deepEqual(simulated, []);
    const [drawn] = sent;
    assert.equal(drawn?.kind === "form" ? drawn.form.problem : undefined, "2 errors");
  });

  it("starts from a case, and goes back to that case", async () => {
    const { session } = world();
    await session.open(uri, undefined);
    await session.receive({ kind: "start", uri, id: "kept" });
    await session.receive({ kind: "set", name: "urgent", value: false });
    await session.receive({ kind: "reset" });
    assert.deepEqual(session.current(), { title: "Kept", given: { urgent: true } });
  });

  it("says so where a file has no policy", async () => {
    const { session, sent } = world({ form: async () => null });
    await session.open(uri, undefined);
    assert.deepEqual(sent, [{ kind: "problem", text: "There is no policy in this file to try a case on." }]);
  });

  it("copies the outcome, and keeps the case", async () => {
    const { session, sent, copied } = world();
    await session.receive({ kind: "copy" });
    await session.open(uri, undefined);
    await session.receive({ kind: "copy" });
    await session.receive({ kind: "keep" });
    assert.equal(JSON.parse(copied[0] ?? "").summary, '{"harm":"low"}');
    assert.deepEqual(sent.slice(-2), [
      { kind: "said", text: "The outcome was copied as JSON." },
      { kind: "said", text: 'kept {"harm":"low"}' },
    ]);
  });
});
