// The VS Codes: the desktop one, and the complete VS Code server that npm's `code-server` carries in lib/vscode, for
// machines that have no desktop or can't reach its maker's download server. Both are the same version.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cached, cachedOnce, cacheFolder } from "./cache.mjs";
import { npm } from "./npm.mjs";
import { capture } from "./processes.mjs";
import { say } from "./say.mjs";

/** VS Code 1.139.1 is in code-server 4.139.1. */
const VERSION = "1.139.1";
const SERVER = "4.139.1";
const DOWNLOADS = "https://update.code.visualstudio.com/api/releases/stable";
const PROBE_LIMIT = 4_000;
/** The cache entry that @vscode/test-electron fills; it marks by itself what is complete. */
const DESKTOP = "vscode-desktop";

/** The folder of the VS Code server (lib/vscode of code-server), fetched when it is not in the cache. */
export async function vscodeServer() {
  const folder = await cachedOnce(`code-server-${SERVER}`, async (making) => {
    say(`fetching the VS Code ${VERSION} server from the npm registry, once (about 600 MB on disk) …`);
    await npm(["install", "--prefix", making, "--ignore-scripts", "--no-save", `code-server@${SERVER}`], {
      cwd: making,
    });
    // Its install script would do this; `npm ci` can't, the list it ships does not match its package.json.
    await npm(["install", "--ignore-scripts", "--omit=dev"], { cwd: libVscode(making) });
  });
  return libVscode(folder);
}

function libVscode(folder) {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

/**
 * A desktop VS Code for the tests, downloaded the way @vscode/test-electron does it: its program, and the words to put
 * before a command so that it finds a display (none where there is one).
 * Or `{ missing }`: in plain words, why the server must stand in.
 */
export async function desktopForTests({ insist }) {
  if (!insist && !hasDisplay() && !xvfb())
    return { missing: "this machine has no display (and no xvfb-run)" };
  if (!insist && !cached(DESKTOP) && !(await answers(DOWNLOADS))) {
    return { missing: "its download server can't be reached from here" };
  }
  try {
    const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
    const program = await downloadAndUnzipVSCode({
      version: VERSION,
      cachePath: join(cacheFolder(), DESKTOP),
    });
    // As plain Node it starts without a window: this shows that the machine has the shared libraries it needs.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const { code, output } = await capture(program, ["--version"], { env });
    if (code !== 0) return { missing: `it does not start here (${output.trim().split("\n").at(-1)})` };
    return { program, display: hasDisplay() ? [] : [xvfb(), "-a"] };
  } catch (reason) {
    return { missing: `it could not be downloaded (${reason instanceof Error ? reason.message : reason})` };
  }
}

/** The person's own desktop VS Code, where there is one and a display to show it on. */
export function installedDesktop() {
  return hasDisplay() ? onPath(process.platform === "win32" ? "code.cmd" : "code") : undefined;
}

export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function xvfb() {
  return process.platform === "linux" ? onPath("xvfb-run") : undefined;
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((program) => existsSync(program));
}

async function answers(address) {
  try {
    return (await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(PROBE_LIMIT) })).ok;
  } catch {
    return false;
  }
}
