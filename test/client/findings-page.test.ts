import assert from "node:assert/strict";
import { describePage } from "./panel-page.ts";

describePage("the page of findings and principles", "findings", (shown) => {
  it("tells each finding with its case as a table, and the rules as links", async () => {
    const { page } = shown;
    await page.getByRole("heading", { name: "Visits to care homes", level: 1 }).waitFor();
    await page.getByText("1 finding to look at.").first().waitFor();
    const found = page.getByRole("region", { name: "Findings" });
    await found.getByRole("heading", { name: /^Error: response takes one power at a time/ }).waitFor();
    const table = found.getByRole("table", { name: "A case that shows it" });
    await table.getByRole("row", { name: "harm serious" }).waitFor();
    await found.getByRole("button", { name: "Rule R2" }).click();
    assert.equal((await shown.told()).at(-1)?.kind, "show");
  });

  it("sets a pair of cases side by side and marks what differs, and says what follows", async () => {
    const principles = shown.page.getByRole("region", { name: "Principles" });
    const table = principles.getByRole("table", { name: "Two cases side by side" });
    const rows = await table.getByRole("row").allTextContents();
    assert.deepEqual(rows, [
      "FactOne caseThe other",
      "harm (differs)lowserious",
      "warnings2 notices2 notices",
      "What followsOn response, advice-letter is selected.On response, vary-conditions is selected.",
    ]);
  });

  it("says of each principle whether it holds, in how many cases and under what, fails, or is not proved", async () => {
    const principles = shown.page.getByRole("region", { name: "Principles" });
    await principles
      .getByText("Holds in all 1,204,224 cases, under assumptions settled-providers and no-appeal.")
      .waitFor();
    await principles.getByText("Fails in 8 pairs of cases: harm from low to serious").waitFor();
    await principles.getByText("Not proved: a value is missing when harm is unknown.").waitFor();
  });

  it("keeps, explains and tries a case, by keyboard", async () => {
    const { page } = shown;
    const found = page.getByRole("region", { name: "Findings" });
    for (const name of ["Explain", "Show in what-if", "Keep as a case"]) {
      await found.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
    }
    const told = (await shown.told()).slice(-3);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["explain", "what-if", "keep"],
    );
    for (const { case: kase } of told) assert.match(JSON.stringify(kase), /"warnings":"2 notices"/);
    await page.getByText("It is not saved yet.").first().waitFor();
  });
});
