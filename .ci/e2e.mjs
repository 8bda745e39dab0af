// The tests in a real VS Code. This prepares the machine (an editor, a browser, the VSIX); test/e2e/run.ts runs them.
// REMIT_VSCODE=desktop or =server chooses the editor; else it is the desktop VS Code where that can be had.
// Arguments go to the runner: `npm run test:e2e -- packaged --grep hover`.
import { join } from "node:path";
import { chromium } from "./house/chromium.mjs";
import { node24 } from "./house/node24.mjs";
import { run } from "./house/processes.mjs";
import { root } from "./house/root.mjs";
import { say } from "./house/say.mjs";
import { desktopForTests, vscodeServer } from "./house/vscode.mjs";
import packageExtension from "./package.mjs";

const RUNNER = join(root, "test", "e2e", "run.ts");

export default async function e2e(args) {
  const packaged = await packageExtension();
  if (packaged !== 0) return packaged;
  const editor = await prepareEditor();
  if (editor.missing) {
    say(`the real-editor tests can't run: ${editor.missing}`);
    return 1;
  }
  return runEndToEnd(editor, args);
}

export function runEndToEnd({ env, display }, args) {
  const [command, ...before] = [...display, process.execPath];
  return run(command, [...before, RUNNER, ...args], { env: { ...process.env, ...env } });
}

/**
 * What the runner needs, as its environment; or `{ missing }`: in plain words, why there can be no real editor.
 * Throws when the person asked for one that can't be had.
 */
export async function prepareEditor() {
  const choice = process.env.REMIT_VSCODE;
  if (choice && !["desktop", "server"].includes(choice)) {
    throw new Error(`REMIT_VSCODE is \`${choice}\`; it can be \`desktop\` or \`server\``);
  }
  const desktop =
    choice === "server"
      ? { missing: "REMIT_VSCODE asks for the server" }
      : await desktopForTests({ insist: choice === "desktop" });
  if (choice === "desktop" && desktop.missing) throw new Error(`no desktop VS Code: ${desktop.missing}`);
  const server = await prepareServer();
  if (choice === "server" && server.missing) throw new Error(`no VS Code server: ${server.missing}`);
  if (!desktop.missing) {
    say(`editor: the desktop VS Code, ${desktop.program}`);
    return { env: { ...server.env, REMIT_E2E_DESKTOP: desktop.program }, display: desktop.display };
  }
  if (server.missing) {
    return { missing: `no desktop VS Code (${desktop.missing}), and no server (${server.missing})` };
  }
  say(`editor: the VS Code server behind a headless browser (no desktop VS Code: ${desktop.missing})`);
  return { env: server.env, display: [] };
}

async function prepareServer() {
  const browser = await chromium();
  if (browser.missing) return browser;
  say(`browser: ${browser.program}`);
  try {
    const env = {
      ...browser.env,
      REMIT_E2E_BROWSER: browser.program,
      REMIT_E2E_SERVER: await vscodeServer(),
      REMIT_E2E_NODE: await node24(),
    };
    return { env };
  } catch (reason) {
    return { missing: reason instanceof Error ? reason.message : String(reason) };
  }
}
