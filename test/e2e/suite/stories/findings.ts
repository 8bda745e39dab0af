// What the analysis finds, in the editor: it appears after an edit, is told by the state, shown with its case, kept.
import assert from "node:assert/strict";
import type { TestingApi } from "@remit/client/test-api.ts";
import * as vscode from "vscode";
import { remit } from "../support/remit.ts";
import { rangeOf, replace, show } from "../support/visits.ts";
import { next, when } from "../support/when.ts";

let written = 0;

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === "object" ? code.value : code);

export function findingStories(): void {
  describe("findings", () => {
    let testing: TestingApi;
    let uri: vscode.Uri;

    before(async () => {
      testing = await remit();
    });
    beforeEach(async () => {
      const root = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(root, "the tests need a folder");
      const small = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, "small", "small.remit"));
      uri = vscode.Uri.joinPath(root, `findings-${++written}`, "small.remit");
      await vscode.workspace.fs.writeFile(uri, small);
      await show(uri);
      await state("consistent");
    });
    afterEach(async () => {
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, ".."), { recursive: true });
    });

    const state = (kind: string) =>
      when(testing.onAnalysisState, () => {
        const found = testing.analysisState(uri.toString());
        return found?.kind === kind ? found : undefined;
      });
    const problem = (code: string) =>
      when(vscode.languages.onDidChangeDiagnostics, () =>
        vscode.languages.getDiagnostics(uri).find((one) => codeOf(one) === code),
      );
    const clash = async () => {
      await replace(await show(uri), "  overrides R1\n  because", "  because");
      return problem("two-powers-required");
    };
    const shownReport = () =>
      next(testing.onFindings, (sent) => (sent.kind === "report" ? sent.report : undefined));

    it("appear after an edit that makes two rules clash, and go with it", async () => {
      const found = await clash();
      assert.deepEqual(await state("problems"), { kind: "problems", count: 1 });
      assert.match(found.message, /by `R1` and `R2`, for example when .*`warnings`/);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(found.range), "R1");
      const others = (found.relatedInformation ?? []).map(({ location }) => document.getText(location.range));
      assert.ok(others.includes("R2"), others.join());

      await vscode.commands.executeCommand("undo");
      await state("consistent");
      await when(vscode.languages.onDidChangeDiagnostics, () =>
        vscode.languages.getDiagnostics(uri).some((one) => codeOf(one) === "two-powers-required")
          ? undefined
          : true,
      );
    });

    it("are shown with the case, which is kept in the policy and ends in a conflict", async () => {
      await clash();
      const told = shownReport();
      const drawn = next(testing.onFindingsPage, ({ kind }) => (kind === "ready" ? true : undefined));
      await vscode.commands.executeCommand("remit.showFindings", uri.toString());
      const [finding] = (await told).findings;
      await drawn;
      const [kase] = finding?.cases ?? [];
      assert.ok(kase !== undefined, "the finding has a case");
      const said = next(testing.onFindings, (sent) => (sent.kind === "said" ? sent.text : undefined));
      testing.findingsPage({ kind: "keep", uri: uri.toString(), case: kase });
      assert.match(await said, /added at the end of small\.remit/);
      const text = (await vscode.workspace.openTextDocument(uri)).getText();
      assert.match(text, /case "R1 and R2 contradict each other"[\s\S]*outcome is conflict\n/);
    });

    it("are mended by a fix that was tried", async () => {
      const found = await clash();
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        found.range,
      );
      const fix = actions.find(({ title }) => title === "Let `R2` override `R1`");
      assert.ok(fix?.edit, actions.map(({ title }) => title).join("; "));
      const [[, edits = []] = []] = fix.edit.entries();
      const editor = await show(uri);
      for (const { range, newText } of edits) await editor.edit((edit) => edit.replace(range, newText));
      await state("consistent");
      assert.ok(rangeOf(editor.document, "overrides R1"));
    });

    it("say in how many cases each principle holds", async () => {
      const told = shownReport();
      await vscode.commands.executeCommand("remit.showPrinciples", uri.toString());
      assert.deepEqual(
        (await told).principles.map(({ name, state: proof }) => [
          name,
          proof.kind === "holds" && proof.cases,
        ]),
        [
          ["proportionality", "756"],
          ["like-cases-alike", "756"],
          ["no-cliff-edge", "756"],
        ],
      );
    });
  });
}
