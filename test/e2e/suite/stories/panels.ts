// The explanation and the what-if view: opened in the editor, their pages really loaded, driven over their own channel.
// (What the pages look like, and how they answer to the keyboard, pictures.ts and test/client play.)
import assert from "node:assert/strict";
import type { TestingApi } from "@remit/client/test-api.ts";
import * as vscode from "vscode";
import { remit } from "../support/remit.ts";
import { rangeOf, replace, show, type Visits, writeVisits } from "../support/visits.ts";
import { next } from "../support/when.ts";

export function panelStories(): void {
  describe("the panels", () => {
    let visits: Visits;
    let testing: TestingApi;

    before(async () => {
      testing = await remit();
    });
    beforeEach(async () => {
      visits = await writeVisits();
    });
    afterEach(() => visits.remove());

    const openWhatIf = async () => {
      const { document } = await show(visits.cases);
      const panel = await testing.whatIf(
        visits.cases.toString(),
        document.offsetAt(rangeOf(document, "given harm-found is serious").start),
      );
      await panel.ready;
      return panel;
    };
    type Panel = Awaited<ReturnType<typeof openWhatIf>>;
    const outcomeAfter = (panel: Panel, message: unknown) => {
      const answer = next(panel.onSent, (sent) => (sent.kind === "outcome" ? sent : undefined));
      panel.receive(message);
      return answer;
    };

    it("explains the case at the cursor, its steps naming the rule", async () => {
      const editor = await show(visits.cases);
      const { start } = rangeOf(editor.document, "expect warning-notice");
      editor.selection = new vscode.Selection(start, start);
      const told = next(testing.onExplained, (sent) => (sent.kind === "result" ? sent.result : undefined));
      const drawn = next(testing.onExplainPage, ({ kind }) => (kind === "ready" ? true : undefined));
      await vscode.commands.executeCommand("remit.explainCase");
      const result = await told;
      assert.equal(result.title, "Serious harm, first time");
      assert.equal(result.passed, true);
      const step = result.outcome?.trace.find(({ kind, name }) => kind === "rule" && name === "R1");
      assert.equal(step?.result, "applies");
      assert.ok(step?.read.some(({ name, value }) => name === "harm-found" && value === "serious"));
      await drawn;
    });

    it("explains anew when the policy changes", async () => {
      const policy = await show(visits.policy);
      const editor = await show(visits.cases);
      const { start } = rangeOf(editor.document, "expect warning-notice");
      editor.selection = new vscode.Selection(start, start);
      await vscode.commands.executeCommand("remit.explainCase");
      const told = next(testing.onExplained, (sent) =>
        sent.kind === "result" && !sent.result.passed ? sent.result : undefined,
      );
      await show(policy.document.uri).then((again) =>
        replace(again, "must use warning-notice", "may use warning-notice"),
      );
      assert.match((await told).expectations[0]?.actual ?? "", /permitted/);
    });

    it("shows what each edition changes beside the policy, and follows the policy", async () => {
      await show(visits.policy);
      await vscode.commands.executeCommand("remit.showEditions");
      const page = vscode.window.activeTextEditor?.document;
      assert.equal(page?.uri.scheme, "remit-editions");
      assert.match(page?.getText() ?? "", /Nothing in this policy changes on a day\./);
      const shown = next(vscode.workspace.onDidChangeTextDocument, ({ document }) => {
        const text = document.uri.scheme === "remit-editions" ? document.getText() : "";
        return text.includes("2026-04-01") ? text : undefined;
      });
      await show(visits.policy).then((again) =>
        replace(
          again,
          'rule R2 "Restrict where warnings did not help"',
          'rule R2 "Restrict" in force from 2026-04-01',
        ),
      );
      assert.match(await shown, /conditions: not addressed → required/);
    });

    it("opens the what-if view on a case, and the outcome follows each fact", async () => {
      const panel = await openWhatIf();
      assert.deepEqual(panel.current()?.given["harm-found"], "serious");
      const low = await outcomeAfter(panel, { kind: "set", name: "harm-found", value: "low" });
      assert.deepEqual(low.outcome?.tracks[0]?.selected, ["advice-letter"]);
      await outcomeAfter(panel, { kind: "set", name: "harm-found", value: "serious" });
      const repeated = await outcomeAfter(panel, { kind: "set", name: "warnings", value: 2 });
      assert.deepEqual(repeated.outcome?.tracks[0]?.selected, ["conditions"]);
      assert.equal(repeated.outcome?.class, "settled-after-judgement");
      const unknown = await outcomeAfter(panel, { kind: "set", name: "evidence-sufficient", value: null });
      assert.equal(unknown.outcome?.class, "undecided");
      assert.deepEqual(unknown.outcome?.deciding[0]?.facts, ["evidence-sufficient"]);
    });

    it("says what is wrong with a value, and takes it as not known", async () => {
      const panel = await openWhatIf();
      const answer = await outcomeAfter(panel, { kind: "set", name: "warnings", value: 99 });
      assert.match(answer.errors["warnings"] ?? "", /20/);
      assert.equal(answer.outcome?.class, "undecided");
    });

    it("drops a message that is not in the protocol, and goes on", async () => {
      const panel = await openWhatIf();
      panel.receive({ kind: "set", name: 7 });
      panel.receive("nonsense");
      const answer = await outcomeAfter(panel, { kind: "set", name: "warnings", value: 1 });
      assert.equal(answer.outcome?.class, "settled-after-judgement");
    });

    it("keeps what was tried as a case at the end of the file, which then holds", async () => {
      const panel = await openWhatIf();
      await outcomeAfter(panel, { kind: "title", text: "Kept from the view" });
      await outcomeAfter(panel, { kind: "set", name: "warnings", value: 5 });
      const said = next(panel.onSent, (sent) => (sent.kind === "said" ? sent.text : undefined));
      panel.receive({ kind: "keep" });
      assert.match(await said, /cases\.remit/);
      const { document } = await show(visits.cases);
      assert.match(document.getText(), /case "Kept from the view"[\s\S]*warnings is 5/);
      assert.equal(document.isDirty, true, "it is for the person to save it");
    });

    it("copies the outcome as JSON", async () => {
      const panel = await openWhatIf();
      const said = next(panel.onSent, (sent) => (sent.kind === "said" ? sent.text : undefined));
      panel.receive({ kind: "copy" });
      await said;
      const copied = JSON.parse(await vscode.env.clipboard.readText());
      assert.deepEqual(copied.tracks[0].selected, ["warning-notice"]);
    });

    it("keeps what was set when the policy is edited", async () => {
      const panel = await openWhatIf();
      const repeated = await outcomeAfter(panel, { kind: "set", name: "warnings", value: 2 });
      assert.deepEqual(repeated.outcome?.tracks[0]?.selected, ["conditions"]);
      const milder = next(panel.onSent, (sent) =>
        sent.kind === "outcome" && sent.outcome?.tracks[0]?.selected[0] === "warning-notice"
          ? sent
          : undefined,
      );
      const policy = await show(visits.policy);
      await replace(policy, "warnings is at least 2", "warnings is at least 3");
      await milder;
      assert.equal(panel.current()?.given["warnings"], 2);
    });
  });
}
