/** The explanation view: one, showing the case that was last asked for. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import type { CaseResult } from "@remit/server/protocol/outcome.ts";
import { FromExplain, type ToExplain } from "@remit/server/protocol/panels.ts";
import { explainCase, explainData } from "@remit/server/protocol/requests.ts";
import { type Disposable, env, Uri } from "vscode";
import { showPlace } from "../places.ts";
import { explainSession } from "./explain-session.ts";
import { type Host, panel, policyNews, type Talk } from "./panel.ts";
import type { WhatIfPanels } from "./what-if.ts";

export interface ExplainPanel extends Talk<FromExplain, ToExplain>, Disposable {
  /** Explains the case at an offset. False: there is none. */
  readonly open: (uri: Uri, offset: number) => Promise<boolean>;
  /** Explains a case that stands in no file. False: there is no policy for it. */
  readonly openCase: (uri: Uri, kase: CaseData) => Promise<boolean>;
}

export function explainPanel(host: Host, whatIf: WhatIfPanels): ExplainPanel {
  const { server } = host;
  const atOffset = (uri: string, offset: number) => server.ask(explainCase, { uri, offset });
  const ofCase = (uri: string, kase: CaseData) => server.ask(explainData, { uri, case: kase });
  const view = panel(host, {
    page: "explain",
    title: "Explain",
    titleIn: (message: ToExplain) =>
      message.kind === "result" ? `Explain: ${message.result.title}` : undefined,
    from: FromExplain,
    session: (send) =>
      explainSession({
        explain: atOffset,
        explainData: ofCase,
        whatIf: (uri, offset) => whatIf.open(Uri.parse(uri), offset),
        whatIfData: (uri, kase) => whatIf.openCase(Uri.parse(uri), kase),
        copy: async (text) => env.clipboard.writeText(text),
        show: showPlace,
        send,
      }),
    news: policyNews(host),
  });
  const show = async (uri: Uri, result: CaseResult | null, kase?: CaseData): Promise<boolean> => {
    if (result === null) return false;
    await view.show(async (session) => session.open(uri.toString(), result, kase));
    return true;
  };
  return {
    ...view,
    open: async (uri, offset) => show(uri, await atOffset(uri.toString(), offset)),
    openCase: async (uri, kase) => show(uri, await ofCase(uri.toString(), kase), kase),
  };
}
