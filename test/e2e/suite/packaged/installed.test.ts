import assert from "node:assert/strict";
import { sep } from "node:path";
import * as vscode from "vscode";

describe("the packaged extension", () => {
  it("is the installed one, not the one under development", async () => {
    const extension = vscode.extensions.getExtension("remit.remit");
    assert.ok(extension, "the extension is there");
    assert.match(extension.extensionPath, new RegExp(`\\${sep}extensions\\${sep}remit\\.remit-`));
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
