/** The extension. `activate()` says what there is and returns; the rest is loaded and started right after. */
import { type ExtensionContext, window } from "vscode";
import { registerCommands } from "./commands/register.ts";
import type { Parts } from "./parts.ts";
import type { RemitApi } from "./test-api.ts";

let starting: Promise<Parts> | undefined;

export function activate(context: ExtensionContext): RemitApi {
  const output = window.createOutputChannel("Remit", { log: true });
  const parts = nextTurn().then(async () => (await import("./parts.ts")).startParts(context, output));
  starting = parts;
  parts.catch((reason: unknown) => {
    output.error(String(reason));
    void window.showErrorMessage("Remit could not start. The command “Remit: Show output” says why.");
  });
  context.subscriptions.push(output, registerCommands(parts, output));
  return { testing: parts.then(({ testApi }) => testApi) };
}

/** The editor waits for this promise, so the language server ends before it does. */
export async function deactivate(): Promise<void> {
  const parts = await starting?.catch(() => undefined);
  await parts?.client.dispose().catch(() => undefined);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
