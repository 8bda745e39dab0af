// Calling npm from inside an npm script. What the outer call left in the environment (its prefix, its workspace
// choice, its log level) must not steer the inner one; the person's own settings (registry, proxy, certificates) must.
import { basename } from "node:path";
import { capture } from "./processes.mjs";

const OF_THE_OUTER_CALL =
  /^npm_(lifecycle|package|command|config_(prefix|local_prefix|global_prefix|workspaces?|include_workspace_root|omit|production|only|ignore_scripts|loglevel|global|location)$)/i;

/** Runs npm quietly in a folder. Throws with npm's own words when it fails. */
export async function npm(args, { cwd }) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !OF_THE_OUTER_CALL.test(name)),
  );
  const all = [...args, "--loglevel=error", "--no-fund", "--no-audit", "--no-update-notifier"];
  const [command, ...start] = npmProgram();
  const { code, output } = await capture(command, [...start, ...all], { cwd, env, limit: 20 * 60_000 });
  if (code !== 0) throw new Error(`\`npm ${args.join(" ")}\` failed:\n${output.trim()}`);
}

function npmProgram() {
  const outer = process.env.npm_execpath;
  if (outer && basename(outer).startsWith("npm-cli")) return [process.execPath, outer];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}
