// Plays the scenes of pictures.ts, one after the other, each in a server, a window and a workspace of its own.
// Scenes always use the server and the browser, also where the suites run in a desktop VS Code.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { openEditor, pictures, type Scene } from "./editor.ts";
import { givenBrowser, givenServer } from "./given.ts";
import { vsix } from "./install.ts";
import { makeProfile } from "./profile.ts";
import { type Report, sum } from "./report.ts";
import { installInServer, startServer } from "./server.ts";
import { copyExamples } from "./workspace.ts";

export async function playScenes(scenes: readonly Scene[], grep: string | undefined): Promise<Report> {
  const chosen = scenes.filter((scene) => grep === undefined || scene.title.includes(grep));
  console.log(`\npictures: ${chosen.length} scenes`);
  const program = givenBrowser();
  if (program === undefined) {
    console.log("  - skipped: there is no browser to play them in");
    return { passed: 0, failed: 0, skipped: chosen.length };
  }
  const browser = await launchBrowser(program);
  const reports: Report[] = [];
  try {
    for (const scene of chosen) reports.push(await play(scene, browser));
  } finally {
    await browser.close();
  }
  return sum(reports);
}

async function play(scene: Scene, browser: Browser): Promise<Report> {
  const started = performance.now();
  const profile = makeProfile(scene.settings);
  const workspace = copyExamples();
  try {
    await installInServer(givenServer(), profile, vsix);
    const server = await startServer({ program: givenServer(), profile, trusted: true, testDriver: false });
    try {
      await playIn(scene, browser, server.address(workspace.folder), workspace.folder);
    } finally {
      await server.stop();
    }
    console.log(`  ✔ ${scene.title} (${Math.round(performance.now() - started)} ms)`);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (reason) {
    console.log(`  ✘ ${scene.title}`);
    console.error(reason);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    profile.dispose();
    workspace.dispose();
  }
}

async function playIn(scene: Scene, browser: Browser, address: string, folder: string): Promise<void> {
  const editor = await openEditor(browser, address, folder);
  try {
    await scene.play(editor);
  } catch (reason) {
    mkdirSync(pictures, { recursive: true });
    const file = join(pictures, `failed-${scene.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.png`);
    await editor.page.screenshot({ path: file }).catch(() => undefined);
    console.error(`what it looked like: ${file}`);
    throw reason;
  } finally {
    await editor.page.context().close();
  }
}
