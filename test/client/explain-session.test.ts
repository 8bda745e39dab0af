import assert from "node:assert/strict";
import { explainSession } from "@remit/client/panels/explain-session.ts";
import type { CaseResult } from "@remit/server/protocol/outcome.ts";
import type { ToExplain } from "@remit/server/protocol/panels.ts";

const uri = "file:///policy/cases.remit";

function resultAt(start: number): CaseResult {
  return {
    title: "A visit",
    passed: true,
    place: { uri, start, end: start + 10 },
    expectations: [],
    deciding: [],
  };
}

function world(explain: (offset: number) => CaseResult | null = resultAt) {
  const sent: ToExplain[] = [];
  const asked: number[] = [];
  const tried: number[] = [];
  const made: string[] = [];
  const session = explainSession({
    explain: async (_, offset) => {
      asked.push(offset);
      return explain(offset);
    },
    explainData: async (_, kase) => ({ ...resultAt(0), title: kase.title ?? "" }),
    whatIf: async (_, offset) => tried.push(offset),
    whatIfData: async (_, kase) => made.push(kase.title ?? ""),
    copy: async () => undefined,
    show: async () => undefined,
    send: (message) => {
      sent.push(message);
    },
  });
  return { session, sent, asked, tried, made };
}

describe("the explanation session", () => {
  it("follows its case when text before it is added or removed", async () => {
    const { session, asked } = world();
    session.open(uri, resultAt(100));
    session.edited(uri, [{ offset: 20, length: 5, text: "" }]);
    session.edited(uri, [{ offset: 0, length: 0, text: "// a note\n" }]);
    session.edited(uri, [{ offset: 300, length: 0, text: "after" }]);
    session.edited("file:///policy/other.remit", [{ offset: 0, length: 0, text: "elsewhere" }]);
    await session.policyChanged();
    assert.deepEqual(asked, [105]);
  });

  it("shows what it showed, and says so, when the case is gone", async () => {
    const { session, sent } = world(() => null);
    session.open(uri, resultAt(0));
    await session.policyChanged();
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ["result", "problem"],
    );
  });

  it("opens the what-if view on its case", async () => {
    const { session, tried } = world();
    session.open(uri, resultAt(42));
    await session.receive({ kind: "what-if" });
    assert.deepEqual(tried, [42]);
  });

  it("explains a case that stands in no file anew when the policy changes, and tries it as it is", async () => {
    const { session, sent, made, asked } = world();
    session.open(uri, resultAt(0), { title: "R1 and R2 contradict each other", given: {} });
    await session.policyChanged();
    await session.receive({ kind: "what-if" });
    assert.deepEqual(asked, []);
    const last = sent.at(-1);
    assert.equal(last?.kind === "result" && last.result.title, "R1 and R2 contradict each other");
    assert.deepEqual(made, ["R1 and R2 contradict each other"]);
  });
});
