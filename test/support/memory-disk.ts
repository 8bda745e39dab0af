/** A disk that exists only in a test, and changes as the test goes on. */
import type { FileSystem } from "@remit/server/workspace/files.ts";

/** What lies at an address: a text, bytes as they are, or a file that is there and cannot be read. */
export type Contents = string | Uint8Array | "unreadable";

export interface MemoryDisk extends FileSystem {
  readonly files: Map<string, Contents>;
}

export function memoryDisk(contents: Readonly<Record<string, Contents>> = {}): MemoryDisk {
  const files = new Map(Object.entries(contents));
  return {
    files,
    readFile: async (uri) => {
      const found = files.get(uri);
      if (found === undefined) return "absent";
      if (found === "unreadable") return found;
      return typeof found === "string" ? new TextEncoder().encode(found) : found;
    },
    listFiles: async (folder) =>
      [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`) && uri.endsWith(".remit")).sort(),
  };
}
