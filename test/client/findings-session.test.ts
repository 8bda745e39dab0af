import assert from "node:assert/strict";
import { findingsSession } from "@remit/client/panels/findings-session.ts";
import type { AnalysisReport } from "@remit/server/protocol/analysis.ts";
import type { ToFindings } from "@remit/server/protocol/panels.ts";

const uri = "file:///policy/visits.remit";
const place = { uri, start: 0, end: 2 };

function reportOf(state: AnalysisReport["state"]): AnalysisReport {
  return { root: uri, title: "Visits", state, findings: [], principles: [] };
}

function world(reports: readonly (AnalysisReport | null)[]) {
  const sent: ToFindings[] = [];
  const did: string[] = [];
  const left = [...reports];
  const session = findingsSession({
    report: async () => left.shift() ?? null,
    keep: async (_, { title = "" }) => {
      did.push(`keep ${title}`);
      return "It was kept.";
    },
    explain: async (_, { title = "" }) => did.push(`explain ${title}`),
    whatIf: async (_, { title = "" }) => did.push(`what if ${title}`),
    show: async ({ start }) => void did.push(`show ${start}`),
    send: (message) => void sent.push(message),
  });
  return { session, sent, did };
}

describe("the session of findings", () => {
  it("shows the report, goes to the part asked for, and shows each news", async () => {
    const { session, sent } = world([reportOf({ kind: "checking" }), reportOf({ kind: "consistent" })]);
    await session.open(uri, "principles");
    await session.policyChanged();
    assert.deepEqual(
      sent.map((message) => (message.kind === "report" ? message.report.state.kind : message.kind)),
      ["checking", "part", "consistent"],
    );
  });

  it("asks nothing before it was opened, and says where there is no policy", async () => {
    const { session, sent } = world([null]);
    await session.policyChanged();
    assert.equal(sent.length, 0);
    await session.open(uri, "findings");
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ["problem", "part"],
    );
  });

  it("keeps, explains, tries and shows what the page asks for", async () => {
    const { session, sent, did } = world([reportOf({ kind: "consistent" })]);
    await session.open(uri, "findings");
    const kase = { title: "C", given: {} };
    for (const kind of ["keep", "explain", "what-if"] as const)
      await session.receive({ kind, uri, case: kase });
    await session.receive({ kind: "show", place });
    assert.deepEqual(did, ["keep C", "explain C", "what if C", "show 0"]);
    assert.deepEqual(sent.at(-1), { kind: "said", text: "It was kept." });
  });
});
