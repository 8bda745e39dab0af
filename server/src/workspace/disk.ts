/** Files on this machine's disk. Not for the browser: nothing but the Node entries imports it. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { URI } from "vscode-uri";
import type { FileSystem } from "./files.ts";

/** Folders that never hold a person's policies, and can be huge. */
const SKIPPED = new Set(["node_modules", "dist", "out", "coverage"]);
/** A workspace opened on a whole drive must not keep the server from its work. */
const MOST_FILES = 10_000;
const DEEPEST = 12;

export const disk: FileSystem = {
  readFile: async (uri) => {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== "file") return "absent";
    try {
      return await readFile(fsPath);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      return code === "ENOENT" || code === "ENOTDIR" ? "absent" : "unreadable";
    }
  },
  listFiles: async (folder) => {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme !== "file") return [];
    const found: string[] = [];
    await collect(fsPath, 0, found);
    return found.sort().map((path) => URI.file(path).toString());
  },
};

async function collect(folder: string, depth: number, found: string[]): Promise<void> {
  if (depth > DEEPEST || found.length >= MOST_FILES) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name.endsWith(".remit")) found.push(path);
    if (entry.isDirectory() && !entry.name.startsWith(".") && !SKIPPED.has(entry.name))
      await collect(path, depth + 1, found);
  }
}
