// What a person sees, played in the window of a real VS Code with the packaged extension installed. The pictures of
// the README are copies of what these scenes leave.
import type { FrameLocator, Locator } from "playwright-core";
import type { Editor, Scene } from "./host/editor.ts";

const LIGHT = { "workbench.colorTheme": "Default Light Modern" };
const DARK = { "workbench.colorTheme": "Default Dark Modern" };
/** Nothing pops up over what is typed. */
const UNDISTURBED = {
  "editor.quickSuggestions": { other: "off" },
  "editor.suggestOnTriggerCharacters": false,
};
const POLICY = "small/small.remit";

export const scenes: readonly Scene[] = [
  {
    title: "a mistake is underlined, listed and explained",
    settings: { ...LIGHT, ...UNDISTURBED },
    play: async (editor) => {
      await editor.open(POLICY);
      await editor.page.locator(".statusbar-item").filter({ hasText: "Remit" }).first().waitFor();
      await find(editor, "power vary-conditions");
      await find(editor, "is at least medium and evidence-sufficient");
      await editor.page.keyboard.type("is at least medum and evidence-sufficient");
      await editor.page.keyboard.press("Escape");
      const mistake = editor.page.locator(".squiggly-error").first();
      await mistake.waitFor();
      await editor.hover(mistake, "did you mean");
      await editor.picture("editor");
      await editor.command("View: Toggle Problems");
      await editor.page.getByPlaceholder("Filter (e.g. text").fill("**/small/**");
      const row = editor.page.locator(".markers-panel .monaco-list-row").filter({ hasText: "medum" });
      await row.first().click();
      await mistake.waitFor();
      await picture(editor, "problems");
      await editor.command("View: Toggle Panel Visibility");

      const line = editor.line("warnings is at least repeat");
      await editor.hover(line.getByText("repeat", { exact: true }), "2 notices");
      await editor.picture("hover");
    },
  },
  {
    title: "cases run in the Testing view, expected beside found",
    settings: {
      ...LIGHT,
      ...UNDISTURBED,
      "testing.openTesting": "neverOpen",
      "testing.automaticallyOpenPeekView": "never",
    },
    play: async (editor) => {
      await editor.open(POLICY);
      await find(editor, "urgent-cancellation is not-addressed");
      await editor.page.keyboard.type("urgent-cancellation is required");
      await editor.page.keyboard.press("Escape");
      await editor.page.locator('.activitybar a[aria-label^="Testing"]').click();
      const tests = editor.page.locator(".test-explorer .monaco-list-row");
      await tests.filter({ hasText: "small.remit" }).first().click();
      await editor.page.keyboard.press("ArrowRight");
      await tests.filter({ hasText: "Evidence that will not do" }).first().waitFor();
      await editor.command("View: Focus Active Editor Group");
      await find(editor, "expect advice-letter is permitted");
      await editor.command("Test: Run Tests in Current File");
      await ended(tests, "Evidence that will not do", "failed").waitFor();
      await ended(tests, "Every rung", "passed").waitFor();
      await editor.command("Test: Peek Output");
      await editor.page.locator(".peekview-widget").getByText("Expected", { exact: true }).waitFor();
      await editor.page.locator(".peekview-widget").getByText("rule default").first().waitFor();
      await picture(editor, "testing");
    },
  },
  {
    title: "a case is explained step by step",
    settings: LIGHT,
    play: async (editor) => {
      await editor.open(POLICY);
      await find(editor, "vary-conditions is required by R2");
      await editor.command("Remit: Explain this case");
      const page = editor.panel();
      await page.getByText("Settled after judgement", { exact: true }).waitFor();
      await page.getByText("R2 applies").first().waitFor();
      await editor.command("View: Toggle Primary Side Bar Visibility");
      await editor.page.locator(".part.sidebar").waitFor({ state: "hidden" });
      await picture(editor, "explain");
      await page.getByRole("button", { name: "Show R2 in the policy" }).press("Enter");
      await editor.line("rule R2").waitFor();
    },
  },
  {
    title: "two rules that clash are found, with a case that shows it",
    settings: LIGHT,
    play: async (editor) => {
      await editor.open(POLICY);
      await find(editor, "must use vary-conditions");
      await editor.page.keyboard.press("ArrowDown");
      await editor.page.keyboard.press("ControlOrMeta+Shift+KeyK");
      await editor.page.locator(".squiggly-error").first().waitFor();
      await editor.command("Remit: Show findings");
      const page = editor.panel();
      await page.getByText("1 finding to look at.").first().waitFor();
      await page.getByRole("table", { name: "A case that shows it" }).waitFor();
      await editor.command("View: Close Primary Side Bar");
      await picture(editor, "findings");
      await page.getByRole("button", { name: "Rule R2" }).press("Enter");
      await editor.line("rule R2").waitFor();
    },
  },
  {
    title: "what if, by keyboard alone",
    settings: LIGHT,
    play: async (editor) => {
      const { page, outcome } = await openWhatIf(editor);
      await editor.command("View: Toggle Maximize Editor Group");
      await setTheFacts(editor, page, outcome);
      await picture(editor, "what-if");
    },
  },
  {
    title: "what if, beside the policy, in the dark, and what was tried is kept",
    settings: DARK,
    play: async (editor) => {
      const { page, outcome } = await openWhatIf(editor);
      await setTheFacts(editor, page, outcome);
      await picture(editor, "what-if-dark");
      await page.getByRole("button", { name: "Keep in small.remit" }).press("Enter");
      await editor.line('case "New case"').waitFor();
    },
  },
  {
    title: "a timeline, stepped through by keyboard, and its picture saved",
    settings: LIGHT,
    play: async (editor) => {
      await editor.open("repeat/repeat.remit");
      await find(editor, "conditions is required by R3, reply is expired");
      await editor.command("View: Toggle Primary Side Bar Visibility");
      await editor.page.locator(".part.sidebar").waitFor({ state: "hidden" });
      await editor.command("Remit: Show timeline");
      const page = editor.panel();
      const outcome = page.getByRole("region", { name: "Outcome on this day" });
      await outcome.getByText("conditions is required by R3").first().waitFor();
      await editor.command("View: Toggle Maximize Editor Group");
      const slider = page.getByRole("slider", { name: "Day on the timeline" });
      await slider.press("PageUp");
      await slider.press("PageUp");
      await page.getByText("Time for representations ended on 2026-02-12").first().waitFor();
      await slider.press("PageUp");
      await page.getByText("Time for representations begins").first().waitFor();
      await outcome.getByText("Open to discretion", { exact: true }).waitFor();
      await picture(editor, "timeline");
      await page.getByRole("button", { name: "Save picture (SVG)" }).press("Enter");
      const box = editor.page.locator(".quick-input-widget .quick-input-box input");
      await box.waitFor();
      await editor.page.keyboard.press("Enter");
      await page.getByText("Saved as three-in-two-years.svg.").first().waitFor();
    },
  },
  {
    title: "the walkthrough opens",
    settings: LIGHT,
    play: async (editor) => {
      await editor.command("View: Toggle Primary Side Bar Visibility");
      await editor.command("Welcome: Open Walkthrough...");
      const choice = editor.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Remit" });
      await choice.first().click();
      await editor.page.getByRole("button", { name: "Start a small policy" }).waitFor();
      await editor.page.getByAltText("A policy in the editor").waitFor();
      await picture(editor, "walkthrough");
      await editor.page.getByRole("button", { name: "Start a small policy" }).click();
      await editor.line("policy my-policy").waitFor();
    },
  },
];

async function openWhatIf(
  editor: Editor,
): Promise<{ readonly page: FrameLocator; readonly outcome: Locator }> {
  await editor.open(POLICY);
  await find(editor, "rule R1");
  await editor.command("View: Toggle Primary Side Bar Visibility");
  await editor.page.locator(".part.sidebar").waitFor({ state: "hidden" });
  await editor.command("Remit: What if…");
  const page = editor.panel();
  const outcome = page.getByRole("region", { name: "Outcome", exact: true });
  await outcome.getByText("Undecided", { exact: true }).waitFor();
  return { page, outcome };
}

/** With the keyboard alone: two scales, then by way of what would decide to the judgement. */
async function setTheFacts(
  { page: { keyboard } }: Editor,
  page: FrameLocator,
  outcome: Locator,
): Promise<void> {
  await page
    .getByRole("group", { name: /^impact-of-breach/ })
    .getByRole("radio")
    .first()
    .focus();
  for (let level = 0; level < 3; level++) await keyboard.press("ArrowRight");
  await keyboard.press("Tab");
  for (let level = 0; level < 3; level++) await keyboard.press("ArrowRight");
  await outcome.getByRole("button", { name: "evidence-sufficient" }).first().press("Enter");
  await keyboard.press("ArrowRight");
  await outcome.getByText("Settled after judgement", { exact: true }).waitFor();
  await outcome.getByText("urgent-cancellation is required by R3").first().waitFor();
  await page.getByRole("status").getByText("Settled after judgement").waitFor({ state: "attached" });
}

function ended(tests: Locator, title: string, how: "passed" | "failed"): Locator {
  return tests
    .filter({ hasText: title })
    .filter({ has: tests.page().locator(`.codicon-testing-${how}-icon`) })
    .first();
}

/** A picture without what shows only because the pointer rests somewhere. */
async function picture(editor: Editor, name: string): Promise<void> {
  await editor.page.mouse.move(600, 790);
  await editor.page.locator(".monaco-hover:visible").waitFor({ state: "detached" });
  await editor.picture(name);
}

/** Finds a text with the editor's own search, which shows it and leaves it selected. */
async function find(editor: Editor, text: string): Promise<void> {
  const { page } = editor;
  await page.keyboard.press("ControlOrMeta+KeyF");
  const box = page.locator(".find-widget.visible .find-part .input").first();
  await box.fill(text);
  await page.locator(".find-widget .matchesCount").filter({ hasText: /^1 of/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.locator(".find-widget.visible").waitFor({ state: "hidden" });
}
