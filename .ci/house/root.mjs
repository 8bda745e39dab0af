// The project's folder, whatever folder a command was called from.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What the runs leave behind for a person to look at: coverage, screenshots, counts. */
export const artifacts = join(root, "dist", "artifacts");
