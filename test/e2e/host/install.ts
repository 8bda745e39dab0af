// The packaged extension into a profile, from the file, as on a laptop without a network.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { givenDesktop, givenServer, projectRoot } from "./given.ts";
import type { Profile } from "./profile.ts";
import { installInServer } from "./server.ts";

export const vsix = join(projectRoot, "dist", "remit.vsix");

/** Into the VS Code the tests run in. */
export function install(profile: Profile): Promise<void> {
  const desktop = givenDesktop();
  return desktop === undefined
    ? installInServer(givenServer(), profile, vsix)
    : installInDesktop(desktop, profile);
}

async function installInDesktop(desktop: string, profile: Profile): Promise<void> {
  const [cli = desktop, ...args] = resolveCliArgsFromVSCodeExecutablePath(desktop, {
    reuseMachineInstall: true,
  });
  const folders = [`--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`];
  const code = await new Promise((ended, failed) => {
    const child = spawn(cli, [...args, ...folders, "--no-sandbox", "--install-extension", vsix, "--force"], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    child.once("error", failed);
    child.once("close", ended);
  });
  if (code !== 0) throw new Error(`installing the VSIX ended with ${code}`);
}
