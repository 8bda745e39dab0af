// `npm start`: shows Remit at work. The examples' findings and cases in the terminal, then the examples in a real VS
// Code with the packaged extension installed: the desktop one where there is one, else the VS Code server, which a
// browser on this machine opens. Both run in a profile of their own; the person's own VS Code is left alone.
// `npm start -- --once` (or REMIT_START_ONCE=1) stops as soon as the editor answers.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { node24 } from "./house/node24.mjs";
import { capture, node, run, whenOrphaned } from "./house/processes.mjs";
import { root } from "./house/root.mjs";
import { heading, say } from "./house/say.mjs";
import { hasDisplay, installedDesktop, vscodeServer } from "./house/vscode.mjs";
import packageExtension, { vsix } from "./package.mjs";

const EXAMPLES = join(root, "examples");
const PREFERENCES = { "editor.minimap.enabled": true, "git.enabled": true };

export default async function start(args) {
  const once = args.includes("--once") || Boolean(process.env.REMIT_START_ONCE);
  say("builds Remit, checks the example policies, runs their cases, then opens them in VS Code");
  heading("Build");
  const packaged = await packageExtension();
  if (packaged !== 0) return packaged;
  for (const verb of ["check", "test"]) {
    heading(`remit ${verb} examples`);
    await node([join(root, "dist", "cli.js"), verb, "examples"]);
  }
  heading("VS Code");
  const desktop = process.env.REMIT_VSCODE === "server" ? undefined : installedDesktop();
  return desktop ? openDesktop(desktop, once) : openServer(once);
}

async function openDesktop(code, once) {
  const { makeProfile } = await import("../test/e2e/host/profile.ts");
  const profile = makeProfile(PREFERENCES);
  // VS Code refuses to run as root without the first and the last of these.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const shared = [`--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`, ...asRoot];
  try {
    say(`using the VS Code of this machine: ${code}`);
    const installed = await capture(code, [...shared, "--install-extension", vsix, "--force"]);
    if (installed.code !== 0) {
      say(
        `the extension could not be installed there; using the VS Code server instead\n${installed.output}`,
      );
      return await openServer(once);
    }
    say(once ? "opening the examples" : "opening the examples; this ends when its window is closed");
    return await run(code, [...shared, "--new-window", ...(once ? [] : ["--wait"]), EXAMPLES]);
  } finally {
    if (!once) profile.dispose();
  }
}

async function openServer(once) {
  const { makeProfile } = await import("../test/e2e/host/profile.ts");
  const { installInServer, startServer } = await import("../test/e2e/host/server.ts");
  const program = { folder: await vscodeServer(), node: await node24() };
  const profile = makeProfile(PREFERENCES);
  const token = randomBytes(16).toString("hex");
  const stopped = interrupted();
  try {
    await installInServer(program, profile, vsix);
    const server = await startServer({ program, profile, trusted: true, testDriver: false, token });
    try {
      const address = server.address(EXAMPLES);
      const answer = await fetch(address, { redirect: "manual" });
      if (answer.status >= 400) throw new Error(`the VS Code server answers ${answer.status} at ${address}`);
      say("the VS Code server is running; open this address in a browser on this machine:\n");
      console.log(`    ${address}\n`);
      if (once) return 0;
      await showInBrowser(address);
      say("Ctrl-C stops it");
      await stopped;
      say("stopping …");
      return 0;
    } finally {
      await server.stop();
    }
  } finally {
    profile.dispose();
  }
}

/** Opens the person's browser where there is a desktop to show it on; the address is printed in any case. */
async function showInBrowser(address) {
  if (!process.stdout.isTTY || !hasDisplay()) return;
  const openers = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };
  const [command, ...before] = openers[process.platform] ?? ["xdg-open"];
  await capture(command, [...before, address], { limit: 10_000 });
}

function interrupted() {
  return new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
    whenOrphaned(stop);
  });
}
