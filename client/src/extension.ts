/**
 * The extension. Nothing here waits: the language server starts beside the editor, and whatever asks it something
 * waits for it by itself.
 */
import { type ExtensionContext, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { analysisNews } from "./analysis-news.ts";
import { showAnalysisStatus } from "./analysis-status.ts";
import { registerCommands } from "./commands/register.ts";
import { startLanguageClient } from "./language-client.ts";
import { asker } from "./language-server.ts";
import { explainPanel } from "./panels/explain.ts";
import { findingsPanel } from "./panels/findings.ts";
import { whatIfPanels } from "./panels/what-if.ts";
import { policyFiles } from "./policy-files.ts";
import { showStatus } from "./status.ts";
import { type RemitApi, testApi } from "./test-api.ts";
import { testingView } from "./testing/view.ts";

let running: LanguageClient | undefined;

export function activate(context: ExtensionContext): RemitApi {
  const output = window.createOutputChannel("Remit", { log: true });
  const client = startLanguageClient(context, output);
  running = client;
  const server = asker(client);
  const files = policyFiles(server);
  const testing = testingView(server, files, output);
  const whatIf = whatIfPanels(context.extensionUri, server, files, output);
  const explain = explainPanel(context.extensionUri, server, files, whatIf, output);
  const news = analysisNews(client, output);
  const findings = findingsPanel(context.extensionUri, server, news, { explain, whatIf }, output);
  const commands = registerCommands({ client, output, testing, whatIf, explain, findings });
  const status = [showStatus(client), showAnalysisStatus(client, news)];
  context.subscriptions.push(output, files, testing, whatIf, explain, news, findings, ...status, commands);
  return testApi(client, testing, { whatIf, explain, findings, news });
}

/** The editor waits for this promise, so the language server ends before it does. */
export async function deactivate(): Promise<void> {
  await running?.dispose().catch(() => undefined);
}
