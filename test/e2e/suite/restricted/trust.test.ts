import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("in Restricted Mode", () => {
  it("the extension works in a folder that is not trusted", async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension("remit.remit");
    assert.ok(extension, "the extension is not switched off");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
