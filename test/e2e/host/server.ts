// The VS Code server and web workbench that npm's `code-server` carries in lib/vscode, started directly: on the
// loopback address only, in a throw-away profile, as a process group of its own. That group matters: without the
// native watchdog (we compile nothing) an extension host and its language server outlive a server that is killed.
import { execFile, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Profile } from "./profile.ts";

export interface ServerProgram {
  /** The folder lib/vscode of code-server. */
  readonly folder: string;
  /** A Node 24. */
  readonly node: string;
}

export interface ServerOptions {
  readonly program: ServerProgram;
  readonly profile: Profile;
  /** False leaves workspace trust on: a folder opens in Restricted Mode. */
  readonly trusted: boolean;
  /** True lets the address carry test instructions; newer builds silently ignore them without it. */
  readonly testDriver: boolean;
  /** Who opens the address must know it. Without one the server asks nothing (loopback only, short-lived). */
  readonly token?: string;
  /** A free one is taken when absent. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  /** host:port */
  readonly authority: string;
  /** The page's address for a folder, with test instructions where given. */
  readonly address: (folder: string, payload?: readonly (readonly [string, string])[]) => string;
  /** A path of this machine as the workbench in the browser names it. */
  readonly remote: (path: string) => string;
  /** What the server wrote so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const guard = join(import.meta.dirname, "guard.cjs");
const START_LIMIT = 120_000;
const STOP_LIMIT = 5_000;

export async function startServer(options: ServerOptions): Promise<Server> {
  const child = spawn(
    options.program.node,
    ["--require", guard, serverMain(options.program), ...serverArguments(options)],
    {
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
      env: { ...process.env, ...NO_GALLERY, TMPDIR: options.profile.temporary, ...options.env },
    },
  );
  const killGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", killGroup);
  let output = "";
  const port = await new Promise<number>((listening, failed) => {
    const late = setTimeout(
      () => failed(new Error(`the VS Code server did not start:\n${output}`)),
      START_LIMIT,
    );
    const read = (part: Buffer) => {
      output += part.toString();
      const found = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      listening(Number(found));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the VS Code server ended with ${code}:\n${output}`)));
  }).catch((reason: unknown) => {
    killGroup();
    throw reason;
  });
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    remote: (path) => `vscode-remote://${authority}${resolve(path)}`,
    address: (folder, payload = []) => {
      const query = new URLSearchParams({ folder: resolve(folder) });
      if (options.token !== undefined) query.set("tkn", options.token);
      if (payload.length > 0) query.set("payload", JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    output: () => output,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((done) => child.once("exit", done));
        const late = setTimeout(killGroup, STOP_LIMIT);
        child.kill("SIGTERM");
        await ended;
        clearTimeout(late);
      }
      killGroup();
      process.off("exit", killGroup);
    },
  };
}

/** Installs a VSIX into the profile, as a person without a network does. */
export async function installInServer(program: ServerProgram, profile: Profile, vsix: string): Promise<void> {
  await promisify(execFile)(
    program.node,
    [serverMain(program), ...profileArguments(profile), "--install-extension", vsix, "--force"],
    { env: { ...process.env, ...NO_GALLERY } },
  );
}

/** No market place is ever asked for anything. */
const NO_GALLERY = { EXTENSIONS_GALLERY: "{}" };

function serverMain(program: ServerProgram): string {
  return join(program.folder, "out", "server-main.js");
}

function serverArguments(options: ServerOptions): readonly string[] {
  return [
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0)],
    ...(options.token === undefined ? ["--without-connection-token"] : ["--connection-token", options.token]),
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
    ...(options.testDriver ? ["--enable-smoke-test-driver"] : []),
    ...["--accept-server-license-terms", "--telemetry-level", "off", "--force-disable-user-env"],
    ...profileArguments(options.profile),
  ];
}

function profileArguments(profile: Profile): readonly string[] {
  return [
    ...["--server-data-dir", profile.serverData],
    ...["--user-data-dir", profile.userData],
    ...["--extensions-dir", profile.extensions],
  ];
}
