// The timeline view: opened in the editor, its page really loaded, driven over its own channel. (What it looks like, how
// it answers to the keyboard, and how it saves, pictures.ts and test/client play.)
import assert from "node:assert/strict";
import type { TestingApi } from "@remit/client/test-api.ts";
import * as vscode from "vscode";
import { remit } from "../support/remit.ts";
import { rangeOf, show, type Visits, writeVisits } from "../support/visits.ts";
import { next } from "../support/when.ts";

const TIMED = `use "./policy.remit"

event breach "Breach found"

event letter

action write

clock answering
  runs 14 days after latest breach
  met by letter

rule often
  when count of breach in the last 12 months is at least 2
  then inspector must write within 5 days after latest breach discharged by letter

case "Twice" on 2026-05-01
  given harm-found is none, warnings is 0, evidence-sufficient is yes
  timeline 2025-06-01 breach, 2026-04-20 breach, no letter
  expect write is required
`;

export function timelineStories(): void {
  describe("the timeline", () => {
    let visits: Visits;
    let testing: TestingApi;

    before(async () => {
      testing = await remit();
    });
    beforeEach(async () => {
      visits = await writeVisits();
      await vscode.workspace.fs.writeFile(visits.cases, new TextEncoder().encode(TIMED));
    });
    afterEach(() => visits.remove());

    const told = () => next(testing.onTimeline, (sent) => (sent.kind === "scenario" ? sent : undefined));
    const openTimeline = async () => {
      const editor = await show(visits.cases);
      const { start } = rangeOf(editor.document, "expect write");
      editor.selection = new vscode.Selection(start, start);
      const [scenario, drawn] = [
        told(),
        next(testing.onTimelinePage, ({ kind }) => (kind === "ready" ? true : undefined)),
      ];
      await vscode.commands.executeCommand("remit.showTimeline");
      await drawn;
      return scenario;
    };

    it("shows what follows from the events of the case at the cursor", async () => {
      const { scenario, day } = await openTimeline();
      assert.equal(day, "2026-05-01");
      assert.deepEqual(
        scenario.steps.map(({ on }) => on),
        ["2025-06-01", "2025-06-16", "2026-01-01", "2026-04-20", "2026-04-26", "2026-05-05"],
      );
      assert.deepEqual(
        scenario.duties.map(({ what, due, status }) => [what, due, status]),
        [["write", "2026-04-25", "overdue"]],
      );
      assert.deepEqual(
        scenario.clocks.map(({ start, end }) => [start, end]),
        [
          ["2025-06-01", "2025-06-15"],
          ["2026-04-20", "2026-05-04"],
        ],
      );
    });

    it("tells the outcome of the day that is stepped to", async () => {
      await openTimeline();
      const outcome = next(testing.onTimeline, (sent) =>
        sent.kind === "outcome" && sent.on === "2026-04-19" ? sent.outcome : undefined,
      );
      testing.timelinePage({ kind: "day", on: "2026-04-19" });
      assert.equal((await outcome).rules.find(({ name }) => name === "often")?.status, "does-not-apply");
    });

    it("follows an event that is moved or added, and keeps the case as it then is", async () => {
      await openTimeline();
      const moved = told();
      testing.timelinePage({ kind: "move", at: 0, on: "2025-04-19" });
      assert.deepEqual((await moved).scenario.duties, []);
      const added = told();
      testing.timelinePage({ kind: "add", event: "breach", on: "2026-04-22", fields: {} });
      assert.deepEqual(
        (await added).scenario.duties.map(({ due }) => due),
        ["2026-04-27"],
      );
      const said = next(testing.onTimeline, (sent) => (sent.kind === "said" ? sent.text : undefined));
      testing.timelinePage({ kind: "keep" });
      assert.match(await said, /cases\.remit/);
      const { document } = await show(visits.cases);
      assert.match(document.getText(), /case "Twice \(2\)"[\s\S]*2026-04-22 breach/);
    });
  });
}
