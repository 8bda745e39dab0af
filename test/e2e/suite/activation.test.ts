import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension", () => {
  it("wakes up when a policy opens", async () => {
    const [policy] = await vscode.workspace.findFiles("**/*.remit", undefined, 1);
    assert.ok(policy, "the examples hold a policy");
    const document = await vscode.workspace.openTextDocument(policy);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, "remit");
    const extension = vscode.extensions.getExtension("remit.remit");
    assert.ok(extension, "the extension is there");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
