// Running cases in the Testing view.
import assert from "node:assert/strict";
import type { TestingApi } from "@remit/client/test-api.ts";
import type { Finished } from "@remit/client/testing/run.ts";
import * as vscode from "vscode";
import { remit } from "../support/remit.ts";
import { rangeOf, replace, show, type Visits, writeVisits } from "../support/visits.ts";
import { next, when } from "../support/when.ts";

export function casesStories({ trusted }: { readonly trusted: boolean }): void {
  describe("running cases", () => {
    let visits: Visits;
    let testing: TestingApi;

    before(async () => {
      testing = await remit();
    });
    beforeEach(async () => {
      visits = await writeVisits();
      // Opened, since under load the editor's own watcher can miss a file in a folder made a moment before.
      await vscode.workspace.openTextDocument(visits.cases);
      await when(testing.onCasesRead, itemOfFile);
    });
    afterEach(() => visits.remove());

    const itemOfFile = () => testing.items().find(({ uri }) => uri?.toString() === visits.cases.toString());
    const children = (item: vscode.TestItem | undefined) =>
      [...(item?.children ?? [])].map(([, child]) => child);
    const titles = (item: vscode.TestItem | undefined) => children(item).map(({ label }) => label);
    /** Through the editor's own button; in Restricted Mode that asks for trust first, ours runs nothing and need not. */
    const runFile = async (): Promise<readonly Finished[]> => {
      await show(visits.cases);
      if (trusted) return runCurrentFile();
      const ran: Finished[] = [];
      for (const title of titles(itemOfFile()))
        ran.push(...(await runBy("remit.runCase", visits.cases.toString(), title)));
      return ran;
    };
    /** The window hears of new cases a moment after the extension said them; before that the command runs nothing. */
    const runCurrentFile = async () => {
      let ran: readonly Finished[] | undefined;
      const listening = testing.onRunEnded((finished) => {
        ran = finished;
      });
      while (ran === undefined) await vscode.commands.executeCommand("testing.runCurrentFile");
      listening.dispose();
      return ran;
    };
    const runBy = async (command: string, ...args: readonly string[]) => {
      const ended = next(testing.onRunEnded, (finished) => finished);
      await vscode.commands.executeCommand(command, ...args);
      return ended;
    };

    it("lists a file's cases, with the rows of a table under it", () => {
      const file = itemOfFile();
      assert.deepEqual(titles(file), [
        "Serious harm, first time",
        "Low harm, wrongly expected",
        "Boundaries",
      ]);
      assert.equal(children(file).at(2)?.children.size, 2);
    });

    it("keeps the list as the file is edited", async () => {
      const editor = await show(visits.cases);
      await replace(editor, "Serious harm, first time", "A first visit");
      await when(testing.onCasesRead, () =>
        titles(itemOfFile()).includes("A first visit") ? true : undefined,
      );
    });

    it("passes what holds, and shows expected beside actual where it does not", async () => {
      const ran = await runFile();
      assert.deepEqual(ran.map(({ title, state }) => [title, state]).slice(0, 2), [
        ["Serious harm, first time", "passed"],
        ["Low harm, wrongly expected", "failed"],
      ]);
      assert.deepEqual(
        ran.slice(2).map(({ state }) => state),
        ["passed", "passed"],
      );
      const [message] = ran.find(({ state }) => state === "failed")?.messages ?? [];
      assert.ok(message);
      assert.equal(message.expectedOutput, "conditions is required");
      assert.notEqual(message.actualOutput, message.expectedOutput);
      const cases = await vscode.workspace.openTextDocument(visits.cases);
      assert.equal(message.location?.uri.toString(), visits.cases.toString());
      assert.equal(cases.getText(message.location?.range), "conditions is required");
    });

    it("points at the rule that decided", async () => {
      const failed = (await runFile()).find(({ state }) => state === "failed");
      const frames = failed?.messages[0]?.stackTrace ?? [];
      const policy = await vscode.workspace.openTextDocument(visits.policy);
      const rule = rangeOf(policy, "rule default");
      const decided = frames.find(({ label }) => label === "decided by default");
      assert.equal(decided?.uri?.toString(), visits.policy.toString());
      assert.equal(decided?.position?.line, rule.start.line);
    });

    it("runs all cases of the folder, and finds those of every file", async () => {
      const ran = await runBy("remit.runAllCases");
      const failed = ran.filter(({ state, uri }) => state !== "passed" && uri === visits.cases.toString());
      assert.deepEqual(
        failed.map(({ title }) => title),
        ["Low harm, wrongly expected"],
      );
      const files = new Set(ran.map(({ uri }) => uri));
      assert.ok(files.has(visits.cases.toString()));
      assert.ok(files.size > 1, "the examples have cases too");
    });

    it("runs the case at the cursor alone", async () => {
      const editor = await show(visits.cases);
      const { start } = rangeOf(editor.document, "expect warning-notice");
      editor.selection = new vscode.Selection(start, start);
      assert.deepEqual(
        (await runBy("remit.runCase")).map(({ title, state }) => [title, state]),
        [["Serious harm, first time", "passed"]],
      );
    });

    it("runs what its code lens stands over, as typed and not yet saved", async () => {
      const editor = await show(visits.cases);
      await replace(editor, "expect conditions is required", "expect advice-letter is selected");
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        visits.cases,
      );
      const { line } = rangeOf(editor.document, 'case "Low harm').start;
      const lens = lenses.find(
        ({ range, command }) => range.start.line === line && command?.title === "Run case",
      );
      assert.ok(lens?.command);
      const ended = next(testing.onRunEnded, (finished) => finished);
      await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
      assert.deepEqual(
        (await ended).map(({ title, state }) => [title, state]),
        [["Low harm, wrongly expected", "passed"]],
      );
    });

    it("starts a new policy that has no mistakes, and whose cases pass before it is saved", async () => {
      await vscode.commands.executeCommand("remit.newPolicy");
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.languageId, "remit");
      assert.equal(document.isUntitled, true);
      const started = await when(testing.onCasesRead, () =>
        testing.items().find(({ uri }) => uri?.toString() === document.uri.toString()),
      );
      const ran: Finished[] = [];
      for (const title of titles(started))
        ran.push(...(await runBy("remit.runCase", document.uri.toString(), title)));
      assert.deepEqual(
        ran.map(({ title, state }) => [title, state]),
        [
          ["Serious harm", "passed"],
          ["Low harm", "passed"],
        ],
      );
      assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    });

    it("forgets the cases of a folder that is deleted", async () => {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(visits.cases, ".."), { recursive: true });
      await when(testing.onCasesRead, () => (itemOfFile() === undefined ? true : undefined));
      visits = await writeVisits();
    });
  });
}
