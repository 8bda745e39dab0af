/** The view of what the analysis found and of the principles: one, showing the policy that was last asked for. */
import { FromFindings, type ToFindings } from "@remit/server/protocol/panels.ts";
import { analysis } from "@remit/server/protocol/requests.ts";
import { type Disposable, Uri } from "vscode";
import type { AnalysisNews } from "../analysis-news.ts";
import { showPlace } from "../places.ts";
import type { ExplainPanel } from "./explain.ts";
import { type FindingsPart, findingsSession } from "./findings-session.ts";
import { keepAsCase } from "./keep-case.ts";
import { type Host, panel, type Talk } from "./panel.ts";
import type { WhatIfPanels } from "./what-if.ts";

export interface FindingsPanel extends Talk<FromFindings, ToFindings>, Disposable {
  readonly open: (uri: Uri, part: FindingsPart) => Promise<void>;
}

export function findingsPanel(
  host: Host,
  news: AnalysisNews,
  views: { readonly explain: ExplainPanel; readonly whatIf: WhatIfPanels },
): FindingsPanel {
  const { server } = host;
  const view = panel(host, {
    page: "findings",
    title: "Findings",
    titleIn: (message: ToFindings) =>
      message.kind === "report" ? `Findings: ${message.report.title}` : undefined,
    from: FromFindings,
    session: (send) =>
      findingsSession({
        report: (uri) => server.ask(analysis, { uri }),
        keep: (uri, kase) => keepAsCase(server, uri, kase),
        explain: (uri, kase) => views.explain.openCase(Uri.parse(uri), kase),
        whatIf: (uri, kase) => views.whatIf.openCase(Uri.parse(uri), kase),
        show: showPlace,
        send,
      }),
    news: [news.onChanged],
    quiet: 50,
  });
  return { ...view, open: (uri, part) => view.show((session) => session.open(uri.toString(), part)) };
}
