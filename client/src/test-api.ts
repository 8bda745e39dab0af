/**
 * What the extension lets its own end-to-end tests see, as `activate()` returns it. A test of the editor can't look
 * into a page or into the Testing view; it can wait here for what these were told. Nothing else should use it.
 */
import type { AnalysisState } from "@remit/server/protocol/analysis.ts";
import type {
  FromExplain,
  FromFindings,
  FromTimeline,
  ToExplain,
  ToFindings,
  ToTimeline,
} from "@remit/server/protocol/panels.ts";
import { type Event, type TestItem, Uri } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import type { AnalysisNews } from "./analysis-news.ts";
import type { ExplainPanel } from "./panels/explain.ts";
import type { FindingsPanel } from "./panels/findings.ts";
import type { TimelinePanel } from "./panels/timeline.ts";
import type { WhatIfPanel, WhatIfPanels } from "./panels/what-if.ts";
import type { Finished } from "./testing/run.ts";
import type { TestingView } from "./testing/view.ts";

export interface RemitApi {
  readonly testing: Promise<TestingApi>;
}

export interface TestingApi {
  /** The language server's process; undefined while none runs. */
  readonly serverProcess: () => number | undefined;
  readonly serverRuns: () => boolean;
  readonly onServerRuns: Event<boolean>;
  /** The files' items in the Testing view. */
  readonly items: () => readonly TestItem[];
  /** Fires when the cases of a file were read. */
  readonly onCasesRead: Event<Uri>;
  readonly onRunEnded: Event<readonly Finished[]>;
  /** Opens the what-if view as the command does. */
  readonly whatIf: (uri: string, offset?: number) => Promise<WhatIfPanel>;
  readonly onExplained: Event<ToExplain>;
  readonly onExplainPage: Event<FromExplain>;
  /** How it stands with the policy of a file; undefined where there is none. */
  readonly analysisState: (uri: string) => AnalysisState | undefined;
  readonly onAnalysisState: Event<void>;
  readonly onFindings: Event<ToFindings>;
  readonly onFindingsPage: Event<FromFindings>;
  /** Takes a message as the page of findings would send it. */
  readonly findingsPage: (message: unknown) => void;
  readonly onTimeline: Event<ToTimeline>;
  readonly onTimelinePage: Event<FromTimeline>;
  /** Takes a message as the timeline page would send it. */
  readonly timelinePage: (message: unknown) => void;
}

export function testApi(
  client: LanguageClient,
  testing: TestingView,
  {
    whatIf,
    explain,
    findings,
    timeline,
    news,
  }: {
    readonly whatIf: WhatIfPanels;
    readonly explain: ExplainPanel;
    readonly findings: FindingsPanel;
    readonly timeline: TimelinePanel;
    readonly news: AnalysisNews;
  },
): TestingApi {
  return {
    serverProcess: () => client.serverProcess?.pid,
    serverRuns: () => client.state === State.Running,
    onServerRuns: (listener, self, disposables) =>
      client.onDidChangeState(
        ({ newState }) => listener.call(self, newState === State.Running),
        undefined,
        disposables,
      ),
    items: testing.files,
    onCasesRead: testing.onRead,
    onRunEnded: testing.onRunEnded,
    whatIf: (uri, offset) => whatIf.open(Uri.parse(uri), offset),
    onExplained: explain.onSent,
    onExplainPage: explain.onReceived,
    analysisState: (uri) => news.stateOf(Uri.parse(uri)),
    onAnalysisState: news.onChanged,
    onFindings: findings.onSent,
    onFindingsPage: findings.onReceived,
    findingsPage: findings.receive,
    onTimeline: timeline.onSent,
    onTimelinePage: timeline.onReceived,
    timelinePage: timeline.receive,
  };
}
