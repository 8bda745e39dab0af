/** The explanation view: one, showing the case that was last asked for. */
import { FromExplain, type ToExplain } from "@remit/server/protocol/panels.ts";
import { explainCase } from "@remit/server/protocol/requests.ts";
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
  whatIf: WhatIfPanels["open"],
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
      whatIf: (uri, offset) => whatIf(Uri.parse(uri), offset),
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
      panel ??= create();
      panel.page.reveal();
      panel.session.open(uri.toString(), result);
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
