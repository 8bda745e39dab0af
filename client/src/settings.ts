/** The extension's settings; the manifest declares each with its default. */
import { type ConfigurationScope, workspace } from "vscode";

interface Settings {
  readonly showCodeLens: boolean;
  readonly showRuleCounts: boolean;
}

export function setting<Name extends keyof Settings>(name: Name, scope: ConfigurationScope): Settings[Name] {
  const value = workspace.getConfiguration("remit", scope).get<Settings[Name]>(name);
  if (value === undefined) throw new Error(`the setting remit.${name} is not in the manifest`);
  return value;
}
