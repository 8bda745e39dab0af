// The examples, copied to where a test may change them.
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./given.ts";

export interface Workspace {
  readonly folder: string;
  readonly dispose: () => void;
}

export function copyExamples(): Workspace {
  // VS Code names files by their real path; on some systems the temporary folder is a link.
  const above = mkdtempSync(join(realpathSync(tmpdir()), "remit-workspace-"));
  const folder = join(above, "examples");
  cpSync(join(projectRoot, "examples"), folder, { recursive: true });
  return {
    folder,
    dispose: () => rmSync(above, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
