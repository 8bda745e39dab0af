/** The pages of the panels in a headless browser, built as they are shipped, behind the page's made-up extension. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");
const ORIGIN = "http://panel.test";
const DEV = "/client/webview/dev/index.html";

/** As strict as in the editor: only the page's own files, nothing inline, no code made from text. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'";

/** The page that a test is about. */
export interface Shown extends PanelPage {
  /** Draws the page anew, with other settings. */
  readonly open: (options: PanelOptions) => Promise<void>;
}

/**
 * Tests of a page, each of which finds it drawn anew. Skipped where there is no browser: the same page is then still
 * driven in the editor by the end-to-end tests.
 */
export function describePage(title: string, name: PanelName, tests: (shown: Shown) => void): void {
  const program = browserProgram();
  (program === undefined ? describe.skip : describe)(title, () => {
    let panels: Panels;
    let panel: PanelPage;
    const open = async (options?: PanelOptions) => {
      panel = await panels.open(name, options);
    };
    const leave = async () => {
      assert.deepEqual(panel.faults, [], "no fault, and nothing that the security policy refused");
      await panel.page.close();
    };
    before(async () => {
      panels = await openPanels(program ?? "");
    });
    after(() => panels.close());
    beforeEach(() => open());
    afterEach(leave);
    tests({
      get page() {
        return panel.page;
      },
      get faults() {
        return panel.faults;
      },
      told: () => panel.told(),
      open: async (options) => {
        await leave();
        await open(options);
      },
    });
  });
}

/** Where a browser is, if this machine has one. */
function browserProgram(): string | undefined {
  const names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return [process.env["REMIT_E2E_BROWSER"], ...names].find((path) => path !== undefined && existsSync(path));
}

type PanelName = "what-if" | "explain" | "findings" | "timeline";

interface Panels {
  readonly open: (panel: PanelName, options?: PanelOptions) => Promise<PanelPage>;
  readonly close: () => Promise<void>;
}

interface PanelOptions {
  readonly theme?: "light" | "dark" | "high-contrast";
  /** Makes a form of so many more facts. */
  readonly facts?: number;
  /** The fact that says which edition counts, instead of the decision date. */
  readonly picks?: string;
}

interface PanelPage {
  readonly page: Page;
  /** What the page told the extension, oldest first. */
  readonly told: () => Promise<readonly Told[]>;
  /** Errors of the page, and what its security policy refused. */
  readonly faults: readonly string[];
}

export type Told = Readonly<Record<string, unknown>> & { readonly kind: string };

async function openPanels(program: string): Promise<Panels> {
  const files = await buildPanels();
  const browser: Browser = await chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  return {
    open: async (panel, { theme = "light", facts = 0, picks } = {}) => {
      const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      await page.route(`${ORIGIN}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        const body = files.get(pathname) ?? fromDisk(pathname);
        if (body === undefined) return route.fulfill({ status: 404 });
        return route.fulfill({
          body,
          contentType: CONTENT[pathname.slice(pathname.lastIndexOf(".") + 1)] ?? "text/plain",
          headers: { "content-security-policy": POLICY },
        });
      });
      await page.goto(
        `${ORIGIN}${DEV}?panel=${panel}&theme=${theme}&facts=${facts}${picks === undefined ? "" : `&picks=${picks}`}`,
      );
      await page.getByRole("heading", { level: 1 }).waitFor();
      return { page, faults, told: () => page.evaluate("window.told") };
    },
    close: () => browser.close(),
  };
}

const CONTENT: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
};

async function buildPanels(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: {
      "what-if": "client/webview/what-if/main.ts",
      explain: "client/webview/explain/main.ts",
      findings: "client/webview/findings/main.ts",
      timeline: "client/webview/timeline/main.ts",
    },
    outdir: "dist/webview",
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  return new Map(built.outputFiles.map(({ path, text }) => [path.slice(root.length), text]));
}

function fromDisk(pathname: string): string | undefined {
  const path = join(root, pathname);
  return pathname.startsWith("/client/webview/dev/") && existsSync(path)
    ? readFileSync(path, "utf8")
    : undefined;
}
