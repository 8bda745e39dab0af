/**
 * What the extension is made of, put together. Loaded after `activate()` has returned: the language client and the
 * checks of messages take their time to load, and nobody is to wait for them.
 */
import type { ExtensionContext, LogOutputChannel } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { analysisNews } from "./analysis-news.ts";
import { showAnalysisStatus } from "./analysis-status.ts";
import { startLanguageClient } from "./language-client.ts";
import { asker } from "./language-server.ts";
import { type EditionsPages, editionsPages } from "./panels/editions.ts";
import { type ExplainPanel, explainPanel } from "./panels/explain.ts";
import { type FindingsPanel, findingsPanel } from "./panels/findings.ts";
import { type TimelinePanel, timelinePanel } from "./panels/timeline.ts";
import { type WhatIfPanels, whatIfPanels } from "./panels/what-if.ts";
import { policyFiles } from "./policy-files.ts";
import { problemPages } from "./problem-pages.ts";
import { showStatus } from "./status.ts";
import { type TestingApi, testApi } from "./test-api.ts";
import { type TestingView, testingView } from "./testing/view.ts";

export interface Parts {
  readonly client: LanguageClient;
  readonly testing: TestingView;
  readonly whatIf: WhatIfPanels;
  readonly explain: ExplainPanel;
  readonly findings: FindingsPanel;
  readonly editions: EditionsPages;
  readonly timeline: TimelinePanel;
  readonly testApi: TestingApi;
}

export function startParts(context: ExtensionContext, output: LogOutputChannel): Parts {
  const client = startLanguageClient(context, output);
  const server = asker(client);
  const files = policyFiles(server);
  const testing = testingView(server, files, output);
  const host = { extension: context.extensionUri, server, files, output };
  const whatIf = whatIfPanels(host);
  const explain = explainPanel(host, whatIf);
  const timeline = timelinePanel(host, whatIf);
  const news = analysisNews(client, output);
  const findings = findingsPanel(host, news, { explain, whatIf });
  const editions = editionsPages(server, files);
  const pages = problemPages(context.extensionUri);
  const status = [showStatus(client), showAnalysisStatus(client, news)];
  const views = [testing, whatIf, explain, timeline, findings, editions, pages];
  context.subscriptions.push(files, news, ...views, ...status);
  return {
    client,
    testing,
    whatIf,
    explain,
    findings,
    editions,
    timeline,
    testApi: testApi(client, testing, { whatIf, explain, findings, timeline, news }),
  };
}
