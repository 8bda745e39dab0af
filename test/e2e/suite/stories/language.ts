// What the editor shows of the language: the same stories for the extension under development and the packaged one.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { remit } from "../support/remit.ts";
import { rangeOf, replace, show, type Visits, writeVisits } from "../support/visits.ts";
import { when } from "../support/when.ts";

export function languageStories(): void {
  describe("writing a policy", () => {
    let visits: Visits;

    before(() => remit());
    beforeEach(async () => {
      visits = await writeVisits();
    });
    afterEach(() => visits.remove());

    const problems = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri);

    it("says what is wrong after an edit, in this file and in the one that uses it, and takes it back", async () => {
      const cases = await show(visits.cases);
      const policy = await show(visits.policy);
      await replace(policy, "power conditions", "power restrictions");
      const found = await when(vscode.languages.onDidChangeDiagnostics, () => {
        const here = problems(visits.policy).find(({ message }) => message.includes("`conditions`"));
        const there = problems(visits.cases).find(({ message }) => message.includes("`conditions`"));
        return here !== undefined && there !== undefined ? { here, there } : undefined;
      });
      assert.equal(policy.document.getText(found.here.range), "conditions");
      assert.equal(cases.document.getText(found.there.range), "conditions");
      assert.equal(found.here.source, "remit");
      await replace(policy, "power restrictions", "power conditions");
      await when(vscode.languages.onDidChangeDiagnostics, () => {
        const left = [...problems(visits.policy), ...problems(visits.cases)];
        return left.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error) ? undefined : true;
      });
    });

    it("leads from the code of a problem to the page that explains it, which lies in the extension", async () => {
      await replace(await show(visits.policy), "power conditions", "power restrictions");
      const code = await when(vscode.languages.onDidChangeDiagnostics, () => {
        const found = problems(visits.policy).find(({ message }) => message.includes("`conditions`"))?.code;
        return typeof found === "object" ? found : undefined;
      });
      const page = await vscode.workspace.openTextDocument(code.target);
      assert.match(page.getText(), /^# [\s\S]*```remit[\s\S]*What to do/);
      assert.ok(page.getText().includes(`[${code.value}]`));
      await vscode.commands.executeCommand("vscode.open", code.target);
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(shown instanceof vscode.TabInputCustom, "it is shown as a page, not as its source");
      assert.equal(shown.uri.toString(), code.target.toString());
    });

    it("says in a hover what a name is and where it is used", async () => {
      const { document } = await show(visits.policy);
      const at = rangeOf(document, "harm-found is serious").start;
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        visits.policy,
        at,
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (typeof content === "string" ? content : content.value))
        .join("\n");
      assert.match(text, /Harm found/);
      assert.match(text, /serious/);
    });

    it("completes the levels of the scale that a fact is compared with", async () => {
      const editor = await show(visits.policy);
      await replace(editor, "when harm-found is serious and evidence-sufficient", "when harm-found is ");
      const at = rangeOf(editor.document, "when harm-found is ").end;
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        visits.policy,
        at,
      );
      const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
      for (const level of ["none", "low", "serious"]) {
        assert.ok(labels.includes(level), `${level} is among ${labels.join(", ")}`);
      }
    });

    it("renames in the policy and in its cases at once", async () => {
      const { document } = await show(visits.policy);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        visits.policy,
        rangeOf(document, "warning-notice").start,
        "formal-warning",
      );
      assert.deepEqual(
        edit
          .entries()
          .map(([uri]) => uri.toString())
          .sort(),
        [visits.cases, visits.policy].map(String),
      );
      assert.ok(await vscode.workspace.applyEdit(edit));
      for (const uri of [visits.policy, visits.cases]) {
        const text = (await vscode.workspace.openTextDocument(uri)).getText();
        assert.match(text, /formal-warning/);
        assert.doesNotMatch(text, /warning-notice/);
      }
      await when(vscode.languages.onDidChangeDiagnostics, () =>
        [...problems(visits.policy), ...problems(visits.cases)].every(
          ({ severity }) => severity !== vscode.DiagnosticSeverity.Error,
        )
          ? true
          : undefined,
      );
    });

    it("formats a file, and a formatted file not at all", async () => {
      const editor = await show(visits.policy);
      const before = editor.document.getText();
      await replace(
        editor,
        'rule R1 "Warn about serious harm"\n  when',
        'rule   R1 "Warn about serious harm" when',
      );
      await vscode.commands.executeCommand("editor.action.formatDocument");
      assert.equal(editor.document.getText(), before);
      const { version } = editor.document;
      await vscode.commands.executeCommand("editor.action.formatDocument");
      assert.equal(editor.document.version, version);
    });

    it("goes to the declaration in the other file", async () => {
      const { document } = await show(visits.cases);
      const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        visits.cases,
        rangeOf(document, "conditions").start,
      );
      const uris = found.map((one) => ("targetUri" in one ? one.targetUri : one.uri).toString());
      assert.deepEqual(uris, [visits.policy.toString()]);
    });

    it("takes a hyphenated name as one word", async () => {
      const editor = await show(visits.policy);
      const at = rangeOf(editor.document, "evidence-sufficient").start;
      const word = editor.document.getWordRangeAtPosition(at.translate(0, 2));
      assert.ok(word);
      assert.equal(editor.document.getText(word), "evidence-sufficient");
    });
  });
}
