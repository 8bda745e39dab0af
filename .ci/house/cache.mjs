// Where large downloads live, so that a second clone does not fetch them again: Node 24, the VS Code server,
// a browser. `REMIT_CACHE` names another place; a home folder that can't be written falls back to the project.
// Runs under Node 20: no dependencies, nothing newer than that.
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "./root.mjs";

/** The folder for downloads, created when absent. Absolute path. */
export function cacheFolder() {
  const wanted = process.env.REMIT_CACHE
    ? resolve(process.env.REMIT_CACHE)
    : join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "remit");
  return [wanted, join(root, ".cache")].find(canWrite) ?? wanted;
}

/** The named entry of the cache, or `undefined` when it has not been filled yet. */
export function cached(name) {
  const place = join(cacheFolder(), name);
  return existsSync(place) ? place : undefined;
}

/**
 * The named entry of the cache, filled by `fill(folder)` when absent. It is filled beside its place and moved there
 * when complete: an interrupted download is never taken for a finished one, and two runs at once don't collide.
 */
export async function cachedOnce(name, fill) {
  const place = join(cacheFolder(), name);
  if (existsSync(place)) return place;
  const making = `${place}.${process.pid}.part`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  try {
    await fill(making);
    if (!existsSync(place)) renameSync(making, place);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return place;
}

function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
