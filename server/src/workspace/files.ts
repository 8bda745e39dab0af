/** Where files come from. Passed in, so that the workspace runs on a disk, in a browser worker and in tests alike. */
import { URI, Utils } from "vscode-uri";

export interface FileSystem {
  /** The bytes of a file; or that there is none, or that there is one which cannot be read. Never rejects. */
  readonly readFile: (uri: string) => Promise<Uint8Array | "absent" | "unreadable">;
  /** The policy files (`*.remit`) in a folder and the folders below it. Never rejects. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
}

/** One spelling per file: editors escape the same address in different ways. */
export function sameUri(uri: string): string {
  return URI.parse(uri).toString();
}

/**
 * The address of a path written in a file, relative to that file; an address or a path from the root of a drive is
 * taken as it is. Whatever is written, an address comes back: if need be one where nothing is.
 */
export function resolveFrom(uri: string, path: string): string {
  try {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return sameUri(path);
    const plain = path.replaceAll("\\", "/");
    if (/^[a-z]:\//i.test(plain)) return URI.file(plain).toString();
    return Utils.resolvePath(Utils.dirname(URI.parse(uri)), plain).toString();
  } catch {
    return `unreachable:${encodeURIComponent(path)}`;
  }
}

/** The last part of an address, for messages: `scales.remit`. */
export function fileName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** How one file names another that lies beside, below or above it: `./scales.remit`, `../common/scales.remit`. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from, to].map((uri) => URI.parse(uri).path.split("/"));
  if (here === undefined || there === undefined) return to;
  let shared = 0;
  while (shared < Math.min(here.length, there.length) - 1 && here[shared] === there[shared]) shared++;
  const up = here.length - 1 - shared;
  return [...(up === 0 ? ["."] : Array<string>(up).fill("..")), ...there.slice(shared)].join("/");
}
