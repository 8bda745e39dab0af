import assert from "node:assert/strict";
import * as vscode from "vscode";
import { remit } from "./support/remit.ts";
import { show, type Visits, writeVisits } from "./support/visits.ts";

describe("the settings", () => {
  let visits: Visits;

  before(() => remit());
  beforeEach(async () => {
    visits = await writeVisits();
  });
  afterEach(() => visits.remove());

  const ours = async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      visits.cases,
    );
    return lenses.filter(({ command }) => command?.command.startsWith("remit.") === true);
  };

  it("take the lines above the cases away, and bring them back", async () => {
    const settings = vscode.workspace.getConfiguration("remit");
    await show(visits.cases);
    assert.notEqual((await ours()).length, 0);
    await settings.update("showCodeLens", false, vscode.ConfigurationTarget.Global);
    assert.equal((await ours()).length, 0);
    await settings.update("showCodeLens", undefined, vscode.ConfigurationTarget.Global);
    assert.notEqual((await ours()).length, 0);
  });
});
