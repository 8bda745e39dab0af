import assert from "node:assert/strict";
import type { TestingApi } from "@remit/client/test-api.ts";
import * as vscode from "vscode";
import { remit } from "./support/remit.ts";
import { replace, show, type Visits, writeVisits } from "./support/visits.ts";
import { when } from "./support/when.ts";

describe("the language server", () => {
  let visits: Visits;
  let testing: TestingApi;

  before(async () => {
    testing = await remit();
  });
  beforeEach(async () => {
    visits = await writeVisits();
  });
  afterEach(() => visits.remove());

  const anotherThan = (old: number | undefined) =>
    when(testing.onServerRuns, () => {
      const now = testing.serverProcess();
      return testing.serverRuns() && now !== undefined && now !== old ? now : undefined;
    });
  const findsMistakes = async () => {
    const editor = await show(visits.policy);
    await replace(editor, "must use conditions", "must use conditons");
    await when(vscode.languages.onDidChangeDiagnostics, () =>
      vscode.languages.getDiagnostics(visits.policy).find(({ message }) => message.includes("conditons")),
    );
  };

  it("comes back after a crash, and checks what is open", async () => {
    const old = testing.serverProcess();
    assert.ok(old);
    process.kill(old, "SIGKILL");
    await anotherThan(old);
    await findsMistakes();
  });

  it("is started anew by the command", async () => {
    const old = testing.serverProcess();
    await vscode.commands.executeCommand("remit.restartServer");
    await anotherThan(old);
    await findsMistakes();
  });
});
