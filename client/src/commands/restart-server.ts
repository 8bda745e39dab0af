/** Restart the language server: for the person who suspects it, and after it gave up. */
import type { Parts } from "../parts.ts";

export async function restartServer({ client }: Parts): Promise<void> {
  if (client.isRunning()) await client.restart();
  else await client.start();
}
