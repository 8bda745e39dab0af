/** Restart the language server: for the person who suspects it, and after it gave up. */
import { State } from "vscode-languageclient/node";
import type { Parts } from "./register.ts";

export async function restartServer({ client }: Parts): Promise<void> {
  if (client.state === State.Running) await client.restart();
  else await client.start();
}
