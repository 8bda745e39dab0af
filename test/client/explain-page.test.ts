import assert from "node:assert/strict";
import { describePage } from "./panel-page.ts";

describePage("the explanation page", "explain", (shown) => {
  it("says how the case ends, what was expected, and what was found instead", async () => {
    const { page } = shown;
    await page.getByRole("heading", { name: "A first visit", level: 1 }).waitFor();
    await page.getByText("Settled after judgement", { exact: true }).waitFor();
    const expected = page.getByRole("region", { name: "What was expected" });
    await expected.getByText("Holds: advice-letter is selected").waitFor();
    await expected.getByText("Does not hold: vary-conditions is required by R2").waitFor();
    await expected.getByText("Found instead: vary-conditions is not addressed").waitFor();
  });

  it("gives each step its reason, what it read, and its citation", async () => {
    const steps = shown.page.getByRole("region", { name: "Reasons" }).getByRole("listitem");
    const first = (await steps.first().textContent()) ?? "";
    assert.match(first, /R1 applies: harm is low/);
    assert.match(first, /Because the harm and the earlier warnings call for it/);
    assert.match(first, /It read: warnings is 1; evidence-sufficient is false/);
    assert.match(first, /tree 3B: .?act where harm recurs/);
  });

  it("folds away the rules that do not apply, and opens them with the keyboard", async () => {
    const { page } = shown;
    const folded = page.getByText("R2 does not apply");
    assert.equal(await folded.isVisible(), false);
    await page.getByText("1 rule that does not apply").focus();
    await page.keyboard.press("Enter");
    await folded.waitFor();
  });

  it("asks for a place in the policy, and for the what-if view", async () => {
    const { page } = shown;
    await page.getByRole("button", { name: "Show R1 in the policy" }).click();
    await page.getByRole("button", { name: "Try what if…" }).click();
    const told = await shown.told();
    assert.deepEqual(told.slice(-2), [
      { kind: "show", place: { uri: "file:///policy/visits.remit", start: 0, end: 10 } },
      { kind: "what-if" },
    ]);
  });
});
