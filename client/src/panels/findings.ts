/** The view of what the analysis found and of the principles: one, showing the policy that was last asked for. */
import { FromFindings, type ToFindings } from "@remit/server/protocol/panels.ts";
import { analysis } from "@remit/server/protocol/requests.ts";
import { Disposable, type Event, EventEmitter, type LogOutputChannel, Uri } from "vscode";
import type { AnalysisNews } from "../analysis-news.ts";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import { showPlace } from "../places.ts";
import type { ExplainPanel } from "./explain.ts";
import { type FindingsPart, type FindingsSession, findingsSession } from "./findings-session.ts";
import { keepAsCase } from "./keep-case.ts";
import { openPage, type Page } from "./page.ts";
import type { WhatIfPanels } from "./what-if.ts";

export interface FindingsPanel extends Disposable {
  readonly open: (uri: Uri, part: FindingsPart) => Promise<void>;
  /** Takes a message as the page would send it. */
  readonly receive: (message: unknown) => void;
  readonly onSent: Event<ToFindings>;
  /** What the page tells. */
  readonly onReceived: Event<FromFindings>;
}

interface Open {
  readonly page: Page<ToFindings>;
  readonly session: FindingsSession;
}

const QUIET_MS = 50;

export function findingsPanel(
  extension: Uri,
  server: LanguageServer,
  news: AnalysisNews,
  views: { readonly explain: ExplainPanel; readonly whatIf: WhatIfPanels },
  output: LogOutputChannel,
): FindingsPanel {
  let panel: Open | undefined;
  const sent = new EventEmitter<ToFindings>();
  const received = new EventEmitter<FromFindings>();
  const report = (reason: unknown) => {
    output.error(`findings: ${reason}`);
    panel?.page.send({
      kind: "problem",
      text: "The language server gave no answer. The output of Remit says why.",
    });
  };

  const create = (): Open => {
    const page = openPage<typeof FromFindings, ToFindings>({
      page: "findings",
      title: "Findings",
      extension,
      from: FromFindings,
      receive: (message) => {
        received.fire(message);
        session.receive(message).catch(report);
      },
      closed: () => {
        panel = undefined;
      },
      output,
    });
    const session = findingsSession({
      report: (uri) => server.ask(analysis, { uri }),
      keep: (uri, kase) => keepAsCase(server, uri, kase),
      explain: (uri, kase) => views.explain.openCase(Uri.parse(uri), kase),
      whatIf: (uri, kase) => views.whatIf.openCase(Uri.parse(uri), kase),
      show: showPlace,
      send: (message) => {
        if (message.kind === "report") page.rename(`Findings: ${message.report.title}`);
        page.send(message);
        sent.fire(message);
      },
    });
    return { page, session };
  };

  const again = latest(QUIET_MS, () => panel?.session.changed().catch(report));
  const parts = Disposable.from(again, sent, received, news.onChanged(again.soon));
  return {
    open: async (uri, part) => {
      panel ??= create();
      panel.page.reveal();
      await panel.session.open(uri.toString(), part).catch(report);
    },
    receive: (message) => panel?.page.receive(message),
    onSent: sent.event,
    onReceived: received.event,
    dispose: () => {
      parts.dispose();
      panel?.page.dispose();
    },
  };
}
