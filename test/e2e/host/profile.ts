// A throw-away home for one run of VS Code: its settings, its extensions, its state. Nothing of the person's own
// VS Code is read or written, and nothing asks the outside.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Profile {
  readonly userData: string;
  readonly extensions: string;
  /** Only the server uses it. */
  readonly serverData: string;
  /** Where VS Code's sockets and scratch files go, to be gone with the rest. */
  readonly temporary: string;
  readonly dispose: () => void;
}

export type Settings = Readonly<Record<string, unknown>>;

/** Quiet: no welcome page, no updates, no telemetry, no suggestions, nothing that covers what a test looks at. */
const QUIET: Settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.layoutControl.enabled": false,
  "editor.minimap.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "npm.fetchOnlinePackageInfo": false,
  "json.schemaDownload.enable": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "chat.agentHost.enabled": false,
  "remote.autoForwardPorts": false,
  // With trust on, VS Code would ask at the start; a test of Restricted Mode wants the mode, not the question.
  "security.workspace.trust.startupPrompt": "never",
};

export function makeProfile(settings: Settings = {}): Profile {
  const folder = mkdtempSync(join(tmpdir(), "remit-vscode-"));
  const profile = {
    userData: join(folder, "user-data"),
    extensions: join(folder, "extensions"),
    serverData: join(folder, "server-data"),
    temporary: join(folder, "tmp"),
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
  const user = join(profile.userData, "User");
  for (const part of [user, profile.extensions, profile.serverData, profile.temporary])
    mkdirSync(part, { recursive: true });
  writeFileSync(join(user, "settings.json"), JSON.stringify({ ...QUIET, ...settings }, undefined, 2));
  return profile;
}
