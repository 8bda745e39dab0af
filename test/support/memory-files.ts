/** The files of a fixture, as a workspace reads them. */
import { type FileSystem, sameUri } from "@remit/server/workspace/files.ts";
import type { Fixture, FixtureFile } from "./fixture.ts";

export function memoryFiles({ files }: Fixture): FileSystem {
  const byUri = new Map(files.map((file) => [sameUri(file.uri), file]));
  return {
    readFile: async (uri) => {
      const file = byUri.get(sameUri(uri));
      if (file === undefined) return "absent";
      return file.saved === "unreadable" ? "unreadable" : bytesOf(file);
    },
    listFiles: async (folder) =>
      [...byUri.keys()].filter((uri) => uri.startsWith(`${sameUri(folder)}/`) && uri.endsWith(".remit")),
  };
}

function bytesOf({ text, saved }: FixtureFile): Uint8Array {
  // In Windows-1252 a dash is a byte that cannot stand alone in UTF-8.
  return saved === "windows-1252"
    ? Uint8Array.from([...text], (letter) => (letter === "–" ? 0x96 : letter.charCodeAt(0)))
    : new TextEncoder().encode(text);
}
