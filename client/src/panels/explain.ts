/** The explanation view: one, showing the case that was last asked for. */
import type { CaseData } from "@remit/server/protocol/case.ts";
import { FromExplain, type ToExplain } from "@remit/server/protocol/panels.ts";
import { explainCase, explainData } from "@remit/server/protocol/requests.ts";
import { Disposable, type Event, EventEmitter, env, type LogOutputChannel, Uri, workspace } from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { latest } from "../latest.ts";
import { showPlace } from "../places.ts";
import type { PolicyFiles } from "../policy-files.ts";
import { type ExplainSession, explainSession } from "./explain-session.ts";
import { openPage, type Page } from "./page.ts";
import type { WhatIfPanels } from "./what-if.ts";

export interface ExplainPanel extends Disposable {
  /** Explains the case at an offset. False: there is none. */
  readonly open: (uri: Uri, offset: number) => Promise<boolean>;
  /** Explains a case that stands in no file. False: there is no policy for it. */
  readonly openCase: (uri: Uri, kase: CaseData) => Promise<boolean>;
  readonly onSent: Event<ToExplain>;
  /** What the page tells. */
  readonly onReceived: Event<FromExplain>;
}

interface Open {
  readonly page: Page<ToExplain>;
  readonly session: ExplainSession;
}

const QUIET_MS = 150;

export function explainPanel(
  extension: Uri,
  server: LanguageServer,
  files: PolicyFiles,
  whatIf: WhatIfPanels,
  output: LogOutputChannel,
): ExplainPanel {
  let panel: Open | undefined;
  const sent = new EventEmitter<ToExplain>();
  const received = new EventEmitter<FromExplain>();
  const report = (reason: unknown) => output.error(`explain: ${reason}`);

  const create = (): Open => {
    const page = openPage<typeof FromExplain, ToExplain>({
      page: "explain",
      title: "Explain",
      extension,
      from: FromExplain,
      receive: (message) => {
        received.fire(message);
        session.receive(message).catch(report);
      },
      closed: () => {
        panel = undefined;
      },
      output,
    });
    const session = explainSession({
      explain: (uri, offset) => server.ask(explainCase, { uri, offset }),
      explainData: (uri, kase) => server.ask(explainData, { uri, case: kase }),
      whatIf: (uri, offset) => whatIf.open(Uri.parse(uri), offset),
      whatIfData: (uri, kase) => whatIf.openCase(Uri.parse(uri), kase),
      copy: async (text) => env.clipboard.writeText(text),
      show: showPlace,
      send: (message) => {
        if (message.kind === "result") page.rename(`Explain: ${message.result.title}`);
        page.send(message);
        sent.fire(message);
      },
    });
    return { page, session };
  };

  const shown = (): Open => {
    panel ??= create();
    panel.page.reveal();
    return panel;
  };

  const again = latest(QUIET_MS, () => panel?.session.policyChanged().catch(report));
  const parts = Disposable.from(
    again,
    sent,
    received,
    files.onChanged(again.soon),
    files.onGone(again.soon),
    server.onStarted(again.soon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        length: rangeLength,
        text,
      }));
      panel?.session.edited(document.uri.toString(), changes);
    }),
  );
  return {
    open: async (uri, offset) => {
      const result = await server.ask(explainCase, { uri: uri.toString(), offset });
      if (result === null) return false;
      shown().session.open(uri.toString(), result);
      return true;
    },
    openCase: async (uri, kase) => {
      const result = await server.ask(explainData, { uri: uri.toString(), case: kase });
      if (result === null) return false;
      shown().session.open(uri.toString(), result, kase);
      return true;
    },
    onSent: sent.event,
    onReceived: received.event,
    dispose: () => {
      parts.dispose();
      panel?.page.dispose();
    },
  };
}
