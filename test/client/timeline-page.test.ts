import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { faintTexts } from "./faint-texts.ts";
import { describePage } from "./panel-page.ts";

describePage("the timeline page", "timeline", (shown) => {
  let page: Page;

  beforeEach(async () => {
    page = shown.page;
    await outcome().getByText("Use warning-notice.").waitFor();
  });

  const outcome = () => page.getByRole("region", { name: "Outcome on this day" });
  const pending = () => page.getByRole("region", { name: "What would have to happen by when" });
  const slider = () => page.getByRole("slider", { name: "Day on the timeline" });
  const lastTold = async () => (await shown.told()).at(-1);

  it("draws the events, stages, clocks and duties in lanes over a time axis", async () => {
    const lanes = await page
      .locator(".lane .label")
      .evaluateAll((all) => all.map((one) => one.lastChild?.textContent));
    assert.deepEqual(lanes, ["Outcome", "Breach found", "visits", "Time to answer", "advice-letter"]);
    await page.locator(".duty.overdue .sign").getByText("!").waitFor();
  });

  it("steps through the days with the arrow keys, and the outcome follows", async () => {
    await slider().focus();
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await lastTold(), { kind: "day", on: "2026-02-19" });
    await outcome().getByText("Use advice-letter.").waitFor();
    assert.equal(await slider().getAttribute("aria-valuetext"), "19 February 2026");
    await page.getByText("it is as since 5 January 2026").first().waitFor();
    await page.keyboard.press("ArrowRight");
    await outcome().getByText("Use warning-notice.").waitFor();
    await page.keyboard.press("PageDown");
    assert.equal(await slider().getAttribute("aria-valuetext"), "21 March 2026");
    await page.getByText("Time to answer ended.").first().waitFor();
    await page.keyboard.press("Home");
    assert.equal(await slider().getAttribute("aria-valuetext"), "5 January 2026");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await slider().getAttribute("aria-valuetext"), "5 January 2026", "there is no day before");
    assert.equal(await slider().evaluate((one) => one === document.activeElement), true);
  });

  it("steps with buttons too, day by day and from change to change", async () => {
    const press = async (name: string) => {
      await page.getByRole("button", { name, exact: true }).press("Enter");
      return (await lastTold())?.["on"];
    };
    assert.equal(await press("Last change before this day"), "2026-01-05");
    assert.equal(await press("The day after"), "2026-01-06");
    assert.equal(await press("Next change after this day"), "2026-02-20");
    assert.equal(await press("Next change after this day"), "2026-03-21");
    assert.equal(await press("Next change after this day"), "2026-03-21", "nothing changes later");
    assert.equal(await press("The day before"), "2026-03-20");
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-key"));
    assert.equal(focused, "day-before", "the focus stays on the button");
  });

  it("goes to the day that is pointed at", async () => {
    await page.locator(".event .dot").first().click();
    assert.deepEqual(await lastTold(), { kind: "day", on: "2026-01-05" });
  });

  it("says what would have to happen by when, from the day that is shown", async () => {
    const list = () => pending().locator(".pending li").allTextContents();
    assert.deepEqual(await list(), [
      "2 March 2026inspector must use advice-letter10 days after 2026-02-20",
      "20 March 2026Time to answer ends28 days after 2026-02-20",
    ]);
    await pending().getByText("due 15 January 2026; done 9 January 2026; by R1").waitFor();
    await page.getByLabel("Day", { exact: true }).fill("2026-03-25");
    await page.keyboard.press("Tab");
    await pending().getByText("! overdue").waitFor();
    await pending().getByText("Time to answer: ended, not met").waitFor();
  });

  it("moves an event and takes one away, shows what follows, and goes back", async () => {
    await page.getByLabel("Date of Breach found, 5 January 2026").fill("2026-02-25");
    await outcome().getByText("Use advice-letter.").waitFor();
    await page.getByRole("button", { name: "Take away Breach found of 25 February 2026" }).click();
    await page.getByLabel("Date of Breach found, 20 February 2026").waitFor();
    assert.equal(await page.locator(".entries tbody tr").count(), 1);
    await page.getByRole("button", { name: "Back to the case as written" }).click();
    await outcome().getByText("Use warning-notice.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Back to the case as written" }).count(), 0);
  });

  it("adds an event with its fields", async () => {
    await page.getByText("Add an event").click();
    await page.getByLabel("When", { exact: true }).fill("2026-02-21");
    await page.getByRole("radio", { name: "serious" }).check();
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByLabel("Date of Breach found, 21 February 2026").waitFor();
    const told = (await shown.told()).filter(({ kind }) => kind === "add");
    assert.deepEqual(told, [{ kind: "add", event: "breach", on: "2026-02-21", fields: { harm: "serious" } }]);
    await page.getByRole("button", { name: "Keep in visits.remit" }).click();
    await page.getByText("The case was added at the end of visits.remit").first().waitFor();
  });

  it("changes what is noted of an event, and leaves it as it is", async () => {
    const change = () =>
      page.getByRole("button", { name: "Change what is noted of Breach found of 20 February 2026" });
    const form = () => page.getByRole("group", { name: "What is noted of Breach found of 20 February 2026" });
    await change().press("Enter");
    assert.equal(await change().getAttribute("aria-expanded"), "true");
    assert.equal(await form().getByRole("radio", { name: "serious" }).isChecked(), true);
    await form().getByRole("button", { name: "Leave it as it is" }).click();
    assert.equal(await form().count(), 0);
    assert.equal(
      await change().evaluate((one) => one === document.activeElement),
      true,
      "the focus goes back",
    );
    await change().click();
    await form().getByRole("radio", { name: "low" }).check();
    await form().getByLabel("Received on").fill("2026-02-23");
    await form().getByLabel("Upheld on").fill("2026-03-01");
    await form().getByRole("button", { name: "Change it" }).click();
    await page.getByText("harm low; received 23 February 2026; upheld 1 March 2026; seen by two").waitFor();
    assert.deepEqual((await shown.told()).at(-1), {
      kind: "note",
      at: 1,
      fields: { harm: "low" },
      received: "2026-02-23",
      upheld: "2026-03-01",
    });
    assert.equal(await change().evaluate((one) => one === document.activeElement), true, "and again");
    await change().click();
    await form().getByLabel("Upheld on").fill("");
    await form().getByRole("button", { name: "Change it" }).click();
    await page.getByText("harm low; received 23 February 2026; seen by two").waitFor();
  });

  it("changes facts and judgements, and does not take the field away from who writes in it", async () => {
    await page.getByText("Facts and judgements", { exact: true }).click();
    const facts = page.getByRole("region", { name: "Facts and judgements" });
    const field = facts.getByRole("spinbutton").first();
    await field.focus();
    await page.keyboard.type("12");
    const told = (await shown.told()).filter(({ kind }) => kind === "set");
    assert.deepEqual(
      told.map(({ value }) => value),
      [1, 12],
    );
    assert.equal(await field.evaluate((one) => one === document.activeElement), true);
    assert.equal(await field.inputValue(), "12");
    await page.getByRole("button", { name: "Back to the case as written" }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("input[type=number]")?.value === "",
    );
  });

  it("asks for the day of an event that is added without one", async () => {
    await page.getByText("Add an event").click();
    await page.getByLabel("When", { exact: true }).fill("");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("alert").getByText("say on which day it happened").waitFor();
    assert.equal(
      (await shown.told()).some(({ kind }) => kind === "add"),
      false,
    );
  });

  it("has all of it as a table", async () => {
    await page.getByText("All of it as a table").click();
    const table = page.getByRole("table", { name: "Events, stages, clocks, duties and outcomes by date" });
    await table
      .getByRole("row", { name: "2026-02-20 event Breach found harm serious; seen by two" })
      .waitFor();
    assert.equal(await table.getByRole("row").count(), 10);
  });

  it("says what saving did", async () => {
    await page.getByRole("button", { name: "Save deadlines (calendar)" }).click();
    await page.getByText("Saved as a-first-visit.ics.").first().waitFor();
  });

  it("says the day and what changed politely to a screen reader", async () => {
    await page.getByRole("button", { name: "Next change after this day" }).click();
    await page
      .getByRole("status")
      .getByText("21 March 2026. Time to answer ended. Settled. Use warning-notice.")
      .waitFor({ state: "attached" });
  });

  it("fits a narrow page: only the picture moves in its frame", async () => {
    await page.setViewportSize({ width: 340, height: 700 });
    const [needed, there] = await page.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
    assert.ok((needed ?? 0) <= (there ?? 0), `the page is ${needed} wide where ${there} are there`);
  });

  for (const theme of ["light", "dark", "high-contrast"] as const) {
    it(`can be read in the ${theme} theme`, async () => {
      await shown.open({ theme });
      page = shown.page;
      await outcome().getByText("Use warning-notice.").waitFor();
      assert.deepEqual(await faintTexts(page), []);
    });
  }
});
