import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { faintTexts } from "./faint-texts.ts";
import { describePage, type Told } from "./panel-page.ts";

describePage("the what-if page", "what-if", (shown) => {
  let page: Page;

  beforeEach(() => {
    page = shown.page;
  });

  const lastTold = async (kind: string): Promise<Told> => {
    const handle = await page.waitForFunction((wanted) => {
      const told: unknown = Reflect.get(window, "told");
      const last: unknown = Array.isArray(told) ? told.at(-1) : undefined;
      return typeof last === "object" && last !== null && Reflect.get(last, "kind") === wanted
        ? last
        : undefined;
    }, kind);
    return (await handle.jsonValue()) as Told;
  };
  const outcome = () => page.getByRole("region", { name: "Outcome", exact: true });
  const group = (name: RegExp) => page.getByRole("group", { name });

  it("says what is worked out from what happened, and lets it be set", async () => {
    const visits = group(/^count of visit/);
    await visits.getByText("is 1: visit on 2026-01-05").waitFor();
    await page.getByRole("spinbutton", { name: /^count of visit/ }).fill("3");
    const set = await lastTold("set");
    assert.deepEqual(set, { kind: "set", name: "count of visit in the last 12 months", value: 3 });
  });

  it("shows a control of the right kind for each input, not known unless the case says otherwise", async () => {
    const harm = group(/^Harm found/);
    assert.deepEqual(
      await harm.getByRole("radio").evaluateAll((all) => all.map((one) => one.getAttribute("value"))),
      ["", "none", "low", "serious"],
    );
    assert.equal(await harm.getByRole("radio", { name: "low" }).isChecked(), true);
    assert.equal(await page.getByRole("spinbutton", { name: /^Earlier warnings/ }).inputValue(), "");
    assert.equal(
      await group(/^Earlier warnings/)
        .getByRole("checkbox", { name: "Not known" })
        .isChecked(),
      true,
    );
    assert.equal(await page.getByRole("combobox", { name: /^Kind of service/ }).inputValue(), "");
    assert.equal(
      await group(/^Evidence is sufficient/)
        .getByRole("radio", { name: "Not known" })
        .isChecked(),
      true,
    );
  });

  it("tells what was set with the keyboard alone, and shows the outcome that comes back", async () => {
    await outcome().getByText("Undecided").waitFor();
    await page.getByRole("radio", { name: "low" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await lastTold("set"), { kind: "set", name: "harm", value: "serious" });
    await page.keyboard.press("Tab");
    await page.keyboard.type("3");
    assert.deepEqual(await lastTold("set"), { kind: "set", name: "warnings", value: 3 });
    await page.getByRole("radio", { name: "Not known" }).last().focus();
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await lastTold("set"), { kind: "set", name: "evidence-sufficient", value: true });
    await outcome().getByText("Settled after judgement").waitFor();
    await outcome().getByText("Use vary-conditions.").waitFor();
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("value"));
    assert.equal(focused, "yes", "the focus stays where the person is");
  });

  it("says the outcome politely to a screen reader, once things are quiet", async () => {
    const status = page.getByRole("status");
    await status.getByText("Undecided. It may end as").waitFor({ state: "attached" });
    await group(/^Evidence is sufficient/)
      .getByRole("radio", { name: "Yes" })
      .check();
    await status.getByText("Settled after judgement. Use warning-notice.").waitFor({ state: "attached" });
    assert.equal(await status.getAttribute("aria-live"), "polite");
  });

  it("leads from a fact that would decide to its control", async () => {
    await page.getByRole("button", { name: "Evidence is sufficient" }).click();
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("name"));
    assert.equal(focused, "evidence-sufficient");
    await group(/would decide/).waitFor();
  });

  it("takes a value back with “not known”", async () => {
    const warnings = group(/^Earlier warnings/);
    await warnings.getByRole("spinbutton").fill("2");
    assert.equal(await warnings.getByRole("checkbox").isChecked(), false);
    await warnings.getByRole("checkbox").check();
    assert.deepEqual(await lastTold("set"), { kind: "set", name: "warnings", value: null });
    assert.equal(await warnings.getByRole("spinbutton").inputValue(), "");
  });

  it("says at the control, and in the outcome, that a value is out of bounds", async () => {
    const field = page.getByRole("spinbutton", { name: /^Earlier warnings/ });
    await field.fill("99");
    await group(/^Earlier warnings/)
      .getByText("is from 0 to 20 notices")
      .waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await outcome().getByText("Taken as not known until it is put right").waitFor();
    await outcome().getByRole("button", { name: "Earlier warnings" }).click();
    assert.equal(await field.evaluate((one) => one === document.activeElement), true);
    await field.fill("2");
    await outcome().getByText("Taken as not known").waitFor({ state: "detached" });
    assert.equal(await field.getAttribute("aria-invalid"), null);
  });

  it("starts from a case of the policy, and goes back to where it started", async () => {
    await page.getByRole("button", { name: "Use this case" }).click();
    assert.deepEqual(await lastTold("start"), {
      kind: "start",
      uri: "file:///policy/visits.remit",
      id: "serious",
    });
    await outcome().getByText("Use vary-conditions.").waitFor();
    assert.equal(await page.getByRole("spinbutton", { name: /^Earlier warnings/ }).inputValue(), "2");
    await page.getByRole("button", { name: "Start again" }).click();
    await outcome().getByText("Undecided").waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Name of the case" }).inputValue(), "A first visit");
  });

  it("says what keeping and copying did", async () => {
    await page.getByRole("button", { name: "Keep in visits.remit" }).click();
    await page.getByText("The case was added at the end of visits.remit").first().waitFor();
    await page.getByRole("button", { name: "Copy outcome as JSON" }).click();
    await page.getByText("The outcome was copied as JSON.").first().waitFor();
  });

  it("gives a judgement its reason, and a date its words", async () => {
    await page.getByRole("textbox", { name: "Reason" }).fill("statements taken");
    assert.deepEqual(await lastTold("because"), {
      kind: "because",
      name: "evidence-sufficient",
      text: "statements taken",
    });
    await page.getByLabel("Decision date", { exact: true }).fill("2026-06-02");
    assert.deepEqual(await lastTold("date"), { kind: "date", on: "2026-06-02" });
    await page.getByText("2 June 2026", { exact: true }).waitFor();
  });

  it("names every control, and shows it where the page is narrow", async () => {
    await page.setViewportSize({ width: 340, height: 700 });
    const unnamed = await page.locator("input, select, button").evaluateAll((all) =>
      all
        .filter((one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement)
        .filter((one) => (one.labels?.length ?? 0) === 0 && one.getAttribute("aria-labelledby") === null)
        .map((one) => one.outerHTML),
    );
    assert.deepEqual(unnamed, []);
    const [needed, there] = await page.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
    assert.ok((needed ?? 0) <= (there ?? 0), `the page is ${needed} wide where ${there} are there`);
  });

  it("finds facts in a long form, and shows one that is hidden when it would decide", async () => {
    await shown.open({ facts: 30 });
    page = shown.page;
    const visible = () => page.locator("fieldset:visible").count();
    assert.equal(await visible(), 37);
    await page.getByRole("searchbox", { name: "Find a fact or a judgement" }).fill("detail 2");
    assert.equal(await visible(), 12);
    await page.getByText("12 of 37 shown").waitFor();
    assert.equal(await group(/^Evidence is sufficient/).isVisible(), false);
    await outcome().getByRole("button", { name: "Evidence is sufficient" }).click();
    assert.equal(await visible(), 37);
    await page.getByRole("checkbox", { name: "Only what is set or would decide" }).check();
    assert.deepEqual(
      await page.locator("fieldset:visible").evaluateAll((all) => all.map((one) => one.dataset["name"])),
      ["harm", "evidence-sufficient"],
    );
  });

  for (const theme of ["light", "dark", "high-contrast"] as const) {
    it(`can be read in the ${theme} theme`, async () => {
      await shown.open({ theme });
      page = shown.page;
      await outcome().getByText("Undecided").waitFor();
      assert.deepEqual(await faintTexts(page), []);
    });
  }

  describe("with editions", () => {
    const editions = () => page.getByRole("region", { name: "Editions" });
    const slider = () => editions().getByRole("slider", { name: "Move the decision date" });
    const known = async () => {
      await page.getByRole("radio", { name: "serious" }).check();
      await page.getByRole("spinbutton", { name: /^Earlier warnings/ }).fill("1");
      await group(/^Evidence is sufficient/)
        .getByRole("radio", { name: "Yes" })
        .check();
    };

    it("marks the days on which the policy changes, and says which edition counts", async () => {
      await editions().waitFor();
      assert.deepEqual(
        await editions()
          .getByRole("listitem")
          .evaluateAll((all) => all.map((one) => one.querySelector("button")?.textContent)),
        ["4 March 2024", "1 July 2025", "1 June 2026"],
      );
      assert.equal(await page.locator(".edition-marks span").count(), 3);
      await editions().getByText("1 May 2026: as changed on 1 July 2025").waitFor();
      assert.equal(
        await editions().locator("[aria-current]").getByRole("button").first().textContent(),
        "1 July 2025",
      );
    });

    it("goes from change to change with the keyboard, and the outcome follows", async () => {
      await known();
      await outcome().getByText("Use warning-notice.").waitFor();
      await slider().focus();
      await page.keyboard.press("PageUp");
      assert.deepEqual(await lastTold("date"), { kind: "date", on: "2026-06-01" });
      await outcome().getByText("Use vary-conditions.").waitFor();
      assert.equal(await page.getByLabel("Decision date", { exact: true }).inputValue(), "2026-06-01");
      await page.keyboard.press("ArrowLeft");
      assert.deepEqual(await lastTold("date"), { kind: "date", on: "2026-05-31" });
      await outcome().getByText("Use warning-notice.").waitFor();
      assert.equal(await slider().getAttribute("aria-valuetext"), "31 May 2026: as changed on 1 July 2025");
      await page.keyboard.press("PageDown");
      assert.deepEqual(await lastTold("date"), { kind: "date", on: "2025-07-01" });
    });

    it("leads to a day and to the day before it", async () => {
      await editions().getByRole("button", { name: "1 June 2026" }).click();
      assert.deepEqual(await lastTold("date"), { kind: "date", on: "2026-06-01" });
      await editions().getByRole("button", { name: "31 May 2026, the day before" }).click();
      assert.deepEqual(await lastTold("date"), { kind: "date", on: "2026-05-31" });
    });

    it("moves with the date field, and says so when there is no date", async () => {
      const date = page.locator("#case-date");
      await date.fill("2026-07-10");
      await editions().getByText("10 July 2026: as changed on 1 June 2026").waitFor();
      await date.fill("");
      await editions().getByText("No date: which edition counts is not known.").waitFor();
      assert.equal(await editions().locator("[aria-current]").count(), 0);
    });

    it("sets the day of the conduct where that picks the edition", async () => {
      await shown.open({ picks: "served-on" });
      page = shown.page;
      await editions().getByRole("slider", { name: "Move “Served on”" }).focus();
      await page.keyboard.press("PageUp");
      assert.deepEqual(await lastTold("set"), { kind: "set", name: "served-on", value: "2025-07-01" });
      const counts = outcome().getByRole("region", { name: "Which edition counts" });
      await counts.getByText("The conduct is split at 2026-06-01").waitFor();
      await counts.getByText("1 July 2025 to 31 May 2026: Settled.").waitFor();
      await group(/^Served on/)
        .getByRole("checkbox", { name: "Not known" })
        .check();
      await editions().getByText("No date: which edition counts is not known.").waitFor();
    });
  });
});
