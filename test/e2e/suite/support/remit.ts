/** The extension under test, awake, its language server answering. */
import assert from "node:assert/strict";
import type { RemitApi, TestingApi } from "@remit/client/test-api.ts";
import * as vscode from "vscode";
import { when } from "./when.ts";

export async function remit(): Promise<TestingApi> {
  const extension = vscode.extensions.getExtension<RemitApi>("remit.remit");
  assert.ok(extension, "the extension is there");
  const testing = await (await extension.activate()).testing;
  await when(testing.onServerRuns, () => (testing.serverRuns() ? true : undefined));
  return testing;
}
