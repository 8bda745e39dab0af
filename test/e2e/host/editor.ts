// Drives the workbench the way a person does: command palette, quick open, mouse, keyboard; for what the extension
// API can't see (the look of things, the inside of a panel). It waits for what should appear, never for a time.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { projectRoot } from "./given.ts";

export interface Editor {
  /** Everything of Playwright, for what the helpers below don't cover. */
  readonly page: Page;
  /** The workspace's folder on disk: a copy of the examples, of this window only. */
  readonly folder: string;
  /** Runs a command by its title in the palette, category included: `"View: Toggle Word Wrap"`. */
  readonly command: (title: string) => Promise<void>;
  /** Opens a file of the workspace by its path in it, and waits until its text shows. */
  readonly open: (path: string) => Promise<void>;
  /** The first line of the open editor that shows this text. */
  readonly line: (text: string) => Locator;
  /** Asks for the hover over a word of that line until it shows `expected`: the first answer can be incomplete. */
  readonly hover: (word: Locator, expected: string) => Promise<Locator>;
  /** The inside of the webview that is showing. */
  readonly panel: () => FrameLocator;
  /** Leaves dist/artifacts/screenshots/<name>.png. */
  readonly picture: (name: string) => Promise<void>;
}

/** A story that a person plays in the editor: it fails when something does not appear; it may leave pictures. */
export interface Scene {
  readonly title: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly play: (editor: Editor) => Promise<void>;
}

const PATIENCE = 60_000;
const HOVER_TRIES = 8;
const SIZE = { width: 1280, height: 800 };
/** Where the pictures go. */
export const pictures = join(projectRoot, "dist", "artifacts", "screenshots");

/** Opens a window on a folder. Its browser context is its own: nothing of an earlier window is remembered. */
export async function openEditor(browser: Browser, address: string, folder: string): Promise<Editor> {
  const context = await browser.newContext({
    viewport: SIZE,
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address, { timeout: 2 * PATIENCE });
  await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 2 * PATIENCE });
  return {
    page,
    folder,
    command: (title) => command(page, title),
    open: (path) => open(page, path),
    line: (text) => page.locator(".monaco-editor .view-line").filter({ hasText: text }).first(),
    hover: (word, expected) => hover(page, word, expected),
    panel: () => page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame"),
    picture: (name) => picture(page, name),
  };
}

async function command(page: Page, title: string): Promise<void> {
  const row = await choose(page, "F1", `>${title}`, title);
  await row.click();
  await row.waitFor({ state: "hidden" });
}

async function open(page: Page, path: string): Promise<void> {
  const name = path.split("/").at(-1) ?? path;
  const row = await choose(page, "ControlOrMeta+KeyP", path, name);
  await row.click();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator(".editor-instance .view-lines .view-line").first().waitFor();
}

/** A box that has just opened can lose the first keys to whoever had the focus: ask until it holds the text. */
async function choose(page: Page, key: string, text: string, label: string): Promise<Locator> {
  const box = page.locator(".quick-input-widget .quick-input-box input");
  await page.keyboard.press(key);
  await box.waitFor();
  await box.fill(text);
  const row = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first();
  await row.waitFor();
  return row;
}

async function hover(page: Page, word: Locator, expected: string): Promise<Locator> {
  const card = page.locator(".monaco-hover:visible").filter({ hasText: expected }).first();
  for (let tries = 1; ; tries++) {
    await word.hover({ force: true });
    try {
      await card.waitFor({ timeout: PATIENCE / HOVER_TRIES });
      return card;
    } catch (reason) {
      if (tries === HOVER_TRIES) throw reason;
      await page.mouse.move(SIZE.width - 5, SIZE.height - 5);
      await page.locator(".monaco-hover:visible").first().waitFor({ state: "hidden" });
    }
  }
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", caret: "hide" });
}
