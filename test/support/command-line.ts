/** Runs the command line in this process, in a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "@remit/server/cli/main.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  /** Arguments as after `remit`. */
  readonly remit: (...argv: string[]) => Promise<Ran>;
  /** The same with something on standard input. */
  readonly remitWith: (stdin: string, ...argv: string[]) => Promise<Ran>;
  readonly write: (file: string, content: string | Uint8Array) => void;
}

/** Files by name; the folder is gone when `use` has ended. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: Folder) => Promise<void>,
): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), "remit-cli-"));
  const write: Folder["write"] = (file, content) => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  const remitWith: Folder["remitWith"] = async (stdin, ...argv) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await main(argv, {
      cwd: path,
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      stdin: async () => stdin,
    });
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  try {
    await use({ path, write, remitWith, remit: (...argv) => remitWith("", ...argv) });
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
