/**
 * Starts the language server beside the editor and keeps it running. A crash restarts it, with a message; a server
 * that keeps crashing is left stopped, and the message says how to start it again.
 */
import { join } from "node:path";
import { type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import {
  CloseAction,
  CodeLensRequest,
  ErrorAction,
  type ErrorHandler,
  InlayHintRequest,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from "vscode-languageclient/node";
import { linkToPages } from "./problem-pages.ts";
import { setting } from "./settings.ts";

export function startLanguageClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = join(context.extensionPath, "dist", "server.cjs");
  // The server and its thread are compiled once and not at each start.
  const env = { NODE_COMPILE_CACHE: join(context.globalStorageUri.fsPath, "compiled") };
  const client = new LanguageClient(
    "remit",
    "Remit",
    { module, transport: TransportKind.ipc, options: { env } },
    {
      documentSelector: [{ language: "remit" }],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: restarting(output),
      initializationFailedHandler: (reason) => {
        output.error(String(reason));
        return false;
      },
      middleware: {
        ...linkToPages,
        provideCodeLenses: (document, token, next) =>
          setting("showCodeLens", document) ? next(document, token) : [],
        provideInlayHints: (document, range, token, next) =>
          setting("showRuleCounts", document) ? next(document, range, token) : [],
      },
    },
  );
  context.subscriptions.push(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("remit.showCodeLens")) redrawCodeLenses(client);
      if (change.affectsConfiguration("remit.showRuleCounts")) redrawInlayHints(client);
    }),
  );
  client.start().catch((reason: unknown) => {
    output.error(String(reason));
    void offerOutput("Remit could not start its language server. Policies are not being checked.", output);
  });
  return client;
}

function redrawCodeLenses(client: LanguageClient): void {
  const feature = client.getFeature(CodeLensRequest.method);
  for (const { document } of window.visibleTextEditors) {
    feature?.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
  }
}

function redrawInlayHints(client: LanguageClient): void {
  const feature = client.getFeature(InlayHintRequest.method);
  for (const { document } of window.visibleTextEditors) {
    feature?.getProvider(document)?.onDidChangeInlayHints.fire();
  }
}

const MOST_RESTARTS = 4;
const WITHIN = 3 * 60_000;

function restarting(output: LogOutputChannel): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    // A message that could not be written or read. The close that follows a real crash decides.
    error: (reason) => {
      output.error(String(reason));
      return { action: ErrorAction.Continue, handled: true };
    },
    closed: () => {
      const now = Date.now();
      crashes = [...crashes.filter((time) => now - time < WITHIN), now];
      if (crashes.length <= MOST_RESTARTS) {
        const message = "The Remit language server stopped unexpectedly and was started again.";
        void offerOutput(message, output);
        return { action: CloseAction.Restart, message, handled: true };
      }
      const message =
        `The Remit language server stopped ${crashes.length} times within three minutes and stays stopped. ` +
        "Policies are not being checked. The command “Remit: Restart the language server” starts it again.";
      void offerOutput(message, output);
      return { action: CloseAction.DoNotRestart, message, handled: true };
    },
  };
}

async function offerOutput(message: string, output: LogOutputChannel): Promise<void> {
  const show = "Show output";
  if ((await window.showWarningMessage(message, show)) === show) output.show();
}
